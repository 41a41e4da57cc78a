#include "design/page_design.h"

#include "design/length.h"

#include <fmt/format.h>
#include <tinyxml2.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>

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

template <class Value>
struct Word {
  std::string_view word;
  Value value;
};
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

/// Reads one design; remembers whether anything was wrong.
class Loader {
public:
  Loader(const std::string& file, DiagnosticSink& sink) : file_(file), sink_(sink) {}

  std::optional<PageDesign> load(std::string_view xml) {
    tinyxml2::XMLDocument document;
    if (document.Parse(xml.data(), xml.size()) != tinyxml2::XML_SUCCESS) {
      report(document.ErrorLineNum(), "it is not well-formed", "mend the markup there");
      return std::nullopt;
    }
    const auto* root = document.RootElement();
    if (root == nullptr || std::string_view(root->Name()) != "design") {
      report(1, "the root element is not <design>", "see docs/design.md");
      return std::nullopt;
    }
    read(*root);
    if (good_) check_geometry();
    return good_ ? std::optional(std::move(design_)) : std::nullopt;
  }

private:
  void report(int line, std::string what, std::string remedy) {
    good_ = false;
    const auto at = static_cast<std::uint32_t>(std::max(line, 0));
    sink_.report({Code::bad_design, file_, at, 0, {std::move(what), std::move(remedy)}});
  }

  void read(const tinyxml2::XMLElement& root) {
    known(root, {"name"});
    design_.name = text(root, "name", true);
    read_defaults();
    bool body = false;
    for (const auto* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      if (name == "sheet") {
        sheet(*child);
      } else if (name == "grid") {
        grid(*child);
      } else if (name == "bands") {
        bands(*child);
      } else if (name == "rules") {
        rules(*child);
      } else if (name == "text") {
        if (body) report(child->GetLineNum(), "<text> stands after a style", "put it before them");
        text_rules(*child);
      } else if (name == "furniture") {
        furniture(*child);
      } else if (name == "style") {
        body = style(*child) || body;
      } else {
        report(child->GetLineNum(), fmt::format("<{}> is not known", name), "see docs/design.md");
      }
    }
    if (!body)
      report(root.GetLineNum(), "there is no style for body", "add <style role=\"body\" .../>");
  }

  void read_defaults() {
    for (std::size_t i = 0; i < role_count; ++i) design_.styles[i].structure = structure_roles[i];
  }

  void known(const tinyxml2::XMLElement& element, std::initializer_list<std::string_view> names) {
    for (const auto* a = element.FirstAttribute(); a != nullptr; a = a->Next()) {
      if (std::find(names.begin(), names.end(), std::string_view(a->Name())) == names.end()) {
        report(a->GetLineNum(),
               fmt::format("<{}> has no attribute {}", element.Name(), a->Name()),
               fmt::format("it has {}", fmt::join(names, ", ")));
      }
    }
  }

  std::string text(const tinyxml2::XMLElement& element, const char* name, bool required) {
    const char* const value = element.Attribute(name);
    if (value == nullptr && required) {
      report(element.GetLineNum(), fmt::format("<{}> has no {}", element.Name(), name), "add it");
    }
    return value == nullptr ? std::string() : std::string(value);
  }

  /// A length in pt; where the attribute is absent, `otherwise`.
  Pt length(const tinyxml2::XMLElement& element, const char* name, Pt otherwise) {
    const char* const value = element.Attribute(name);
    if (value == nullptr) return otherwise;
    if (const auto length = parse_length(value)) return *length;
    report(element.GetLineNum(),
           fmt::format("{}=\"{}\" is no length", name, value),
           "write a number with pt or mm, or a type size by its name");
    return otherwise;
  }

  Em em(const tinyxml2::XMLElement& element, const char* name) {
    const char* const value = element.Attribute(name);
    if (value == nullptr) return Em(0);
    if (const auto length = parse_em(value);
        length && length->value() >= 0 && length->value() <= 20) {
      return *length;
    }
    report(element.GetLineNum(),
           fmt::format("{}=\"{}\" will not do", name, value),
           "write 0em to 20em");
    return Em(0);
  }

