#include "makeup/jump.h"

#include "makeup/body.h"
#include "makeup/furniture.h"
#include "model/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::makeup {
namespace {

using design::Role;

ParagraphStyle artifact_style(const ArticleText& text, Role role) {
  ParagraphStyle style = text.style(role);
  style.structure = StructureRole::artifact;
  style.first_indent = Em(0);
  return style;
}

/// Content without what would lead somewhere or be found twice.
Inlines plain(const Inlines& content) {
  return model::inlines_of(model::plain_text(content));
}

}  // namespace

std::string part_anchor(const std::string& article, int part) {
  return fmt::format("{}/{}", article, part);
}

Unit continued_head(ArticleLayout& layout, Workshop& workshop, const PagePlan* from, int span) {
  ArticleText& text = layout.text();
  const Pt width = layout.inner_width(span);
  Unit unit;
  Pt bottom;
  const auto add = [&](const Inlines& content, const ParagraphStyle& style) {
    const auto& prepared = text.prepare(content, style, text.article().where);
    bottom =
        stack_lines(unit, text.fit(prepared, width, 0), Pt(0), bottom, style.leading, style.size);
  };
  add(plain(text.article().head.headline), artifact_style(text, Role::headline));
  const auto& words = workshop.design.furniture;
  const std::string whence =
      from == nullptr ? std::string()
                      : furniture_words(words.jump_from, workshop.edition.head, *from, words);
  if (!whence.empty()) add(model::inlines_of(whence), artifact_style(text, Role::jump_line));
  unit.lines = grid_lines(bottom + Pt(2), workshop.design.baseline);
  return unit;
}

void paint_jump(Sheet& sheet,
                ArticleLayout& layout,
                Workshop& workshop,
                const Rect& foot,
                const std::string& target,
                const PagePlan& to) {
  const design::PageDesign& design = workshop.design;
  const std::string where =
      furniture_words(design.furniture.jump_to, workshop.edition.head, to, design.furniture);
  if (where.empty()) return;
  ArticleText& text = layout.text();
  ParagraphStyle style = artifact_style(text, Role::jump_line);
  style.alignment = Alignment::end;
  const auto& prepared = text.prepare(model::inlines_of(where), style, text.article().where);
  const SetParagraph set = text.fit(prepared, foot.width, 0);
  Unit unit;
  stack_lines(unit, set, Pt(0), Pt(0), design.baseline, style.size);
  sheet.builder().place(unit, text, {foot.x, foot.y});
  const Pt width = std::min(prepared.natural_width(), foot.width);
  const Rect area{foot.right() - width, foot.y, width, foot.height};
  sheet.builder().link({sheet.builder().axes().on_sheet(area), "#" + target, 0});
}

}  // namespace qianzi::makeup
