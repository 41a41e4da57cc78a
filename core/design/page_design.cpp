#include "design/page_design.h"

#include <algorithm>
#include <cmath>

namespace qianzi::design {
namespace {

/// Height of the band that the folio takes from the tiers of a vertical page.
Pt folio_band(const PageDesign& design) {
  return design.baseline * static_cast<double>(design.folio_lines);
}

}  // namespace

const Box* PageDesign::box(std::string_view box_name) const {
  const auto found = std::find_if(
      boxes.begin(), boxes.end(), [&](const Box& box) { return box.name == box_name; });
  return found == boxes.end() ? nullptr : &*found;
}

bool PageDesign::opens_from_right(WritingMode edition) const {
  if (binding) return *binding == Side::right;
  return vertical() || edition == WritingMode::vertical;
}

Rect PageDesign::type_area(Side inner) const {
  return {inner == Side::left ? margin_inner : margin_outer,
          margin_top,
          sheet.width - margin_inner - margin_outer,
          sheet.height - margin_top - margin_bottom};
}

Pt PageDesign::column_width() const {
  const Rect area = type_area(Side::left);
  const Pt extent = vertical() ? area.height - folio_band(*this) : area.width;
  const double between = columns - 1.0;
  return (extent - gutter * between) / double{1.0 * columns};
}

int PageDesign::lines() const {
  const Rect area = type_area(Side::left);
  // A hundredth of a line is no line: sums of margins are not exact.
  return static_cast<int>(std::floor((vertical() ? area.width : area.height) / baseline + 0.01));
}

int PageDesign::head_lines() const {
  return vertical() || furniture.folio == Edge::foot ? 0 : folio_lines;
}

int PageDesign::foot_lines() const {
  return vertical() || furniture.folio == Edge::head ? 0 : folio_lines;
}

int PageDesign::row_top(int row) const {
  return head_lines() + (row - 1) * (rows_height(1) + row_gap_lines);
}

int PageDesign::rows_height(int count) const {
  if (rows == 0 || count <= 0) return 0;
  const int parted = lines() - head_lines() - foot_lines() - (rows - 1) * row_gap_lines;
  return count * (parted / rows) + (count - 1) * row_gap_lines;
}

int PageDesign::first_row(int line) const {
  int row = 1;
  while (row <= rows && row_top(row) < line) ++row;
  return row;
}

}  // namespace qianzi::design
