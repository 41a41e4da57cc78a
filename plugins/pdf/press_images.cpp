#include "press_images.h"

#include "numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qianzi::pdf {

namespace {

/// Fewer than a tenth more pixels than asked for are not worth a loss of sharpness.
constexpr double worth_it = 1.1;

std::size_t samples_of(ColourSpace space) {
  return space == ColourSpace::grey ? 1 : space == ColourSpace::rgb ? 3 : 4;
}

unsigned at(const Bytes& bytes, std::size_t i) {
  return std::to_integer<unsigned>(bytes[i]);
}

/// One plane of `count` samples a pixel.
Bytes averages(const Bytes& from, std::size_t count, PixelSize whole, PixelSize size) {
  Bytes out(std::size_t{size.width} * size.height * count);
  const auto edge = [](std::uint64_t i, std::uint32_t of, std::uint32_t parts) {
    return i * of / parts;
  };
  std::size_t to = 0;
  for (std::uint32_t row = 0; row < size.height; ++row) {
    const std::size_t top = edge(row, whole.height, size.height);
    const std::size_t bottom = edge(std::uint64_t{row} + 1, whole.height, size.height);
    for (std::uint32_t column = 0; column < size.width; ++column) {
      const std::size_t left = edge(column, whole.width, size.width);
      const std::size_t right = edge(std::uint64_t{column} + 1, whole.width, size.width);
      const std::size_t pixels = (bottom - top) * (right - left);
      for (std::size_t sample = 0; sample < count; ++sample) {
        std::uint64_t sum = 0;
        for (std::size_t y = top; y < bottom; ++y) {
          for (std::size_t x = left; x < right; ++x) {
            sum += at(from, (y * whole.width + x) * count + sample);
          }
        }
        out[to++] = static_cast<std::byte>((sum + pixels / 2) / pixels);
      }
    }
  }
  return out;
}

}  // namespace

Raster scaled_down(const Raster& raster, PixelSize size) {
  const PixelSize whole{raster.width, raster.height};
  if (size == whole || size.width == 0 || size.height == 0 || size.width > whole.width ||
      size.height > whole.height) {
    return raster;
  }
  Raster out;
  out.width = size.width;
  out.height = size.height;
  out.space = raster.space;
  out.profile = raster.profile;
  out.samples = averages(raster.samples, samples_of(raster.space), whole, size);
  if (!raster.alpha.empty()) out.alpha = averages(raster.alpha, 1, whole, size);
  return out;
}

void limit_ink(Bytes& cmyk, int limit) {
  const unsigned most = static_cast<unsigned>(limit) * 255 / 100;
  for (std::size_t i = 0; i + 3 < cmyk.size(); i += 4) {
    const unsigned black = at(cmyk, i + 3);
    const unsigned colours = at(cmyk, i) + at(cmyk, i + 1) + at(cmyk, i + 2);
    if (colours + black <= most) continue;
    const unsigned left = most > black ? most - black : 0;
    for (std::size_t ink = i; ink < i + 3; ++ink) {
      cmyk[ink] = static_cast<std::byte>(at(cmyk, ink) * left / colours);
    }
  }
}

PixelSize PressImages::size(ImageId image, const Rect& area) const {
  const ImageFile& file = services_.image_file(image);
  const auto needed = [&](Pt length, std::uint32_t own) {
    const double pixels = length.value() / 72 * settings_.resolution;
    const bool fine = pixels >= 1 && own > pixels * worth_it;
    return fine ? static_cast<std::uint32_t>(std::ceil(pixels)) : own;
  };
  if (file.format == ImageFormat::svg) {
    return {needed(area.width, std::numeric_limits<std::uint32_t>::max()), 0};
  }
  return {needed(area.width, file.width), needed(area.height, file.height)};
}

const Separation* PressImages::separation_of(const Bytes& profile, ColourSpace space) {
  if (!profile.empty()) {
    try {
      return separation_by(profile);
    } catch (const Failure&) {
      // A damaged profile says as little as none.
    }
  }
  if (space == ColourSpace::cmyk) return nullptr;  // it is the press's own
  return separation_by(srgb_profile());
}

const Separation* PressImages::separation_by(const Bytes& profile) {
  const auto* const text = reinterpret_cast<const char*>(profile.data());
  std::unique_ptr<Separation>& separation = separations_[std::string(text, profile.size())];
  if (!separation) separation = std::make_unique<Separation>(profile, intent_.press());
  return separation.get();
}

Raster PressImages::separated(ImageId image, PixelSize size) {
  const bool drawing = services_.image_file(image).format == ImageFormat::svg;
  Raster raster = drawing ? services_.drawn_image(image, size.width)
                          : scaled_down(services_.decoded_image(image), size);
  if (raster.space == ColourSpace::grey) return raster;
  const Separation* const separation = separation_of(raster.profile, raster.space);
  if (separation != nullptr) {
    Bytes cmyk(raster.samples.size() / samples_of(raster.space) * 4);
    separation->pixels(raster.samples, cmyk);
    limit_ink(cmyk, settings_.ink_limit);
    raster.samples = std::move(cmyk);
    raster.space = ColourSpace::cmyk;
  }
  measure(image, raster);
  return raster;
}

void PressImages::measure(ImageId image, const Raster& raster) {
  const auto most = static_cast<unsigned>(settings_.ink_limit) * 255 / 100;
  unsigned highest = 0;
  for (std::size_t i = 0; i + 3 < raster.samples.size(); i += 4) {
    unsigned sum = 0;
    for (std::size_t ink = i; ink < i + 4; ++ink) sum += at(raster.samples, ink);
    highest = std::max(highest, sum);
  }
  if (highest <= most || !measured_.insert(image).second) return;
  const ImageFile& file = services_.image_file(image);
  std::string what = file.name + " lays down up to ";
  append_integer(what, (highest * 100 + 127) / 255);
  what += " % of ink, and ";
  append_integer(what, settings_.ink_limit);
  what += " % is the most (pdf.ink-limit)";
  services_.report({Code::writer_warning,
                    file.source_file,
                    file.where.line,
                    file.where.column,
                    {what, "Separate the image for this press, or raise the limit."}});
}

}  // namespace qianzi::pdf
