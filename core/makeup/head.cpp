#include "makeup/head.h"

#include "makeup/body.h"
#include "makeup/head_fit.h"
#include "model/text.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

using design::Role;

/// The largest level of headlines for so many columns.
Role largest_level(int span) {
  if (span >= 6) return Role::headline_5;
  if (span >= 4) return Role::headline_4;
  return span == 3 ? Role::headline_3 : span == 2 ? Role::headline_2 : Role::headline;
}

HeadLevel level_of(const ArticleText& text, Role role, std::size_t most_lines) {
  HeadLevel level{text.style(role), text.design().limits(role), most_lines};
  level.style.first_indent = Em(0);
  return level;
}

/// The levels that a headline over so many columns may have, from the largest.
std::vector<HeadLevel> headline_levels(const ArticleText& text, int span) {
  std::vector<HeadLevel> levels;
  for (const Role role :
       {Role::headline_5, Role::headline_4, Role::headline_3, Role::headline_2, Role::headline}) {
    if (role > largest_level(span)) continue;
    levels.push_back(level_of(text, role, role >= Role::headline_3 ? 2 : 3));
  }
  return levels;
}

}  // namespace

std::string credit_line(const ArticleHead& head) {
  std::string line;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!line.empty()) line += "  ";
    line += part;
  };
  for (const std::string& byline : head.bylines) add(byline);
  add(head.dateline);
  add(head.source);
  return line;
}

Unit set_head(ArticleText& text, Pt width, int span) {
  const ArticleHead& head = text.article().head;
  Unit unit;
  Pt bottom;
  const Pt baseline = text.design().baseline;
  const auto stack = [&](const SetParagraph& set, const ParagraphStyle& style) {
    bottom += baseline * style.space_before;
    bottom = stack_lines(unit, set, Pt(0), bottom, style.leading, style.size);
    bottom += baseline * style.space_after;
  };
  const auto add = [&](const Inlines& content, const std::vector<HeadLevel>& levels) {
    if (content.empty()) return;
    const HeadFit fit = fit_head_text(text, content, levels, width);
    stack(text.fit(*fit.prepared, fit.measure, 0), fit.style);
  };
  add(head.kicker, {level_of(text, Role::kicker, 3)});
  add(head.headline, headline_levels(text, span));
  add(head.deck, {level_of(text, Role::deck, 3)});
  const std::string credits = credit_line(head);
  if (!credits.empty()) {
    ParagraphStyle style = text.style(Role::byline);
    style.first_indent = Em(0);
    const Inlines content = model::inlines_of(credits, text.article().where);
    stack(text.fit(text.prepare(content, style, text.article().where), width, 0), style);
  }
  unit.lines = grid_lines(bottom + Pt(2), baseline);
  // What rounding to the grid leaves is shared between above and below.
  const Pt slack = baseline * static_cast<double>(unit.lines) - bottom;
  for (Atom& atom : unit.atoms) atom = moved(std::move(atom), {Pt(0), slack * 0.35});
  unit.keep_with_next = true;
  return unit;
}

}  // namespace qianzi::makeup
