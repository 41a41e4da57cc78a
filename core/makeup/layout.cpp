#include "makeup/layout.h"

#include "makeup/vertical_box.h"

namespace qianzi::makeup {
namespace {

/// Only an article that says so itself stands across a vertical page: the edition's writing mode is
/// of the books.
bool stands_across(const design::PageDesign& design, const Article& article) {
  return design.vertical() && article.writing_mode == WritingMode::horizontal;
}

}  // namespace

ArticleLayout::ArticleLayout(Workshop& workshop,
                             const Article& article,
                             std::uint32_t index,
                             WritingMode mode,
                             bool lead,
                             const design::Box* box)
    : workshop_(workshop),
      vertical_(!workshop.design.vertical() &&
                article.writing_mode.value_or(mode) == WritingMode::vertical),
      box_(vertical_ ? nullptr : box),
      text_(workshop,
            article,
            index,
            stands_across(workshop.design, article) ? WritingMode::horizontal
                                                    : workshop.design.writing_mode),
      columns_(text_, workshop.design.column_width(), lead, box_) {
  if (stands_across(workshop.design, article)) across_.emplace(text_, lead, box_);
}

void ArticleLayout::prepare(int span) {
  columns_.prepare(span);
}

double ArticleLayout::headline_size(int span) {
  return vertical_ || across_ ? 0 : columns_.headline_size(span);
}

std::vector<Form> ArticleLayout::forms(int span, int most) {
  if (across_) return across_->forms(span, most);
  if (!vertical_) return columns_.forms(span, most);
  const auto [entry, fresh] = boxes_.try_emplace({span, most});
  if (!fresh) return entry->second;
  for (const BoxForm& box : vertical_box_forms(text_, columns_.width(span), most)) {
    entry->second.push_back({box.lines, box.cost, {}, false, 0});
  }
  return entry->second;
}

std::vector<Form> ArticleLayout::cuts(int span, int most) {
  if (across_) return across_->cuts(span, most);
  return vertical_ ? std::vector<Form>() : columns_.cuts(span, most);
}

Form ArticleLayout::form_for(int span, int lines) {
  std::optional<Form> best;
  const auto cost = [&](const Form& form) { return form.cost + 2.0 * span * (lines - form.lines); };
  const auto offer = [&](const Form& form) {
    if (!best || cost(form) < cost(*best)) best = form;
  };
  for (const Form& form : forms(span, lines)) offer(form);
  if (across_) {
    if (const auto filling = across_->form_of(span, lines)) offer(*filling);
  }
  return best.value_or(Form{.lines = lines, .cut = !vertical_});
}

Part ArticleLayout::set(int span, const Form& form) {
  if (form.cut) return part(span, 0, form.lines);
  if (across_) return across_->set(span, form);
  if (!vertical_) return columns_.set(span, form);
  Part part;
  part.whole = true;
  part.unit = set_vertical_box(text_, columns_.width(span), form.lines);
  return part;
}

Part ArticleLayout::part(int span, std::size_t from, int lines, const HeadOf& continued) {
  if (across_) return across_->part(span, from, lines, continued);
  return vertical_ ? set(span, {}) : columns_.part(span, from, lines, continued);
}

int ArticleLayout::lines_left(int span, std::size_t from) {
  return across_ ? across_->lines_left(from) : columns_.lines_left(span, from);
}

}  // namespace qianzi::makeup
