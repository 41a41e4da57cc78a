// How a paragraph is to be set: what a design says and composition does. Plain values.
#pragma once

#include "qianzi/page.h"
#include "qianzi/units.h"

#include <cstdint>
#include <string>

namespace qianzi {

enum class Alignment : std::uint8_t { justify, start, centre, end };

/// How strictly marks are kept from line edges. The four levels of CLREQ for Chinese; Japanese and
/// Korean have the CSS line-break levels (loose = basic, normal = gb, strict = strict).
enum class Prohibition : std::uint8_t { none, basic, gb, strict };

/// Widths of full-width punctuation (CLREQ 3.1.6).
enum class PunctuationStyle : std::uint8_t {
  full,     ///< one em, less where marks meet and at line edges 全角式
  half,     ///< every mark half an em 半角式
  kaiming,  ///< stops 。？！ one em, the rest half 开明式
  none,     ///< every mark one em, never touched
};

struct ParagraphStyle {
  std::string role = "body";           ///< face role of the font set
  std::string strong_role = "strong";  ///< face role for <strong>
  Pt size{9};
  Pt leading{15};  ///< from line to line; composition does not use it, make-up does
  Colour fill;
  std::string language = "zh-Hans";  ///< BCP 47
  WritingMode writing_mode = WritingMode::horizontal;
  Alignment alignment = Alignment::justify;
  Em first_indent{0};  ///< of the first line, beside `indent`
  Em indent{0};        ///< of all lines at their start
  Prohibition prohibition = Prohibition::basic;
  PunctuationStyle punctuation = PunctuationStyle::full;
  StructureRole structure = StructureRole::paragraph;  ///< of the paragraph as a whole
};

}  // namespace qianzi
