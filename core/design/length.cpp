#include "design/length.h"

#include <charconv>

namespace qianzi::design {
namespace {

struct NamedSize {
  std::string_view name;
  double pt;
};
/// 号 sizes as Chinese composing systems have them.
constexpr NamedSize named_sizes[] = {
    {"初号", 42},
    {"小初", 36},
    {"一号", 26},
    {"小一", 24},
    {"二号", 22},
    {"小二", 18},
    {"三号", 16},
    {"小三", 15},
    {"四号", 14},
    {"小四", 12},
    {"五号", 10.5},
    {"小五", 9},
    {"六号", 7.5},
    {"小六", 6.5},
    {"七号", 5.5},
    {"八号", 5},
};

/// The number before a unit.
std::optional<double> number_before(std::string_view text, std::string_view unit) {
  if (!text.ends_with(unit)) return std::nullopt;
  text.remove_suffix(unit.size());
  return parse_number(text);
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !digit(text.front()) || !digit(text.back())) return std::nullopt;
  double value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value, std::chars_format::fixed);
  if (error != std::errc() || end != last || value >= 1e5) return std::nullopt;
  return value;
}

std::optional<Pt> parse_length(std::string_view text) {
  for (const NamedSize& size : named_sizes) {
    if (text == size.name) return Pt(size.pt);
  }
  if (const auto pt = number_before(text, "pt")) return Pt(*pt);
  if (const auto mm = number_before(text, "mm")) return millimetres(*mm);
  return std::nullopt;
}

std::optional<Em> parse_em(std::string_view text) {
  if (const auto em = number_before(text, "em")) return Em(*em);
  return std::nullopt;
}

}  // namespace qianzi::design
