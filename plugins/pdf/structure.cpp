#include "structure.h"

#include "numbers.h"
#include "roles.h"
#include "strings.h"
#include "trees.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr StructureTree::Element no_element = 0xFFFFFFFF;

bool is_artifact(const Page& page, std::uint32_t mark) {
  return mark == 0 || mark >= page.structure.size() ||
         page.structure[mark].role == StructureRole::artifact;
}

/// Marks that something is painted for, themselves or through what is below them.
std::vector<bool> marks_with_content(const Page& page) {
  std::vector<bool> used(page.structure.size(), false);
  const auto use = [&](std::uint32_t mark) {
    if (mark < used.size()) used[mark] = true;
  };
  for (const PageItem& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) use(run->structure);
    if (const auto* image = std::get_if<PlacedImage>(&item)) use(image->structure);
  }
  for (std::size_t i = used.size(); i-- > 1;) {
    if (used[i]) use(page.structure[i].parent);
  }
  return used;
}

}  // namespace

std::size_t StructureTree::KeyHash::operator()(const StructureKey& key) const {
  std::uint64_t mixed = (std::uint64_t{key.article} << 32U | key.element) * 0x9E3779B97F4A7C15U;
  mixed ^= mixed >> 32U;
  return mixed;
}

StructureTree::StructureTree() : nodes_(1) {}

void StructureTree::begin_page(const Page& page, ObjectId object) {
  page_ = &page;
  page_object_ = object;
  page_way_ = static_cast<std::uint32_t>(ways_.size());
  ways_.push_back({true, {}});
  element_of_mark_.assign(page.structure.size(), no_element);
  has_content_ = marks_with_content(page);
  untouched_ = 1;
}

std::optional<StructureTree::Element> StructureTree::touch(std::uint32_t mark) {
  if (is_artifact(*page_, mark)) return std::nullopt;
  if (element_of_mark_[mark] != no_element) return element_of_mark_[mark];
  touch_empty_before(mark);
  return make(mark);
}

void StructureTree::touch_empty_before(std::uint32_t mark) {
  for (; untouched_ < mark; ++untouched_) {
    if (has_content_[untouched_] || is_artifact(*page_, untouched_)) continue;
    if (element_of_mark_[untouched_] == no_element) static_cast<void>(make(untouched_));
  }
}

StructureTree::Element StructureTree::make(std::uint32_t mark) {
  const StructureMark& source = page_->structure[mark];
  Element parent = 0;
  if (source.parent < mark && !is_artifact(*page_, source.parent)) {
    parent = element_of_mark_[source.parent];
    if (parent == no_element) parent = make(source.parent);
    if (source.role == StructureRole::ruby_base) parent = ruby_for_base(source.parent, parent);
  }
  const bool furniture = source.key.article == no_article;
  if (!furniture) {
    const auto known = known_.find(source.key);
    if (known != known_.end()) return element_of_mark_[mark] = known->second;
  }
  const Element element = make_node(source, parent);
  if (!furniture) known_.emplace(source.key, element);
  return element_of_mark_[mark] = element;
}

StructureTree::Element StructureTree::make_node(const StructureMark& mark, Element parent) {
  const auto element = static_cast<Element>(nodes_.size());
  Node node;
  node.role = mark.role;
  node.parent = parent;
  node.column_span = mark.column_span;
  node.row_span = mark.row_span;
  node.key = mark.key;
  // Levels begin at the first (ISO 14289-1 7.4.2): an article that goes on from another file has no
  // headline here.
  has_headline_ = has_headline_ || mark.role == StructureRole::headline;
  node.leads = mark.role == StructureRole::subhead && !has_headline_;
  if (!mark.language.empty()) {
    node.entries += "/Lang ";
    append_text_string(node.entries, mark.language);
    node.entries.push_back('\n');
  }
  if (mark.role == StructureRole::figure) {
    node.entries += "/Alt ";
    append_text_string(node.entries, mark.alternative);
    node.entries.push_back('\n');
  }
  nodes_.push_back(std::move(node));
  nodes_[parent].kids.push_back({KidKind::element, element, 0});
  return element;
}

