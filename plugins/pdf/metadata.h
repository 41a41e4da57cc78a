// What the file says of itself: the Info dictionary and the same as XMP (PDF 32000-1 14.3).
#pragma once

#include "objects.h"
#include "settings.h"

#include "qianzi/edition.h"
#include "qianzi/services.h"

#include <string>
#include <string_view>

namespace qianzi::pdf {

struct DocumentFacts {
  std::string title;
  std::string publisher;
  std::string language;
  std::string rights;
  std::string date;  ///< of the edition, ISO 8601; may be empty
  std::int64_t timestamp = 0;
  std::string producer;
};

/// The title is nameplate, date and number; without a nameplate, `headline`, or the edition's id.
[[nodiscard]] DocumentFacts
facts_of(const EditionHead& head, std::string_view headline, const Services& services);

ObjectId write_info(ObjectFile& objects, const DocumentFacts& facts, Profile profile);
/// The packet is not compressed, so that those who know no PDF can find it. It claims the standards
/// of `profile`.
ObjectId write_xmp(ObjectFile& objects, const DocumentFacts& facts, Profile profile);

/// 2026-11-24T12:00:00Z
[[nodiscard]] std::string iso_time(std::int64_t timestamp);

}  // namespace qianzi::pdf
