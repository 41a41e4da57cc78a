#include "composition/orphan.h"

#include "composition/classes.h"

#include <unicode/utf8.h>

namespace qianzi::composition {
namespace {

/// Characters of a text that are neither marks nor white; more than one are two.
int characters(const std::string& text) {
  int count = 0;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t at = 0; at < size && count < 2;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    const Class kind = class_of(c < 0 ? U'?' : static_cast<char32_t>(c));
    const bool white = kind >= Class::narrow_mark || kind == Class::ideographic_space;
    if (!white && !is_mark(kind)) ++count;
  }
  return count;
}

}  // namespace

bool has_orphan(const ComposedParagraph& paragraph) {
  if (paragraph.lines.size() < 2) return false;
  int count = 0;
  for (const LineRun& run : paragraph.lines.back().runs) {
    // What is smaller annotates.
    if (run.size >= paragraph.size) count += characters(run.text);
  }
  return count < 2;
}

}  // namespace qianzi::composition
