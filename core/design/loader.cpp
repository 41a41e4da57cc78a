#include "design/attributes.h"
#include "design/page_design.h"
#include "design/palette.h"
#include "design/roles.h"
#include "design/words.h"

#include <algorithm>
#include <set>

namespace qianzi::design {
namespace {

struct NamedSheet {
  double width;  ///< mm
  double height;
};
/// Trimmed pages, upright. Chinese dailies print on 对开 and 四开, Japanese ones on the blanket.
constexpr Word<NamedSheet> sheets[] = {{"broadsheet", {390, 546}},
                                       {"blanket", {406, 546}},
                                       {"berliner", {315, 470}},
                                       {"tabloid", {273, 390}},
                                       {"A3", {297, 420}},
                                       {"A4", {210, 297}}};
constexpr Word<WritingMode> writing_modes[] = {{"horizontal", WritingMode::horizontal},
                                               {"vertical", WritingMode::vertical}};
constexpr Word<std::optional<Side>> sides[] = {{"left", Side::left}, {"right", Side::right}};
constexpr Word<Rule::Shape> shapes[] = {{"solid", Rule::Shape::solid},
                                        {"dotted", Rule::Shape::dotted},
                                        {"wavy", Rule::Shape::wavy}};

bool is_design_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

/// Reads one design.
class Loader {
public:
  Loader(const std::string& file, DiagnosticSink& sink)
      : attributes_(file, sink), palette_(attributes_), styles_(attributes_, palette_, design_) {}

  std::optional<PageDesign> load(std::string_view xml) {
    tinyxml2::XMLDocument document;
    if (document.Parse(xml.data(), xml.size()) != tinyxml2::XML_SUCCESS) {
      report(document.ErrorLineNum(), "it is not well-formed", "mend the markup there");
      return std::nullopt;
    }
    const auto* root = document.RootElement();
    if (root == nullptr || std::string_view(root->Name()) != "design") {
      report(root == nullptr ? 1 : root->GetLineNum(),
             "the root element is not <design>",
             "see docs/design.md");
      return std::nullopt;
    }
    if (const auto* second = root->NextSiblingElement()) {
      report(second->GetLineNum(),
             fmt::format("<{}> stands after the root element", second->Name()),
             "keep one root element");
    }
    read(*root);
    if (attributes_.good()) check_geometry();
    return attributes_.good() ? std::optional(std::move(design_)) : std::nullopt;
  }

private:
  void report(int line, std::string what, std::string remedy) {
    attributes_.report(line, std::move(what), std::move(remedy));
  }

  void read(const tinyxml2::XMLElement& root) {
    attributes_.known(root, {"name", "writing-mode"});
    attributes_.no_content(root, true);
    design_.name = attributes_.text(root, "name", true);
    if (root.Attribute("name") != nullptr && !is_design_name(design_.name)) {
      report(root.GetLineNum(),
             fmt::format("name=\"{}\" is not allowed", design_.name),
             "write letters, digits, hyphens and underscores");
    }
    design_.writing_mode =
        attributes_.choice(root, "writing-mode", writing_modes, design_.writing_mode);
    colours(root);
    for (const auto* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      part(*child);
    }
    styles_.finish();
    for (const char* const name : {"sheet", "grid"}) {
      if (seen_.contains(name)) continue;
      report(
          root.GetLineNum(), fmt::format("there is no <{}>", name), fmt::format("add <{}>", name));
    }
    if (!styles_.any()) {
      report(root.GetLineNum(), "there is no style for body", "add <style role=\"body\" .../>");
    }
    check_ears(root);
  }

  /// Colours first: whatever names one may stand before it.
  void colours(const tinyxml2::XMLElement& root) {
    for (const auto* child = root.FirstChildElement("colour"); child != nullptr;
         child = child->NextSiblingElement("colour")) {
      palette_.define(*child);
    }
    design_.inks = palette_.inks();
  }

  void part(const tinyxml2::XMLElement& element) {
    struct Part {
      std::string_view name;
      void (Loader::*read)(const tinyxml2::XMLElement&);
      bool repeats = false;
    };
    static constexpr Part parts[] = {{"sheet", &Loader::sheet},
                                     {"grid", &Loader::grid},
                                     {"bands", &Loader::bands},
                                     {"rules", &Loader::rules},
                                     {"text", &Loader::text},
                                     {"furniture", &Loader::furniture},
                                     {"colour", &Loader::colour, true},
                                     {"box", &Loader::box, true},
                                     {"slot", &Loader::slot, true},
                                     {"style", &Loader::style, true}};
    const std::string_view name = element.Name();
    const auto* const found = std::find_if(
        std::begin(parts), std::end(parts), [&](const Part& p) { return p.name == name; });
    if (found == std::end(parts)) {
      report(element.GetLineNum(), fmt::format("<{}> is not known", name), "see docs/design.md");
      return;
    }
    if (!seen_.insert(name).second && !found->repeats) {
      report(element.GetLineNum(), fmt::format("<{}> stands twice", name), "keep one");
    }
    attributes_.no_content(element, false);
    (this->*found->read)(element);
  }

