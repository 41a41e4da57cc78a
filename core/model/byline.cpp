#include "model/byline.h"

#include <algorithm>
#include <array>

namespace qianzi::model {
namespace {

/// What somebody is, at the end of a word: 本报记者, 摄影并文.
constexpr std::array<std::string_view, 22> callings = {
    "记者",   "記者",   "通讯员", "通訊員", "评论员", "評論員", "特派员", "特派員",
    "编辑",   "編輯",   "摄影",   "攝影",   "并文",   "報導",   "报道",   "報道",
    "本报讯", "本報訊", "综合",   "綜合",   "創作",   "기자"};

/// The same as a word of its own: 文、圖. At a name's end these are part of it.
constexpr std::array<std::string_view, 8> alone =
    {"文", "图", "圖", "撰文", "整理", "供稿", "By", "by"};

/// What a name may follow at once: 记者王晓明.
constexpr std::array<std::string_view, 6> before =
    {"特约记者", "記者", "记者", "通讯员", "通訊員", "评论员"};

constexpr std::array<std::string_view, 8> separators = {"　", "、", "，", "；", " ", ",", ";", "/"};

template <class Table>
bool among(std::string_view word, const Table& table) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_calling(std::string_view word) {
  return among(word, alone) || std::any_of(callings.begin(), callings.end(), [&](auto calling) {
           return word.ends_with(calling);
         });
}

bool is_latin(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || (byte >= 0xC3 && byte <= 0xC5) || (byte & 0xC0U) == 0x80U;
  });
}

/// One ideograph: part of a name that is spaced.
bool is_single(std::string_view word) {
  return word.size() == 3 && !is_latin(word);
}

/// Without what stands in brackets.
std::string without_brackets(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const bool wide = text.substr(at).starts_with("（");
    if (!wide && text[at] != '(') {
      kept.push_back(text[at++]);
      continue;
    }
    const std::size_t end = text.find(wide ? std::string_view("）") : std::string_view(")"), at);
    if (end == std::string_view::npos) break;
    at = end + (wide ? 3 : 1);
  }
  return kept;
}

/// A word and whether only a space stands before it.
struct Word {
  std::string text;
  bool spaced = false;
};

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words(1);
  while (!text.empty()) {
    const auto separator = std::find_if(
        separators.begin(), separators.end(), [&](auto each) { return text.starts_with(each); });
    if (separator == separators.end()) {
      words.back().text.push_back(text.front());
      text.remove_prefix(1);
      continue;
    }
    const bool space = *separator == " " || *separator == "　";
    if (words.back().text.empty()) {
      words.back().spaced = words.back().spaced && space;
    } else {
      words.push_back({{}, space});
    }
    text.remove_prefix(separator->size());
  }
  if (words.back().text.empty()) words.pop_back();
  return words;
}

std::string without_calling(std::string word) {
  for (const std::string_view calling : before) {
    const std::size_t at = word.find(calling);
    if (at != std::string::npos && word.size() >= at + calling.size() + 6)
      return word.substr(at + calling.size());
  }
  return word;
}

}  // namespace

std::vector<std::string> names_in(std::string_view byline) {
  std::vector<std::string> names;
  bool joins = false;  // whether the next word may go on with the last name
  bool single = false;
  for (const Word& word : words_in(without_brackets(byline))) {
    if (is_calling(word.text)) {
      joins = false;
      continue;
    }
    const bool latin = is_latin(word.text);
    if (joins && word.spaced && latin && is_latin(names.back())) {
      names.back().append(" ").append(word.text);
    } else if (joins && word.spaced && single && is_single(word.text)) {
      names.back() += word.text;
      single = false;
    } else {
      names.push_back(without_calling(word.text));
      single = is_single(word.text);
    }
    joins = true;
  }
  return names;
}

std::vector<std::string> authors_of(const ArticleHead& head) {
  std::vector<std::string> authors;
  for (const std::string& byline : head.bylines) {
    for (std::string& name : names_in(byline)) {
      if (std::find(authors.begin(), authors.end(), name) == authors.end())
        authors.push_back(std::move(name));
    }
  }
  return authors;
}

}  // namespace qianzi::model
