#include "readers/text/lines.h"

#include "model/utf8.h"
#include "readers/native/source_map.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::readers {

using model::begins_character;
using model::next_code_point;

namespace {

constexpr std::string_view spaces[] =
    {" ", "\t", "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

/// White space that the text begins or ends with, in bytes.
std::size_t space_at(std::string_view text, bool end) {
  for (const std::string_view space : spaces) {
    if (end ? text.ends_with(space) : text.starts_with(space)) return space.size();
  }
  return 0;
}

/// Reports the first character that cannot be in a text.
bool check(std::string_view utf8, const std::string& file, DiagnosticSink& sink) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t here = at;
    const auto c = next_code_point(utf8, at);
    if (c && (*c >= 0x20 || *c == '\t' || *c == '\n' || *c == '\r' || *c == '\f') && *c != 0xFFFE &&
        *c != 0xFFFF)
      continue;
    const SourcePosition where = SourceMap(utf8).position(here);
    const std::string shown =
        c ? fmt::format("U+{:04X}", static_cast<std::uint32_t>(*c))
          : fmt::format("byte 0x{:02X} at offset {}", static_cast<unsigned char>(utf8[here]), here);
    sink.report(
        {c ? Code::forbidden_character : Code::not_utf8, file, where.line, where.column, {shown}});
    return false;
  }
  return true;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t space = space_at(text, false)) text.remove_prefix(space);
  while (const std::size_t space = space_at(text, true)) text.remove_suffix(space);
  return text;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::optional<std::vector<TextLine>>
lines_of(std::string_view utf8, const std::string& file, DiagnosticSink& sink) {
  if (!check(utf8, file, sink)) return std::nullopt;
  const SourceMap map(utf8);
  std::vector<TextLine> lines;
  bool blank = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = std::min(utf8.find_first_of("\n\r\f", at), utf8.size());
    const std::string_view text = trimmed(utf8.substr(at, end - at));
    if (text.empty()) {
      blank = true;
    } else {
      const auto first = static_cast<std::size_t>(text.data() - utf8.data());
      lines.push_back({text, map.position(first), blank});
      blank = false;
    }
    at = end + (utf8.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

}  // namespace qianzi::readers
