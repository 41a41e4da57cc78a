#include "search_text.h"

#include "characters.h"

#include <algorithm>
#include <array>
#include <utility>

namespace qianzi::html {
namespace {

/// Elements within a line; all others begin and end a block.
constexpr std::array<std::string_view, 19> within_line = {"a",
                                                          "b",
                                                          "bdi",
                                                          "bdo",
                                                          "br",
                                                          "cite",
                                                          "code",
                                                          "em",
                                                          "i",
                                                          "q",
                                                          "rb",
                                                          "ruby",
                                                          "small",
                                                          "span",
                                                          "strong",
                                                          "sub",
                                                          "sup",
                                                          "time",
                                                          "u"};

bool is_within_line(std::string_view name) {
  return std::find(within_line.begin(), within_line.end(), name) != within_line.end();
}

bool is_beside_text(const XhtmlElement& element) {
  const std::string_view of_class = element.attribute("class");
  return element.name == "rt" || element.name == "rp" || of_class == "noteref" ||
         of_class == "back";
}

/// Shows nothing by itself and tells two spellings of one word apart.
bool is_ignored(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

void add_comparable(std::string_view text, std::u32string& to) {
  while (!text.empty()) {
    char32_t c = take_character(text);
    if (is_ignored(c)) continue;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c <= U' ' || c == 0xA0 || c == 0x3000) c = U' ';
    to.push_back(c);
  }
}

void end_block(std::vector<std::u32string>& blocks) {
  if (!blocks.back().empty()) blocks.emplace_back();
}

void visit(const XhtmlElement& element, std::vector<std::u32string>& blocks) {
  if (is_beside_text(element)) return;
  const bool block = !is_within_line(element.name);
  if (block) end_block(blocks);
  for (const XhtmlNode& child : element.children) {
    if (const auto* inner = std::get_if<XhtmlElement>(&child)) {
      visit(*inner, blocks);
    } else {
      add_comparable(std::get<std::string>(child), blocks.back());
    }
  }
  if (block) end_block(blocks);
}

}  // namespace

std::u32string comparable(std::string_view text) {
  std::u32string made;
  add_comparable(text, made);
  return made;
}

std::vector<std::u32string> search_blocks(const XhtmlElement& article) {
  std::vector<std::u32string> blocks(1);
  visit(article, blocks);
  if (blocks.back().empty()) blocks.pop_back();
  return blocks;
}

}  // namespace qianzi::html