  void text(const tinyxml2::XMLElement& element) { styles_.rules(element); }
  void style(const tinyxml2::XMLElement& element) { styles_.style(element); }
  /// Has been read before the other parts.
  void colour(const tinyxml2::XMLElement& /*element*/) {}
  void furniture(const tinyxml2::XMLElement& element) {
    design_.furniture = read_furniture(element, attributes_);
  }

  void slot(const tinyxml2::XMLElement& element) { read_slot(element, attributes_, design_.slots); }

  void sheet(const tinyxml2::XMLElement& element) {
    attributes_.known(element,
                      {"size",
                       "width",
                       "height",
                       "bleed",
                       "binding",
                       "top",
                       "bottom",
                       "inner",
                       "outer",
                       "type-width",
                       "type-height"});
    sheet_size(element);
    design_.bleed = attributes_.length(element, "bleed", Pt(0));
    design_.binding = attributes_.choice(element, "binding", sides, design_.binding);
    design_.margin_top = attributes_.length(element, "top", millimetres(15));
    design_.margin_bottom = attributes_.length(element, "bottom", millimetres(15));
    design_.margin_inner = attributes_.length(element, "inner", millimetres(15));
    design_.margin_outer = attributes_.length(element, "outer", millimetres(15));
    type_area(element,
              {"type-width", "outer"},
              design_.sheet.width - design_.margin_inner,
              design_.margin_outer);
    type_area(element,
              {"type-height", "bottom"},
              design_.sheet.height - design_.margin_top,
              design_.margin_bottom);
  }

  void sheet_size(const tinyxml2::XMLElement& element) {
    if (element.Attribute("size") == nullptr) {
      for (const char* const name : {"width", "height"}) {
        static_cast<void>(attributes_.text(element, name, true));
      }
      design_.sheet = {attributes_.length(element, "width", Pt(0)),
                       attributes_.length(element, "height", Pt(0))};
      return;
    }
    if (element.Attribute("width") != nullptr || element.Attribute("height") != nullptr) {
      report(element.GetLineNum(),
             "<sheet> has a size, and width or height beside it",
             "keep size, or width and height");
    }
    const NamedSheet named = attributes_.choice(element, "size", sheets, NamedSheet{0, 0});
    design_.sheet = {millimetres(named.width), millimetres(named.height)};
  }

  /// An extent of the type area instead of the margin that it leaves.
  struct Extent {
    const char* name;
    const char* margin;
  };
  void type_area(const tinyxml2::XMLElement& element, Extent names, Pt room, Pt& margin) {
    if (element.Attribute(names.name) == nullptr) return;
    if (element.Attribute(names.margin) != nullptr) {
      report(element.GetLineNum(),
             fmt::format("<sheet> has {} and {}", names.name, names.margin),
             "keep one: the other follows from it");
      return;
    }
    margin = room - attributes_.length(element, names.name, Pt(0));
  }

  void grid(const tinyxml2::XMLElement& element) {
    attributes_.known(element, {"columns", "gutter", "baseline", "rows", "row-gap", "flow"});
    design_.columns = attributes_.count(element, "columns", 1, 1, 24);
    design_.gutter = attributes_.length(element, "gutter", Pt(14));
    design_.flows = attributes_.choice(element, "flow", yes_or_no, false);
    design_.baseline = attributes_.length(element, "baseline", Pt(15));
    design_.rows = attributes_.count(element, "rows", 0, 1, 40);
    design_.row_gap_lines = attributes_.count(element, "row-gap", 1, 0, 10);
    if (element.Attribute("row-gap") != nullptr && element.Attribute("rows") == nullptr) {
      report(element.GetLineNum(), "<grid> has row-gap but no rows", "add rows, or delete row-gap");
    }
  }

  void bands(const tinyxml2::XMLElement& element) {
    attributes_.known(element, {"nameplate", "nameplate-columns", "folio", "gap"});
    design_.nameplate_lines = attributes_.count(element, "nameplate", 0, 0, 60);
    design_.nameplate_columns = attributes_.count(element, "nameplate-columns", 0, 1, 24);
    design_.folio_lines = attributes_.count(element, "folio", 2, 0, 10);
    design_.gap_lines = attributes_.count(element, "gap", 1, 0, 10);
  }

