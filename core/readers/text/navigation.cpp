#include "readers/text/navigation.h"

#include "readers/text/words.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

constexpr std::size_t longest_line = 120;  ///< code points; a menu is no paragraph

constexpr std::string_view separators[] = {" ", "\t", "　", "|", "｜", ">",  "＞", "›",
                                           "»", "·",  "•",  "/", "／", "【", "】", "[",
                                           "]", "［", "］", "(", ")",  "（", "）", "\xC2\xA0"};
/// They stand between the places of a site; a title may have the others.
constexpr std::string_view place_separators[] = {">", "＞", "›", "»"};

/// Bytes of the separator at the beginning.
std::size_t separator_at(std::string_view text) {
  return beginning_among(text, separators).size();
}

std::string_view without_colon(std::string_view word) {
  for (const std::string_view colon : {"：", ":"}) {
    if (word.ends_with(colon)) word.remove_suffix(colon.size());
  }
  return word;
}

/// 点击：1024, 点击1024次.
bool is_counter(std::string_view word) {
  std::string_view longest;
  for (const std::string_view known : counter_words()) {
    if (word.starts_with(known) && known.size() > longest.size()) longest = known;
  }
  if (longest.empty()) return false;
  std::string_view rest = word.substr(longest.size());
  rest.remove_prefix(
      beginning_among(rest, std::initializer_list<std::string_view>{"：", ":"}).size());
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789,"), rest.size());
  rest.remove_prefix(digits);
  constexpr std::string_view units[] = {"", "次", "人次", "万", "条", "條", "人", "回", "件"};
  return is_among(rest, units) && (digits > 0 || word.ends_with(":") || word.ends_with("："));
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789,") == std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> entries_of(std::string_view line) {
  std::vector<std::string_view> entries;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t separator = at < line.size() ? separator_at(line.substr(at)) : 0;
    if (at == line.size() || separator > 0) {
      if (at > begin) entries.push_back(line.substr(begin, at - begin));
      begin = at + separator;
    }
    at += std::max<std::size_t>(separator, 1);
  }
  return entries;
}

bool is_menu_entry(std::string_view word) {
  return is_among(without_colon(word), menu_words()) || is_counter(word);
}

bool is_navigation(std::string_view line) {
  constexpr std::string_view full_stop = "。";
  if (line.size() > longest_line * 4 || length_of(line) > longest_line) return false;
  if (line.ends_with(full_stop)) return false;
  if (!beginning_among(line, menu_beginnings()).empty()) return true;
  const auto entries = entries_of(line);
  if (entries.empty()) return false;
  const bool menu = is_menu_entry(entries.front()) &&
                    std::all_of(entries.begin(), entries.end(), [](std::string_view entry) {
                      return is_menu_entry(entry) || is_number(entry);
                    });
  // From the front page down: the places below it may have any name.
  constexpr std::string_view front_pages[] = {
      "首页", "首頁", "网站首页", "網站首頁", "ホーム", "トップ", "トップページ"};
  const bool places =
      is_among(entries.front(), front_pages) &&
      std::any_of(std::begin(place_separators),
                  std::end(place_separators),
                  [&](std::string_view mark) { return line.find(mark) != std::string_view::npos; });
  return menu || places;
}

}  // namespace qianzi::readers
