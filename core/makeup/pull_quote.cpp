#include "makeup/body.h"
#include "makeup/head_fit.h"

#include <algorithm>
#include <variant>

namespace qianzi::makeup {

bool is_pulled(const Quote& quote) {
  return quote.pull &&
         std::all_of(quote.content.begin(), quote.content.end(), [](const Block& inside) {
           return std::holds_alternative<Paragraph>(inside.value);
         });
}

Unit set_pull_quote(ArticleText& text, const Block& block, Pt width, std::uint32_t parent) {
  constexpr std::size_t most_lines = 8;
  const auto& quote = std::get<Quote>(block.value);
  Element element;
  element.role = StructureRole::quote;
  element.parent = parent;
  element.language = block.language;
  const std::uint32_t index = text.add_element(std::move(element));
  const Pt baseline = text.design().baseline;
  Unit unit;
  unit.begins = true;
  Pt bottom = baseline * 0.8;
  const auto rule = [&](Pt y) {
    unit.atoms.emplace_back(
        RuleAtom{{{Pt(0), y}, {width, y}, Pt(0.8), Rule::Shape::solid, text.design().rule_colour}});
  };
  const auto add = [&](const Inlines& content, ParagraphStyle style) {
    style.alignment = Alignment::centre;
    style.first_indent = Em(0);
    style.indent = Em(0);
    const HeadLevel level{style, {style.size * 0.85, style.size * 1.1}, most_lines};
    const HeadFit fit = fit_head_text(text, content, {&level, 1}, width);
    const SetParagraph set = text.fit(*fit.prepared, fit.measure, index);
    bottom = stack_lines(
        unit, set, (width - fit.measure) * 0.5, bottom, fit.style.leading, fit.style.size);
  };
  ParagraphStyle style = text.style(design::Role::quote);
  // Over several columns larger than in one.
  const double display = width / style.size > 24 ? 1.7 : 1.4;
  style.size = style.size * display;
  style.leading = style.size * 1.35;
  style.phrase_breaks = true;
  rule(baseline * 0.4);
  for (const Block& inside : quote.content) add(std::get<Paragraph>(inside.value).content, style);
  if (!quote.source.empty()) add(quote.source, text.style(design::Role::credit));
  rule(bottom + baseline * 0.4);
  unit.lines = grid_lines(bottom + baseline * 0.8, baseline);
  return unit;
}

}  // namespace qianzi::makeup
