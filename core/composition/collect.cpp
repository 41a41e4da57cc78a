#include "composition/collect.h"

#include "composition/classes.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <string_view>

namespace qianzi::composition {
namespace {

/// Superior figures are cut at about 0.6 of the size, and reach the cap height at this rise.
constexpr double superior_scale = 0.6;
constexpr Em superior_rise{0.34};
constexpr Em inferior_rise{-0.14};
constexpr double ruby_scale = 0.5;  // JLREQ 3.3.3

/// Appends what the paragraph holds for a control character, or for bytes that are none (`c` < 0).
void append_other(std::string& out, UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r') {
    out += ' ';
  } else {
    out += replacement_character();
  }
}

/// OPTIMIZATION: what stands between two characters that are not themselves is appended at once.
void append_text(std::string& out, std::string_view source) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(source.data());
  const auto length = static_cast<std::int64_t>(source.size());
  std::size_t plain = 0;
  for (std::int64_t at = 0; at < length;) {
    const auto begin = static_cast<std::size_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    if (c >= 0x20 && c != 0x7F) continue;
    out += source.substr(plain, begin - plain);
    append_other(out, c);
    plain = static_cast<std::size_t>(at);
  }
  out += source.substr(plain);
}

/// Walks the tree with what is in force.
class Collector {
public:
  Collector(CollectedText& out, const ParagraphStyle& style) : out_(out) {
    out_.marks.push_back({.role = style.structure, .parent = 0, .language = {}, .target = {}});
    out_.languages.push_back(style.language);
  }

  void visit(const Inlines& content) {
    for (const Inline& part : content) {
      std::visit([this](const auto& value) { add(value); }, part.value);
    }
  }

private:
  void add(const Text& text) {
    open(out_.base);
    append_text(out_.base.text, text.text);
  }

  void add(const LineBreak&) {
    open(out_.base);
    out_.base.text += '\n';
  }

  void add(const TateChuYoko& tcy) {
    const TextOffset begin = here();
    open(out_.base);
    append_text(out_.base.text, tcy.text);
    if (here() > begin) out_.tcy.push_back({begin, here()});
  }

  void add(const NoteReference& note) {
    const Frame outer = frame_;
    const TextOffset begin = here();
    enter_mark(StructureRole::note_reference, note.note);
    look().note_mark = true;
    raise(superior_rise);
    open(out_.base);
    char digits[std::numeric_limits<std::uint32_t>::digits10 + 1];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), note.number).ptr;
    out_.base.text += '[';
    out_.base.text.append(std::begin(digits), end);
    out_.base.text += ']';
    out_.links.push_back({{begin, here()}, frame_.mark});
    frame_ = outer;
  }

  void add(const Ruby& ruby) {
    const Frame outer = frame_;
    enter_mark(StructureRole::ruby, {});
    for (const RubySegment& segment : ruby.segments) add_segment(segment);
    frame_ = outer;
  }

  void add_segment(const RubySegment& segment) {
    const Frame outer = frame_;
    const TextOffset begin = here();
    enter_mark(StructureRole::ruby_base, {});
    open(out_.base);
    append_text(out_.base.text, segment.base);
    frame_ = outer;
    if (here() == begin || segment.reading.empty()) return;
    const auto reading_begin = static_cast<std::uint32_t>(out_.readings.text.size());
    enter_mark(StructureRole::ruby_text, {});
    look().scale *= ruby_scale;
    look().strong = false;
    open(out_.readings);
    append_text(out_.readings.text, segment.reading);
    const auto reading_end = static_cast<std::uint32_t>(out_.readings.text.size());
    out_.ruby.push_back({{begin, here()}, {{reading_begin}, {reading_end}}});
    frame_ = outer;
  }

  void add(const Span& span) {
    const Frame outer = frame_;
    const TextOffset begin = here();
    apply(span);
    const std::size_t rules = rules_;
    visit(span.content);
    if (here() > begin) finish(span, {begin, here()}, rules_ > rules);
    frame_ = outer;
  }

  void apply(const Span& span) {
    if (span.kind == SpanKind::link) enter_mark(StructureRole::link, span.target);
    if (is_ruled(span.kind)) frame_.ruled = true;
    if (span.kind == SpanKind::strong) look().strong = true;
    if (span.kind == SpanKind::superscript) raise(superior_rise);
    if (span.kind == SpanKind::subscript) raise(inferior_rise);
    if (span.language.empty()) return;
    const auto known = std::ranges::find(out_.languages, span.language);
    look().language = static_cast<std::uint32_t>(known - out_.languages.begin());
    if (known == out_.languages.end()) out_.languages.push_back(span.language);
  }

  void finish(const Span& span, TextRange range, bool holds_rule) {
    if (span.kind == SpanKind::link) out_.links.push_back({range, frame_.mark});
    const bool ruled = is_ruled(span.kind);
    if (ruled) ++rules_;
    if (ruled || span.kind == SpanKind::emphasis) {
      out_.decorations.push_back({span.kind, range, holds_rule || frame_.ruled});
    }
    if (span.kind != SpanKind::emphasis || out_.artifact_mark != 0) return;
    out_.artifact_mark = static_cast<std::uint32_t>(out_.marks.size());
    out_.marks.push_back(
        {.role = StructureRole::artifact, .parent = 0, .language = {}, .target = {}});
  }

  /// What is in force at a place of the tree.
  struct Frame {
    Look look;
    std::uint32_t mark = 0;
    bool ruled = false;  ///< inside a name or a work
  };

  Look& look() { return frame_.look; }

  void raise(Em rise) {
    look().rise += rise * look().scale;
    look().scale *= superior_scale;
  }

  void enter_mark(StructureRole role, std::string target) {
    const std::uint32_t parent = frame_.mark;
    frame_.mark = static_cast<std::uint32_t>(out_.marks.size());
    out_.marks.push_back(
        {.role = role, .parent = parent, .language = {}, .target = std::move(target)});
  }

  /// Begins a stretch with what is in force, unless the last one is the same.
  void open(StyledText& into) {
    std::uint32_t index = 0;
    const auto known = std::ranges::find(out_.looks, frame_.look);
    index = static_cast<std::uint32_t>(known - out_.looks.begin());
    if (known == out_.looks.end()) out_.looks.push_back(frame_.look);
    const auto begin = static_cast<std::uint32_t>(into.text.size());
    if (!into.stretches.empty()) {
      Stretch& last = into.stretches.back();
      if (last.look == index && last.mark == frame_.mark) return;
      if (last.begin == begin) {
        last = {begin, index, frame_.mark};
        return;
      }
    }
    into.stretches.push_back({begin, index, frame_.mark});
  }

  [[nodiscard]] TextOffset here() const {
    return {static_cast<std::uint32_t>(out_.base.text.size())};
  }

  static bool is_ruled(SpanKind kind) { return kind == SpanKind::name || kind == SpanKind::work; }

  CollectedText& out_;
  Frame frame_;
  std::size_t rules_ = 0;  ///< names and works so far
};

}  // namespace

CollectedText collect(const Inlines& content, const ParagraphStyle& style) {
  CollectedText out;
  Collector collector(out, style);
  collector.visit(content);
  return out;
}

}  // namespace qianzi::composition
