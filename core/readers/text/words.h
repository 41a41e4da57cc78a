// The words by which lines of newspapers' sites are known, in simplified and traditional Chinese
// and in Japanese.
#pragma once

#include <span>
#include <string_view>

namespace qianzi::readers {

using WordList = std::span<const std::string_view>;

[[nodiscard]] WordList menu_words();          ///< a whole entry of a menu: 首页
[[nodiscard]] WordList menu_beginnings();     ///< a line that begins so is one: 当前位置
[[nodiscard]] WordList counter_words();       ///< a number follows: 点击
[[nodiscard]] WordList rights_beginnings();   ///< 版权声明
[[nodiscard]] WordList rights_phrases();      ///< anywhere in a line: 版权所有
[[nodiscard]] WordList source_labels();       ///< 来源
[[nodiscard]] WordList author_labels();       ///< 作者
[[nodiscard]] WordList date_labels();         ///< 发布时间
[[nodiscard]] WordList byline_beginnings();   ///< 本报记者
[[nodiscard]] WordList byline_marks();        ///< □
[[nodiscard]] WordList asking_speakers();     ///< 记者: who asks in an interview
[[nodiscard]] WordList answering_speakers();  ///< 答
[[nodiscard]] WordList no_speakers();         ///< 时间: a label that is nobody's name
[[nodiscard]] WordList dashes();              ///< what a deck opens with
[[nodiscard]] WordList final_marks();         ///< what a sentence ends with

[[nodiscard]] bool is_among(std::string_view text, WordList words);
/// The first of `words` that the text begins with, or nothing.
[[nodiscard]] std::string_view beginning_among(std::string_view text, WordList words);
[[nodiscard]] bool ends_among(std::string_view text, WordList words);

/// zh-Hans, zh-Hant, ja or ko, as most characters of the text would have it; zh-Hans if none does.
[[nodiscard]] std::string_view language_of_text(std::string_view utf8);

}  // namespace qianzi::readers
