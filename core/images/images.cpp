#include "images/images.h"

#include "images/codec.h"
#include "images/jpeg.h"
#include "images/orientation.h"
#include "images/png_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

namespace qianzi::images {
namespace {

struct TooLarge {
  std::string size;
  std::string limit;
};

constexpr std::array<std::uint8_t, 3> jpeg_signature{0xFF, 0xD8, 0xFF};
constexpr std::array<std::uint8_t, 8> png_signature{0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A};

template <std::size_t Size>
bool starts_with(const Bytes& data, const std::array<std::uint8_t, Size>& signature) {
  return data.size() >= Size &&
         std::equal(signature.begin(), signature.end(), data.begin(), [](auto a, auto b) {
           return a == std::to_integer<std::uint8_t>(b);
         });
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

std::unique_ptr<Decoder> open(const Bytes& data, const Limits& limits) {
  std::unique_ptr<Decoder> decoder;
  if (starts_with(data, jpeg_signature))
    decoder = open_jpeg(data);
  else if (starts_with(data, png_signature))
    decoder = open_png(data);
  else
    throw Damage(data.empty() ? "it is empty" : "it is neither JPEG nor PNG");
  const Header& header = decoder->header();
  if (std::uint64_t{header.width} * header.height > limits.pixels)
    throw TooLarge{fmt::format("{} by {} pixels", header.width, header.height),
                   fmt::format("{} pixels", limits.pixels)};
  return decoder;
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
  image.format = ImageFormat::unknown;
  try {
    const Bytes data = read_file(image.path, limits);
    const std::unique_ptr<Decoder> decoder = open(data, limits);
    decoder->verify();
    const Header& header = decoder->header();
    std::tie(image.width, image.height) = upright_size(header);
    image.format = header.format;
  } catch (const Damage& damage) {
    report(image, Code::image_unusable, {damage.what()}, sink);
  } catch (const TooLarge& excess) {
    report(image, Code::image_too_large, {excess.size, excess.limit}, sink);
  }
}

EncodedImage load_encoded(const ImageFile& image, const Limits& limits) {
  return reopened(image, limits, [](Bytes data, Decoder& decoder) {
    const Header& header = decoder.header();
    EncodedImage encoded;
    encoded.format = header.format;
    encoded.width = header.width;
    encoded.height = header.height;
    encoded.space = header.space;
    encoded.bits_per_sample = header.bits_per_sample;
    encoded.needs_orientation = header.orientation != 1;
    encoded.inverted = header.inverted;
    encoded.data = std::move(data);
    return encoded;
  });
}

Raster decode(const ImageFile& image, const Limits& limits) {
  return reopened(image, limits, [](const Bytes&, Decoder& decoder) {
    return turn_upright(decoder.decode(), decoder.header().orientation);
  });
}

}  // namespace qianzi::images
