#include "makeup/head.h"

#include "makeup/body.h"
#include "model/text.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

using design::Role;

/// A line of a head that is a little too long is set smaller, down to this, rather than broken.
constexpr double smallest_scale = 0.8;

/// The largest level of headlines for so many columns.
Role largest_level(int span) {
  if (span >= 6) return Role::headline_5;
  if (span >= 4) return Role::headline_4;
  return span == 3 ? Role::headline_3 : span == 2 ? Role::headline_2 : Role::headline;
}

/// The largest headline style for the span in which the headline takes one line, perhaps a little
/// smaller; if there is none, the largest in which it takes a few.
Role headline_role(ArticleText& text, const Inlines& headline, Pt width, int span) {
  const Role largest = largest_level(span);
  Role role = Role::headline;
  for (const Role tried :
       {Role::headline_5, Role::headline_4, Role::headline_3, Role::headline_2, Role::headline}) {
    if (tried > largest) continue;
    const auto& prepared = text.prepare(headline, text.style(tried), text.article().where);
    const std::size_t lines = prepared.fit(width).lines.size();
    if (lines == 1 || prepared.natural_width() * smallest_scale <= width) return tried;
    const std::size_t most = tried >= Role::headline_3 ? 2 : 3;
    if (lines <= most) role = std::max(role, tried);
  }
  return role;
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

ParagraphStyle
fitted_style(ArticleText& text, const Inlines& content, ParagraphStyle style, Pt measure) {
  const auto& prepared = text.prepare(content, style, text.article().where);
  if (prepared.fit(measure).lines.size() == 1) return style;
  ParagraphStyle smaller = style;
  for (double scale = 1; scale >= smallest_scale; scale -= 0.02) {
    if (prepared.natural_width() * scale > measure) continue;
    smaller.size = style.size * scale;
    smaller.leading = style.leading * scale;
    const auto& tried = text.prepare(content, smaller, text.article().where);
    if (tried.fit(measure).lines.size() == 1) return smaller;
  }
  return style;
}

Unit set_head(ArticleText& text, Pt width, int span) {
  const ArticleHead& head = text.article().head;
  Unit unit;
  Pt bottom;
  const auto add = [&](const Inlines& content, Role role, bool even) {
    if (content.empty()) return;
    ParagraphStyle style = text.style(role);
    style.first_indent = Em(0);
    if (even) style = fitted_style(text, content, style, width);
    const auto& prepared = text.prepare(content, style, text.article().where);
    const SetParagraph set =
        even ? text.fit_even(prepared, width, 0) : text.fit(prepared, width, 0);
    const Pt baseline = text.design().baseline;
    bottom += baseline * style.space_before;
    bottom = stack_lines(unit, set, Pt(0), bottom, style.leading, style.size);
    bottom += baseline * style.space_after;
  };
  add(head.kicker, Role::kicker, true);
  add(head.headline, headline_role(text, head.headline, width, span), true);
  add(head.deck, Role::deck, true);
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
