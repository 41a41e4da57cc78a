// One XML file, parsed, that can tell where everything in it stands.
#pragma once

#include "readers/native/lexical.h"
#include "readers/native/source_map.h"
#include "readers/reader.h"

#include "qianzi/diagnostic.h"

#include <tinyxml2.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

/// A file that passed the strict look. tinyxml2 parses in place: names and texts of its nodes point
/// into one copy of the file, so they stand as far from the root element's name as they do in the
/// file (a test pins this).
class Document {
public:
  /// Parses `bytes`; empty if they are not well-formed, which has been reported.
  [[nodiscard]] static std::unique_ptr<Document>
  parse(std::string bytes, std::string file, unsigned nesting, DiagnosticSink& sink);

  [[nodiscard]] const tinyxml2::XMLElement& root() const { return *tree_.RootElement(); }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// Where an element's `<`, an attribute's name or a text begins.
  [[nodiscard]] SourcePosition position(const tinyxml2::XMLElement& element) const;
  [[nodiscard]] SourcePosition position(const tinyxml2::XMLAttribute& attribute) const;
  [[nodiscard]] SourcePosition position(const tinyxml2::XMLText& text) const;

  /// tinyxml2 drops white space that stands alone between two pieces of markup: tags, comments,
  /// CDATA sections. These give it back: what stands between the node and the markup before it, and
  /// between the element's last child and its end.
  [[nodiscard]] std::string_view space_before(const tinyxml2::XMLNode& node) const;
  [[nodiscard]] std::string_view space_at_end(const tinyxml2::XMLElement& element) const;

private:
  Document(std::string bytes, std::string file);
  [[nodiscard]] std::size_t offset(const char* in_place) const;
  [[nodiscard]] std::string_view space_ending_at(std::size_t end) const;

  std::string bytes_;
  std::string file_;
  SourceMap map_;
  std::vector<ElementSpan> spans_;
  tinyxml2::XMLDocument tree_;
};

}  // namespace qianzi::readers