/// A Ruby holds one RB and one RT (PDF 32000-1 table 338): the base after a reading opens another.
StructureTree::Element StructureTree::ruby_for_base(std::uint32_t ruby_mark, Element ruby) {
  const auto is_reading = [this](const Kid& kid) {
    return kid.kind == KidKind::element && nodes_[kid.number].role == StructureRole::ruby_text;
  };
  const std::vector<Kid>& kids = nodes_[ruby].kids;
  if (std::none_of(kids.begin(), kids.end(), is_reading)) return ruby;
  StructureMark copy = page_->structure[ruby_mark];
  return element_of_mark_[ruby_mark] = make_node(copy, nodes_[ruby].parent);
}

std::uint32_t StructureTree::add_content(Element element) {
  std::vector<Element>& elements = ways_[page_way_].elements;
  const auto mcid = static_cast<std::uint32_t>(elements.size());
  elements.push_back(element);
  nodes_[element].kids.push_back({KidKind::content, mcid, page_object_});
  return mcid;
}

void StructureTree::set_box(Element element, double left, double bottom, double right, double top) {
  std::string& entries = nodes_[element].entries;
  if (nodes_[element].role != StructureRole::figure) return;
  if (entries.find("/BBox") != std::string::npos) return;
  entries += "/A << /O /Layout /Placement /Block /BBox [";
  append_numbers(entries, left, bottom, right, top);
  entries += "] >>\n";
}

std::optional<std::uint32_t> StructureTree::add_annotation(std::uint32_t mark,
                                                           ObjectId annotation) {
  const std::optional<Element> element = touch(mark);
  if (!element) return std::nullopt;
  return hang(*element, annotation);
}

std::uint32_t StructureTree::hang(Element element, ObjectId annotation) {
  nodes_[element].kids.push_back({KidKind::annotation, annotation, page_object_});
  const auto number = static_cast<std::uint32_t>(ways_.size());
  ways_.push_back({false, {element}});
  return number;
}

std::uint32_t StructureTree::add_lone_annotation(ObjectId annotation) {
  StructureMark mark;
  mark.role = StructureRole::paragraph;
  const Element paragraph = make_node(mark, 0);
  mark.role = StructureRole::link;
  return hang(make_node(mark, paragraph), annotation);
}

void StructureTree::read_label(Element element, std::string_view text) {
  if (nodes_[element].role != StructureRole::list_label || text.empty()) return;
  Element list = element;
  while (list != 0 && nodes_[list].role != StructureRole::list) list = nodes_[list].parent;
  if (list == 0 || nodes_[list].entries.find("/ListNumbering") != std::string::npos) return;
  const auto is = [&](char low, char high) {
    return text.find_first_of("0123456789") == std::string_view::npos && text.front() >= low &&
           text.front() <= high;
  };
  // General punctuation, geometric shapes and the middle dot are bullets; numbers of any other
  // script count as decimal, the nearest there is.
  const bool bullet = text.starts_with("\xE2\x80") || text.starts_with("\xE2\x96") ||
                      text.starts_with("\xE2\x97") || text.starts_with("\xC2\xB7");
  const std::string_view numbering = is('A', 'Z')   ? "UpperAlpha"
                                     : is('a', 'z') ? "LowerAlpha"
                                     : bullet       ? "Disc"
                                                    : "Decimal";
  ((nodes_[list].entries += "/A << /O /List /ListNumbering /") += numbering) += " >>\n";
}

std::uint32_t StructureTree::end_page() {
  for (std::uint32_t mark = 1; mark < element_of_mark_.size(); ++mark) {
    static_cast<void>(touch(mark));
  }
  page_ = nullptr;
  return page_way_;
}

std::string_view StructureTree::tag(Element element) const {
  return nodes_[element].leads ? "H1" : structure_type(nodes_[element].role);
}

void StructureTree::append_kids(std::string& out, const Node& node, ObjectId first) const {
  const auto content = std::find_if(node.kids.begin(), node.kids.end(), [](const Kid& kid) {
    return kid.kind == KidKind::content;
  });
  const ObjectId page = content == node.kids.end() ? 0 : content->page;
  if (page != 0) {
    out += "/Pg ";
    append_reference(out, page);
    out.push_back('\n');
  }
  out += "/K [";
  for (const Kid& kid : node.kids) {
    if (kid.kind == KidKind::element) {
      append_reference(out, first + kid.number);
    } else if (kid.kind == KidKind::content && kid.page == page) {
      append_integer(out, kid.number);
    } else {
      out += kid.kind == KidKind::content ? "<< /Type /MCR /MCID " : "<< /Type /OBJR /Obj ";
      append_integer(out, kid.number);
      out += kid.kind == KidKind::content ? " /Pg " : " 0 R /Pg ";
      append_reference(out, kid.page);
      out += " >>";
    }
    out.push_back('\n');
  }
  out += "]\n";
}

