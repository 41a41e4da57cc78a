#include "makeup/report.h"

#include <variant>

namespace qianzi::makeup {
namespace {

double adjustment_of(const composition::Line& line) {
  Pt sum;
  for (const Pt each : line.adjustment) sum += each;
  return line.natural > Pt(0) ? sum / line.natural : 0;
}

std::string text_of(const composition::Line& line) {
  std::string text;
  for (const composition::LineRun& run : line.runs) text += run.text;
  return text;
}

}  // namespace

void note_lines(PageReport& report, const std::string& article, const Unit& unit) {
  for (const Atom& atom : unit.atoms) {
    const auto* placed = std::get_if<LineAtom>(&atom);
    if (placed == nullptr) continue;
    const composition::Line& line = placed->paragraph->lines[placed->line];
    const double adjustment = adjustment_of(line);
    if (adjustment > 0 && (!report.loosest || adjustment > report.loosest->adjustment)) {
      report.loosest = {article, text_of(line), adjustment};
    }
    if (adjustment < 0 && (!report.tightest || adjustment < report.tightest->adjustment)) {
      report.tightest = {article, text_of(line), adjustment};
    }
  }
}

}  // namespace qianzi::makeup
