#include "readers/native/inlines.h"
#include "readers/reader.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

constexpr std::string_view white = " \t\r\n";

/// A fragment is read within an element of our own, in front of its first character: places on
/// the first line stand that many columns too far right.
class Moved {
public:
  explicit Moved(std::size_t columns) : columns_(static_cast<std::uint32_t>(columns)) {}

  [[nodiscard]] SourcePosition back(SourcePosition where) const {
    if (where.line != 1 || where.column == 0) return where;
    return {1, where.column > columns_ ? where.column - columns_ : 1};
  }
  void move_back(Inlines& content) const {
    for (Inline& part : content) {
      part.where = back(part.where);
      if (auto* span = std::get_if<Span>(&part.value)) move_back(span->content);
      if (auto* note = std::get_if<Warichu>(&part.value)) move_back(note->content);
    }
  }

private:
  std::uint32_t columns_;
};

class MovedDiagnostics final : public DiagnosticSink {
public:
  MovedDiagnostics(Moved moved, DiagnosticSink& next) : moved_(moved), next_(next) {}
  void report(Diagnostic diagnostic) override {
    const SourcePosition where = moved_.back({diagnostic.line, diagnostic.column});
    diagnostic.column = where.column;
    next_.report(std::move(diagnostic));
  }

private:
  Moved moved_;
  DiagnosticSink& next_;
};

/// The fragment without byte order mark, and with spaces for its XML declaration, which may stand
/// nowhere else than first.
std::string without_declaration(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text(bytes);
  const std::size_t end = text.find("?>");
  if (!text.starts_with("<?xml ") || end == std::string::npos) return text;
  const auto stop = text.begin() + static_cast<std::ptrdiff_t>(end) + 2;
  std::replace_if(
      text.begin(), stop, [](char c) { return c != '\n' && c != '\r'; }, ' ');
  return text;
}

/// Does the first element, after white space and comments, begin with <p>?
bool is_row_of_paragraphs(std::string_view text) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    if (!text.starts_with("<!--")) break;
    const std::size_t end = text.find("-->");
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 3);
  }
  return text.starts_with("<p") && text.size() > 2 &&
         std::string_view(" \t\r\n/>").find(text[2]) != std::string_view::npos;
}

FragmentParagraph
paragraph(const tinyxml2::XMLElement& element, References& references, Report& report) {
  FragmentParagraph result;
  check_attributes(element, {"xml:lang"}, report);
  result.language = language_attribute(element, report);
  result.content = read_inlines(element, references, report);
  result.where = report.document().position(element);
  return result;
}

std::vector<FragmentParagraph> paragraphs_of(const tinyxml2::XMLElement& row, Report& report) {
  check_no_text(row, report);
  References references;
  std::vector<FragmentParagraph> result;
  for (const auto* child = row.FirstChildElement(); child != nullptr;
       child = child->NextSiblingElement()) {
    if (std::string_view(child->Name()) == "p") {
      result.push_back(paragraph(*child, references, report));
    } else {
      unknown_child(*child, {"p"}, report);
    }
  }
  return result;
}

}  // namespace

std::optional<std::vector<FragmentParagraph>> read_fragment(std::string_view bytes,
                                                            const std::string& file,
                                                            const Limits& limits,
                                                            DiagnosticSink& sink) {
  const std::string text = without_declaration(bytes);
  const bool row = is_row_of_paragraphs(text);
  const std::string name = row ? "body" : "p";
  const Moved moved(name.size() + 2);
  MovedDiagnostics moved_sink(moved, sink);
  const auto document = Document::parse(
      "<" + name + ">" + text + "</" + name + ">", file, limits.nesting, moved_sink);
  if (!document) return std::nullopt;
  Report report(*document, moved_sink);
  std::vector<FragmentParagraph> result;
  if (row) {
    result = paragraphs_of(document->root(), report);
  } else {
    References references;
    result.push_back(paragraph(document->root(), references, report));
  }
  if (report.broken()) return std::nullopt;
  for (FragmentParagraph& each : result) {
    each.where = moved.back(each.where);
    moved.move_back(each.content);
  }
  return result;
}

}  // namespace qianzi::readers
