#include "makeup/unit.h"

namespace qianzi::makeup {
namespace {

Point sum(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}

}  // namespace

Atom moved(Atom atom, Point by) {
  if (auto* line = std::get_if<LineAtom>(&atom)) line->at = sum(line->at, by);
  if (auto* anchor = std::get_if<AnchorAtom>(&atom)) anchor->at = sum(anchor->at, by);
  if (auto* image = std::get_if<ImageAtom>(&atom)) {
    image->area.x += by.x;
    image->area.y += by.y;
  }
  if (auto* fill = std::get_if<FillAtom>(&atom)) {
    fill->fill.area.x += by.x;
    fill->fill.area.y += by.y;
  }
  if (auto* rule = std::get_if<RuleAtom>(&atom)) {
    rule->rule.from = sum(rule->rule.from, by);
    rule->rule.to = sum(rule->rule.to, by);
  }
  return atom;
}

void add_unit(Unit& whole, const Unit& unit, Point by) {
  for (const Atom& atom : unit.atoms) whole.atoms.push_back(moved(atom, by));
}

int total_lines(const std::vector<Unit>& units, std::size_t from) {
  int total = 0;
  for (std::size_t i = from; i < units.size(); ++i) total += units[i].lines;
  return total;
}

}  // namespace qianzi::makeup
