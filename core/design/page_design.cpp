#include "design/page_design.h"

#include "design/attributes.h"

#include <algorithm>
#include <set>

namespace qianzi::design {
namespace {

constexpr std::string_view role_names[role_count] = {"nameplate",
                                                     "issue-line",
                                                     "folio",
                                                     "kicker",
                                                     "headline",
                                                     "headline-2",
                                                     "headline-3",
                                                     "deck",
                                                     "byline",
                                                     "body",
                                                     "subhead",
                                                     "speaker",
                                                     "caption",
                                                     "credit",
                                                     "table-cell",
                                                     "table-header",
                                                     "list-item",
                                                     "quote",
                                                     "note"};

constexpr StructureRole structure_roles[role_count] = {StructureRole::artifact,
                                                       StructureRole::artifact,
                                                       StructureRole::artifact,
                                                       StructureRole::kicker,
                                                       StructureRole::headline,
                                                       StructureRole::headline,
                                                       StructureRole::headline,
                                                       StructureRole::deck,
                                                       StructureRole::byline,
                                                       StructureRole::paragraph,
                                                       StructureRole::subhead,
                                                       StructureRole::paragraph,
                                                       StructureRole::caption,
                                                       StructureRole::caption,
                                                       StructureRole::table_cell,
                                                       StructureRole::table_header,
                                                       StructureRole::list_body,
                                                       StructureRole::paragraph,
                                                       StructureRole::note};

constexpr Word<Alignment> alignments[] = {{"justify", Alignment::justify},
                                          {"start", Alignment::start},
                                          {"centre", Alignment::centre},
                                          {"end", Alignment::end},
                                          {"even", Alignment::even}};
constexpr Word<Prohibition> prohibitions[] = {{"none", Prohibition::none},
                                              {"basic", Prohibition::basic},
                                              {"gb", Prohibition::gb},
                                              {"strict", Prohibition::strict}};
constexpr Word<PunctuationStyle> punctuations[] = {{"full", PunctuationStyle::full},
                                                   {"half", PunctuationStyle::half},
                                                   {"kaiming", PunctuationStyle::kaiming},
                                                   {"none", PunctuationStyle::none}};

constexpr Word<Fitting> fittings[] = {{"total", Fitting::total}, {"greedy", Fitting::greedy}};
constexpr Word<KoreanBreaks> korean_breaks[] = {{"syllable", KoreanBreaks::syllable},
                                                {"word", KoreanBreaks::word}};
constexpr Word<bool> yes_or_no[] = {{"yes", true}, {"no", false}};

/// The names that furniture may ask for in braces.
constexpr std::string_view furniture_names[] =
    {"date", "year", "month", "day", "weekday", "number", "publisher", "nameplate", "page", "name"};
/// {date} is itself made of the others.
constexpr std::string_view date_names[] = {"year", "month", "day", "weekday"};

bool is_design_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

/// Reads one design.
class Loader {
public:
  Loader(const std::string& file, DiagnosticSink& sink) : attributes_(file, sink) {}

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
    attributes_.known(root, {"name"});
    attributes_.no_content(root, true);
    design_.name = attributes_.text(root, "name", true);
    if (root.Attribute("name") != nullptr && !is_design_name(design_.name)) {
      report(root.GetLineNum(),
             fmt::format("name=\"{}\" is not allowed", design_.name),
             "write letters, digits, hyphens and underscores");
    }
    for (std::size_t i = 0; i < role_count; ++i) design_.styles[i].structure = structure_roles[i];
    for (const auto* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      part(*child);
    }
    for (const char* const name : {"sheet", "grid"}) {
      if (seen_.contains(name)) continue;
      report(
          root.GetLineNum(), fmt::format("there is no <{}>", name), fmt::format("add <{}>", name));
    }
    if (styled_.empty()) {
      report(root.GetLineNum(), "there is no style for body", "add <style role=\"body\" .../>");
    }
  }

  void part(const tinyxml2::XMLElement& element) {
    struct Part {
      std::string_view name;
      void (Loader::*read)(const tinyxml2::XMLElement&);
    };
    static constexpr Part parts[] = {{"sheet", &Loader::sheet},
                                     {"grid", &Loader::grid},
                                     {"bands", &Loader::bands},
                                     {"rules", &Loader::rules},
                                     {"text", &Loader::text_rules},
                                     {"furniture", &Loader::furniture},
                                     {"style", &Loader::style}};
    const std::string_view name = element.Name();
    const auto* const found = std::find_if(
        std::begin(parts), std::end(parts), [&](const Part& p) { return p.name == name; });
    if (found == std::end(parts)) {
      report(element.GetLineNum(), fmt::format("<{}> is not known", name), "see docs/design.md");
      return;
    }
    if (!seen_.insert(name).second && name != "style") {
      report(element.GetLineNum(), fmt::format("<{}> stands twice", name), "keep one");
    }
    attributes_.no_content(element, false);
    (this->*found->read)(element);
  }

