// Images as XObjects (PDF 32000-1 8.9.5), each written once however often it is used.
//
// An upright JPEG goes into the file as it is. Everything else is decoded and deflated, its alpha
// as a soft mask; in PDF/A-1, which knows no transparency, it lies on white. A drawing is a form of
// vectors, or where it cannot be, pixels, 300 an inch of its place. For the press every image is
// decoded and separated.
#pragma once

#include "drawings.h"
#include "objects.h"
#include "output_intent.h"
#include "press_images.h"

#include "qianzi/article.h"
#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>

namespace qianzi::pdf {

class Images {
public:
  /// `opaque`: alpha is laid on white. `press` separates images, or is null.
  Images(Services& services,
         ObjectFile& objects,
         OutputIntent& intent,
         Drawings& drawings,
         bool opaque,
         PressImages* press)
      : services_(services),
        objects_(objects),
        intent_(intent),
        drawings_(drawings),
        opaque_(opaque),
        press_(press) {}

  /// The XObject of an image that is placed on `area`; writes it the first time.
  [[nodiscard]] ObjectId object(ImageId image, const Rect& area);

private:
  /// Drawings and press images are as large as their place asks; others have a size of their own.
  using Key = std::tuple<ImageId, PixelSize>;

  [[nodiscard]] PixelSize size(ImageId image, const Rect& area) const;
  ObjectId write(ImageId image, PixelSize size);
  ObjectId write_jpeg(const EncodedImage& image);
  ObjectId write_raster(const Raster& raster);
  std::string entries(std::uint32_t width, std::uint32_t height, ColourSpace space);

  Services& services_;
  ObjectFile& objects_;
  OutputIntent& intent_;
  Drawings& drawings_;
  bool opaque_;
  PressImages* press_;
  std::map<Key, ObjectId> written_;
};

/// Lays a raster on white and takes its alpha away.
void flatten(Raster& raster);

/// Whether a JPEG stream is of the kinds that DCTDecode is sure to read: Huffman-coded, sequential
/// or progressive. Arithmetic coding is left to our own decoder.
[[nodiscard]] bool is_readable_as_it_is(std::span<const std::byte> jpeg);

}  // namespace qianzi::pdf
