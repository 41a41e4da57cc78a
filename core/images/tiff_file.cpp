#include "images/tiff_file.h"

#include "images/tiff_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <tiffio.h>
#include <utility>

namespace qianzi::images {
namespace {

/// What libtiff's callbacks see: the file, and the first thing that went wrong.
struct State {
  std::span<const std::byte> data;
  std::uint64_t at = 0;
  std::array<char, 160> message{};
};

State& state_of(thandle_t handle) {
  return *static_cast<State*>(handle);
}

tmsize_t take(thandle_t handle, void* to, tmsize_t size) {
  State& state = state_of(handle);
  if (size <= 0 || state.at >= state.data.size()) return 0;
  const std::uint64_t rest = state.data.size() - state.at;
  const auto count =
      static_cast<std::size_t>(std::min<std::uint64_t>(rest, static_cast<std::uint64_t>(size)));
  std::memcpy(to, state.data.data() + state.at, count);
  state.at += count;
  return static_cast<tmsize_t>(count);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
  return 0;
}

toff_t go_to(thandle_t handle, toff_t offset, int whence) {
  State& state = state_of(handle);
  const std::uint64_t from = whence == SEEK_SET   ? 0
                             : whence == SEEK_CUR ? state.at
                                                  : state.data.size();
  state.at = from + offset;
  return state.at;
}

int leave(thandle_t) {
  return 0;
}

toff_t size_of(thandle_t handle) {
  return state_of(handle).data.size();
}

void keep(State& state, const char* format, std::va_list arguments) {
  if (state.message[0] != '\0') return;
  std::vsnprintf(state.message.data(), state.message.size(), format, arguments);
}

int on_error(TIFF*, void* user, const char*, const char* format, std::va_list arguments) {
  keep(*static_cast<State*>(user), format, arguments);
  return 1;
}

// Fax and JPEG coded rows that are wrong or missing are only warned of; we do not guess pixels.
// What is said of unknown tags is no fault of the picture.
int on_warning(TIFF*, void* user, const char* module, const char* format, std::va_list arguments) {
  const std::string_view who = module == nullptr ? "" : module;
  if (who.starts_with("Fax") || who.starts_with("JPEG"))
    keep(*static_cast<State*>(user), format, arguments);
  return 1;
}

struct EndTiff {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Handle = std::unique_ptr<TIFF, EndTiff>;

constexpr tmsize_t largest_piece = tmsize_t{64} << 20;  ///< of memory, for a row or a tile
constexpr tmsize_t largest_raw = tmsize_t{512} << 20;   ///< for a strip as the file has it

Handle open_handle(State& state) {
  TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, largest_raw);
  TIFFOpenOptionsSetErrorHandlerExtR(options, on_error, &state);
  TIFFOpenOptionsSetWarningHandlerExtR(options, on_warning, &state);
  // m: read through the callbacks, not from memory, which is not libtiff's to write to.
  Handle tiff(TIFFClientOpenExt("image",
                                "rm",
                                &state,
                                take,
                                write_nothing,
                                go_to,
                                leave,
                                size_of,
                                nullptr,
                                nullptr,
                                options));
  TIFFOpenOptionsFree(options);
  return tiff;
}

template <class Number>
Number number(TIFF* tiff, std::uint32_t tag) {
  Number value = 0;
  TIFFGetFieldDefaulted(tiff, tag, &value);
  return value;
}

class TiffDecoder final : public Decoder {
public:
  explicit TiffDecoder(std::span<const std::byte> data) {
    state_.data = data;
    tiff_ = open_handle(state_);
    if (!tiff_) throw Damage(reason());
    fill_header();
    header_.sequence = TIFFLastDirectory(tiff_.get()) == 0;
  }

  [[nodiscard]] const Header& header() const override { return header_; }

  void verify() override {
    if (converted_)
      static_cast<void>(read_converted());
    else
      read(nullptr);
  }

  [[nodiscard]] Raster decode() override {
    if (converted_) return read_converted();
    TiffPixels pixels(header_, samples_);
    read(&pixels);
    return pixels.finish();
  }

private:
  [[nodiscard]] std::string reason() const {
    return fmt::format("it is damaged or incomplete ({})", state_.message.data());
  }

  void fill_header() {
    TIFF* tiff = tiff_.get();
    header_.format = ImageFormat::tiff;
    header_.width = number<std::uint32_t>(tiff, TIFFTAG_IMAGEWIDTH);
    header_.height = number<std::uint32_t>(tiff, TIFFTAG_IMAGELENGTH);
    if (header_.width == 0 || header_.height == 0) throw Damage("it has no size");
    const auto turned = number<std::uint16_t>(tiff, TIFFTAG_ORIENTATION);
    header_.orientation = static_cast<std::uint8_t>(turned >= 1 && turned <= 8 ? turned : 1);
    samples_.bits = number<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE);
    samples_.channels = number<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL);
    samples_.planar = number<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE &&
                      samples_.channels > 1;
    header_.bits_per_sample = static_cast<std::uint8_t>(samples_.bits);
    check_compression();
    check_samples();
    find_colours();
    find_alpha();
    find_profile();
  }