  std::uint16_t count(const tinyxml2::XMLElement& element,
                      const char* name,
                      std::uint16_t otherwise,
                      std::uint16_t most) {
    const char* const value = element.Attribute(name);
    if (value == nullptr) return otherwise;
    const std::string_view digits = value;
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size() && number <= most)
      return number;
    report(element.GetLineNum(),
           fmt::format("{}=\"{}\" will not do", name, value),
           fmt::format("write a whole number up to {}", most));
    return otherwise;
  }

  Colour grey(const tinyxml2::XMLElement& element, float otherwise) {
    Colour colour;
    colour.components[0] = otherwise;
    const char* const value = element.Attribute("grey");
    if (value == nullptr) return colour;
    const std::string_view digits = value;
    float level = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), level);
    if (error == std::errc() && end == digits.data() + digits.size() && level >= 0 && level <= 1) {
      colour.components[0] = level;
    } else {
      report(element.GetLineNum(),
             fmt::format("grey=\"{}\" will not do", value),
             "write 0 (black) to 1");
    }
    return colour;
  }

  template <class Value, std::size_t N>
  Value choice(const tinyxml2::XMLElement& element,
               const char* name,
               const Word<Value> (&words)[N],
               Value otherwise) {
    const char* const value = element.Attribute(name);
    if (value == nullptr) return otherwise;
    std::string all;
    for (const auto& [word, meaning] : words) {
      if (word == value) return meaning;
      all += all.empty() ? std::string(word) : fmt::format(", {}", word);
    }
    report(element.GetLineNum(),
           fmt::format("{}=\"{}\" will not do", name, value),
           fmt::format("write one of {}", all));
    return otherwise;
  }

  void sheet(const tinyxml2::XMLElement& element) {
    known(element, {"width", "height", "bleed", "top", "bottom", "inner", "outer"});
    design_.sheet = {length(element, "width", Pt(0)), length(element, "height", Pt(0))};
    design_.bleed = length(element, "bleed", Pt(0));
    design_.margin_top = length(element, "top", millimetres(15));
    design_.margin_bottom = length(element, "bottom", millimetres(15));
    design_.margin_inner = length(element, "inner", millimetres(15));
    design_.margin_outer = length(element, "outer", millimetres(15));
  }

  void grid(const tinyxml2::XMLElement& element) {
    known(element, {"columns", "gutter", "baseline"});
    design_.columns = count(element, "columns", 1, 24);
    design_.gutter = length(element, "gutter", Pt(14));
    design_.baseline = length(element, "baseline", Pt(15));
  }

  void bands(const tinyxml2::XMLElement& element) {
    known(element, {"nameplate", "folio", "gap"});
    design_.nameplate_lines = count(element, "nameplate", 0, 30);
    design_.folio_lines = count(element, "folio", 2, 10);
    design_.gap_lines = count(element, "gap", 1, 10);
  }

  void rules(const tinyxml2::XMLElement& element) {
    known(element, {"thickness", "grey"});
    design_.rule_thickness = length(element, "thickness", Pt(0));
    design_.rule_colour = grey(element, 0.5F);
    design_.tint.components[0] = 0.94F;
  }

  /// How text is set whatever its role.
  void text_rules(const tinyxml2::XMLElement& element) {
    known(element,
          {"prohibition",
           "punctuation",
           "fit",
           "korean-breaks",
           "hanging",
           "trim-indented",
           "hyphenate",
           "automatic-tcy"});
    ParagraphStyle rules;
    rules.prohibition = choice(element, "prohibition", prohibitions, rules.prohibition);
    rules.punctuation = choice(element, "punctuation", punctuations, rules.punctuation);
    rules.fitting = choice(element, "fit", fittings, rules.fitting);
    rules.korean_breaks = choice(element, "korean-breaks", korean_breaks, rules.korean_breaks);
    rules.hanging = choice(element, "hanging", yes_or_no, rules.hanging);
    rules.trim_indented = choice(element, "trim-indented", yes_or_no, rules.trim_indented);
    rules.hyphenate = choice(element, "hyphenate", yes_or_no, rules.hyphenate);
    rules.automatic_tcy = choice(element, "automatic-tcy", yes_or_no, rules.automatic_tcy);
    for (std::size_t i = 0; i < role_count; ++i) {
      design_.styles[i] = rules;
      design_.styles[i].structure = structure_roles[i];
    }
  }

  void furniture(const tinyxml2::XMLElement& element) {
    known(element,
          {"date",
           "weekdays",
           "issue-line",
           "folio-start",
           "folio-centre",
           "folio-end",
           "speaker-suffix"});
    Furniture& words = design_.furniture;
    words.date = text(element, "date", false);
    words.weekdays = text(element, "weekdays", false);
    words.issue_line = text(element, "issue-line", false);
    words.folio_start = text(element, "folio-start", false);
    words.folio_centre = text(element, "folio-centre", false);
    words.folio_end = text(element, "folio-end", false);
    words.speaker_suffix = text(element, "speaker-suffix", false);
  }

  /// Returns whether it was the body's. A role without a style of its own looks like the body,
  /// hence the body's style is copied to all the roles when it is met, and stands first in a
  /// design.
  bool style(const tinyxml2::XMLElement& element) {
    known(element,
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
    const std::string name = text(element, "role", true);
    const auto found = std::find(std::begin(role_names), std::end(role_names), name);
    if (found == std::end(role_names)) {
      report(element.GetLineNum(),
             fmt::format("there is no role «{}»", name),
             fmt::format("roles are {}", fmt::join(role_names, ", ")));
      return false;
    }
    const auto role = static_cast<Role>(found - std::begin(role_names));
    ParagraphStyle& style = design_.styles[static_cast<std::size_t>(role)];
    if (const std::string face = text(element, "face", false); !face.empty()) style.role = face;
    if (const std::string face = text(element, "strong", false); !face.empty())
      style.strong_role = face;
    style.size = length(element, "size", style.size);
    style.leading = length(element, "leading", style.size * 1.3);
    style.alignment = choice(element, "align", alignments, style.alignment);
    style.grid = choice(element, "grid", yes_or_no, style.grid);
    style.phrase_breaks = choice(element, "phrase-breaks", yes_or_no, style.phrase_breaks);
    style.first_indent = em(element, "first-indent");
    style.indent = em(element, "indent");
    style.fill = grey(element, 0);
    if (style.size < Pt(3) || style.size > Pt(400) || style.leading < style.size * 0.5) {
      report(element.GetLineNum(),
             fmt::format("the size or leading of {} will not do", name),
             "write a size of 3pt to 400pt, and a leading of at least half of it");
    }
    if (role == Role::body) copy_body();
    return role == Role::body;
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

  const std::string& file_;
  DiagnosticSink& sink_;
  PageDesign design_;
  bool good_ = true;
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
