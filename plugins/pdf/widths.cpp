#include "widths.h"

#include "numbers.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr double default_width = 1000;
constexpr double default_origin = 880;      // DW2's own default
constexpr std::size_t longest_row = 8'000;  // PDF 1.4 takes 8,191

void append_rows(std::string& out, std::span<const double> widths) {
  for (std::size_t code = 0; code < widths.size();) {
    if (widths[code] == default_width) {
      ++code;
      continue;
    }
    append_integer(out, static_cast<std::int64_t>(code));
    out += " [";
    const std::size_t end = std::min(widths.size(), code + longest_row);
    for (; code < end && widths[code] != default_width; ++code) {
      append_number(out, widths[code]);
      out.push_back(' ');
    }
    out += "]\n";
  }
}

void append_vertical(std::string& out,
                     std::span<const CodeKey> codes,
                     std::span<const double> widths,
                     std::uint32_t units_per_em) {
  out += "/DW2 [880 -1000]\n/W2 [";
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const CodeKey& key = codes[i];
    if (!key.vertical) continue;
    const double advance = thousandths(key.advance, units_per_em);
    const double x = thousandths(key.x, units_per_em);
    const double y = thousandths(key.y, units_per_em);
    const bool usual = advance == default_width && y == default_origin && x == widths[i + 1] / 2;
    if (usual) continue;
    append_integer(out, static_cast<std::int64_t>(i + 1));
    out += " [";
    append_numbers(out, -advance, x, y);
    out += "]\n";
  }
  out += "]\n";
}

}  // namespace

void append_widths(std::string& out,
                   std::span<const CodeKey> codes,
                   std::span<const double> natural,
                   std::uint32_t units_per_em) {
  std::vector<double> widths = {thousandths(natural[0], units_per_em)};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const double units = codes[i].vertical ? natural[i + 1] : codes[i].advance;
    widths.push_back(thousandths(units, units_per_em));
  }
  out += "/DW 1000\n/W [";
  append_rows(out, widths);
  out += "]\n";
  const auto is_vertical = [](const CodeKey& key) { return key.vertical; };
  if (std::any_of(codes.begin(), codes.end(), is_vertical)) {
    append_vertical(out, codes, widths, units_per_em);
  }
}

}  // namespace qianzi::pdf
