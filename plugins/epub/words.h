// Words an edition needs beside its own, and dates as a newspaper prints them.
#pragma once

#include "qianzi/edition.h"

#include <string>
#include <string_view>

namespace qianzi::epub {

struct Words {
  std::string_view contents;
  std::string_view cover;
  std::string_view body;
  std::string_view pages;           ///< what the list of the printed pages is called
  std::string_view summary;         ///< of the edition's accessibility, a whole sentence
  std::string_view volume_summary;  ///< the same of a volume, which has no pages
};
[[nodiscard]] Words words_of(std::string_view language);

/// The usual script of the language, or the one its tag names, runs from right to left.
[[nodiscard]] bool is_right_to_left(std::string_view language);

/// 第1版 要闻, 1面 …, Page 1 …
[[nodiscard]] std::string page_label(const PagePlan& page, std::string_view language);

/// 2026年11月24日 星期二 第12345期, or as the language has it; of a volume 第2卷 and its period.
[[nodiscard]] std::string issue_line(const EditionHead& head);

/// `stem` and a decimal number: file names and ids.
[[nodiscard]] std::string numbered(std::string_view stem, std::size_t number);

/// `timestamp` as 2026-11-24T12:00:00Z.
[[nodiscard]] std::string utc_time(std::int64_t timestamp);

}  // namespace qianzi::epub
