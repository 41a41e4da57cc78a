// Drawings (SVG) as vectors: each a Form XObject (PDF 32000-1 8.10), written once however often and
// however large it is used. Where the profile does not allow what a drawing needs, there is none,
// and the drawing is an image of pixels (images.h).
#pragma once

#include "drawing_page.h"
#include "inks.h"
#include "objects.h"
#include "settings.h"

#include "qianzi/article.h"
#include "qianzi/services.h"

#include <map>

namespace qianzi::pdf {

class Drawings {
public:
  Drawings(const Settings& settings, Services& services, ObjectFile& objects, Inks& inks)
      : settings_(settings), services_(services), objects_(objects), inks_(inks) {}

  /// The form of a drawing, which like an image is one unit wide and high; 0 where it has to be
  /// pixels. Writes it the first time.
  [[nodiscard]] ObjectId form(ImageId image);

private:
  [[nodiscard]] DrawingPage read(const Bytes& pdf);
  ObjectId write(const DrawingPage& page);

  const Settings& settings_;
  Services& services_;
  ObjectFile& objects_;
  Inks& inks_;
  std::map<ImageId, ObjectId> written_;
};

}  // namespace qianzi::pdf