/// Spans, and what a header cell heads: in a table's first row, and in a row of headers alone, its
/// column, else its row.
void StructureTree::append_table_attributes(std::string& out, const Node& node) const {
  const bool header = node.role == StructureRole::table_header;
  if (!header && node.role != StructureRole::table_cell) return;
  if (!header && node.column_span == 1 && node.row_span == 1) return;
  out += "/A << /O /Table";
  if (node.column_span != 1) {
    out += " /ColSpan ";
    append_integer(out, node.column_span);
  }
  if (node.row_span != 1) {
    out += " /RowSpan ";
    append_integer(out, node.row_span);
  }
  if (header) {
    const auto is = [this](StructureRole role) {
      return [this, role](const Kid& kid) {
        return kid.kind == KidKind::element && nodes_[kid.number].role == role;
      };
    };
    const std::vector<Kid>& rows = nodes_[nodes_[node.parent].parent].kids;
    const auto row = std::find_if(rows.begin(), rows.end(), is(StructureRole::table_row));
    const bool first = row != rows.end() && row->number == node.parent;
    const std::vector<Kid>& cells = nodes_[node.parent].kids;
    const bool all = std::all_of(cells.begin(), cells.end(), is(StructureRole::table_header));
    out += first || all ? " /Scope /Column" : " /Scope /Row";
  }
  out += " >>\n";
}

void StructureTree::write_element(ObjectFile& objects,
                                  Element element,
                                  ObjectId first,
                                  ObjectId root) const {
  const Node& node = nodes_[element];
  std::string out = "/Type /StructElem\n/S ";
  append_name(out, element == 0 ? "Document" : tag(element));
  out += "\n/P ";
  append_reference(out, element == 0 ? root : first + node.parent);
  out.push_back('\n');
  out += node.entries;
  if (node.role == StructureRole::note) {
    std::string id = "note-";
    append_integer(id, element);
    out += "/ID ";
    append_byte_string(out, id);
    out.push_back('\n');
  }
  append_table_attributes(out, node);
  append_kids(out, node, first);
  objects.write(first + element, out);
}

ObjectId StructureTree::write(ObjectFile& objects, std::string_view entries) const {
  const ObjectId root = objects.reserve();
  // The elements' numbers follow each other, so that parents can name kids that are not written.
  const ObjectId first = objects.reserve_row(nodes_.size());
  for (Element element = 0; element < nodes_.size(); ++element) {
    write_element(objects, element, first, root);
  }
  const ObjectId parents =
      write_number_tree(objects, ways_.size(), [&](std::string& out, std::size_t key) {
        const Way& way = ways_[key];
        if (way.of_page) out.push_back('[');
        for (const Element element : way.elements) {
          append_reference(out, first + element);
          if (way.of_page) out.push_back(' ');
        }
        if (way.of_page) out.push_back(']');
      });
  std::string out = "/Type /StructTreeRoot\n/K [";
  append_reference(out, first);
  out += "]\n/ParentTree ";
  append_reference(out, parents);
  out += "\n/ParentTreeNextKey ";
  append_integer(out, static_cast<std::int64_t>(ways_.size()));
  out.push_back('\n');
  out += entries;
  std::vector<std::pair<std::string, std::string>> notes;
  for (Element element = 0; element < nodes_.size(); ++element) {
    if (nodes_[element].role != StructureRole::note) continue;
    std::string id = "note-";
    append_integer(id, element);
    std::string reference;
    append_reference(reference, first + element);
    notes.emplace_back(std::move(id), std::move(reference));
  }
  std::sort(notes.begin(), notes.end());
  if (!notes.empty()) {
    out += "/IDTree ";
    append_reference(out, write_name_tree(objects, notes));
  }
  objects.write(root, out);
  return root;
}

}  // namespace qianzi::pdf