  void sheet(const tinyxml2::XMLElement& element) {
    attributes_.known(element, {"width", "height", "bleed", "top", "bottom", "inner", "outer"});
    for (const char* const name : {"width", "height"}) {
      static_cast<void>(attributes_.text(element, name, true));
    }
    design_.sheet = {attributes_.length(element, "width", Pt(0)),
                     attributes_.length(element, "height", Pt(0))};
    design_.bleed = attributes_.length(element, "bleed", Pt(0));
    design_.margin_top = attributes_.length(element, "top", millimetres(15));
    design_.margin_bottom = attributes_.length(element, "bottom", millimetres(15));
    design_.margin_inner = attributes_.length(element, "inner", millimetres(15));
    design_.margin_outer = attributes_.length(element, "outer", millimetres(15));
  }

  void grid(const tinyxml2::XMLElement& element) {
    attributes_.known(element, {"columns", "gutter", "baseline"});
    design_.columns = attributes_.count(element, "columns", 1, 1, 24);
    design_.gutter = attributes_.length(element, "gutter", Pt(14));
    design_.baseline = attributes_.length(element, "baseline", Pt(15));
  }

  void bands(const tinyxml2::XMLElement& element) {
    attributes_.known(element, {"nameplate", "folio", "gap"});
    design_.nameplate_lines = attributes_.count(element, "nameplate", 0, 0, 30);
    design_.folio_lines = attributes_.count(element, "folio", 2, 0, 10);
    design_.gap_lines = attributes_.count(element, "gap", 1, 0, 10);
  }

  void rules(const tinyxml2::XMLElement& element) {
    attributes_.known(element, {"thickness", "grey"});
    design_.rule_thickness = attributes_.length(element, "thickness", Pt(0));
    design_.rule_colour = attributes_.grey(element, 0.5F);
    design_.tint.components[0] = 0.94F;
  }

  /// How text is set whatever its role.
  void text_rules(const tinyxml2::XMLElement& element) {
    if (!styled_.empty()) {
      report(element.GetLineNum(), "<text> stands after a style", "put it before them");
    }
    attributes_.known(element,
                      {"prohibition",
                       "punctuation",
                       "fit",
                       "korean-breaks",
                       "hanging",
                       "trim-indented",
                       "hyphenate",
                       "automatic-tcy"});
    ParagraphStyle rules;
    rules.prohibition = attributes_.choice(element, "prohibition", prohibitions, rules.prohibition);
    rules.punctuation = attributes_.choice(element, "punctuation", punctuations, rules.punctuation);
    rules.fitting = attributes_.choice(element, "fit", fittings, rules.fitting);
    rules.korean_breaks =
        attributes_.choice(element, "korean-breaks", korean_breaks, rules.korean_breaks);
    rules.hanging = attributes_.choice(element, "hanging", yes_or_no, rules.hanging);
    rules.trim_indented =
        attributes_.choice(element, "trim-indented", yes_or_no, rules.trim_indented);
    rules.hyphenate = attributes_.choice(element, "hyphenate", yes_or_no, rules.hyphenate);
    rules.automatic_tcy =
        attributes_.choice(element, "automatic-tcy", yes_or_no, rules.automatic_tcy);
    for (std::size_t i = 0; i < role_count; ++i) {
      design_.styles[i] = rules;
      design_.styles[i].structure = structure_roles[i];
    }
  }

  void furniture(const tinyxml2::XMLElement& element) {
    attributes_.known(element,
                      {"date",
                       "weekdays",
                       "issue-line",
                       "folio-start",
                       "folio-centre",
                       "folio-end",
                       "speaker-suffix"});
    Furniture& words = design_.furniture;
    words.date = pattern(element, "date", date_names);
    words.weekdays = attributes_.text(element, "weekdays", false);
    words.issue_line = pattern(element, "issue-line", furniture_names);
    words.folio_start = pattern(element, "folio-start", furniture_names);
    words.folio_centre = pattern(element, "folio-centre", furniture_names);
    words.folio_end = pattern(element, "folio-end", furniture_names);
    words.speaker_suffix = attributes_.text(element, "speaker-suffix", false);
    const auto spaces = std::count(words.weekdays.begin(), words.weekdays.end(), ' ');
    if (element.Attribute("weekdays") != nullptr && spaces != 6) {
      report(element.GetLineNum(),
             fmt::format("weekdays=\"{}\" is not seven words", words.weekdays),
             "write seven, Sunday's first, with one space between");
    }
  }

