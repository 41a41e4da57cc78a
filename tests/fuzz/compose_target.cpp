// Any text, of any structure, in any style, at any measure.
//
// The first eleven bytes choose style, measure and form, the rest is the text. In it a byte from
// 0x0E to 0x1A is structure: it opens or closes an element, or takes the bytes that follow for a
// ruby or a tcy.
#include "composition/collect.h"
#include "composition/composer.h"
#include "composition/line_json.h"
#include "fonts/font_set.h"
#include "fuzz/target.h"
#include "makeup/galley.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>

using namespace qianzi;
using qianzi::fuzz::require;

namespace {

constexpr std::size_t longest = 4096;
constexpr unsigned deepest = 12;

const fonts::FontSet& font_set() {
  static const std::unique_ptr<const fonts::FontSet> set = [] {
    DiagnosticList sink;
    return fonts::load_font_set(QIANZI_SOURCE_DIR "/fonts/fontset.xml", sink);
  }();
  return *set;
}

class Choices {
public:
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}

  unsigned below(unsigned count) { return byte() % count; }
  bool flag() { return below(2) == 1; }
  unsigned byte() {
    if (bytes_.empty()) return 0;
    const auto value = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::string take(std::size_t count) {
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(taken.size());
    return std::string(taken);
  }
  /// Everything up to the next byte of structure.
  std::string text() {
    const auto stop = std::ranges::find_if(bytes_, [](char c) { return c >= 0x0E && c <= 0x1A; });
    return take(static_cast<std::size_t>(stop - bytes_.begin()));
  }
  [[nodiscard]] bool done() const { return bytes_.empty(); }
  [[nodiscard]] bool at_text() const { return bytes_.front() < 0x0E || bytes_.front() > 0x1A; }

private:
  std::string_view bytes_;
};

const char* language(Choices& choices) {
  static constexpr const char* languages[] = {
      "zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "en", "de", "ar", "he", "th", "und", "x"};
  return languages[choices.below(std::size(languages))];
}

ParagraphStyle style(Choices& choices) {
  static constexpr const char* roles[] = {"body", "headline", "sans", "nobody"};
  static constexpr double sizes[] = {9, 10.5, 1, 42, 0.01, 1000};
  ParagraphStyle style;
  style.language = language(choices);
  style.role = roles[choices.below(std::size(roles))];
  style.size = Pt(sizes[choices.below(std::size(sizes))]);
  style.leading = style.size * 1.75;
  style.writing_mode = choices.flag() ? WritingMode::vertical : WritingMode::horizontal;
  style.alignment = static_cast<Alignment>(choices.below(5));
  style.prohibition = static_cast<Prohibition>(choices.below(4));
  style.japanese_prohibition = style.prohibition;
  style.punctuation = static_cast<PunctuationStyle>(choices.below(4));
  const unsigned flags = choices.byte();
  style.fitting = (flags & 1U) != 0 ? Fitting::greedy : Fitting::total;
  style.korean_breaks = (flags & 2U) != 0 ? KoreanBreaks::word : KoreanBreaks::syllable;
  style.grid = (flags & 4U) != 0;
  style.hanging = (flags & 8U) != 0;
  style.trim_indented = (flags & 16U) != 0;
  style.hyphenate = (flags & 32U) == 0;
  style.phrase_breaks = (flags & 64U) != 0;
  style.automatic_tcy = (flags & 128U) != 0;
  const unsigned indents = choices.byte();
  style.first_indent = Em(indents % 16 * 0.5);
  style.indent = Em(indents / 16 * 0.5);
  return style;
}

Pt measure(Choices& choices, const ParagraphStyle& style) {
  const unsigned value = choices.byte();
  if (value >= 250) return style.size * ((value - 252.0) * 1000);
  return style.size * (value * 0.25);
}

Inlines content(Choices& choices, unsigned depth);

Inline element(Choices& choices, unsigned depth) {
  const unsigned what = choices.byte() - 0x0E;
  if (what == 1) {
    const std::string base = choices.take(choices.below(16));
    Ruby ruby;
    ruby.segments.push_back({base.empty() ? "x" : base, choices.take(choices.below(64))});
    ruby.kind = static_cast<RubyKind>(choices.below(5));
    ruby.side = choices.flag() ? RubySide::over : RubySide::under;
    if (choices.flag()) ruby.gloss = choices.take(choices.below(16));
    while (choices.flag()) ruby.segments.push_back({"x", choices.take(choices.below(16))});
    return {std::move(ruby), {}};
  }
  if (what == 2) return {TateChuYoko{choices.take(choices.below(8))}, {}};
  if (what == 3) return {LineBreak{}, {}};
  if (what == 4) return {NoteReference{"n", choices.byte()}, {}};
  if (what == 13) {
    Warichu warichu;
    if (depth < deepest) warichu.content = content(choices, depth + 1);
    return {std::move(warichu), {}};
  }
  Span span;
  span.kind = static_cast<SpanKind>(what % 8);
  if (span.kind == SpanKind::link) span.target = "https://example.org/";
  if (what == 12) span.language = language(choices);
  if (depth < deepest) span.content = content(choices, depth + 1);
  return {std::move(span), {}};
}

/// Up to the byte 0x0E, which closes an element.
Inlines content(Choices& choices, unsigned depth) {
  Inlines result;
  while (!choices.done()) {
    if (choices.at_text()) {
      result.push_back({Text{choices.text()}, {}});
      continue;
    }
    Choices ahead = choices;
    if (ahead.byte() == 0x0E) {
      choices = ahead;
      if (depth > 0) return result;
      continue;
    }
    result.push_back(element(choices, depth));
  }
  return result;
}

bool is_finite(Pt length) {
  return std::isfinite(length.value());
}

void check(const composition::Line& line, const ParagraphStyle& style) {
  require(is_finite(line.width) && is_finite(line.natural), "a line has a width");
  const double ems = (line.indent + line.width - line.measure) / style.size;
  require(line.overfull || line.hanging || ems < 1e-3, "a line that is not overfull fits");
  for (const composition::LineRun& run : line.runs) {
    require(is_finite(run.start) && is_finite(run.shift), "a run has a place");
    for (const Glyph& glyph : run.glyphs) {
      require(glyph.cluster < run.text.size(), "a glyph has a source");
      require(glyph.advance >= FontUnits(0), "no glyph goes back");
      require(is_finite(glyph.position), "a glyph has a place");
    }
  }
}

/// What may vanish at a line's edge or is not drawn: spaces and what Unicode says may be ignored.
std::string without_spaces(std::string_view text) {
  static constexpr std::string_view gone[] = {
      " ", "\n", "\u00A0", "\u3000", "\u00AD", "\u0085", "\u1680"};
  std::string kept;
  while (!text.empty()) {
    const auto* const found =
        std::ranges::find_if(gone, [&](std::string_view s) { return text.starts_with(s); });
    // General punctuation's spaces and controls, and variation selectors.
    const bool general = text.starts_with("\xE2\x80") || text.starts_with("\xE2\x81") ||
                         text.starts_with("\xEF\xB8");
    if (found != std::end(gone)) {
      text.remove_prefix(found->size());
    } else if (general && text.size() > 2) {
      text.remove_prefix(3);
    } else {
      kept += text.front();
      text.remove_prefix(1);
    }
  }
  return kept;
}

void check(const Inlines& content, const ParagraphStyle& style, Pt measure) {
  static composition::Composer composer(font_set());
  const auto prepared = composer.prepare(content, style);
  require(is_finite(prepared->natural_width()), "a paragraph has a natural width");
  const composition::ComposedParagraph composed = prepared->fit(measure);
  require(!composed.lines.empty(), "a paragraph has a line");
  std::string text;
  bool hyphenated = false;
  for (const composition::Line& line : composed.lines) {
    check(line, style);
    text += composition::source_text(composed, line);
    hyphenated = hyphenated || line.hyphenated;
  }
  const std::string source = without_spaces(composition::collect(content, style).base.text);
  const std::string set = without_spaces(text);
  if (hyphenated || set == source) return;
  std::fprintf(stderr, "source: %s\nset:    %s\n", source.c_str(), set.c_str());
  require(false, "no character is lost");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choices({reinterpret_cast<const char*>(data), std::min(size, longest)});
  makeup::Galley galley;
  galley.file = "-";
  galley.style = style(choices);
  galley.measure = measure(choices, galley.style);
  makeup::GalleyView view;
  view.form = static_cast<makeup::GalleyForm>(choices.below(3));
  view.guides = true;
  galley.paragraphs.push_back({content(choices, 0), {}, {}});
  check(galley.paragraphs.front().content, galley.style, galley.measure);
  DiagnosticList sink;
  const std::string shown = makeup::show_galley(galley, view, font_set(), sink);
  const bool is_json = view.form == makeup::GalleyForm::json;
  require(!is_json || nlohmann::json::accept(shown), "JSON is JSON");
  return 0;
}
