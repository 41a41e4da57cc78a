// Lengths and text offsets as types of their own, so that a size in points is never added to a
// number of font units and a byte offset is never taken for a character count (design rule 6).
#pragma once

#include <compare>
#include <cstdint>

namespace qianzi {

/// A number with a unit. Quantities of one unit add, compare and scale; two units never mix.
/// Plain value, 8 bytes (4 for font units), no error state.
template <class Unit, class Rep>
class Quantity {
public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(Rep value) : value_(value) {}

  /// The bare number, for arithmetic that leaves the unit (writing a file, calling a library).
  [[nodiscard]] constexpr Rep value() const { return value_; }

  constexpr Quantity& operator+=(Quantity other) {
    value_ += other.value_;
    return *this;
  }
  constexpr Quantity& operator-=(Quantity other) {
    value_ -= other.value_;
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity(a.value_ + b.value_);
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity(a.value_ - b.value_);
  }
  friend constexpr Quantity operator-(Quantity a) { return Quantity(-a.value_); }
  friend constexpr Quantity operator*(Quantity a, Rep factor) {
    return Quantity(a.value_ * factor);
  }
  friend constexpr Quantity operator*(Rep factor, Quantity a) {
    return Quantity(a.value_ * factor);
  }
  friend constexpr Quantity operator/(Quantity a, Rep divisor) {
    return Quantity(a.value_ / divisor);
  }
  /// The ratio of two lengths of one unit has no unit.
  friend constexpr Rep operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr bool operator==(Quantity, Quantity) = default;

private:
  Rep value_{};
};

/// PostScript points, 1/72 inch: every length on a page.
using Pt = Quantity<struct PtUnit, double>;

/// Multiples of the type size in force: every length of a typographic rule.
using Em = Quantity<struct EmUnit, double>;

/// Units of a face's design grid, FaceInfo::units_per_em of them to the em.
using FontUnits = Quantity<struct FontUnitsUnit, std::int32_t>;

/// A typographic length at a type size.
constexpr Pt operator*(Em length, Pt size) {
  return Pt(length.value() * size.value());
}

/// A length of the design grid at a type size.
constexpr Pt at_size(FontUnits length, std::uint32_t units_per_em, Pt size) {
  return Pt(size.value() * length.value() / units_per_em);
}

/// Sheets and margins are named in millimetres: 1 mm = 72 / 25.4 pt.
constexpr Pt millimetres(double length) {
  return Pt(length * 72.0 / 25.4);
}

namespace literals {
constexpr Pt operator""_pt(long double value) {
  return Pt(static_cast<double>(value));
}
constexpr Pt operator""_pt(unsigned long long value) {
  return Pt(static_cast<double>(value));
}
constexpr Em operator""_em(long double value) {
  return Em(static_cast<double>(value));
}
constexpr Em operator""_em(unsigned long long value) {
  return Em(static_cast<double>(value));
}
constexpr Pt operator""_mm(long double value) {
  return millimetres(static_cast<double>(value));
}
constexpr Pt operator""_mm(unsigned long long value) {
  return millimetres(static_cast<double>(value));
}
}  // namespace literals

/// A place in a UTF-8 text, counted in bytes from its beginning.
struct TextOffset {
  std::uint32_t bytes = 0;
  friend constexpr auto operator<=>(TextOffset, TextOffset) = default;
};

/// The bytes [begin, end) of a UTF-8 text; both ends stand at code point boundaries.
struct TextRange {
  TextOffset begin;
  TextOffset end;
  friend constexpr bool operator==(TextRange, TextRange) = default;
};

/// A place on a page: x from its left edge, y from its top edge, downwards.
struct Point {
  Pt x;
  Pt y;
  friend constexpr bool operator==(Point, Point) = default;
};

struct Size {
  Pt width;
  Pt height;
  friend constexpr bool operator==(Size, Size) = default;
};

/// A rectangle by its upper left corner; width and height are never negative.
struct Rect {
  Pt x;
  Pt y;
  Pt width;
  Pt height;
  [[nodiscard]] constexpr Pt right() const { return x + width; }
  [[nodiscard]] constexpr Pt bottom() const { return y + height; }
  friend constexpr bool operator==(Rect, Rect) = default;
};

/// How the lines of a text run. Vertical lines run from top to bottom and follow each other from
/// right to left (CLREQ 2.3.1, JLREQ 2.3).
enum class WritingMode : std::uint8_t { horizontal, vertical };

}  // namespace qianzi
