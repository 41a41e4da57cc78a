#include "to_unicode.h"

#include "numbers.h"
#include "strings.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr std::string_view opening =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr std::string_view closing =
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// The format's own limit for one section.
constexpr std::size_t section = 100;

/// Zero width space: readers that know no ActualText show a code without an entry as something.
constexpr std::string_view unread = "\xE2\x80\x8B";

}  // namespace

std::string to_unicode(const FontCodes& codes, std::span<const CodeKey> keys) {
  std::string out(opening);
  for (std::size_t begin = 0; begin < keys.size(); begin += section) {
    const std::size_t end = std::min(begin + section, keys.size());
    append_integer(out, static_cast<std::int64_t>(end - begin));
    out += " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view text = codes.text_of(keys[i].text);
      out.push_back('<');
      append_hex(out, static_cast<std::uint32_t>(i + 1), 4);
      out += "> <";
      append_utf16_hex(out, text.empty() ? unread : text);
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  out += closing;
  return out;
}

}  // namespace qianzi::pdf
