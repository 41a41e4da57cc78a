// Images as XObjects (PDF 32000-1 8.9.5), each written once however often it is used.
//
// An upright JPEG goes into the file as it is. Everything else is decoded and deflated, its alpha
// as a soft mask; a drawing at 300 pixels an inch of its place.
#pragma once

#include "objects.h"

#include "qianzi/article.h"
#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>

namespace qianzi::pdf {

class Images {
public:
  Images(Services& services, ObjectFile& objects) : services_(services), objects_(objects) {}

  /// The XObject of an image that is shown `width` wide; writes it the first time.
  [[nodiscard]] ObjectId object(ImageId image, Pt width);

private:
  /// An image, and of a drawing how many pixels wide: 0 for what has pixels of its own.
  using Key = std::pair<ImageId, std::uint32_t>;
  ObjectId write(const Key& key);
  ObjectId write_jpeg(const EncodedImage& image);
  ObjectId write_raster(const Raster& raster);

  Services& services_;
  ObjectFile& objects_;
  std::map<Key, ObjectId> written_;
};

/// Whether a JPEG stream is of the kinds that DCTDecode is sure to read: Huffman-coded, sequential
/// or progressive. Arithmetic coding is left to our own decoder.
[[nodiscard]] bool is_readable_as_it_is(std::span<const std::byte> jpeg);

}  // namespace qianzi::pdf
