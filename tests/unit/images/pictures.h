// WebP and TIFF files, profiles and small questions for the tests of images: all made on the spot.
#pragma once

#include "unit/images/files.h"

#include <algorithm>
#include <cstring>
#include <lcms2.h>
#include <tiffio.h>
#include <webp/encode.h>

namespace qianzi::images::test {

using Samples = std::vector<unsigned>;

inline Samples pixel(const Bytes& samples, std::size_t channels, std::size_t index) {
  Samples result;
  for (std::size_t channel = 0; channel < channels; ++channel)
    result.push_back(std::to_integer<unsigned>(samples.at(index * channels + channel)));
  return result;
}

inline bool close_to(const Samples& found, const Samples& wanted, int most = 4) {
  return std::equal(
      found.begin(), found.end(), wanted.begin(), wanted.end(), [most](unsigned a, unsigned b) {
        return std::abs(static_cast<int>(a) - static_cast<int>(b)) <= most;
      });
}

inline std::string little(std::uint64_t value, unsigned bytes) {
  std::string text;
  for (unsigned i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

/// `paint` gives RGB, or RGBA where `alpha` is set.
struct WebpOptions {
  bool lossless = true;
  bool alpha = false;
};

/// A bare WebP: one picture.
inline std::string
make_webp(int width, int height, const Paint& paint, const WebpOptions& options = {}) {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const unsigned sample : paint(static_cast<unsigned>(x), static_cast<unsigned>(y)))
        pixels.push_back(static_cast<std::uint8_t>(sample));
    }
  }
  std::uint8_t* made = nullptr;
  const int stride = width * (options.alpha ? 4 : 3);
  const std::size_t size =
      options.lossless
          ? (options.alpha ? WebPEncodeLosslessRGBA(pixels.data(), width, height, stride, &made)
                           : WebPEncodeLosslessRGB(pixels.data(), width, height, stride, &made))
          : (options.alpha ? WebPEncodeRGBA(pixels.data(), width, height, stride, 90, &made)
                           : WebPEncodeRGB(pixels.data(), width, height, stride, 90, &made));
  std::string result(reinterpret_cast<const char*>(made), size);
  WebPFree(made);
  return result;
}

inline std::string webp_chunk(std::string_view name, std::string body) {
  std::string chunk = std::string(name) + little(body.size(), 4) + std::move(body);
  if (chunk.size() % 2 != 0) chunk += '\0';
  return chunk;
}

inline std::string webp_file(const std::string& chunks) {
  return "RIFF" + little(chunks.size() + 4, 4) + "WEBP" + chunks;
}

/// The chunk of features that leads a WebP with more than a picture. Flags: 2 animation, 4 XMP,
/// 8 EXIF, 16 alpha, 32 ICC.
inline std::string webp_features(unsigned flags, unsigned width, unsigned height) {
  return webp_chunk("VP8X", little(flags, 4) + little(width - 1, 3) + little(height - 1, 3));
}

/// A bare WebP's picture, as a chunk.
inline std::string webp_picture(const std::string& bare) {
  const std::size_t at = bare.find("VP8");
  if (bare.substr(at, 4) != "VP8X") return bare.substr(at);
  const std::size_t alpha = bare.find("ALPH");
  return bare.substr(alpha == std::string::npos ? bare.find("VP8 ") : alpha);
}

/// One frame of an animation, at (x, y), both even.
inline std::string
webp_frame(const std::string& bare, unsigned x, unsigned y, unsigned width, unsigned height) {
  return webp_chunk("ANMF",
                    little(x / 2, 3) + little(y / 2, 3) + little(width - 1, 3) +
                        little(height - 1, 3) + little(100, 3) + little(2, 1) + webp_picture(bare));
}

inline std::string webp_animation_head() {
  return webp_chunk("ANIM", little(0xFFFFFFFF, 4) + little(0, 2));
}

struct TiffOptions {
  std::uint16_t photometric = PHOTOMETRIC_RGB;
  std::uint16_t channels = 3;
  std::uint16_t bits = 8;
  std::uint16_t compression = COMPRESSION_NONE;
  std::uint16_t orientation = 1;
  bool planar = false;
  std::uint32_t tile = 0;  ///< 0: rows
  int extra = -1;          ///< EXTRASAMPLE_...; -1: none
  bool big = false;        ///< BigTIFF
  bool big_endian = false;
  unsigned pages = 1;
  std::string profile;
  std::vector<std::uint16_t> palette;  ///< red, then green, then blue
};