  void check_compression() const {
    constexpr std::uint16_t known[] = {COMPRESSION_NONE,
                                       COMPRESSION_CCITTRLE,
                                       COMPRESSION_CCITTFAX3,
                                       COMPRESSION_CCITTFAX4,
                                       COMPRESSION_LZW,
                                       COMPRESSION_JPEG,
                                       COMPRESSION_ADOBE_DEFLATE,
                                       COMPRESSION_DEFLATE,
                                       COMPRESSION_PACKBITS};
    const auto own = number<std::uint16_t>(tiff_.get(), TIFFTAG_COMPRESSION);
    if (std::find(std::begin(known), std::end(known), own) == std::end(known))
      throw Damage(fmt::format("it is compressed in a way that is not read, number {}", own));
  }

  void check_samples() const {
    const unsigned bits = samples_.bits;
    const auto kind = number<std::uint16_t>(tiff_.get(), TIFFTAG_SAMPLEFORMAT);
    if (kind != SAMPLEFORMAT_UINT && kind != SAMPLEFORMAT_VOID)
      throw Damage("its samples are no whole numbers");
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16)
      throw Damage(fmt::format("its samples have {} bits", bits));
    constexpr unsigned most_channels = 16;
    if (samples_.channels == 0 || samples_.channels > most_channels)
      throw Damage(fmt::format("it has {} channels", samples_.channels));
  }

  void find_colours() {
    const auto kind = number<std::uint16_t>(tiff_.get(), TIFFTAG_PHOTOMETRIC);
    std::size_t needed = 1;
    switch (kind) {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
      header_.space = ColourSpace::grey;
      header_.line_art = samples_.bits < 8;
      samples_.white_is_zero = kind == PHOTOMETRIC_MINISWHITE;
      break;
    case PHOTOMETRIC_PALETTE:
      header_.line_art = true;
      find_palette();
      break;
    case PHOTOMETRIC_RGB:
      needed = 3;
      break;
    case PHOTOMETRIC_SEPARATED:
      if (number<std::uint16_t>(tiff_.get(), TIFFTAG_INKSET) != INKSET_CMYK)
        throw Damage("its inks are not those of four-colour print");
      header_.space = ColourSpace::cmyk;
      needed = 4;
      break;
    default:
      needed = find_other_colours(kind);
    }
    if (samples_.channels < needed) throw Damage("it has too few channels for its colours");
  }

  /// Brightness and colour apart: decoded by libjpeg where it is JPEG, else by libtiff's converter.
  std::size_t find_other_colours(std::uint16_t kind) {
    TIFF* tiff = tiff_.get();
    const bool jpeg = number<std::uint16_t>(tiff, TIFFTAG_COMPRESSION) == COMPRESSION_JPEG;
    if (kind == PHOTOMETRIC_YCBCR && jpeg && !samples_.planar) {
      TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
      return 3;
    }
    std::array<char, 1024> message{};
    if (kind != PHOTOMETRIC_YCBCR || TIFFRGBAImageOK(tiff, message.data()) == 0)
      throw Damage(fmt::format("its colours are of a kind that is not read, number {}", kind));
    converted_ = true;
    return 1;
  }

  void find_palette() {
    if (samples_.bits > 8) throw Damage("its palette is too large");
    std::array<std::uint16_t*, 3> maps{};
    if (TIFFGetField(tiff_.get(), TIFFTAG_COLORMAP, &maps[0], &maps[1], &maps[2]) == 0)
      throw Damage("it has no palette");
    const std::size_t count = std::size_t{1} << samples_.bits;
    // Some programs write 8 bits where the format has 16.
    const bool narrow = std::all_of(maps.begin(), maps.end(), [count](const std::uint16_t* map) {
      return std::all_of(map, map + count, [](std::uint16_t value) { return value < 256; });
    });
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t entry = 0; entry < count; ++entry)
        samples_.palette[i].push_back(
            static_cast<std::uint8_t>(narrow ? maps[i][entry] : maps[i][entry] / 257));
    }
  }

  void find_alpha() {
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    TIFFGetFieldDefaulted(tiff_.get(), TIFFTAG_EXTRASAMPLES, &count, &kinds);
    const bool palette = !samples_.palette[0].empty();
    if (count == 0 || kinds == nullptr || converted_ || palette) return;
    if (samples_.channels <= samples_of(header_.space)) return;
    header_.alpha = kinds[0] == EXTRASAMPLE_ASSOCALPHA || kinds[0] == EXTRASAMPLE_UNASSALPHA;
    samples_.premultiplied = kinds[0] == EXTRASAMPLE_ASSOCALPHA;
  }

  void find_profile() {
    std::uint32_t size = 0;
    void* profile = nullptr;
    if (converted_ || TIFFGetField(tiff_.get(), TIFFTAG_ICCPROFILE, &size, &profile) == 0) return;
    const auto* bytes = static_cast<const std::byte*>(profile);
    header_.profile.assign(bytes, bytes + size);
  }

  /// Reads all pixels; keeps none where `pixels` is null.
  void read(TiffPixels* pixels) {
    if (TIFFIsTiled(tiff_.get()) != 0)
      read_tiles(pixels);
    else
      read_rows(pixels);
    if (state_.message[0] != '\0') throw Damage(reason());
  }

  [[nodiscard]] unsigned planes() const { return samples_.planar ? samples_.channels : 1u; }

  /// What `count` pixels take at least; libtiff may say less of a file that contradicts itself.
  [[nodiscard]] std::uint64_t bytes_for(std::uint64_t count) const {
    const std::uint64_t channels = samples_.planar ? 1 : samples_.channels;
    return (count * channels * samples_.bits + 7) / 8;
  }

  static void check_piece(tmsize_t size, std::uint64_t needed) {
    if (size <= 0 || static_cast<std::uint64_t>(size) < needed)
      throw Damage("it is damaged or incomplete (its rows contradict its size)");
    if (size > largest_piece) throw Damage("its rows or tiles are too large");
  }

  void read_rows(TiffPixels* pixels) {
    TIFF* tiff = tiff_.get();
    const tmsize_t size = TIFFScanlineSize(tiff);
    check_piece(size, bytes_for(header_.width));
    Bytes row(static_cast<std::size_t>(size));
    for (unsigned plane = 0; plane < planes(); ++plane) {
      for (std::uint32_t y = 0; y < header_.height; ++y) {
        if (TIFFReadScanline(tiff, row.data(), y, static_cast<std::uint16_t>(plane)) != 1 ||
            state_.message[0] != '\0')
          throw Damage(reason());
        if (pixels != nullptr) pixels->put(row.data(), 0, y, header_.width, plane);
      }
    }
  }

  void read_tiles(TiffPixels* pixels) {
    TIFF* tiff = tiff_.get();
    const auto width = number<std::uint32_t>(tiff, TIFFTAG_TILEWIDTH);
    const auto height = number<std::uint32_t>(tiff, TIFFTAG_TILELENGTH);
    const tmsize_t size = TIFFTileSize(tiff);
    const tmsize_t row = TIFFTileRowSize(tiff);
    if (width == 0 || height == 0) throw Damage("its tiles have no size");
    check_piece(row, bytes_for(width));
    check_piece(size, static_cast<std::uint64_t>(row) * height);
    Bytes tile(static_cast<std::size_t>(size));
    for (unsigned plane = 0; plane < planes(); ++plane) {
      for (std::uint64_t y = 0; y < header_.height; y += height) {
        for (std::uint64_t x = 0; x < header_.width; x += width) {
          read_tile(tile, x, y, plane);
          if (pixels == nullptr) continue;
          const std::uint64_t count = std::min<std::uint64_t>(width, header_.width - x);
          const std::uint64_t rows = std::min<std::uint64_t>(height, header_.height - y);
          for (std::uint64_t i = 0; i < rows; ++i)
            pixels->put(tile.data() + i * static_cast<std::uint64_t>(row), x, y + i, count, plane);
        }
      }
    }
  }

  void read_tile(Bytes& tile, std::uint64_t x, std::uint64_t y, unsigned plane) {
    const tmsize_t got = TIFFReadTile(tiff_.get(),
                                      tile.data(),
                                      static_cast<std::uint32_t>(x),
                                      static_cast<std::uint32_t>(y),
                                      0,
                                      static_cast<std::uint16_t>(plane));
    if (got < 0 || state_.message[0] != '\0') throw Damage(reason());
  }

  /// By way of libtiff's own conversion to RGB.
  Raster read_converted() {
    const std::size_t count = std::size_t{header_.width} * header_.height;
    std::vector<std::uint32_t> packed(count);
    if (TIFFReadRGBAImageOriented(
            tiff_.get(), header_.width, header_.height, packed.data(), header_.orientation, 1) ==
            0 ||
        state_.message[0] != '\0')
      throw Damage(reason());
    Raster raster{header_.width, header_.height, ColourSpace::rgb, {}, {}, {}};
    raster.samples.reserve(count * 3);
    for (const std::uint32_t pixel : packed) {
      raster.samples.push_back(static_cast<std::byte>(TIFFGetR(pixel)));
      raster.samples.push_back(static_cast<std::byte>(TIFFGetG(pixel)));
      raster.samples.push_back(static_cast<std::byte>(TIFFGetB(pixel)));
    }
    return raster;
  }

  State state_;
  Handle tiff_;
  Header header_;
  TiffSamples samples_;
  bool converted_ = false;  ///< read through libtiff's converter
};

}  // namespace

std::unique_ptr<Decoder> open_tiff(std::span<const std::byte> data) {
  return std::make_unique<TiffDecoder>(data);
}

}  // namespace qianzi::images
