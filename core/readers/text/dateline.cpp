#include "readers/text/dateline.h"

#include "readers/native/element.h"
#include "readers/text/navigation.h"
#include "readers/text/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace qianzi::readers {
namespace {

constexpr std::size_t longest_line = 150;   ///< code points
constexpr std::size_t longest_source = 30;  ///< code points

/// Takes a number of so many digits from the front.
std::optional<unsigned> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits < least || digits > most) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(0, digits)) value = value * 10 + static_cast<unsigned>(c - '0');
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

/// Takes 2022-12-12, 2022/12/12, 2022.12.12 or 2022年12月12日 and gives it in ISO's form.
std::optional<std::string> take_date(std::string_view& text) {
  constexpr std::array<std::array<std::string_view, 3>, 4> forms{
      {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}}};
  for (const auto& [first, second, third] : forms) {
    std::string_view rest = text;
    const auto year = take_number(rest, 4, 4);
    if (!year || !take(rest, first)) continue;
    const auto month = take_number(rest, 1, 2);
    if (!month || !take(rest, second)) continue;
    const auto day = take_number(rest, 1, 2);
    if (!day || !take(rest, third)) continue;
    std::string date = fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
    if (!is_date(date, false)) continue;
    text = rest;
    return date;
  }
  return std::nullopt;
}

/// Takes 09:44 or 09:44:21.
std::optional<std::string> take_time(std::string_view& text) {
  std::string_view rest = text;
  std::array<unsigned, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && !take(rest, ":") && !take(rest, "：")) {
      if (i < 2) return std::nullopt;
      break;
    }
    const auto number = take_number(rest, i == 0 ? 1 : 2, 2);
    if (!number || *number > (i == 0 ? 23U : 59U)) return std::nullopt;
    parts[i] = *number;
  }
  text = rest;
  return fmt::format("{:02}:{:02}:{:02}", parts[0], parts[1], parts[2]);
}

/// The words of a line with their places.
std::vector<TextLine> words_of(const TextLine& line) {
  constexpr std::string_view spaces[] = {" ", "\t", "　", "\xC2\xA0", "|", "｜"};
  std::vector<TextLine> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.text.size();) {
    const std::size_t space = beginning_among(line.text.substr(at), spaces).size();
    if (at == line.text.size() || space > 0) {
      if (at > begin) {
        SourcePosition where = line.where;
        where.column += static_cast<std::uint32_t>(length_of(line.text.substr(0, begin)));
        words.push_back({line.text.substr(begin, at - begin), where, false});
      }
      begin = at + space;
    }
    at += std::max<std::size_t>(space, 1);
  }
  return words;
}

class Reading {
public:
  Reading(const TextLine& line, bool with_counters)
      : words_(words_of(line)), with_counters_(with_counters) {}

  std::optional<Dateline> read(std::string_view offset) {
    for (at_ = 0; at_ < words_.size(); ++at_) word(words_[at_]);
    const bool source_alone = !line_.source.empty() && line_.rest.empty();
    if (date_.empty() && !source_alone) return std::nullopt;
    // Words around a date: a sentence.
    if (line_.rest.size() > 3) return std::nullopt;
    line_.published = date_;
    if (!date_.empty() && !time_.empty()) line_.published += fmt::format("T{}{}", time_, offset);
    return std::move(line_);
  }

private:
  void word(const TextLine& whole) {
    std::string_view text = whole.text;
    std::string_view label = label_of(text);
    if (is_among(label, date_labels())) {
      text = value_of(text, label);
      label = {};
      if (text.empty()) return;
    }
    if (date_and_time(text)) return;
    if (is_among(label, source_labels()) && line_.source.empty()) {
      line_.source = value_or_next(text, label);
    } else if (is_among(label, author_labels())) {
      const std::string name(value_or_next(text, label));
      if (!name.empty()) line_.bylines.push_back(name);
    } else if (with_counters_ && (is_menu_entry(text) || is_navigation(text))) {
      line_.counters.push_back(whole);
    } else {
      line_.rest.push_back(whole);
    }
  }

  bool date_and_time(std::string_view text) {
    std::string_view rest = text;
    const auto date = date_.empty() ? take_date(rest) : std::nullopt;
    const auto time = time_.empty() && !rest.empty() ? take_time(rest) : std::nullopt;
    if (!rest.empty() || (!date && !time)) return false;
    if (date) date_ = *date;
    if (time) time_ = *time;
    return true;
  }

  static std::string_view label_of(std::string_view text) {
    const std::size_t end = std::min(text.find("："), text.find(':'));
    return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
  }

  static std::string_view value_of(std::string_view text, std::string_view label) {
    text.remove_prefix(label.size());
    text.remove_prefix(text.starts_with(':') ? 1 : std::string_view("：").size());
    return text;
  }

  /// What follows the label's colon, or the next word where nothing does.
  std::string_view value_or_next(std::string_view text, std::string_view label) {
    const std::string_view value = value_of(text, label);
    if (!value.empty() || at_ + 1 >= words_.size()) return value;
    return words_[++at_].text;
  }

  std::vector<TextLine> words_;
  bool with_counters_;
  std::size_t at_ = 0;
  std::string date_;
  std::string time_;
  Dateline line_;
};

}  // namespace

std::optional<Dateline>
dateline_of(const TextLine& line, std::string_view language, bool with_counters) {
  if (line.text.size() > longest_line * 4 || length_of(line.text) > longest_line)
    return std::nullopt;
  if (line.text.ends_with("。")) return std::nullopt;
  const bool east = language.starts_with("ja") || language.starts_with("ko");
  auto read = Reading(line, with_counters).read(east ? "+09:00" : "+08:00");
  if (read && length_of(read->source) > longest_source) return std::nullopt;
  return read;
}

}  // namespace qianzi::readers
