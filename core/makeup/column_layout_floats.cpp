// Of an article's layout what figures and a pull quote that span columns have to do with: their
// stack, the columns round them, the rules between.
#include "makeup/column_layout.h"

#include <algorithm>
#include <variant>

namespace qianzi::makeup {
namespace {

/// Pictures are no higher than this part of the sheet's type area.
constexpr double highest_figure = 0.42;

}  // namespace

const Unit* ColumnLayout::figures(int span, int columns) {
  const std::pair key(box_ == nullptr ? 0 : span, columns);
  const auto [entry, fresh] = figures_.try_emplace(key);
  if (fresh) {
    const design::PageDesign& design = text_.design();
    const Pt most =
        (design.sheet.height - design.margin_top - design.margin_bottom) * highest_figure;
    const Pt width = columns_width(span, columns);
    Unit stack;
    stack.lines = 0;
    bool fits = true;
    for (const Body::Lifted& lifted : body(span).body.lifted) {
      const auto add = [&](const Unit& unit) {
        add_unit(stack, unit, {Pt(0), design.baseline * static_cast<double>(stack.lines)});
        stack.lines += unit.lines;
      };
      if (lifted.table != nullptr) {
        for (const Unit& unit : set_table(text_, *lifted.table, width, 0, text_.article().where)) {
          add(unit);
        }
        ++stack.lines;
        fits = fits && design.baseline * static_cast<double>(stack.lines) <= most * 1.5;
        continue;
      }
      // A picture narrower than its columns leaves white beside it.
      fits = fits && figure_height(text_, *lifted.figure, width) <= most;
      if (!fits) break;
      add(set_figure(text_, *lifted.figure, width, most, 0, text_.article().where));
    }
    if (fits) entry->second = std::move(stack);
  }
  return entry->second ? &*entry->second : nullptr;
}

const Unit& ColumnLayout::quote(int span, int columns) {
  const auto [entry, fresh] = quotes_.try_emplace({box_ == nullptr ? 0 : span, columns});
  if (fresh) {
    entry->second = set_pull_quote(text_, *body(span).body.quote, columns_width(span, columns), 0);
  }
  return entry->second;
}

const std::vector<Unit>& ColumnLayout::flow_of(int span, bool figures_lifted, bool quote_lifted) {
  Text& text = body(span);
  if (!figures_lifted && !quote_lifted) return text.body.units;
  const auto [entry, fresh] = text.flows.try_emplace({figures_lifted, quote_lifted});
  if (!fresh) return entry->second;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.body.units.size(); ++i) {
    if (figures_lifted && next < text.body.lifted.size() && text.body.lifted[next].unit == i) {
      i += text.body.lifted[next++].count - 1;
    } else if (!quote_lifted || i != text.body.quote_unit) {
      entry->second.push_back(text.body.units[i]);
    }
  }
  return entry->second;
}

std::vector<Obstacle> ColumnLayout::Columns::obstacles() const {
  std::vector<Obstacle> obstacles;
  for (const Float& each : floats) obstacles.push_back({each.place, each.unit->lines});
  return obstacles;
}

std::vector<Stretch> ColumnLayout::Columns::stretches(int height) const {
  return stretches_round(obstacles(), span, height);
}

std::vector<int> ColumnLayout::Columns::covered() const {
  std::vector<int> lines(static_cast<std::size_t>(span), 0);
  for (const Float& each : floats) {
    for (int i = 0; i < each.place.columns; ++i) {
      lines[static_cast<std::size_t>(each.place.first + i)] += each.unit->lines;
    }
  }
  return lines;
}

std::optional<ColumnLayout::Columns>
ColumnLayout::columns_for(int span, const FloatPlace& figure, const FloatPlace& quote) {
  Columns columns;
  columns.span = span;
  columns.units = &flow_of(span, figure.columns > 0, quote.columns > 0);
  if (figure.columns > 0) {
    const Unit* const stack = figures(span, figure.columns);
    if (stack == nullptr) return std::nullopt;
    columns.floats.push_back({figure, stack, 0});
  }
  if (quote.columns > 0) {
    columns.floats.push_back(
        {quote, &this->quote(span, quote.columns), after_quote(span, figure.columns > 0)});
  }
  return columns;
}

