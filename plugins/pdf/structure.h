// The structure tree (PDF 32000-1 14.7): elements of the document, joined over pages by their
// StructureKey, and the tree that leads from marked content back to them.
//
// Feed pages in order: begin_page, then for what is painted touch and add_content, in reading
// order, then end_page. An element takes its place among its siblings when it is first touched.
#pragma once

#include "objects.h"

#include "qianzi/page.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qianzi::pdf {

class StructureTree {
public:
  using Element = std::uint32_t;

  StructureTree();

  /// `page` and its marks are used until end_page.
  void begin_page(const Page& page, ObjectId object);
  /// Makes the element of a mark and those above it, and before it the marks that nothing is
  /// painted for (an empty table cell). Nothing for artifacts.
  std::optional<Element> touch(std::uint32_t mark);
  /// Says that the next marked content of the page belongs to `element`; returns its MCID.
  std::uint32_t add_content(Element element);
  /// Where a figure stands, for its BBox; the first place counts. Page coordinates of PDF.
  void set_box(Element element, double left, double bottom, double right, double top);
  /// Hangs an annotation under a mark; returns its StructParent. Nothing for artifacts.
  std::optional<std::uint32_t> add_annotation(std::uint32_t mark, ObjectId annotation);
  /// The same for one that no mark is for: a link in furniture.
  [[nodiscard]] std::uint32_t add_lone_annotation(ObjectId annotation);
  /// Tells by the text of a list's label how the list is numbered; the first one counts.
  void read_label(Element element, std::string_view text);
  /// Makes what was not touched. Returns the page's StructParents.
  std::uint32_t end_page();

  [[nodiscard]] std::string_view tag(Element element) const;

  /// Writes all; returns the number of the StructTreeRoot. `entries` go into it too.
  ObjectId write(ObjectFile& objects, std::string_view entries = {}) const;

private:
  enum class KidKind : std::uint8_t { element, content, annotation };
  struct Kid {
    KidKind kind;
    std::uint32_t number;  ///< element, MCID or object of the annotation
    ObjectId page;         ///< content and annotations
  };
  struct Node {
    StructureRole role = StructureRole::artifact;
    Element parent = 0;
    std::uint16_t column_span = 1;
    std::uint16_t row_span = 1;
    StructureKey key;
    std::vector<Kid> kids;
    std::string entries;  ///< Lang, Alt, BBox: what few have
    bool leads = false;   ///< a subhead before any headline: the first level of headings
  };
  /// What one number of the parent tree leads to.
  struct Way {
    bool of_page;
    std::vector<Element> elements;  ///< by MCID, or the one of an annotation
  };

  Element make(std::uint32_t mark);
  Element make_node(const StructureMark& mark, Element parent);
  std::uint32_t hang(Element element, ObjectId annotation);
  Element ruby_for_base(std::uint32_t ruby_mark, Element ruby);
  void touch_empty_before(std::uint32_t mark);
  void write_element(ObjectFile& objects, Element element, ObjectId first, ObjectId root) const;
  void append_kids(std::string& out, const Node& node, ObjectId first) const;
  void append_table_attributes(std::string& out, const Node& node) const;

  std::deque<Node> nodes_;  ///< [0] is the Document; a deque, so that growing moves nothing
  bool has_headline_ = false;
  struct KeyHash {
    std::size_t operator()(const StructureKey& key) const;
  };
  std::unordered_map<StructureKey, Element, KeyHash> known_;
  std::vector<Way> ways_;

  const Page* page_ = nullptr;
  ObjectId page_object_ = 0;
  std::uint32_t page_way_ = 0;
  std::vector<Element> element_of_mark_;  ///< of the page; no_element: not made
  std::vector<bool> has_content_;         ///< of the page's marks: something is painted for it
  std::uint32_t untouched_ = 1;           ///< no mark below it is left to make
};

}  // namespace qianzi::pdf
