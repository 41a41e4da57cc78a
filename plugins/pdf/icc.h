// ICC profiles (ICC.1): those that files carry, and colours taken from one to another. The only
// file that calls Little CMS.
#pragma once

#include "qianzi/services.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace qianzi::pdf {

/// sRGB as a profile of version 2.1, which every version of PDF with ICC profiles may hold.
[[nodiscard]] Bytes srgb_profile();

/// Reads a CMYK printer's profile of version 2 to 4. Throws Failure, naming the file, if it is
/// anything else.
[[nodiscard]] Bytes read_press_profile(const std::string& path);

/// What a profile calls itself.
[[nodiscard]] std::string profile_name(std::span<const std::byte> profile);

/// The colour space of a profile's device side: 1, 3 or 4 components; 0 if it is of another kind or
/// no profile.
[[nodiscard]] unsigned components_of(std::span<const std::byte> profile);

/// Colours of one profile into the CMYK of another: relative colorimetric with black point
/// compensation.
class Separation {
public:
  /// Throws Failure if the two profiles cannot be joined.
  Separation(std::span<const std::byte> source, std::span<const std::byte> press);
  ~Separation();
  Separation(const Separation&) = delete;
  Separation& operator=(const Separation&) = delete;

  /// Pixels of 8 bit samples; `cmyk` has room for four a pixel.
  void pixels(std::span<const std::byte> from, std::span<std::byte> cmyk) const;
  /// One colour; components from 0 to 1.
  [[nodiscard]] Colour colour(const Colour& from) const;

private:
  struct Lcms;
  std::unique_ptr<Lcms> lcms_;
};

}  // namespace qianzi::pdf
