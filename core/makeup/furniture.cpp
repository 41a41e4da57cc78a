#include "makeup/furniture.h"

#include "makeup/article_block.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

namespace qianzi::makeup {
namespace {

using design::Role;

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// An ISO date; readers have checked it. Empty where there is none.
Date parse_date(std::string_view text) {
  Date date;
  if (text.size() < 10) return date;
  const auto number = [&](std::size_t at, std::size_t length, int& value) {
    std::from_chars(text.data() + at, text.data() + at + length, value);
  };
  number(0, 4, date.year);
  number(5, 2, date.month);
  number(8, 2, date.day);
  return date;
}

/// 0 Sunday to 6 Saturday, of the Gregorian calendar (Sakamoto's method).
int weekday(const Date& date) {
  constexpr std::array shifts{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = date.month < 3 ? date.year - 1 : date.year;
  const int month = date.month >= 1 && date.month <= 12 ? date.month : 1;
  return (year + year / 4 - year / 100 + year / 400 + shifts[static_cast<std::size_t>(month - 1)] +
          date.day) %
         7;
}

std::string word(std::string_view words, int index) {
  std::size_t begin = 0;
  for (; index > 0 && begin < words.size(); --index) {
    const std::size_t space = words.find(' ', begin);
    begin = space == std::string_view::npos ? words.size() : space + 1;
  }
  return std::string(words.substr(begin, words.find(' ', begin) - begin));
}

std::string value_of(std::string_view name,
                     const EditionHead& head,
                     const PagePlan& page,
                     const design::Furniture& words) {
  const Date date = parse_date(head.date);
  if (name == "nameplate") return head.nameplate;
  if (name == "publisher") return head.publisher;
  if (name == "number") return head.number;
  if (name == "page") return page.number;
  if (name == "name") return page.name;
  if (date.year == 0) return {};
  if (name == "year") return fmt::format("{}", date.year);
  if (name == "month") return fmt::format("{}", date.month);
  if (name == "day") return fmt::format("{}", date.day);
  if (name == "weekday") return word(words.weekdays, weekday(date));
  if (name == "date") return furniture_words(words.date, head, page, words);
  return {};
}

bool has_nameplate(const design::PageDesign& design, const EditionHead& head, bool front) {
  return front && design.nameplate_lines > 0 && !head.nameplate.empty();
}

class FurniturePainter {
public:
  FurniturePainter(PageBuilder& page,
                   const design::PageDesign& design,
                   const EditionHead& head,
                   const PagePlan& plan,
                   composition::Composer& composer)
      : page_(page),
        design_(design),
        head_(head),
        plan_(plan),
        composer_(composer),
        area_(page.page().type_area) {}

  void nameplate() {
    const Pt height = design_.baseline * static_cast<double>(design_.nameplate_lines - 1);
    const ParagraphStyle style = design_.style(Role::nameplate);
    const Pt top = area_.y + (height - style.leading) * 0.4;
    line(head_.nameplate,
         Role::nameplate,
         Alignment::start,
         top + baseline_in(style.leading, style.size));
    issue_line(area_.y + height);
    rule(area_.y + height + design_.baseline * 0.25, 4);
    rule(area_.y + height + design_.baseline * 0.45, 1);
  }

  void folio() {
    const ParagraphStyle style = design_.style(Role::folio);
    const Pt y = area_.y + baseline_in(design_.baseline, style.size);
    const design::Furniture& words = design_.furniture;
    line(filled(words.folio_start), Role::folio, Alignment::start, y);
    line(filled(words.folio_centre), Role::folio, Alignment::centre, y);
    line(filled(words.folio_end), Role::folio, Alignment::end, y);
    rule(area_.y + design_.baseline * 1.25, 2);
  }

private:
  [[nodiscard]] std::string filled(std::string_view pattern) const {
    return furniture_words(pattern, head_, plan_, design_.furniture);
  }

  /// Parts between bars, under each other, the last one just above the rule.
  void issue_line(Pt bottom) {
    std::vector<std::string> parts;
    std::string_view pattern = design_.furniture.issue_line;
    while (!pattern.empty()) {
      const std::size_t bar = pattern.find('|');
      const std::string part = filled(pattern.substr(0, bar));
      if (!part.empty()) parts.push_back(part);
      pattern = bar == std::string_view::npos ? std::string_view() : pattern.substr(bar + 1);
    }
    const ParagraphStyle style = design_.style(Role::issue_line);
    Pt y = bottom - style.leading * static_cast<double>(parts.size());
    for (const std::string& part : parts) {
      line(part, Role::issue_line, style.alignment, y + baseline_in(style.leading, style.size));
      y += style.leading;
    }
  }

  void line(const std::string& words, Role role, Alignment alignment, Pt baseline) {
    if (words.empty()) return;
    ParagraphStyle style = design_.style(role);
    style.language = head_.language;
    style.alignment = alignment;
    style.first_indent = Em(0);
    Inlines content;
    content.push_back({Text{words}, {}});
    const auto composed = composer_.prepare(content, style)->fit(area_.width);
    page_.place_artifact(composed, 0, {area_.x, baseline});
  }

  void rule(Pt y, double weight) {
    if (design_.rule_thickness <= Pt(0)) return;
    Rule rule;
    rule.from = {area_.x, y};
    rule.to = {area_.right(), y};
    rule.thickness = design_.rule_thickness * weight;
    page_.rule(rule);
  }

  PageBuilder& page_;
  const design::PageDesign& design_;
  const EditionHead& head_;
  const PagePlan& plan_;
  composition::Composer& composer_;
  Rect area_;
};

}  // namespace

std::string furniture_words(std::string_view pattern,
                            const EditionHead& head,
                            const PagePlan& page,
                            const design::Furniture& words) {
  std::string text;
  bool asked = false;
  bool answered = false;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    text += pattern.substr(0, close == std::string_view::npos ? close : open);
    if (close == std::string_view::npos) break;
    const std::string value =
        value_of(pattern.substr(open + 1, close - open - 1), head, page, words);
    asked = true;
    answered = answered || !value.empty();
    text += value;
    pattern.remove_prefix(close + 1);
  }
  return asked && !answered ? std::string() : text;
}

int furniture_lines(const design::PageDesign& design, const EditionHead& head, bool front) {
  return has_nameplate(design, head, front) ? design.nameplate_lines : design.folio_lines;
}

void place_furniture(PageBuilder& page,
                     const design::PageDesign& design,
                     const EditionHead& head,
                     const PagePlan& plan,
                     bool front,
                     composition::Composer& composer) {
  FurniturePainter painter(page, design, head, plan, composer);
  if (has_nameplate(design, head, front)) {
    painter.nameplate();
  } else if (design.folio_lines > 0) {
    painter.folio();
  }
}

}  // namespace qianzi::makeup
