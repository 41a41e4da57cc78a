// What flows: units that do not split, each a number of grid lines high, made of atoms with places
// relative to the unit's upper left corner.
#pragma once

#include "composition/line.h"

#include "qianzi/page.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace qianzi::makeup {

/// A composed line. Horizontal: `at` is the line's start on its baseline; vertical: its top, on the
/// centre of the line.
struct LineAtom {
  const composition::ComposedParagraph* paragraph = nullptr;
  std::size_t line = 0;
  WritingMode mode = WritingMode::horizontal;
  std::uint32_t element = 0;  ///< of the paragraph; its mark k is element + k
  Point at;
  bool across = false;  ///< of a horizontal box on a vertical page: not turned with the page
};

struct RuleAtom {
  Rule rule;
};

struct FillAtom {
  Fill fill;
};

struct ImageAtom {
  ImageId image;
  Rect area;
  std::uint32_t element = 0;
};

/// Where a link to a note leads.
struct AnchorAtom {
  std::string name;
  Point at;
};

using Atom = std::variant<LineAtom, RuleAtom, FillAtom, ImageAtom, AnchorAtom>;

struct Unit {
  int lines = 1;                    ///< height in lines of the grid
  bool space = false;               ///< white: dropped at the head of a column
  bool begins = false;              ///< first unit of a block: white may be opened before it
  bool opens_group = false;         ///< rather here than before any paragraph
  bool keep_with_next = false;      ///< no column ends after it where that can be helped
  bool first_of_paragraph = false;  ///< first line of several
  bool last_of_paragraph = false;   ///< last line of several
  std::vector<Atom> atoms;
};

/// `atom` moved by an offset.
[[nodiscard]] Atom moved(Atom atom, Point by);

/// Adds the atoms of `unit` to `whole`, moved by an offset.
void add_unit(Unit& whole, const Unit& unit, Point by);

/// Height of units from one on.
[[nodiscard]] int total_lines(const std::vector<Unit>& units, std::size_t from);

}  // namespace qianzi::makeup
