#include "makeup/missing_glyph.h"

#include <fmt/format.h>

namespace qianzi::makeup {
namespace {

std::string utf8(char32_t c) {
  std::string text;
  const auto put = [&](char32_t byte) {
    text += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return text;
}

}  // namespace

void report_missing(const composition::MissingGlyph& missing,
                    const std::string& file,
                    SourcePosition where,
                    const std::string& article,
                    DiagnosticSink& sink) {
  sink.report({Code::missing_glyph,
               file,
               where.line,
               where.column,
               {fmt::format("U+{:04X}", static_cast<std::uint32_t>(missing.character)),
                utf8(missing.character),
                article}});
}

}  // namespace qianzi::makeup