std::size_t ColumnLayout::after_quote(int span, bool figures_lifted) {
  const Body& body = this->body(span).body;
  std::size_t before = body.quote_unit;
  for (const Body::Lifted& lifted : body.lifted) {
    if (figures_lifted && lifted.unit < body.quote_unit) before -= lifted.count;
  }
  return before;
}

double ColumnLayout::after(int span, std::size_t unit) {
  const std::vector<Unit>& units = body(span).body.units;
  int before = 0;
  for (std::size_t i = 0; i < unit; ++i) before += units[i].lines;
  const int all = total_lines(flow_of(span, true, false), 0);
  return all > 0 ? std::min(1.0, static_cast<double>(before) / all) : 0;
}

FloatWish ColumnLayout::figure_wish(int span) {
  const Body& body = this->body(span).body;
  FloatWish wish;
  if (body.lifted.empty()) return wish;
  for (const Body::Lifted& lifted : body.lifted) {
    if (lifted.figure == nullptr) continue;
    wish.position = lifted.figure->position;
    wish.columns = lifted.figure->columns;
    break;
  }
  wish.after = after(span, body.lifted.front().unit);
  return wish;
}

FloatWish ColumnLayout::quote_wish(int span) {
  const Body& body = this->body(span).body;
  if (body.quote == nullptr) return {};
  const auto& quote = std::get<Quote>(body.quote->value);
  return {quote.position, quote.columns, after(span, body.quote_unit)};
}

void ColumnLayout::add_placed(Columns& columns,
                              const Floats& floats,
                              int height,
                              Form form,
                              int most,
                              std::vector<Form>& forms) {
  const auto places = [&](const FloatWish& wish, int over, std::size_t at) {
    if (over == 0) return std::vector<FloatPlace>(1);
    return float_places(wish, over, columns.floats[at].unit->lines, columns.span, height);
  };
  // Puts a float in its place, and says what that costs.
  const auto put = [&](const FloatWish& wish, const FloatPlace& place, std::size_t at) {
    if (place.columns == 0) return 0.0;
    columns.floats[at].place = place;
    return float_place_cost(place, wish, columns.floats[at].unit->lines, columns.span, height);
  };
  const std::size_t quote_at = floats.figure_columns > 0 ? 1 : 0;
  const double before = form.cost;
  for (const FloatPlace& figure : places(floats.figure, floats.figure_columns, 0)) {
    const double figure_cost = put(floats.figure, figure, 0);
    for (const FloatPlace& quote : places(floats.quote, floats.quote_columns, quote_at)) {
      form.figure = figure;
      form.quote = quote;
      form.cost = before + figure_cost + put(floats.quote, quote, quote_at);
      const auto obstacles = columns.obstacles();
      if (obstacles.size() > 1 && !apart(obstacles[0], obstacles[1])) continue;
      add_form(columns, height, form, most, forms);
    }
  }
}

void ColumnLayout::add_column_rules(Unit& whole,
                                    const Columns& columns,
                                    int top,
                                    int height) const {
  const design::PageDesign& design = text_.design();
  if (!design.column_rules || design.rule_thickness <= Pt(0)) return;
  std::vector<Obstacle> floats = columns.obstacles();
  std::sort(floats.begin(), floats.end(), [](const Obstacle& one, const Obstacle& other) {
    return one.place.top < other.place.top;
  });
  for (int c = 1; c < columns.span; ++c) {
    const Pt x = at(columns.span, c, 0).x - design.gutter * 0.5;
    const auto rule = [&](int from, int to) {
      if (from >= to) return;
      Rule line;
      line.from = {x, at(columns.span, c, top + from).y};
      line.to = {x, at(columns.span, c, top + to).y};
      line.thickness = design.rule_thickness;
      line.shape = design.rule_shape;
      line.colour = design.rule_colour;
      whole.atoms.emplace_back(RuleAtom{line});
    };
    // Beside a float there is one, through it none.
    int from = 0;
    for (const auto& [place, lines] : floats) {
      if (c <= place.first || c >= place.first + place.columns) continue;
      rule(from, place.top);
      from = place.top + lines;
    }
    rule(from, height);
  }
}

}  // namespace qianzi::makeup
