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

void flatten(Raster& raster) {
  // White is full light, or no ink.
  const unsigned white = raster.space == ColourSpace::cmyk ? 0 : 255;
  const std::size_t count = samples_of(raster.space);
  if (raster.alpha.empty()) return;
  for (std::size_t i = 0; i < raster.samples.size() && i / count < raster.alpha.size(); ++i) {
    const unsigned alpha = std::to_integer<unsigned>(raster.alpha[i / count]);
    const unsigned sample = std::to_integer<unsigned>(raster.samples[i]);
    const unsigned mixed = (sample * alpha + white * (255 - alpha) + 127) / 255;
    raster.samples[i] = static_cast<std::byte>(mixed);
  }
  raster.alpha.clear();
}

std::string Images::entries(std::uint32_t width, std::uint32_t height, ColourSpace space) {
  std::string out = "/Type /XObject\n/Subtype /Image\n/Width ";
  append_integer(out, width);
  out += "\n/Height ";
  append_integer(out, height);
  out += "\n/BitsPerComponent 8\n/ColorSpace ";
  out += space == ColourSpace::grey  ? "/DeviceGray"
         : space == ColourSpace::rgb ? "/DeviceRGB"
                                     : intent_.cmyk_space();  // no image has spots
  out.push_back('\n');
  return out;
}

PixelSize Images::size(ImageId image, const Rect& area) const {
  if (press_ != nullptr) return press_->size(image, area);
  const bool drawing = services_.image_file(image).format == ImageFormat::svg;
  return drawing ? PixelSize{pixels_for(area.width), 0} : PixelSize{};
}

ObjectId Images::object(ImageId image, const Rect& area) {
  if (services_.image_file(image).format == ImageFormat::svg) {
    if (const ObjectId form = drawings_.form(image); form != 0) return form;
  }
  const Key key(image, size(image, area));
  const auto found = written_.find(key);
  if (found != written_.end()) return found->second;
  const ObjectId object = write(image, std::get<PixelSize>(key));
  written_.emplace(key, object);
  return object;
}

ObjectId Images::write(ImageId image, PixelSize size) {
  if (press_ != nullptr) return write_raster(press_->separated(image, size));
  const ImageFormat format = services_.image_file(image).format;
  if (format == ImageFormat::svg) {
    Raster raster = services_.drawn_image(image, size.width);
    if (opaque_) flatten(raster);
    return write_raster(raster);
  }
  if (format == ImageFormat::jpeg) {
    const EncodedImage encoded = services_.encoded_image(image);
    const bool as_it_is = encoded.format == ImageFormat::jpeg && !encoded.needs_orientation &&
                          encoded.bits_per_sample == 8 && is_readable_as_it_is(encoded.data);
    if (as_it_is) return write_jpeg(encoded);
  }
  Raster raster = services_.decoded_image(image);
  if (opaque_) flatten(raster);
  return write_raster(raster);
}

ObjectId Images::write_jpeg(const EncodedImage& image) {
  std::string text = entries(image.width, image.height, image.space);
  if (image.inverted) {
    text += "/Decode [1 0 1 0 1 0 1 0]\n";
  }
  text += "/Filter /DCTDecode\n";
  return objects_.add_encoded_stream(text, image.data);
}

ObjectId Images::write_raster(const Raster& raster) {
  const auto predicted = [&](std::string text, const Bytes& samples, unsigned count) {
    const std::size_t row = std::size_t{raster.width} * count;
    if (samples.size() != row * raster.height) {
      throw Failure("a decoded image has not the number of samples it should have");
    }
    if (!objects_.compresses()) return objects_.add_stream(text, samples);
    text += "/DecodeParms << /Predictor 15 /Colors ";
    append_integer(text, count);
    text += " /Columns ";
    append_integer(text, raster.width);
    text += " >>\n";
    return objects_.add_stream(text, rows_from_above(samples, row, raster.height));
  };
  std::string text = entries(raster.width, raster.height, raster.space);
  if (!raster.alpha.empty()) {
    const std::string mask = entries(raster.width, raster.height, ColourSpace::grey);
    text += "/SMask ";
    append_reference(text, predicted(mask, raster.alpha, 1));
    text.push_back('\n');
  }
  return predicted(text, raster.samples, samples_of(raster.space));
}

}  // namespace qianzi::pdf
