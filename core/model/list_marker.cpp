#include "model/list_marker.h"

#include "model/han_number.h"

#include <fmt/format.h>

namespace qianzi::model {
std::string list_label(ListMarker marker, std::uint32_t number) {
  switch (marker) {
  case ListMarker::decimal:
    return fmt::format("{}.", number);
  case ListMarker::ideographic:
    return han_number(number) + "、";
  case ListMarker::bracketed_ideographic:
    return "（" + han_number(number) + "）";
  case ListMarker::bullet:
    break;
  }
  return "•";
}

}  // namespace qianzi::model
