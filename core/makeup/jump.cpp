#include "makeup/jump.h"

#include "makeup/axes.h"
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

Unit continued_head(ArticleText& text, Workshop& workshop, const PagePlan* from, Pt width) {
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
                const JumpLine& foot,
                const std::string& target,
                Workshop& workshop,
                const PagePlan& to) {
  const design::PageDesign& design = workshop.design;
  const std::string where =
      furniture_words(design.furniture.jump_to, workshop.edition.head, to, design.furniture);
  if (where.empty()) return;
  ParagraphStyle style = design.style(Role::jump_line);
  style.language = workshop.edition.head.language;
  style.first_indent = Em(0);
  style.writing_mode = foot.across ? WritingMode::horizontal : design.writing_mode;
  style.alignment = Alignment::end;
  const Rect& place = foot.place;
  const Pt measure = foot.across ? place.height : place.width;
  const auto composed = workshop.composer->prepare(model::inlines_of(where), style)->fit(measure);
  const Pt baseline = baseline_in(design.baseline, style.size);
  const Pt width = std::min(composed.lines[0].width, measure);
  LineAtom line{&composed, 0, WritingMode::horizontal, 0, {Pt(0), baseline}};
  Rect words{measure - width, Pt(0), width, design.baseline};
  const auto placed = [&](Atom atom) {
    if (foot.across) atom = across(std::move(atom), measure);
    return std::get<LineAtom>(moved(std::move(atom), {place.x, place.y}));
  };
  sheet.builder().place_words(placed(line));
  if (foot.across) words = across(words, measure);
  sheet.builder().link(
      {{words.x + place.x, words.y + place.y, words.width, words.height}, "#" + target, 0});
}

}  // namespace qianzi::makeup