  void rules(const tinyxml2::XMLElement& element) {
    attributes_.known(element, {"thickness", "grey", "colour", "tint", "shape", "columns"});
    design_.rule_thickness = attributes_.length(element, "thickness", Pt(0));
    Colour grey;
    grey.components[0] = 0.5F;
    design_.rule_colour = palette_.asked(element, grey);
    design_.rule_shape = attributes_.choice(element, "shape", shapes, design_.rule_shape);
    design_.column_rules = attributes_.choice(element, "columns", yes_or_no, false);
  }

  /// `tint` is of the ground, hence the rule's colour is asked for without it.
  void box(const tinyxml2::XMLElement& element) {
    attributes_.known(element,
                      {"name", "rule", "shape", "grey", "colour", "fill", "tint", "padding"});
    Box box;
    box.name = attributes_.name(element, "name", attributes_.text(element, "name", true));
    box.rule = attributes_.length(element, "rule", Pt(0.5));
    box.shape = attributes_.choice(element, "shape", shapes, box.shape);
    box.padding = attributes_.length(element, "padding", Pt(6));
    if (element.Attribute("grey") != nullptr && element.Attribute("colour") != nullptr) {
      report(element.GetLineNum(), "it has grey and colour", "write one of them");
    }
    box.colour = palette_.named(element, "colour", attributes_.grey(element, 0));
    box.fill = palette_.ground(element, box.colour);
    if (design_.box(box.name) != nullptr) {
      report(element.GetLineNum(), fmt::format("there are two boxes «{}»", box.name), "keep one");
    }
    design_.boxes.push_back(std::move(box));
  }

  void check_ears(const tinyxml2::XMLElement& root) {
    const auto* const element = root.FirstChildElement("furniture");
    const Furniture& words = design_.furniture;
    if (!words.ear_box.empty() && design_.box(words.ear_box) == nullptr) {
      report(element->GetLineNum(),
             fmt::format("there is no box «{}»", words.ear_box),
             "name a box that a <box> defines");
    }
    const bool ears = !words.ear_start.empty() || !words.ear_end.empty();
    if (ears && !design_.vertical() && words.nameplate != Alignment::centre) {
      report(element->GetLineNum(),
             "there are ears beside a nameplate that is not at the centre",
             "write nameplate=\"centre\", or delete the ears");
    }
  }

  void check_geometry() {
    const double least = design_.style(Role::body).size.value();
    const Rect area = design_.type_area(Side::left);
    for (const Pt margin : {design_.margin_bottom, design_.margin_outer}) {
      if (margin < Pt(0)) {
        report(0, "its type area is larger than the sheet", "make it smaller");
        return;
      }
    }
    if (design_.columns == 0 || design_.column_width().value() < least) {
      report(0, "its columns are narrower than a character", "use a wider sheet or fewer columns");
    }
    const Pt block = design_.vertical() ? area.width : area.height;
    if (design_.baseline < Pt(4) || block < design_.baseline * 10.0) {
      report(
          0, "the type area holds fewer than ten lines", "use a higher sheet or smaller margins");
    }
    if (design_.sheet.width > Pt(14400) || design_.sheet.height > Pt(14400)) {
      report(0, "the sheet is larger than 5080 mm", "make it smaller");
    }
    if (design_.nameplate_columns > design_.columns) {
      report(0, "the nameplate spans more columns than there are", "let it span fewer");
    }
    if (attributes_.good()) check_rows();
    if (attributes_.good()) check_slots();
  }

  /// Rows are whole lines and fill what the folio leaves.
  void check_rows() {
    if (design_.rows == 0) return;
    const int room = design_.lines() - design_.head_lines() - design_.foot_lines();
    const int gaps = (design_.rows - 1) * design_.row_gap_lines;
    const int rest = (room - gaps) % design_.rows;
    if (room - gaps >= 3 * design_.rows && rest == 0) return;
    report(0,
           fmt::format("{} lines, {} of them gaps, do not make {} rows of three lines or more",
                       room,
                       gaps,
                       design_.rows),
           fmt::format("{} lines are left over: change the type area, the folio, rows or row-gap",
                       std::max(rest, 0)));
  }

  void check_slots() {
    const int rows = design_.rows > 0 ? design_.rows : design_.lines();
    for (const Slot& slot : design_.slots) {
      if (slot.column + slot.columns - 1 <= design_.columns && slot.row + slot.rows - 1 <= rows) {
        continue;
      }
      report(0,
             fmt::format("the slot «{}» reaches out of the grid of {} columns and {} rows",
                         slot.name,
                         design_.columns,
                         rows),
             "make it smaller, or move it");
    }
  }

  Attributes attributes_;
  PageDesign design_;
  Palette palette_;
  Styles styles_;
  std::set<std::string_view> seen_;  ///< elements
};

}  // namespace

std::optional<PageDesign>
load_design(std::string_view xml, const std::string& file, DiagnosticSink& sink) {
  return Loader(file, sink).load(xml);
}

}  // namespace qianzi::design
