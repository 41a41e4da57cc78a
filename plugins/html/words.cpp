#include "words.h"

namespace qianzi::html {
namespace {

struct Row {
  std::string_view prefix;
  Words words;
};

/// The longest prefix stands first; the last row serves every other language.
constexpr Row rows[] = {
    {"zh-Hant", {"回到首頁", "上一篇", "下一篇", "第", "版", "第", "期"}},
    {"zh-TW", {"回到首頁", "上一篇", "下一篇", "第", "版", "第", "期"}},
    {"zh-HK", {"回到首頁", "上一篇", "下一篇", "第", "版", "第", "期"}},
    {"zh", {"回到首页", "上一篇", "下一篇", "第", "版", "第", "期"}},
    {"ja", {"一面へ戻る", "前の記事", "次の記事", "", "面", "第", "号"}},
    {"ko", {"첫 화면", "이전 기사", "다음 기사", "", "면", "제", "호"}},
    {"", {"Front page", "Previous", "Next", "Page ", "", "No. ", ""}},
};

}  // namespace

const Words& words_of(std::string_view language) {
  for (const Row& row : rows) {
    if (language.starts_with(row.prefix)) return row.words;
  }
  return std::end(rows)[-1].words;
}

std::string page_label(const PagePlan& page, const Words& words) {
  std::string label(words.before_page);
  label += page.number;
  label += words.after_page;
  if (!page.name.empty()) label += " " + page.name;
  return label;
}

}  // namespace qianzi::html
