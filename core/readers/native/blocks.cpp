#include "readers/native/blocks.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::readers {
namespace {

const Names body_names =
    {"p", "subhead", "turn", "figure", "table", "list", "quote", "note", "separator"};
const Names flow_names = {"p", "list", "quote"};

bool contains(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// A figure whose image is not there keeps its place by an image of this index, which no edition
/// has.
constexpr std::uint32_t no_image = 0xFFFFFFFF;

}  // namespace

BlockReader::BlockReader(std::string folder,
                         EditionParts& parts,
                         References& references,
                         Report& report)
    : folder_(std::move(folder)), parts_(parts), references_(references), report_(report) {}

Blocks BlockReader::body(const tinyxml2::XMLElement& element) {
  check_attributes(element, {}, report_);
  Blocks blocks = children(element, body_names, {"note"});
  if (blocks.empty() && !report_.broken()) {
    const SourcePosition where = report_.document().position(element);
    if (element.NoChildren()) {
      report_.grave(Code::empty_element, where, {"body"});
    } else {
      report_.grave(Code::missing_element, where, {"body", "p"});
    }
  }
  return blocks;
}

Blocks BlockReader::children(const tinyxml2::XMLElement& element, Names allowed, Names skipped) {
  check_no_text(element, report_);
  Blocks blocks;
  for (const auto* child = element.FirstChildElement(); child != nullptr;
       child = child->NextSiblingElement()) {
    const std::string_view name = child->Name();
    if (contains(skipped, name)) continue;
    if (contains(allowed, name)) {
      add(blocks, *child);
    } else {
      unknown_child(*child, allowed, report_);
    }
  }
  return blocks;
}

Blocks BlockReader::flow(const tinyxml2::XMLElement& element, Names allowed) {
  const auto* first = element.FirstChildElement();
  // An element that is neither: a block that has no place here, where no text stands beside it.
  const bool of_blocks = first != nullptr && !is_inline_name(first->Name()) &&
                         (contains(body_names, first->Name()) || !has_text(element));
  if (of_blocks) return children(element, allowed, {});
  Blocks blocks;
  Inlines content = text(element);
  blocks.push_back({Paragraph{std::move(content)}, report_.document().position(element), {}});
  return blocks;
}

Inlines BlockReader::text(const tinyxml2::XMLElement& element) {
  Inlines content = read_inlines(element, references_, report_);
  if (content.empty()) {
    report_.grave(Code::empty_element, report_.document().position(element), {element.Name()});
  }
  return content;
}

void BlockReader::add(Blocks& blocks, const tinyxml2::XMLElement& element) {
  Block block;
  block.where = report_.document().position(element);
  block.language = language_attribute(element, report_);
  const std::string_view name = element.Name();
  if (name == "p" || name == "subhead") {
    check_attributes(element, {"xml:lang"}, report_);
    if (name == "p") {
      block.value = Paragraph{text(element)};
    } else {
      block.value = Subhead{text(element)};
    }
  } else if (name == "turn") {
    block.value = turn(element);
  } else if (name == "figure") {
    block.value = figure(element);
  } else if (name == "table") {
    block.value = read_table(element, parts_.limits, references_, report_);
  } else if (name == "list") {
    block.value = list(element);
  } else if (name == "quote") {
    block.value = quote(element);
  } else {
    check_attributes(element, {}, report_);
    check_no_content(element, report_);
    block.value = Separator{};
  }
  blocks.push_back(std::move(block));
}

Turn BlockReader::turn(const tinyxml2::XMLElement& element) {
  check_attributes(element, {"role", "speaker", "xml:lang"}, report_);
  Turn turn;
  const std::string role = required_attribute(element, "role", report_);
  if (role == "question") {
    turn.role = TurnRole::question;
  } else if (!role.empty() && role != "answer") {
    bad_value(element, "role", "question or answer", report_);
  }
  turn.speaker = required_attribute(element, "speaker", report_);
  turn.content = children(element, flow_names, {});
  if (turn.content.empty()) {
    report_.grave(Code::missing_element, report_.document().position(element), {"turn", "p"});
  }
  return turn;
}

Image BlockReader::image(const tinyxml2::XMLElement& element) {
  check_attributes(element, {"src", "alt"}, report_);
  check_no_content(element, report_);
  if (element.FindAttribute("alt") == nullptr) {
    report_.grave(Code::missing_attribute, report_.document().position(element), {"image", "alt"});
  }
  return {image_file(element), text_attribute(element, "alt")};
}

ImageId BlockReader::image_file(const tinyxml2::XMLElement& element) {
  const std::string src = required_attribute(element, "src", report_);
  if (src.empty()) return {no_image};
  const SourcePosition where = report_.document().position(element);
  const auto located = parts_.files.locate(parts_.root, folder_, src);
  if (located.state == FileSource::State::outside) {
    report_.slight(Code::path_outside, where, {src});
    return {no_image};
  }
  if (located.state != FileSource::State::found) {
    report_.slight(Code::image_not_found, where, {src});
    return {no_image};
  }
  const ImageId next{static_cast<std::uint32_t>(parts_.images.size())};
  const auto [known, fresh] = parts_.image_ids.try_emplace(located.path, next);
  if (fresh) {
    ImageFile file;
    file.path = located.path;
    file.name = src;
    file.source_file = report_.document().file();
    file.where = where;
    parts_.images.push_back(std::move(file));
  }
  return known->second;
}

FloatPosition BlockReader::position(const tinyxml2::XMLElement& element) {
  const std::string_view place = attribute(element, "place");
  if (place == "head") return FloatPosition::head;
  if (place == "middle") return FloatPosition::middle;
  if (place == "foot") return FloatPosition::foot;
  if (place == "text") return FloatPosition::text;
  if (element.FindAttribute("place") != nullptr) {
    bad_value(element, "place", "head, middle, foot or text", report_);
  }
  return FloatPosition::anywhere;
}

std::uint16_t BlockReader::columns(const tinyxml2::XMLElement& element) {
  if (element.FindAttribute("columns") == nullptr) return 0;
  return static_cast<std::uint16_t>(number_attribute(element, "columns", 1, 1, 24, report_));
}

Figure BlockReader::figure(const tinyxml2::XMLElement& element) {
  check_attributes(element, {"xml:lang", "place", "columns"}, report_);
  check_no_text(element, report_);
  Figure figure;
  figure.position = position(element);
  figure.columns = columns(element);
  std::vector<std::string_view> seen;
  for (const auto* child = element.FirstChildElement(); child != nullptr;
       child = child->NextSiblingElement()) {
    const std::string_view name = child->Name();
    if (!contains({"image", "caption", "credit"}, name)) {
      unknown_child(*child, {"image", "caption", "credit"}, report_);
      continue;
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) repeated(*child, report_);
    seen.push_back(name);
    if (name == "image") {
      figure.image = image(*child);
    } else if (name == "caption") {
      check_attributes(*child, {}, report_);
      figure.caption = text(*child);
    } else {
      check_attributes(*child, {}, report_);
      figure.credit = text_of(*child, report_);
      if (figure.credit.empty()) {
        report_.grave(Code::empty_element, report_.document().position(*child), {"credit"});
      }
    }
  }
  if (std::find(seen.begin(), seen.end(), "image") == seen.end()) {
    report_.grave(Code::missing_element, report_.document().position(element), {"figure", "image"});
  }
  return figure;
}

List BlockReader::list(const tinyxml2::XMLElement& element) {
  check_attributes(element, {"marker", "start", "xml:lang"}, report_);
  check_no_text(element, report_);
  List list;
  constexpr std::string_view markers[] = {
      "bullet", "decimal", "ideographic", "bracketed-ideographic"};
  const std::string_view marker = attribute(element, "marker");
  if (element.FindAttribute("marker") != nullptr) {
    const auto known = std::find(std::begin(markers), std::end(markers), marker);
    if (known == std::end(markers)) {
      bad_value(element, "marker", fmt::format("one of {}", fmt::join(markers, ", ")), report_);
    } else {
      list.marker = static_cast<ListMarker>(known - std::begin(markers));
    }
  }
  list.start = number_attribute(element, "start", 1, 1, 9999, report_);
  if (++list_depth_ > parts_.limits.list_depth) {
    report_.grave(Code::nesting_too_deep,
                  report_.document().position(element),
                  {fmt::format("{} lists", parts_.limits.list_depth)});
  } else {
    for (const auto* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      if (std::string_view(child->Name()) != "item") {
        unknown_child(*child, {"item"}, report_);
        continue;
      }
      check_attributes(*child, {}, report_);
      list.items.push_back({flow(*child, flow_names)});
    }
    if (list.items.empty()) {
      report_.grave(Code::missing_element, report_.document().position(element), {"list", "item"});
    }
  }
  --list_depth_;
  return list;
}

Quote BlockReader::quote(const tinyxml2::XMLElement& element) {
  const std::string_view pull = attribute(element, "pull");
  Quote quote;
  quote.pull = pull == "yes";
  // Only what is on display is placed.
  if (quote.pull) {
    check_attributes(element, {"xml:lang", "pull", "place", "columns"}, report_);
    quote.position = position(element);
    quote.columns = columns(element);
  } else {
    check_attributes(element, {"xml:lang", "pull"}, report_);
  }
  if (element.FindAttribute("pull") != nullptr && !quote.pull && pull != "no") {
    bad_value(element, "pull", "yes or no", report_);
  }
  quote.content = children(element, {"p", "list"}, {"source"});
  if (quote.content.empty()) {
    report_.grave(Code::missing_element, report_.document().position(element), {"quote", "p"});
  }
  for (const auto* child = element.FirstChildElement("source"); child != nullptr;
       child = child->NextSiblingElement("source")) {
    if (child != element.FirstChildElement("source")) repeated(*child, report_);
    check_attributes(*child, {}, report_);
    quote.source = text(*child);
  }
  return quote;
}

}  // namespace qianzi::readers