struct TiffMemory {
  std::string data;
  std::size_t at = 0;
};

inline TIFF* open_tiff_memory(TiffMemory& memory, const char* mode) {
  const auto read = [](thandle_t handle, void* to, tmsize_t size) -> tmsize_t {
    auto& file = *static_cast<TiffMemory*>(handle);
    const std::size_t rest = file.data.size() - std::min(file.at, file.data.size());
    const std::size_t count = std::min(rest, static_cast<std::size_t>(size));
    std::memcpy(to, file.data.data() + file.at, count);
    file.at += count;
    return static_cast<tmsize_t>(count);
  };
  const auto write = [](thandle_t handle, void* from, tmsize_t size) -> tmsize_t {
    auto& file = *static_cast<TiffMemory*>(handle);
    const auto count = static_cast<std::size_t>(size);
    if (file.at + count > file.data.size()) file.data.resize(file.at + count);
    std::memcpy(file.data.data() + file.at, from, count);
    file.at += count;
    return size;
  };
  const auto seek = [](thandle_t handle, toff_t offset, int whence) -> toff_t {
    auto& file = *static_cast<TiffMemory*>(handle);
    file.at = offset + (whence == SEEK_CUR ? file.at : whence == SEEK_END ? file.data.size() : 0);
    return file.at;
  };
  const auto close = [](thandle_t) { return 0; };
  const auto size = [](thandle_t handle) -> toff_t {
    return static_cast<TiffMemory*>(handle)->data.size();
  };
  return TIFFClientOpen("made", mode, &memory, read, write, seek, close, size, nullptr, nullptr);
}

inline void set_tiff_tags(TIFF* tiff, unsigned width, unsigned height, const TiffOptions& options) {
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, options.bits);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, options.channels);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, options.photometric);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, options.compression);
  TIFFSetField(tiff, TIFFTAG_ORIENTATION, options.orientation);
  TIFFSetField(
      tiff, TIFFTAG_PLANARCONFIG, options.planar ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
  if (options.tile > 0) {
    TIFFSetField(tiff, TIFFTAG_TILEWIDTH, options.tile);
    TIFFSetField(tiff, TIFFTAG_TILELENGTH, options.tile);
  } else {
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
  }
  if (options.photometric == PHOTOMETRIC_SEPARATED) TIFFSetField(tiff, TIFFTAG_INKSET, INKSET_CMYK);
  if (options.photometric == PHOTOMETRIC_YCBCR && options.compression == COMPRESSION_JPEG)
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  if (options.photometric == PHOTOMETRIC_YCBCR && options.compression == COMPRESSION_NONE)
    TIFFSetField(tiff, TIFFTAG_YCBCRSUBSAMPLING, 1, 1);
  if (options.extra >= 0) {
    const auto kind = static_cast<std::uint16_t>(options.extra);
    TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &kind);
  }
  if (!options.profile.empty())
    TIFFSetField(tiff,
                 TIFFTAG_ICCPROFILE,
                 static_cast<std::uint32_t>(options.profile.size()),
                 options.profile.data());
  if (!options.palette.empty()) {
    const std::size_t third = options.palette.size() / 3;
    const std::uint16_t* map = options.palette.data();
    TIFFSetField(tiff, TIFFTAG_COLORMAP, map, map + third, map + 2 * third);
  }
}

/// `count` pixels of row y from x on; of all channels, or of one.
inline std::vector<std::uint8_t> tiff_row(unsigned x,
                                          unsigned y,
                                          unsigned count,
                                          const Paint& paint,
                                          const TiffOptions& options,
                                          int plane) {
  std::vector<std::uint8_t> row;
  unsigned pending = 0;
  unsigned held = 0;
  const auto add = [&](unsigned sample) {
    if (options.bits == 16) {
      const auto value = static_cast<std::uint16_t>(sample);
      std::uint8_t both[2];
      std::memcpy(both, &value, 2);
      row.insert(row.end(), both, both + 2);
      return;
    }
    pending = pending << options.bits | sample;
    held += options.bits;
    if (held < 8) return;
    row.push_back(static_cast<std::uint8_t>(pending & 0xFF));
    held = 0;
  };
  for (unsigned i = 0; i < count; ++i) {
    const Samples samples = paint(x + i, y);
    for (unsigned channel = 0; channel < options.channels; ++channel) {
      if (plane < 0 || static_cast<unsigned>(plane) == channel) add(samples.at(channel));
    }
  }
  if (held > 0) row.push_back(static_cast<std::uint8_t>(pending << (8 - held) & 0xFF));
  return row;
}

