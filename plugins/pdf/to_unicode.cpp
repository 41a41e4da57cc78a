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

}  // namespace

std::string to_unicode(const FontCodes& codes, std::span<const CodeKey> keys) {
  std::vector<std::size_t> mapped;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!codes.text_of(keys[i].text).empty()) mapped.push_back(i);
  }
  std::string out(opening);
  for (std::size_t begin = 0; begin < mapped.size(); begin += section) {
    const std::size_t end = std::min(begin + section, mapped.size());
    append_integer(out, static_cast<std::int64_t>(end - begin));
    out += " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      out.push_back('<');
      append_hex(out, static_cast<std::uint32_t>(mapped[i] + 1), 4);
      out += "> <";
      append_utf16_hex(out, codes.text_of(keys[mapped[i]].text));
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  out += closing;
  return out;
}

}  // namespace qianzi::pdf
