#include "images/images.h"

#include "images/codec.h"
#include "images/colour.h"
#include "images/encode.h"
#include "images/jpeg.h"
#include "images/orientation.h"
#include "images/png_file.h"
#include "images/svg.h"
#include "images/tiff_file.h"
#include "images/webp_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <system_error>
#include <utility>

namespace qianzi::images {
namespace {

struct TooLarge {
  std::string size;
  std::string limit;
};

/// The first bytes as text; signatures are compared with it.
std::string_view beginning_of(const Bytes& data) {
  constexpr std::size_t enough = 16;
  return {reinterpret_cast<const char*>(data.data()), std::min(data.size(), enough)};
}

bool is_webp(std::string_view head) {
  return head.starts_with("RIFF") &&
         head.substr(std::min<std::size_t>(8, head.size()), 4) == "WEBP";
}

/// Both orders of bytes, and the kind for files beyond 4 GiB.
bool is_tiff(std::string_view head) {
  using namespace std::string_view_literals;
  return head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv) ||
         head.starts_with("II+\0"sv) || head.starts_with("MM\0+"sv);
}

/// An element, after what may stand before it.
bool is_xml(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '<';
}

Bytes read_file(const std::string& path, const Limits& limits) {
  std::error_code error;
  const bool plain = std::filesystem::is_regular_file(path, error);
  const std::uintmax_t size = plain ? std::filesystem::file_size(path, error) : 0;
  if (!plain || error) throw Damage("it is not a file that can be read");
  if (size > limits.bytes)
    throw TooLarge{fmt::format("{} bytes", size), fmt::format("{} bytes", limits.bytes)};
  Bytes data(size);
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(data.data()), static_cast<std::streamsize>(size));
  if (!file) throw Damage("it is not a file that can be read");
  return data;
}

std::unique_ptr<Decoder> open_any(const Bytes& data, const Limits& limits) {
  const std::string_view head = beginning_of(data);
  if (head.starts_with("\xFF\xD8\xFF")) return open_jpeg(data);
  if (head.starts_with("\x89PNG\r\n\x1A\n")) return open_png(data);
  if (is_webp(head)) return open_webp(data);
  if (is_tiff(head)) return open_tiff(data);
  if (!is_xml(head))
    throw Damage(head.empty() ? "it is empty" : "it is none of JPEG, PNG, WebP, TIFF and SVG");
  if (data.size() > limits.drawing)
    throw TooLarge{fmt::format("{} bytes", data.size()), fmt::format("{} bytes", limits.drawing)};
  return open_svg(data, limits.pixels);
}

std::unique_ptr<Decoder> open(const Bytes& data, const Limits& limits) {
  std::unique_ptr<Decoder> decoder = open_any(data, limits);
  const Header& header = decoder->header();
  if (std::uint64_t{header.width} * header.height > limits.pixels)
    throw TooLarge{fmt::format("{} by {} pixels", header.width, header.height),
                   fmt::format("{} pixels", limits.pixels)};
  return decoder;
}

constexpr std::uint32_t longest_webp = 16'383;

/// Reading systems show it as it is.
bool is_fit_for_web(const Header& header) {
  return header.format != ImageFormat::tiff && header.space != ColourSpace::cmyk &&
         header.orientation == 1 && !header.sequence;
}

ImageFormat web_format(const Header& header) {
  constexpr std::uint32_t longest_jpeg = 65'500;
  if (is_fit_for_web(header) || header.format == ImageFormat::png) return header.format;
  const bool exact =
      header.alpha || header.line_art || std::max(header.width, header.height) > longest_jpeg;
  return exact ? ImageFormat::png : ImageFormat::jpeg;
}

/// The profile, if it is what it should be.
Bytes profile_of(const Header& header) {
  return fits_space(header.profile, header.space) ? header.profile : Bytes{};
}

Raster upright(Decoder& decoder) {
  Raster raster = turn_upright(decoder.decode(), decoder.header().orientation);
  raster.profile = profile_of(decoder.header());
  return raster;
}

/// The file as it is, or what was written anew of a drawing.
EncodedImage as_it_is(Bytes data, const Decoder& decoder) {
  const Header& header = decoder.header();
  EncodedImage encoded;
  encoded.format = header.format;
  encoded.width = header.width;
  encoded.height = header.height;
  encoded.space = header.space;
  encoded.bits_per_sample = header.bits_per_sample;
  encoded.needs_orientation = header.orientation != 1;
  encoded.inverted = header.inverted;
  encoded.profile = profile_of(header);
  encoded.data = std::move(data);
  if (const std::string* clean = decoder.rewritten()) {
    const auto bytes = std::as_bytes(std::span(*clean));
    encoded.data.assign(bytes.begin(), bytes.end());
  }
  return encoded;
}

