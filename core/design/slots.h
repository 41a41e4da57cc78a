// Places of a page that its design names: an article is put there by that name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tinyxml2 {
class XMLElement;
}

namespace qianzi::design {

class Attributes;

/// A rectangle of the grid. Columns are counted from the side where reading begins, rows of the
/// modular grid (lines, where a design has none) from the head of the type area, both from 1.
struct Slot {
  std::string name;
  std::uint16_t column = 1;
  std::uint16_t columns = 1;
  std::uint16_t row = 1;
  std::uint16_t rows = 1;
};

/// `<slot name="lead" column="1" columns="3" row="2" rows="4"/>`, added to `slots`; one whose name
/// is there already is reported.
void read_slot(const tinyxml2::XMLElement& element,
               Attributes& attributes,
               std::vector<Slot>& slots);

/// A slot by its name; null if there is none.
[[nodiscard]] const Slot* find_slot(const std::vector<Slot>& slots, std::string_view name);

}  // namespace qianzi::design
