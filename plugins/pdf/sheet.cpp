#include "sheet.h"

#include "numbers.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr double millimetre = 72 / 25.4;

/// A box that lies `out` points beyond the trim on each side.
void append_box(std::string& text, std::string_view name, const Sheet& sheet, double out) {
  const double begin = sheet.margin.value() - out;
  text += name;
  text += " [";
  append_numbers(text,
                 begin,
                 begin,
                 begin + sheet.trim.width.value() + 2 * out,
                 begin + sheet.trim.height.value() + 2 * out);
  text += "]\n";
}

}  // namespace

Sheet sheet_of(const Page& page, Profile profile) {
  Sheet sheet{page.trim, std::max(page.bleed, Pt(0)), std::max(page.bleed, Pt(0)), Pt(0), false};
  if (profile != Profile::press) return sheet;
  sheet.clear = std::max(sheet.bleed, Pt(3 * millimetre));
  sheet.margin = sheet.clear + Pt(10 * millimetre);
  sheet.marks = true;
  return sheet;
}

void append_boxes(std::string& out, const Sheet& sheet) {
  append_box(out, "/MediaBox", sheet, sheet.margin.value());
  if (sheet.margin <= Pt(0)) return;
  append_box(out, "/BleedBox", sheet, sheet.bleed.value());
  append_box(out, "/TrimBox", sheet, 0);
  if (!sheet.marks) append_box(out, "/CropBox", sheet, 0);
}

}  // namespace qianzi::pdf
