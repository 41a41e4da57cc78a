// The body of an article: <p>, <turn>, <figure> and the rest to Blocks.
#pragma once

#include "readers/native/article_reader.h"
#include "readers/native/element.h"
#include "readers/native/inlines.h"

#include "qianzi/article.h"

#include <string>

namespace qianzi::readers {

/// Reads blocks of one article. Errors go to the report; what can be read is.
class BlockReader {
public:
  BlockReader(std::string folder, EditionParts& parts, References& references, Report& report);

  /// The children of <body>. Notes are not among them.
  [[nodiscard]] Blocks body(const tinyxml2::XMLElement& element);
  /// What a note, item or the like holds: paragraphs, or inline content alone, which is one
  /// paragraph.
  [[nodiscard]] Blocks flow(const tinyxml2::XMLElement& element, Names allowed);

private:
  void add(Blocks& blocks, const tinyxml2::XMLElement& element);
  [[nodiscard]] Blocks children(const tinyxml2::XMLElement& element, Names allowed, Names skipped);
  [[nodiscard]] Inlines text(const tinyxml2::XMLElement& element);
  [[nodiscard]] Turn turn(const tinyxml2::XMLElement& element);
  [[nodiscard]] FloatPosition position(const tinyxml2::XMLElement& element);
  [[nodiscard]] std::uint16_t columns(const tinyxml2::XMLElement& element);
  [[nodiscard]] Figure figure(const tinyxml2::XMLElement& element);
  [[nodiscard]] Image image(const tinyxml2::XMLElement& element);
  [[nodiscard]] ImageId image_file(const tinyxml2::XMLElement& element);
  [[nodiscard]] List list(const tinyxml2::XMLElement& element);
  [[nodiscard]] Quote quote(const tinyxml2::XMLElement& element);

  std::string folder_;
  EditionParts& parts_;
  References& references_;
  Report& report_;
  std::uint32_t list_depth_ = 0;
};

/// <table>, its grid checked.
[[nodiscard]] Table read_table(const tinyxml2::XMLElement& element,
                               const Limits& limits,
                               References& references,
                               Report& report);

}  // namespace qianzi::readers
