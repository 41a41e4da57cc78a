#include "images/svg_cost.h"

#include "images/codec.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::images {
namespace {

using tinyxml2::XMLElement;

constexpr std::size_t most_elements = 100'000;  ///< as drawn, with what is used several times
constexpr int deepest = 64;
constexpr std::size_t outline_bytes = 400;  ///< of a character, roughly: han have a thousand

std::size_t sum(std::size_t a, std::size_t b) {
  return a > std::numeric_limits<std::size_t>::max() - b ? std::numeric_limits<std::size_t>::max()
                                                         : a + b;
}

std::size_t product(std::size_t a, std::size_t b) {
  return a != 0 && b > std::numeric_limits<std::size_t>::max() / a
             ? std::numeric_limits<std::size_t>::max()
             : a * b;
}

/// Names within the drawing that a value refers to: #x, url(#x).
std::vector<std::string> targets_of(std::string_view value) {
  std::vector<std::string> found;
  for (std::size_t at = value.find('#'); at != std::string_view::npos; at = value.find('#', at)) {
    const std::size_t end = std::min(value.find_first_of(" \t\r\n\"')", at), value.size());
    found.emplace_back(value.substr(at + 1, end - at - 1));
    at = end;
  }
  return found;
}

class Cost {
public:
  DrawingCost whole(const XMLElement& root) {
    index(root, 0);
    DrawingCost cost = of(root);
    if (cost.elements > most_elements)
      throw Damage(fmt::format("it draws more than {} elements", most_elements));
    // Which elements a style sheet's references are for is not looked at: for all of them. A marker
    // is drawn at each point of a path, and a point has two characters at least.
    const std::size_t once = cost.bytes;
    for (const XMLElement* sheet : sheets_) {
      const char* text = sheet->GetText();
      for (const std::string& target : targets_of(text == nullptr ? "" : text))
        cost.bytes = sum(cost.bytes, product(cost.elements, of_named(target).bytes));
    }
    for (const XMLElement* marker : markers_)
      cost.bytes = sum(cost.bytes, product(once / 2, of(*marker).bytes));
    return cost;
  }

private:
  void index(const XMLElement& element, int depth) {
    if (depth > deepest) throw Damage(fmt::format("it nests more than {} elements", deepest));
    if (++count_ > most_elements)
      throw Damage(fmt::format("it has more than {} elements", most_elements));
    if (const char* id = element.Attribute("id")) named_.emplace(id, &element);
    const std::string_view name(element.Name());
    if (name == "style") sheets_.push_back(&element);
    if (name == "marker") markers_.push_back(&element);
    for (const XMLElement* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement())
      index(*child, depth + 1);
  }

  DrawingCost of_named(const std::string& name) {
    const auto named = named_.find(name);
    return named == named_.end() ? DrawingCost{} : of(*named->second);
  }

  /// What nests uses within uses grows by powers.
  DrawingCost of(const XMLElement& element) {
    const auto [known, fresh] = costs_.emplace(&element, DrawingCost{});
    const bool under_way = known->second.elements == 0;
    if (!fresh && under_way) throw Damage("an element of it refers to itself");
    if (!fresh) return known->second;
    if (++depth_ > 8 * deepest) throw Damage("its references are too deep");
    DrawingCost cost{1, 1};
    const auto add = [&cost](const DrawingCost& part) {
      cost.elements = std::min(sum(cost.elements, part.elements), most_elements + 1);
      cost.bytes = sum(cost.bytes, part.bytes);
    };
    for (const auto* child = element.FirstChild(); child != nullptr; child = child->NextSibling()) {
      if (const XMLElement* inner = child->ToElement())
        add(of(*inner));
      else if (child->ToText() != nullptr)
        add({0, product(std::string_view(child->Value()).size(), outline_bytes)});
    }
    for (const auto* each = element.FirstAttribute(); each != nullptr; each = each->Next()) {
      const std::string_view value(each->Value());
      add({0, value.size()});
      for (const std::string& target : targets_of(value)) add(of_named(target));
    }
    --depth_;
    return costs_[&element] = cost;
  }

  std::map<std::string, const XMLElement*, std::less<>> named_;
  std::map<const XMLElement*, DrawingCost> costs_;
  std::vector<const XMLElement*> sheets_;
  std::vector<const XMLElement*> markers_;
  std::size_t count_ = 0;
  int depth_ = 0;
};

}  // namespace

DrawingCost cost_of(const XMLElement& root) {
  return Cost().whole(root);
}

}  // namespace qianzi::images
