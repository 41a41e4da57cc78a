#include "design/roles.h"

#include "design/length.h"

#include <algorithm>

namespace qianzi::design {
namespace {

constexpr std::string_view role_names[role_count] = {
    "nameplate",    "issue-line", "ear",        "folio",      "kicker",   "headline",
    "headline-2",   "headline-3", "headline-4", "headline-5", "deck",     "byline",
    "body",         "subhead",    "speaker",    "caption",    "credit",   "table-cell",
    "table-header", "list-item",  "quote",      "note",       "jump-line"};

constexpr StructureRole structure_roles[role_count] = {
    StructureRole::artifact,     StructureRole::artifact,  StructureRole::artifact,
    StructureRole::artifact,     StructureRole::kicker,    StructureRole::headline,
    StructureRole::headline,     StructureRole::headline,  StructureRole::headline,
    StructureRole::headline,     StructureRole::deck,      StructureRole::byline,
    StructureRole::paragraph,    StructureRole::subhead,   StructureRole::paragraph,
    StructureRole::caption,      StructureRole::caption,   StructureRole::table_cell,
    StructureRole::table_header, StructureRole::list_body, StructureRole::paragraph,
    StructureRole::note,         StructureRole::artifact};

constexpr Word<Alignment> alignments[] = {{"justify", Alignment::justify},
                                          {"start", Alignment::start},
                                          {"centre", Alignment::centre},
                                          {"end", Alignment::end},
                                          {"even", Alignment::even}};
constexpr Word<Prohibition> prohibitions[] = {{"none", Prohibition::none},
                                              {"basic", Prohibition::basic},
                                              {"gb", Prohibition::gb},
                                              {"strict", Prohibition::strict}};
constexpr Word<Prohibition> japanese_prohibitions[] = {{"none", Prohibition::none},
                                                       {"loose", Prohibition::basic},
                                                       {"normal", Prohibition::gb},
                                                       {"strict", Prohibition::strict}};
constexpr Word<PunctuationStyle> punctuations[] = {{"full", PunctuationStyle::full},
                                                   {"half", PunctuationStyle::half},
                                                   {"kaiming", PunctuationStyle::kaiming},
                                                   {"none", PunctuationStyle::none}};

constexpr Word<Fitting> fittings[] = {{"total", Fitting::total}, {"greedy", Fitting::greedy}};
constexpr Word<KoreanBreaks> korean_breaks[] = {{"syllable", KoreanBreaks::syllable},
                                                {"word", KoreanBreaks::word}};
/// Of its size, what a text of a head is set in rather than broken where a design names no `least`.
constexpr double default_least = 0.8;

/// Roles of an article's head, which have space above and below them.
constexpr Role head_roles[] = {Role::kicker,
                               Role::headline,
                               Role::headline_2,
                               Role::headline_3,
                               Role::headline_4,
                               Role::headline_5,
                               Role::deck,
                               Role::byline};

/// Roles that look like another one rather than like the body.
struct Likeness {
  Role role;
  Role model;
};
constexpr Likeness likenesses[] = {{Role::ear, Role::issue_line},
                                   {Role::headline_2, Role::headline},
                                   {Role::headline_3, Role::headline_2},
                                   {Role::headline_4, Role::headline_3},
                                   {Role::headline_5, Role::headline_4},
                                   {Role::jump_line, Role::caption}};

}  // namespace

Styles::Styles(Attributes& attributes, Palette& palette, PageDesign& design)
    : attributes_(attributes), palette_(palette), design_(design) {
  for (std::size_t i = 0; i < role_count; ++i) design_.styles[i].structure = structure_roles[i];
}

void Styles::rules(const tinyxml2::XMLElement& element) {
  if (!styled_.empty()) {
    attributes_.report(element.GetLineNum(), "<text> stands after a style", "put it before them");
  }
  attributes_.known(element,
                    {"prohibition",
                     "japanese-prohibition",
                     "punctuation",
                     "fit",
                     "korean-breaks",
                     "hanging",
                     "trim-indented",
                     "hyphenate",
                     "automatic-tcy"});
  ParagraphStyle rules;
  rules.prohibition = attributes_.choice(element, "prohibition", prohibitions, rules.prohibition);
  rules.japanese_prohibition = attributes_.choice(
      element, "japanese-prohibition", japanese_prohibitions, rules.japanese_prohibition);
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

void Styles::style(const tinyxml2::XMLElement& element) {
  attributes_.known(element,
                    {"role",
                     "face",
                     "strong",
                     "size",
                     "least",
                     "most",
                     "leading",
                     "align",
                     "first-indent",
                     "indent",
                     "grey",
                     "colour",
                     "tint",
                     "grid",
                     "phrase-breaks",
                     "space-before",
                     "space-after"});
  const std::string name = attributes_.text(element, "role", true);
  const auto* const found = std::find(std::begin(role_names), std::end(role_names), name);
  if (found == std::end(role_names)) {
    if (element.Attribute("role") == nullptr) return;
    attributes_.report(element.GetLineNum(),
                       fmt::format("there is no role «{}»", name),
                       fmt::format("roles are {}", fmt::join(role_names, ", ")));
    return;
  }
  const auto role = static_cast<Role>(found - std::begin(role_names));
  if (styled_.empty() && role != Role::body) {
    attributes_.report(element.GetLineNum(),
                       fmt::format("the style of {} stands before that of body", name),
                       "put the style of body first: the others take from it what they do not say");
  }
  if (!styled_.insert(role).second) {
    attributes_.report(
        element.GetLineNum(), fmt::format("there are two styles for {}", name), "keep one");
  }
  ParagraphStyle& style = design_.styles[static_cast<std::size_t>(role)];
  set(style, element);
  spaces(style, role, element);
  limits(role, element);
  if (role == Role::body) copy_body();
}

void Styles::set(ParagraphStyle& style, const tinyxml2::XMLElement& element) {
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
  style.fill = palette_.asked(element, {});
  if (style.size < Pt(3) || style.size > Pt(400) || style.leading < style.size * 0.5) {
    attributes_.report(
        element.GetLineNum(),
        "a size of less than 3pt or more than 400pt, or a leading of less than half of it",
        "write others");
  }
}

void Styles::spaces(ParagraphStyle& style, Role role, const tinyxml2::XMLElement& element) {
  const auto* const end = std::end(head_roles);
  const bool in_head = std::find(std::begin(head_roles), end, role) != end;
  const auto space = [&](const char* name) {
    if (element.Attribute(name) == nullptr) return 0.0;
    if (!in_head) {
      attributes_.report(element.GetLineNum(),
                         fmt::format("the style of {} has {}", role_name(role), name),
                         "delete it: only kicker, headlines, deck and byline have it");
      return 0.0;
    }
    const auto lines = parse_number(element.Attribute(name));
    if (lines && *lines <= 10) return *lines;
    attributes_.bad(element, name, "write a number of lines from 0 to 10");
    return 0.0;
  };
  style.space_before = space("space-before");
  style.space_after = space("space-after");
}

void Styles::limits(Role role, const tinyxml2::XMLElement& element) {
  const bool fitted = role >= Role::kicker && role <= Role::deck;
  for (const char* const name : {"least", "most"}) {
    if (fitted || element.Attribute(name) == nullptr) continue;
    attributes_.report(element.GetLineNum(),
                       fmt::format("the style of {} has {}", role_name(role), name),
                       "delete it: only kicker, headlines and deck are fitted to their measure");
  }
  if (!fitted) return;
  const Pt size = design_.style(role).size;
  SizeLimits& limits = design_.size_limits[static_cast<std::size_t>(role)];
  limits.least = attributes_.length(element, "least", size * default_least);
  limits.most = attributes_.length(element, "most", size);
  if (limits.least >= Pt(3) && limits.least <= size && limits.most >= size &&
      limits.most <= Pt(400)) {
    return;
  }
  // What is left out cannot be wrong: a size that is was told of.
  if (element.Attribute("least") == nullptr && element.Attribute("most") == nullptr) return;
  attributes_.report(element.GetLineNum(),
                     fmt::format("the size of {} is not between its limits", role_name(role)),
                     "write a `least` of 3pt to the size, and a `most` of the size to 400pt");
}

void Styles::copy_body() {
  const ParagraphStyle body = design_.style(Role::body);
  for (std::size_t i = 0; i < role_count; ++i) {
    design_.styles[i] = body;
    design_.styles[i].structure = structure_roles[i];
    design_.size_limits[i] = {body.size * default_least, body.size};
  }
}

void Styles::finish() {
  for (const auto& [role, model] : likenesses) {
    if (styled_.contains(role)) continue;
    ParagraphStyle& style = design_.styles[static_cast<std::size_t>(role)];
    const StructureRole structure = style.structure;
    style = design_.style(model);
    style.structure = structure;
    design_.size_limits[static_cast<std::size_t>(role)] = design_.limits(model);
  }
}

std::string_view role_name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

}  // namespace qianzi::design
