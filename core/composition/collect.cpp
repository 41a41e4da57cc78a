#include "composition/collect.h"

#include "composition/classes.h"

#include <unicode/uchar.h>
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
constexpr double ruby_scale = 0.5;                               // JLREQ 3.3.3
constexpr double bopomofo_scale = 1.0 / 3.0;                     // CLREQ 3.3.3.2
constexpr std::string_view object_replacement = "\xEF\xBF\xBC";  // U+FFFC

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
  const auto follows = [bytes](std::int64_t i) { return (bytes[i] & 0xC0U) == 0x80U; };
  for (std::int64_t at = 0; at < length;) {
    // Characters of three bytes whose first says that nothing else can be wrong.
    if (bytes[at] >= 0xE1 && bytes[at] <= 0xEC && at + 2 < length && follows(at + 1) &&
        follows(at + 2)) {
      at += 3;
      continue;
    }
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

/// A base that a column of bopomofo may stand beside: one character, with what varies it.
bool is_one_character(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  int count = 0;
  for (std::int64_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    if (c < 0 || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0) ++count;
  }
  return count == 1;
}

TextOffset end_of(const StyledText& text) {
  return {static_cast<std::uint32_t>(text.text.size())};
}

/// Walks the tree with what is in force.
class Collector {
public:
  Collector(CollectedText& out, const ParagraphStyle& style, WarichuSetter& warichu)
      : out_(out), warichu_(warichu), size_(style.size) {
    out_.marks.push_back({.role = style.structure, .parent = 0, .language = {}, .target = {}});
    out_.languages.push_back(style.language);
  }

  void visit(const Inlines& content) {
    for (const Inline& part : content) {
      std::visit([this](const auto& value) { add(value); }, part.value);
    }
  }

private:
  /// Ends of lines along text so far.
  struct LineCount {
    std::size_t names = 0;
    std::size_t underlines = 0;
  };

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
    const TextOffset begin = here();
    enter_mark(StructureRole::ruby, {});
    const std::uint32_t whole = frame_.mark;
    if (!ruby.gloss.empty()) {
      enter_mark(StructureRole::ruby_base, {});
      enter_mark(StructureRole::ruby, {});
    }
    for (const RubySegment& segment : ruby.segments) add_segment(segment, ruby);
    if (here() > begin) {
      frame_.mark = whole;
      const bool over = ruby.side == RubySide::over;
      RubyPair pair;
      pair.base = {begin, here()};
      pair.kind = RubyKind::group;
      pair.gloss = true;
      pair.side = over ? RubySide::under : RubySide::over;
      if (!ruby.gloss.empty()) add_reading(ruby.gloss, pair);
      out_.ruby_bases.push_back({begin, here()});
    }
    frame_ = outer;
  }

  void add_segment(const RubySegment& segment, const Ruby& ruby) {
    const Frame outer = frame_;
    const TextOffset begin = here();
    enter_mark(StructureRole::ruby_base, {});
    open(out_.base);
    append_text(out_.base.text, segment.base);
    frame_ = outer;
    if (here() == begin || segment.reading.empty()) return;
    const bool beside = ruby.kind == RubyKind::bopomofo && is_one_character(segment.base);
    const auto bopomofo = beside ? bopomofo_of(segment.reading) : std::nullopt;
    if (bopomofo) {
      add_bopomofo({begin, here()}, *bopomofo);
    } else {
      RubyPair pair;
      pair.base = {begin, here()};
      pair.kind = ruby.kind;
      pair.side = ruby.side;
      add_reading(segment.reading, pair);
    }
  }

  void add_reading(const std::string& reading, RubyPair pair) {
    const Frame outer = frame_;
    enter_mark(StructureRole::ruby_text, {});
    look().scale *= ruby_scale;
    look().strong = false;
    pair.reading.begin = end_of(out_.readings);
    open(out_.readings);
    append_text(out_.readings.text, reading);
    pair.reading.end = end_of(out_.readings);
    pair.ruby = static_cast<std::uint32_t>(out_.ruby_bases.size());
    out_.ruby.push_back(pair);
    frame_ = outer;
  }

  void add_bopomofo(TextRange base, const BopomofoReading& reading) {
    const Frame outer = frame_;
    enter_mark(StructureRole::ruby_text, {});
    look().scale *= bopomofo_scale;
    look().strong = false;
    BopomofoPair pair;
    pair.base = base;
    pair.light = reading.light;
    pair.tone_first = reading.tone_first;
    pair.symbols.begin = end_of(out_.symbols);
    open(out_.symbols);
    out_.symbols.text += reading.symbols;
    pair.symbols.end = end_of(out_.symbols);
    pair.tone.begin = end_of(out_.tones);
    if (!reading.tone.empty()) open(out_.tones);
    out_.tones.text += reading.tone;
    pair.tone.end = end_of(out_.tones);
    out_.bopomofo.push_back(pair);
    frame_ = outer;
  }

  // JLREQ 3.4.1: cut into units between which a line may end.
  void add(const Warichu& note) {
    const Frame outer = frame_;
    enter_mark(StructureRole::warichu, {});
    const auto first = static_cast<std::uint32_t>(out_.marks.size());
    const auto [units, marks] = warichu_.set(
        note.content, out_.languages[look().language], look().strong, size_ * look().scale);
    for (std::size_t i = 0; units > 0 && i < marks.size(); ++i) {
      out_.marks.push_back(marks[i]);
      out_.marks.back().parent = i == 0 ? frame_.mark : first + marks[i].parent;
    }
    out_.warichu_marks.push_back(first);
    look().warichu = static_cast<std::uint32_t>(out_.warichu_marks.size());
    open(out_.base);
    for (std::uint32_t i = 0; i < units; ++i) out_.base.text += object_replacement;
    frame_ = outer;
  }

  void add(const Span& span) {
    const Frame outer = frame_;
    const TextOffset begin = here();
    apply(span);
    const LineCount before = lines_;
    visit(span.content);
    if (here() > begin) finish(span, {begin, here()}, before);
    frame_ = outer;
  }

  void apply(const Span& span) {
    if (span.kind == SpanKind::link) enter_mark(StructureRole::link, span.target);
    if (is_name(span.kind)) frame_.lines.name = true;
    if (span.kind == SpanKind::underline) frame_.lines.underline = true;
    if (span.kind == SpanKind::strong) look().strong = true;
    if (span.kind == SpanKind::superscript) raise(superior_rise);
    if (span.kind == SpanKind::subscript) raise(inferior_rise);
    if (span.language.empty()) return;
    const auto known = std::ranges::find(out_.languages, span.language);
    look().language = static_cast<std::uint32_t>(known - out_.languages.begin());
    if (known == out_.languages.end()) out_.languages.push_back(span.language);
  }

  void finish(const Span& span, TextRange range, const LineCount& before) {
    if (span.kind == SpanKind::link) out_.links.push_back({range, frame_.mark});
    const bool name = is_name(span.kind);
    const bool underline = span.kind == SpanKind::underline;
    if (name) ++lines_.names;
    if (underline) ++lines_.underlines;
    if (name || underline || span.kind == SpanKind::emphasis) {
      const SideLines lines{frame_.lines.name || lines_.names > before.names,
                            frame_.lines.underline || lines_.underlines > before.underlines};
      out_.decorations.push_back({span.kind, range, lines});
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
    SideLines lines;  ///< inside these
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

  static bool is_name(SpanKind kind) { return kind == SpanKind::name || kind == SpanKind::work; }

  CollectedText& out_;
  Frame frame_;
  LineCount lines_;
  WarichuSetter& warichu_;
  Pt size_;
};

}  // namespace

CollectedText collect(const Inlines& content, const ParagraphStyle& style, WarichuSetter& warichu) {
  CollectedText out;
  Collector collector(out, style, warichu);
  collector.visit(content);
  return out;
}

CollectedText collect(const Inlines& content, const ParagraphStyle& style) {
  class Nothing final : public WarichuSetter {
    Result set(const Inlines&, const std::string&, bool, Pt) override { return {}; }
  };
  Nothing nothing;
  return collect(content, style, nothing);
}

}  // namespace qianzi::composition