EncodedImage converted(Decoder& decoder) {
  const Raster raster = to_srgb(upright(decoder));
  EncodedImage encoded;
  encoded.format = web_format(decoder.header());
  encoded.width = raster.width;
  encoded.height = raster.height;
  encoded.space = raster.space;
  encoded.data = encoded.format == ImageFormat::png ? encode_png(raster) : encode_jpeg(raster);
  return encoded;
}

std::pair<std::uint32_t, std::uint32_t> upright_size(const Header& header) {
  return is_on_its_side(header.orientation) ? std::pair(header.height, header.width)
                                            : std::pair(header.width, header.height);
}

void report(const ImageFile& image,
            Code code,
            std::vector<std::string> arguments,
            DiagnosticSink& sink) {
  arguments.insert(arguments.begin(), image.name);
  sink.report({.code = code,
               .file = image.source_file,
               .line = image.where.line,
               .column = image.where.column,
               .arguments = std::move(arguments)});
}

// Runs `use(data, decoder)` on the file, which must still be what examine found.
template <class Use>
auto reopened(const ImageFile& image, const Limits& limits, Use use) {
  std::string reason;
  try {
    Bytes data = read_file(image.path, limits);
    const std::unique_ptr<Decoder> decoder = open(data, limits);
    const Header& header = decoder->header();
    if (header.format == image.format &&
        upright_size(header) == std::pair(image.width, image.height))
      return use(std::move(data), *decoder);
    reason = "it has another format or size";
  } catch (const Damage& damage) {
    reason = damage.what();
  } catch (const TooLarge& excess) {
    reason = fmt::format("it has {}, the limit is {}", excess.size, excess.limit);
  }
  throw Failure(fmt::format(
      "The image {} has changed since it was looked at: {}. Run again.", image.name, reason));
}

}  // namespace

void examine(ImageFile& image, const Limits& limits, DiagnosticSink& sink) {
  image.format = image.web_format = ImageFormat::unknown;
  try {
    const Bytes data = read_file(image.path, limits);
    const std::unique_ptr<Decoder> decoder = open(data, limits);
    decoder->verify();
    const Header& header = decoder->header();
    std::tie(image.width, image.height) = upright_size(header);
    image.format = header.format;
    image.web_format = web_format(header);
    if (header.sequence) report(image, Code::image_first_only, {}, sink);
    if (!header.removed.empty()) report(image, Code::image_cleaned, {header.removed}, sink);
  } catch (const Damage& damage) {
    report(image, Code::image_unusable, {damage.what()}, sink);
  } catch (const TooLarge& excess) {
    report(image, Code::image_too_large, {excess.size, excess.limit}, sink);
  }
}

EncodedImage load_encoded(const ImageFile& image, const Limits& limits) {
  return reopened(image, limits, [](Bytes data, Decoder& decoder) {
    return as_it_is(std::move(data), decoder);
  });
}

Raster decode(const ImageFile& image, const Limits& limits) {
  return reopened(image, limits, [](const Bytes&, Decoder& decoder) { return upright(decoder); });
}

Raster draw(const ImageFile& image, std::uint32_t width, const Limits& limits) {
  return reopened(image, limits, [width](const Bytes&, Decoder& decoder) {
    return decoder.header().format == ImageFormat::svg ? decoder.draw(width) : upright(decoder);
  });
}

Bytes draw_vectors(const ImageFile& image, const Limits& limits) {
  return reopened(image, limits, [](const Bytes&, Decoder& decoder) { return decoder.vectors(); });
}

EncodedImage load_for_web(const ImageFile& image, const Limits& limits) {
  return reopened(image, limits, [](Bytes data, Decoder& decoder) {
    return is_fit_for_web(decoder.header()) ? as_it_is(std::move(data), decoder)
                                            : converted(decoder);
  });
}

std::vector<EncodedImage>
load_scaled(const ImageFile& image, std::span<const std::uint32_t> widths, const Limits& limits) {
  return reopened(image, limits, [widths](const Bytes&, Decoder& decoder) {
    std::vector<EncodedImage> scaled;
    if (decoder.header().format == ImageFormat::svg) return scaled;
    const Raster raster = to_srgb(upright(decoder));
    if (std::max(raster.width, raster.height) > longest_webp) return scaled;
    for (const std::uint32_t width : widths) {
      if (width == 0 || width > raster.width) continue;
      EncodedImage& made = scaled.emplace_back();
      made.format = ImageFormat::webp;
      made.width = width;
      made.space = raster.space;
      made.data = encode_webp(raster, width, decoder.header().line_art);
    }
    return scaled;
  });
}

Bytes draw_picture(std::string_view drawing, std::uint32_t width, const Limits& limits) {
  try {
    const auto decoder = open_svg(std::as_bytes(std::span(drawing)), limits.pixels);
    return encode_png(decoder->draw(width));
  } catch (const Damage& damage) {
    throw Failure(fmt::format("A drawing of the writer's own cannot be drawn: {}.", damage.what()));
  }
}

}  // namespace qianzi::images
