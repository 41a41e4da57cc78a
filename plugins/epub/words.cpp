#include "words.h"

#include "calendar.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace qianzi::epub {

namespace {

enum class Tongue : std::uint8_t { simplified, traditional, japanese, korean, other };

Tongue tongue_of(std::string_view language) {
  if (language.starts_with("zh-Hant") || language.starts_with("zh-TW") ||
      language.starts_with("zh-HK")) {
    return Tongue::traditional;
  }
  if (language.starts_with("zh")) return Tongue::simplified;
  if (language.starts_with("ja")) return Tongue::japanese;
  if (language.starts_with("ko")) return Tongue::korean;
  return Tongue::other;
}

std::string number(std::int64_t value, std::size_t digits = 1) {
  std::array<char, 24> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  std::string text(buffer.data(), end);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
};

bool read(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

bool read_day(std::string_view iso, Day& day) {
  return iso.size() >= 10 && read(iso.substr(0, 4), day.year) &&
         read(iso.substr(5, 2), day.month) && read(iso.substr(8, 2), day.day) && day.month >= 1 &&
         day.month <= 12;
}

/// 0 is Sunday (Sakamoto's method).
std::size_t weekday(Day day) {
  constexpr std::array<int, 12> shift{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = day.year - (day.month < 3 ? 1 : 0);
  const int sum = year + year / 4 - year / 100 + year / 400 +
                  shift[static_cast<std::size_t>(day.month - 1)] + day.day;
  return static_cast<std::size_t>(((sum % 7) + 7) % 7);
}

std::string join(std::string_view before, const std::string& middle, std::string_view after) {
  std::string text(before);
  text += middle;
  text += after;
  return text;
}

std::string day_line(Day day, Tongue tongue) {
  constexpr std::array<std::string_view, 7> han{"日", "一", "二", "三", "四", "五", "六"};
  constexpr std::array<std::string_view, 7> kanji{"日", "月", "火", "水", "木", "金", "土"};
  constexpr std::array<std::string_view, 7> hangul{"일", "월", "화", "수", "목", "금", "토"};
  const std::size_t of_week = weekday(day);
  if (tongue == Tongue::korean) {
    return join("", number(day.year), "년 ") + join("", number(day.month), "월 ") +
           join("", number(day.day), "일 ") + std::string(hangul[of_week]) + "요일";
  }
  std::string line = join("", number(day.year), "年") + join("", number(day.month), "月") +
                     join("", number(day.day), "日　");
  if (tongue == Tongue::japanese) return line + std::string(kanji[of_week]) + "曜日";
  return line + "星期" + std::string(han[of_week]);
}

}  // namespace

Words words_of(std::string_view language) {
  switch (tongue_of(language)) {
  case Tongue::simplified:
    return {"目录",
            "封面",
            "正文",
            "版次",
            "各篇文章按版次排列，有目录和标题层级，图片附有替代文字。",
            "各篇文章有目录和标题层级，图片附有替代文字。"};
  case Tongue::traditional:
    return {"目錄",
            "封面",
            "正文",
            "版次",
            "各篇文章按版次排列，有目錄和標題層級，圖片附有替代文字。",
            "各篇文章有目錄和標題層級，圖片附有替代文字。"};
  case Tongue::japanese:
    return {"目次",
            "表紙",
            "本文",
            "紙面",
            "記事は面ごとに並び、目次と見出しがあり、画像には代替テキストがあります。",
            "記事には目次と見出しがあり、画像には代替テキストがあります。"};
  case Tongue::korean:
    return {"목차",
            "표지",
            "본문",
            "지면",
            "기사는 면 순서로 놓이며 목차와 제목이 있고 그림에는 대체 텍스트가 있습니다.",
            "기사에는 목차와 제목이 있고 그림에는 대체 텍스트가 있습니다."};
  case Tongue::other:
    break;
  }
  return {"Contents",
          "Cover",
          "Articles",
          "Pages",
          "Articles follow the pages of the paper, with a table of contents and headings; images "
          "have alternative text.",
          "Articles have a table of contents and headings; images have alternative text."};
}

bool is_right_to_left(std::string_view language) {
  constexpr std::array<std::string_view, 8> languages{
      "ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"};
  const auto names = [&](std::string_view script) {
    return language.find(script) != std::string_view::npos;
  };
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool usual = std::find(languages.begin(), languages.end(), primary) != languages.end();
  return (usual && !names("-Latn") && !names("-Cyrl")) || names("-Arab") || names("-Hebr");
}

std::string page_label(const PagePlan& page, std::string_view language) {
  std::string label;
  switch (tongue_of(language)) {
  case Tongue::simplified:
  case Tongue::traditional:
    label = join("第", page.number, "版");
    break;
  case Tongue::japanese:
    label = join("", page.number, "面");
    break;
  case Tongue::korean:
    label = join("", page.number, "면");
    break;
  case Tongue::other:
    label = join("Page ", page.number, "");
    break;
  }
  if (page.number.empty()) return page.name;
  if (!page.name.empty()) label += join(" ", page.name, "");
  return label;
}

std::string issue_line(const EditionHead& head) {
  if (!head.series.title.empty()) {
    const bool both = !head.series.label.empty() && !head.series.period.empty();
    return head.series.label + (both ? "　" : "") + head.series.period;
  }
  const Tongue tongue = tongue_of(head.language);
  Day day;
  if (tongue == Tongue::other || !read_day(head.date, day)) {
    return head.number.empty() ? head.date : head.date + join(" · No. ", head.number, "");
  }
  const std::string line = day_line(day, tongue);
  if (head.number.empty()) return line;
  if (tongue == Tongue::korean) return line + join("　제", head.number, "호");
  if (tongue == Tongue::japanese) return line + join("　第", head.number, "号");
  return line + join("　第", head.number, "期");
}

std::string numbered(std::string_view stem, std::size_t number_of_it) {
  return std::string(stem) + number(static_cast<std::int64_t>(number_of_it));
}

std::string utc_time(std::int64_t timestamp) {
  const CivilTime time = civil_time(timestamp);
  return number(time.year, 4) + "-" + number(time.month, 2) + "-" + number(time.day, 2) + "T" +
         number(time.hour, 2) + ":" + number(time.minute, 2) + ":" + number(time.second, 2) + "Z";
}

}  // namespace qianzi::epub
