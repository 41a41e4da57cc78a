#include "readers/decoding.h"

#include "readers/native/source_map.h"

#include <fmt/format.h>

namespace qianzi::readers {

std::string decoded(std::string bytes,
                    const std::string& shown,
                    const ReadOptions& options,
                    DiagnosticSink& sink) {
  encodings::Decoded found = encodings::decode(std::move(bytes), options.encoding);
  const std::string name(encodings::name_of(found.encoding));
  if (!found.lie.empty()) {
    sink.report({Code::encoding_untrue, shown, 0, 0, {found.lie, name}});
  } else if (found.source == encodings::Source::detected) {
    sink.report(
        {Code::encoding_detected, shown, 0, 0, {name, fmt::format("{}", found.confidence)}});
  }
  if (found.invalid > 0) {
    const SourcePosition where = SourceMap(found.text).position(found.first_in_text);
    sink.report({Code::invalid_bytes,
                 shown,
                 where.line,
                 where.column,
                 {fmt::format("{}", found.invalid), name, fmt::format("{}", found.first_invalid)}});
  }
  return std::move(found.text);
}

bool is_markup(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || text[first] == '<';
}

}  // namespace qianzi::readers