inline void write_tiff_tiles(TIFF* tiff,
                             unsigned width,
                             unsigned height,
                             const Paint& paint,
                             const TiffOptions& options,
                             int plane) {
  for (unsigned y = 0; y < height; y += options.tile) {
    for (unsigned x = 0; x < width; x += options.tile) {
      std::vector<std::uint8_t> tile;
      for (unsigned row = 0; row < options.tile; ++row) {
        const auto more = tiff_row(x, y + row, options.tile, paint, options, plane);
        tile.insert(tile.end(), more.begin(), more.end());
      }
      TIFFWriteTile(tiff, tile.data(), x, y, 0, static_cast<std::uint16_t>(std::max(plane, 0)));
    }
  }
}

inline std::string
make_tiff(unsigned width, unsigned height, const Paint& paint, const TiffOptions& options = {}) {
  TiffMemory memory;
  const std::string mode =
      std::string("w") + (options.big ? "8" : "4") + (options.big_endian ? "b" : "l");
  TIFF* tiff = open_tiff_memory(memory, mode.c_str());
  for (unsigned page = 0; page < options.pages; ++page) {
    set_tiff_tags(tiff, width, height, options);
    for (int plane = options.planar ? 0 : -1; plane < (options.planar ? options.channels : 0);
         ++plane) {
      if (options.tile > 0) {
        write_tiff_tiles(tiff, width, height, paint, options, plane);
        continue;
      }
      for (unsigned y = 0; y < height; ++y) {
        auto row = tiff_row(0, y, width, paint, options, plane);
        TIFFWriteScanline(tiff, row.data(), y, static_cast<std::uint16_t>(std::max(plane, 0)));
      }
    }
    TIFFWriteDirectory(tiff);
  }
  TIFFClose(tiff);
  return memory.data;
}

inline std::string saved(cmsHPROFILE profile) {
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string data(size, '\0');
  cmsSaveProfileToMem(profile, data.data(), &size);
  cmsCloseProfile(profile);
  return data;
}

/// RGB whose red and green have changed places.
inline std::string swapped_profile() {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries{{0.30, 0.60, 1}, {0.64, 0.33, 1}, {0.15, 0.06, 1}};
  cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
  cmsToneCurve* curves[] = {curve, curve, curve};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsFreeToneCurve(curve);
  return saved(profile);
}

/// CMYK of which every ink is a grey.
inline std::string grey_inks_profile() {
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
  cmsSetProfileVersion(profile, 2.1);
  cmsSetDeviceClass(profile, cmsSigOutputClass);
  cmsSetColorSpace(profile, cmsSigCmykData);
  cmsSetPCS(profile, cmsSigLabData);
  cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, 4, 3);
  cmsStage* grid = cmsStageAllocCLut16bit(nullptr, 3, 4, 3, nullptr);
  const auto sample =
      [](const cmsUInt16Number in[], cmsUInt16Number out[], void*) -> cmsInt32Number {
    unsigned ink = 0;
    for (int i = 0; i < 4; ++i) ink = std::max<unsigned>(ink, in[i]);
    out[0] = static_cast<cmsUInt16Number>((0xFFFFu - ink) / 257 * 256);  // L of version 2
    out[1] = out[2] = 0x8000;
    return 1;
  };
  cmsStageSampleCLut16bit(grid, sample, nullptr, 0);
  cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, grid);
  cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
  cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
  cmsPipelineFree(pipeline);
  return saved(profile);
}

/// Examined, and nothing was said.
inline ImageFile sound(const Folder& folder, const std::string& name, const std::string& content) {
  ImageFile image = folder.write(name, content);
  DiagnosticList sink;
  examine(image, {}, sink);
  if (!sink.entries.empty())
    throw std::runtime_error("something was said of " + name + ": " +
                             sink.entries.front().arguments.back());
  return image;
}

/// The first thing said of a file.
inline Diagnostic said_of(const Folder& folder, const std::string& content, Limits limits = {}) {
  ImageFile image = folder.write("picture", content);
  DiagnosticList sink;
  examine(image, limits, sink);
  if (sink.entries.size() != 1) throw std::runtime_error("not one thing was said");
  return sink.entries.front();
}

}  // namespace qianzi::images::test
