#include "makeup/head.h"

#include "makeup/body.h"
#include "model/text.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

using design::Role;

/// The largest headline style for the span whose headline stays within a few lines.
Role headline_role(ArticleText& text, const Inlines& headline, Pt width, int span) {
  const Role largest = span >= 3 ? Role::headline_3 : span == 2 ? Role::headline_2 : Role::headline;
  for (const Role role : {Role::headline_3, Role::headline_2}) {
    if (role > largest) continue;
    ParagraphStyle style = text.style(role);
    const auto& prepared = text.prepare(headline, style, text.article().where);
    const std::size_t most = role == Role::headline_3 ? 2 : 3;
    if (prepared.fit(width).lines.size() <= most) return role;
  }
  return Role::headline;
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
  const auto add = [&](const Inlines& content, Role role, bool even) {
    if (content.empty()) return;
    ParagraphStyle style = text.style(role);
    style.first_indent = Em(0);
    const auto& prepared = text.prepare(content, style, text.article().where);
    const SetParagraph set =
        even ? text.fit_even(prepared, width, 0) : text.fit(prepared, width, 0);
    bottom = stack_lines(unit, set, Pt(0), bottom, style.leading, style.size);
  };
  add(head.kicker, Role::kicker, true);
  add(head.headline, headline_role(text, head.headline, width, span), true);
  add(head.deck, Role::deck, false);
  const std::string credits = credit_line(head);
  if (!credits.empty()) add(model::inlines_of(credits, text.article().where), Role::byline, false);
  unit.lines = grid_lines(bottom + Pt(2), text.design().baseline);
  // What rounding to the grid leaves is shared between above and below.
  const Pt slack = text.design().baseline * static_cast<double>(unit.lines) - bottom;
  for (Atom& atom : unit.atoms) atom = moved(std::move(atom), {Pt(0), slack * 0.35});
  unit.keep_with_next = true;
  return unit;
}

}  // namespace qianzi::makeup
