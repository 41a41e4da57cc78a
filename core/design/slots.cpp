#include "design/slots.h"

#include "design/attributes.h"

#include <algorithm>

namespace qianzi::design {

const Slot* find_slot(const std::vector<Slot>& slots, std::string_view name) {
  const auto found =
      std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.name == name; });
  return found == slots.end() ? nullptr : &*found;
}

void read_slot(const tinyxml2::XMLElement& element,
               Attributes& attributes,
               std::vector<Slot>& slots) {
  attributes.known(element, {"name", "column", "columns", "row", "rows"});
  Slot slot;
  slot.name = attributes.name(element, "name", attributes.text(element, "name", true));
  for (const char* const name : {"column", "columns", "row", "rows"}) {
    static_cast<void>(attributes.text(element, name, true));
  }
  slot.column = attributes.count(element, "column", 1, 1, 24);
  slot.columns = attributes.count(element, "columns", 1, 1, 24);
  slot.row = attributes.count(element, "row", 1, 1, 400);
  slot.rows = attributes.count(element, "rows", 1, 1, 400);
  if (find_slot(slots, slot.name) != nullptr) {
    attributes.report(
        element.GetLineNum(), fmt::format("there are two slots «{}»", slot.name), "keep one");
  }
  slots.push_back(std::move(slot));
}

}  // namespace qianzi::design
