#include "glyf.h"

#include "qianzi/diagnostic.h"

#include <algorithm>
#include <string_view>

namespace qianzi::pdf {

namespace {

using Sfnt = std::span<const std::byte>;

[[noreturn]] void damaged() {
  throw Failure("the subset of a TrueType font is damaged");
}

std::uint32_t number_at(Sfnt bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) damaged();
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8U | std::to_integer<std::uint32_t>(bytes[at + i]);
  }
  return value;
}

Sfnt table(Sfnt sfnt, std::string_view tag) {
  const std::uint32_t count = number_at(sfnt, 4, 2);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t record = 12 + std::size_t{16} * i;
    const std::size_t at = number_at(sfnt, record + 8, 4);
    const std::size_t size = number_at(sfnt, record + 12, 4);
    const std::string_view name(reinterpret_cast<const char*>(sfnt.data()) + record, 4);
    if (name != tag) continue;
    if (at > sfnt.size() || size > sfnt.size() - at) damaged();
    return sfnt.subspan(at, size);
  }
  damaged();
}

}  // namespace

GlyfWidths::GlyfWidths(std::span<const std::byte> sfnt)
    : hmtx_(table(sfnt, "hmtx")), count_(number_at(table(sfnt, "hhea"), 34, 2)) {
  if (count_ == 0) damaged();
}

double GlyfWidths::of(std::uint32_t glyph) const {
  return number_at(hmtx_, std::size_t{4} * std::min(glyph, count_ - 1), 2);
}

}  // namespace qianzi::pdf
