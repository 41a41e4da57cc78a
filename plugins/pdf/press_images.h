// Images for the press: separated through their profiles, no finer than the press prints, and
// measured against the ink limit.
#pragma once

#include "icc.h"
#include "output_intent.h"
#include "settings.h"

#include "qianzi/article.h"
#include "qianzi/services.h"
#include "qianzi/units.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace qianzi::pdf {

struct PixelSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  friend auto operator<=>(const PixelSize&, const PixelSize&) = default;
};

class PressImages {
public:
  PressImages(const Settings& settings, OutputIntent& intent, Services& services)
      : settings_(settings), intent_(intent), services_(services) {}

  /// How many pixels an image keeps on `area`: its own, or what pdf.resolution asks. A drawing has
  /// that many across, and height 0.
  [[nodiscard]] PixelSize size(ImageId image, const Rect& area) const;

  /// The image in grey (black ink alone) or CMYK, no larger than `size`, a drawing of its width.
  /// What becomes CMYK here keeps to the ink limit; what was CMYK is left as it is, and reported
  /// where it does not.
  [[nodiscard]] Raster separated(ImageId image, PixelSize size);

private:
  /// By an image's own profile, or what stands for one; null: it is the press's.
  [[nodiscard]] const Separation* separation_of(const Bytes& profile, ColourSpace space);
  [[nodiscard]] const Separation* separation_by(const Bytes& profile);
  void measure(ImageId image, const Raster& raster);

  const Settings& settings_;
  OutputIntent& intent_;
  Services& services_;
  std::map<std::string, std::unique_ptr<Separation>> separations_;  ///< by the profile's bytes
  std::set<ImageId> measured_;                                      ///< reported already
};

/// Averages of the pixels that fall together; `size` is no larger than the raster.
[[nodiscard]] Raster scaled_down(const Raster& raster, PixelSize size);

/// Takes the coloured inks back, pixel by pixel, until no more than `limit` per cent lie together;
/// black stays.
void limit_ink(Bytes& cmyk, int limit);

}  // namespace qianzi::pdf