  /// Words with {names} in them; a name that is none would come out as nothing.
  template <std::size_t N>
  std::string pattern(const tinyxml2::XMLElement& element,
                      const char* attribute,
                      const std::string_view (&names)[N]) {
    std::string words = attributes_.text(element, attribute, false);
    for (std::size_t at = 0; (at = words.find_first_of("{}", at)) != std::string::npos;) {
      const std::size_t end = words[at] == '{' ? words.find('}', at) : std::string::npos;
      const std::string name =
          end == std::string::npos ? std::string() : words.substr(at + 1, end - at - 1);
      if (std::find(std::begin(names), std::end(names), name) == std::end(names)) {
        report(element.GetLineNum(),
               fmt::format("{}=\"{}\" names nothing that is known", attribute, words),
               fmt::format("in braces may stand {}", fmt::join(names, ", ")));
        return words;
      }
      at = end + 1;
    }
    return words;
  }

  /// A role without a style of its own looks like the body, hence the body's style stands first and
  /// is copied to all the roles.
  void style(const tinyxml2::XMLElement& element) {
    attributes_.known(element,
                      {"role",
                       "face",
                       "strong",
                       "size",
                       "leading",
                       "align",
                       "first-indent",
                       "indent",
                       "grey",
                       "grid",
                       "phrase-breaks"});
    const std::string name = attributes_.text(element, "role", true);
    const auto* const found = std::find(std::begin(role_names), std::end(role_names), name);
    if (found == std::end(role_names)) {
      if (element.Attribute("role") == nullptr) return;
      report(element.GetLineNum(),
             fmt::format("there is no role «{}»", name),
             fmt::format("roles are {}", fmt::join(role_names, ", ")));
      return;
    }
    const auto role = static_cast<Role>(found - std::begin(role_names));
    if (styled_.empty() && role != Role::body) {
      report(element.GetLineNum(),
             fmt::format("the style of {} stands before that of body", name),
             "put the style of body first: the others take from it what they do not say");
    }
    if (!styled_.insert(role).second) {
      report(element.GetLineNum(), fmt::format("there are two styles for {}", name), "keep one");
    }
    set(design_.styles[static_cast<std::size_t>(role)], element);
    if (role == Role::body) copy_body();
  }

  void set(ParagraphStyle& style, const tinyxml2::XMLElement& element) {
    style.role = attributes_.name(element, "face", style.role);
    style.strong_role = attributes_.name(element, "strong", style.strong_role);
    style.size = attributes_.length(element, "size", style.size);
    style.leading = attributes_.length(element, "leading", style.size * 1.3);
    style.alignment = attributes_.choice(element, "align", alignments, style.alignment);
    style.grid = attributes_.choice(element, "grid", yes_or_no, style.grid);
    style.phrase_breaks =
        attributes_.choice(element, "phrase-breaks", yes_or_no, style.phrase_breaks);
    style.first_indent = attributes_.em(element, "first-indent");
    style.indent = attributes_.em(element, "indent");
    style.fill = attributes_.grey(element, 0);
    if (style.size < Pt(3) || style.size > Pt(400) || style.leading < style.size * 0.5) {
      report(element.GetLineNum(),
             "a size of less than 3pt or more than 400pt, or a leading of less than half of it",
             "write others");
    }
  }

  void copy_body() {
    const ParagraphStyle body = design_.style(Role::body);
    for (std::size_t i = 0; i < role_count; ++i) {
      design_.styles[i] = body;
      design_.styles[i].structure = structure_roles[i];
    }
  }

  void check_geometry() {
    const double least = design_.style(Role::body).size.value();
    const Pt height = design_.sheet.height - design_.margin_top - design_.margin_bottom;
    if (design_.columns == 0 || design_.column_width().value() < least) {
      report(0, "its columns are narrower than a character", "use a wider sheet or fewer columns");
    }
    if (design_.baseline < Pt(4) || height < design_.baseline * 10.0) {
      report(
          0, "the type area holds fewer than ten lines", "use a higher sheet or smaller margins");
    }
    if (design_.sheet.width > Pt(14400) || design_.sheet.height > Pt(14400)) {
      report(0, "the sheet is larger than 5080 mm", "make it smaller");
    }
  }

  Attributes attributes_;
  PageDesign design_;
  std::set<std::string_view> seen_;  ///< elements
  std::set<Role> styled_;
};

}  // namespace

std::string_view role_name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

std::optional<PageDesign>
load_design(std::string_view xml, const std::string& file, DiagnosticSink& sink) {
  return Loader(file, sink).load(xml);
}

}  // namespace qianzi::design
