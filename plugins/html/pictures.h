// Images on pages: each in the sizes that screens have, and not before it is to be seen.
#pragma once

#include "qianzi/services.h"
#include "qianzi/xhtml.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace qianzi::html {

/// Where an image stands in the site.
struct PlacedImage {
  std::string path;  ///< as it came, or as browsers show it
  /// Value of srcset: smaller forms in WebP, with their widths; empty where there are none.
  std::string sizes_there_are;
};

/// The site's images, written as they are first asked for. Memory is that of their names.
class Pictures {
public:
  explicit Pictures(Services& services) : services_(services) {}
  /// Writes the image's files, once.
  void place(ImageId id);
  /// Null where it was not placed.
  [[nodiscard]] const PlacedImage* find(ImageId id) const;

private:
  Services& services_;
  std::map<std::uint32_t, PlacedImage> placed_;
};

/// The widths, in pixels, in which an image of `width` is written: phones, the measure of an
/// article, and twice that; its own where that is less than the largest. None for small images.
[[nodiscard]] std::vector<std::uint32_t> widths_for(std::uint32_t width);

/// <picture> around an <img>, so that a browser takes the form that fits `sizes` (as the attribute
/// of <source> has it); the image alone where there is one form only. `eager`: it is seen at once.
[[nodiscard]] XhtmlElement
picture(XhtmlElement image, std::string_view srcset, std::string_view sizes, bool eager);

/// Does that for the images of an article's tree; the first is seen at once where it stands near
/// the beginning.
void make_responsive(XhtmlElement& article, const Pictures& pictures);

}  // namespace qianzi::html
