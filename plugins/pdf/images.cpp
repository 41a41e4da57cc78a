#include "images.h"

#include "numbers.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace qianzi::pdf {

namespace {

unsigned samples_of(ColourSpace space) {
  return space == ColourSpace::grey ? 1 : space == ColourSpace::rgb ? 3 : 4;
}

std::string_view name_of(ColourSpace space) {
  switch (space) {
  case ColourSpace::grey:
    return "/DeviceGray";
  case ColourSpace::rgb:
    return "/DeviceRGB";
  case ColourSpace::cmyk:
  case ColourSpace::spot:  // no image has it
    return "/DeviceCMYK";
  }
  return "/DeviceGray";
}

std::string image_entries(std::uint32_t width, std::uint32_t height, ColourSpace space) {
  std::string out = "/Type /XObject\n/Subtype /Image\n/Width ";
  append_integer(out, width);
  out += "\n/Height ";
  append_integer(out, height);
  out += "\n/BitsPerComponent 8\n/ColorSpace ";
  out += name_of(space);
  out.push_back('\n');
  return out;
}

/// Of a drawing that is shown `width` wide: what a press resolves of line and tint.
std::uint32_t pixels_for(Pt width) {
  constexpr double pixels_per_point = 300.0 / 72;
  return static_cast<std::uint32_t>(std::lround(std::max(1.0, width.value() * pixels_per_point)));
}

/// Predictor «up» for every row: what differs from the row above. Photographs and tints deflate to
/// about two thirds of what they would without.
Bytes rows_from_above(const Bytes& samples, std::size_t row_size, std::size_t rows) {
  Bytes out((row_size + 1) * rows);
  const Bytes nothing(row_size);
  const std::byte* above = nothing.data();
  for (std::size_t row = 0; row < rows; ++row) {
    std::byte* to = out.data() + row * (row_size + 1);
    *to++ = std::byte{2};
    const std::byte* here = samples.data() + row * row_size;
    for (std::size_t i = 0; i < row_size; ++i) {
      const unsigned difference =
          std::to_integer<unsigned>(here[i]) - std::to_integer<unsigned>(above[i]);
      to[i] = static_cast<std::byte>(difference & 0xFFU);
    }
    above = here;
  }
  return out;
}

}  // namespace

bool is_readable_as_it_is(std::span<const std::byte> jpeg) {
  std::size_t at = 2;
  while (at + 4 <= jpeg.size() && jpeg[at] == std::byte{0xFF}) {
    const unsigned marker = std::to_integer<unsigned>(jpeg[at + 1]);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    // Start of frame: C0 to C2 with Huffman codes; C4, C8 and CC are no frames.
    if (marker >= 0xC0 && marker <= 0xC2) return true;
    const bool frame = marker > 0xC2 && marker <= 0xCF;
    if (frame && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) return false;
    if (marker == 0xDA) return false;  // samples without a frame
    at += 2 + (std::to_integer<std::size_t>(jpeg[at + 2]) << 8U |
               std::to_integer<std::size_t>(jpeg[at + 3]));
  }
  return false;
}

ObjectId Images::object(ImageId image, Pt width) {
  const bool drawing = services_.image_file(image).format == ImageFormat::svg;
  const Key key{image, drawing ? pixels_for(width) : 0};
  const auto found = written_.find(key);
  if (found != written_.end()) return found->second;
  const ObjectId object = write(key);
  written_.emplace(key, object);
  return object;
}

ObjectId Images::write(const Key& key) {
  const ImageId image = key.first;
  const ImageFormat format = services_.image_file(image).format;
  if (format == ImageFormat::svg) return write_raster(services_.drawn_image(image, key.second));
  if (format == ImageFormat::jpeg) {
    const EncodedImage encoded = services_.encoded_image(image);
    const bool as_it_is = encoded.format == ImageFormat::jpeg && !encoded.needs_orientation &&
                          encoded.bits_per_sample == 8 && is_readable_as_it_is(encoded.data);
    if (as_it_is) return write_jpeg(encoded);
  }
  return write_raster(services_.decoded_image(image));
}

ObjectId Images::write_jpeg(const EncodedImage& image) {
  std::string entries = image_entries(image.width, image.height, image.space);
  if (image.inverted) {
    entries += "/Decode [1 0 1 0 1 0 1 0]\n";
  }
  entries += "/Filter /DCTDecode\n";
  return objects_.add_encoded_stream(entries, image.data);
}

ObjectId Images::write_raster(const Raster& raster) {
  const auto predicted = [&](std::string entries, const Bytes& samples, unsigned count) {
    const std::size_t row = std::size_t{raster.width} * count;
    if (samples.size() != row * raster.height) {
      throw Failure("a decoded image has not the number of samples it should have");
    }
    if (!objects_.compresses()) return objects_.add_stream(entries, samples);
    entries += "/DecodeParms << /Predictor 15 /Colors ";
    append_integer(entries, count);
    entries += " /Columns ";
    append_integer(entries, raster.width);
    entries += " >>\n";
    return objects_.add_stream(entries, rows_from_above(samples, row, raster.height));
  };
  std::string entries = image_entries(raster.width, raster.height, raster.space);
  if (!raster.alpha.empty()) {
    const std::string mask = image_entries(raster.width, raster.height, ColourSpace::grey);
    entries += "/SMask ";
    append_reference(entries, predicted(mask, raster.alpha, 1));
    entries.push_back('\n');
  }
  return predicted(entries, raster.samples, samples_of(raster.space));
}

}  // namespace qianzi::pdf
