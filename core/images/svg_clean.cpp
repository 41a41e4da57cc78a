#include "images/svg_clean.h"

#include "images/codec.h"
#include "images/svg_cost.h"

#include <fmt/format.h>
#include <tinyxml2.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace qianzi::images {
namespace {

using tinyxml2::XMLElement;
using tinyxml2::XMLNode;

constexpr double most_dashes = 5e6;

/// A length as an attribute gives it, in CSS pixels; empty where it is none or depends on a page.
std::optional<double> length_of(const char* text) {
  if (text == nullptr) return {};
  const std::string_view value(text);
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || !(number > 0)) return {};
  constexpr struct {
    std::string_view name;
    double pixels;
  } units[] = {{"", 1},
               {"px", 1},
               {"pt", 96.0 / 72},
               {"pc", 16},
               {"in", 96},
               {"cm", 96 / 2.54},
               {"mm", 96 / 25.4}};
  const std::string_view unit(end, static_cast<std::size_t>(value.data() + value.size() - end));
  for (const auto& known : units) {
    if (unit == known.name) return number * known.pixels;
  }
  return {};
}

struct ViewBox {
  double x = 0, y = 0, width = 0, height = 0;
};

std::optional<ViewBox> view_box_of(const char* text) {
  if (text == nullptr) return {};
  std::string_view rest(text);
  double numbers[4] = {};
  for (double& number : numbers) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n,"), rest.size()));
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc{} || !(std::abs(number) < 1e6)) return {};
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  }
  if (!(numbers[2] > 0 && numbers[3] > 0)) return {};
  return ViewBox{numbers[0], numbers[1], numbers[2], numbers[3]};
}

class Cleaner {
public:
  CleanDrawing clean(const XMLElement& root) {
    find_size(root);
    printer_.OpenElement("svg");
    printer_.PushAttribute("xmlns", "http://www.w3.org/2000/svg");
    printer_.PushAttribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
    push("width", fmt::format("{}", drawing_.width));
    push("height", fmt::format("{}", drawing_.height));
    push("viewBox", fmt::format("{} {} {} {}", box_.x, box_.y, box_.width, box_.height));
    attributes(root, true);
    children(root);
    printer_.CloseElement();
    if (extent_ / notes_.finest_dash > most_dashes) throw Damage("its dashes are too fine to draw");
    if (notes_.removed) remove("some of its styles");
    drawing_.source.assign(printer_.CStr(), static_cast<std::size_t>(printer_.CStrSize()) - 1);
    return std::move(drawing_);
  }

private:
  void find_size(const XMLElement& root) {
    const auto box = view_box_of(root.Attribute("viewBox"));
    const auto width = length_of(root.Attribute("width"));
    const auto height = length_of(root.Attribute("height"));
    if (box) box_ = *box;
    if (box && width && !height) {
      drawing_.width = *width;
      drawing_.height = *width * box->height / box->width;
    } else if (box && height && !width) {
      drawing_.height = *height;
      drawing_.width = *height * box->width / box->height;
    } else if (width && height) {
      drawing_.width = *width;
      drawing_.height = *height;
    } else {
      drawing_.width = box_.width;
      drawing_.height = box_.height;
    }
    constexpr double largest = 30'000;
    constexpr double smallest = 1;
    if (!box) box_ = {0, 0, drawing_.width, drawing_.height};
    if (!(drawing_.width > 0)) throw Damage("it says neither a size nor a viewBox");
    if (!(std::max(drawing_.width, drawing_.height) <= largest &&
          std::min(drawing_.width, drawing_.height) >= smallest))
      throw Damage(fmt::format("its size is not between {} and {} pixels", smallest, largest));
  }

  void push(const char* name, const std::string& value) {
    printer_.PushAttribute(name, value.c_str());
  }

  void remove(std::string what) {
    auto& list = drawing_.removed;
    if (std::find(list.begin(), list.end(), what) == list.end()) list.push_back(std::move(what));
  }

  void attributes(const XMLElement& element, bool root) {
    bool linked = false;
    for (const auto* each = element.FirstAttribute(); each != nullptr; each = each->Next()) {
      const std::string_view name(each->Name());
      const std::string_view value(each->Value());
      if (root && (name == "width" || name == "height" || name == "viewBox")) continue;
      if (name == "href" || name == "xlink:href") {
        const bool within = value.starts_with('#') && is_harmless_value(value);
        if (within && !linked) push("xlink:href", std::string(value));
        if (!within) remove("references to other files");
        linked = linked || within;
      } else if (name == "style") {
        const std::string kept = harmless_declarations(value, notes_);
        if (!kept.empty()) push("style", kept);
      } else {
        attribute(name, value);
      }
    }
  }

  void attribute(std::string_view name, std::string_view value) {
    if (!is_drawing_attribute(name)) {
      if (name.starts_with("on")) remove("scripts");
      if (name == "filter") remove("filters");
      return;  // data of programs
    }
    if (!is_harmless_value(value)) return remove(fmt::format("a value of {}", name));
    push(std::string(name).c_str(), std::string(value));
    note_dashes(name, value, notes_);
    if (!is_drawing_property(name)) extent_ += sum_of_numbers(value);
  }

  void children(const XMLElement& element) {
    const std::string_view name(element.Name());
    const bool words = name == "text" || name == "tspan" || name == "textPath" || name == "title" ||
                       name == "desc";
    for (const XMLNode* child = element.FirstChild(); child != nullptr;
         child = child->NextSibling()) {
      if (const XMLElement* inner = child->ToElement())
        clean_element(*inner);
      else if (words && child->ToText() != nullptr)
        printer_.PushText(child->Value());
    }
  }

  void clean_element(const XMLElement& element) {
    const std::string_view name(element.Name());
    if (name == "a") return children(element);  // its link goes, what it shows stays
    if (!is_drawing_element(name)) {
      const bool data = name.find(':') != std::string_view::npos || name == "metadata";
      if (!data) remove(fmt::format("<{}>", name));
      return;
    }
    printer_.OpenElement(element.Name(), true);  // which it keeps until it is closed
    attributes(element, false);
    if (name == "style")
      style_sheet(element);
    else
      children(element);
    printer_.CloseElement(true);
  }

  void style_sheet(const XMLElement& element) {
    for (const XMLNode* child = element.FirstChild(); child != nullptr;
         child = child->NextSibling()) {
      if (child->ToText() == nullptr) continue;
      const std::string kept = harmless_style_sheet(child->Value(), notes_);
      printer_.PushText(kept.c_str());
    }
  }

  tinyxml2::XMLPrinter printer_{nullptr, true};
  CleanDrawing drawing_;
  ViewBox box_;
  StyleNotes notes_;
  double extent_ = 0;  ///< bounds the length of all lines
};

}  // namespace

CleanDrawing clean_svg(std::span<const std::byte> data) {
  tinyxml2::XMLDocument document;
  const auto* text = reinterpret_cast<const char*>(data.data());
  // Wherever it stands: what is a comment to one reader is none to another.
  if (std::string_view(text, data.size()).find("<!ENTITY") != std::string_view::npos)
    throw Damage("it declares entities");
  if (document.Parse(text, data.size()) != tinyxml2::XML_SUCCESS)
    throw Damage("it is not well-formed XML");
  const XMLElement* root = document.RootElement();
  if (root == nullptr || std::string_view(root->Name()) != "svg")
    throw Damage("it is XML, but no SVG");
  const DrawingCost cost = cost_of(*root);
  CleanDrawing drawing = Cleaner().clean(*root);
  drawing.drawn_bytes = cost.bytes;
  return drawing;
}

}  // namespace qianzi::images
