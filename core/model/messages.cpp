#include "model/messages.h"

#include "model/messages_data.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qianzi::model {
namespace {

struct CodeFacts {
  std::string_view name;
  Severity severity;
};

constexpr CodeFacts facts[] = {
#define QIANZI_FACTS(name, text, severity) {text, Severity::severity},
    QIANZI_CODES(QIANZI_FACTS)
#undef QIANZI_FACTS
};

const CodeFacts& facts_of(Code code) {
  return facts[static_cast<std::size_t>(code)];
}

/// Terminals obey control characters; names and arguments come from anywhere.
std::string visible(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      shown += fmt::format("\\x{:02x}", byte);
    } else {
      shown += c;
    }
  }
  return shown;
}

/// {0} to {9} by the arguments; one that is not there is nothing.
std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!place) {
      text += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (index < arguments.size()) text += arguments[index];
    i += 2;
  }
  return text;
}

}  // namespace

std::string_view code_name(Code code) {
  return facts_of(code).name;
}

Severity severity(Code code) {
  return facts_of(code).severity;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
  case Severity::note:
    return "note";
  case Severity::warning:
    return "warning";
  case Severity::error:
    break;
  }
  return "error";
}

std::string message(const Diagnostic& diagnostic) {
  return filled(message_row(diagnostic.code).english.message, diagnostic.arguments);
}

std::string remedy(const Diagnostic& diagnostic) {
  return filled(message_row(diagnostic.code).english.remedy, diagnostic.arguments);
}

std::string as_text(const Diagnostic& diagnostic) {
  std::string text;
  if (!diagnostic.file.empty()) {
    text += visible(diagnostic.file);
    if (diagnostic.line > 0) text += fmt::format(":{}", diagnostic.line);
    if (diagnostic.line > 0 && diagnostic.column > 0) text += fmt::format(":{}", diagnostic.column);
    text += ": ";
  }
  text += fmt::format("{}: {} [{}]",
                      severity_name(severity(diagnostic.code)),
                      visible(message(diagnostic)),
                      code_name(diagnostic.code));
  const std::string what_to_do = remedy(diagnostic);
  if (!what_to_do.empty()) text += fmt::format("\n    {}", visible(what_to_do));
  return text;
}

std::string as_json(const Diagnostic& diagnostic) {
  const nlohmann::ordered_json json{
      {"severity", severity_name(severity(diagnostic.code))},
      {"code", code_name(diagnostic.code)},
      {"file", diagnostic.file},
      {"line", diagnostic.line},
      {"column", diagnostic.column},
      {"message", message(diagnostic)},
      {"remedy", remedy(diagnostic)},
  };
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace qianzi::model
