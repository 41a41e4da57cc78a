#include "readers/aozora/notation.h"

#include "model/text.h"
#include "model/utf8.h"
#include "readers/aozora/gaiji.h"
#include "readers/ruby_kind.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace qianzi::readers {

using model::begins_character;
using model::next_code_point;

namespace {

using View = std::string_view;

constexpr View opening = "［＃";
constexpr View closing = "］";
constexpr std::size_t deepest = 16;  ///< ranges within each other
/// How far a mark looks for its partner and an annotation back for its words: a line may be as long
/// as a file.
constexpr std::size_t reach = 4096;      ///< bytes
constexpr std::size_t parts_reach = 64;  ///< parts of a line

bool has(View text, View part) {
  return text.find(part) != View::npos;
}

enum class Letters : std::uint8_t { han, hiragana, katakana, latin, other };

/// A reading belongs to the letters of one kind before it.
Letters letters_of(char32_t c) {
  if (View::npos != std::u32string_view(U"々〇〆仝ヶ").find(c) ||
      u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0) {
    return Letters::han;
  }
  if (c >= 0x3041 && c <= 0x309F) return Letters::hiragana;
  if (c >= 0x30A1 && c <= 0x30FF) return Letters::katakana;
  const bool wide = c >= 0xFF10 && c <= 0xFF5A;
  return (wide || c < 0x250) && u_isalnum(static_cast<UChar32>(c)) != 0 ? Letters::latin
                                                                        : Letters::other;
}

/// Where the last run of one kind of letters begins; the text's end if it ends with none.
std::size_t base_begin(View text) {
  std::size_t begin = text.size();
  Letters kind = Letters::other;
  while (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && !begins_character(text[at])) --at;
    std::size_t next = at;
    const Letters here = letters_of(next_code_point(text, next).value_or(0));
    if (here == Letters::other || (kind != Letters::other && here != kind)) break;
    kind = here;
    begin = at;
  }
  return begin;
}

/// What an annotation makes of the words it is about.
enum class Effect : std::uint8_t {
  emphasis,
  underline,
  strong,
  superscript,
  subscript,
  tcy,
  warichu
};

std::optional<Effect> effect_of(View name) {
  if (has(name, "傍点")) return Effect::emphasis;
  if (has(name, "傍線")) return Effect::underline;
  if (has(name, "太字")) return Effect::strong;
  if (has(name, "上付き小文字") || has(name, "行右小書き")) return Effect::superscript;
  if (has(name, "下付き小文字") || has(name, "行左小書き")) return Effect::subscript;
  if (has(name, "縦中横")) return Effect::tcy;
  if (has(name, "割り注") || has(name, "割注")) return Effect::warichu;
  return std::nullopt;
}

Inline made_of(Effect effect, Inlines content, SourcePosition where) {
  if (effect == Effect::tcy) return {TateChuYoko{model::plain_text(content)}, where};
  if (effect == Effect::warichu) return {Warichu{std::move(content)}, where};
  constexpr SpanKind kinds[] = {SpanKind::emphasis,
                                SpanKind::underline,
                                SpanKind::strong,
                                SpanKind::superscript,
                                SpanKind::subscript};
  return {Span{.kind = kinds[static_cast<std::size_t>(effect)],
               .content = std::move(content),
               .target = {},
               .language = {}},
          where};
}

/// Makes a part begin at byte `at` of the text of the parts; its index, or nothing if that lies
/// within a part that is more than text.
std::optional<std::size_t> cut(Inlines& content, std::size_t at) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (begin == at) return i;
    const std::size_t size = model::plain_text(Inlines{content[i]}).size();
    if (at < begin + size) {
      auto* const text = std::get_if<Text>(&content[i].value);
      if (text == nullptr) return std::nullopt;
      Inline rest{Text{text->text.substr(at - begin)}, content[i].where};
      text->text.resize(at - begin);
      content.insert(content.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
      return i + 1;
    }
    begin += size;
  }
  return begin == at ? std::optional(content.size()) : std::nullopt;
}

class LineReader {
public:
  LineReader(View line, SourcePosition where, const std::string& file, DiagnosticSink& sink)
      : line_(line), where_(where), file_(file), sink_(sink), open_(1) {}

  NotedLine read() {
    while (at_ < line_.size()) step();
    while (open_.size() > 1) {
      left_open();
      close();
    }
    flush();
    noted_.content = std::move(open_.back().content);
    return std::move(noted_);
  }

private:
  /// A range that is open; the first is the line.
  struct Range {
    Effect effect = Effect::emphasis;
    Inlines content;
  };

  [[nodiscard]] bool looking_at(View mark) const { return line_.substr(at_).starts_with(mark); }

  /// Where the mark comes next, if that is near.
  [[nodiscard]] std::size_t partner(View mark) const {
    const std::size_t found = line_.substr(at_, reach).find(mark);
    return found == View::npos ? found : at_ + found;
  }

  void step() {
    if (looking_at("｜")) return base_mark();
    if (looking_at("《") && reading()) return;
    if (looking_at("※［＃") && gaiji()) return;
    if (looking_at(opening) && annotation()) return;
    if (looking_at("〔") && accents()) return;
    const std::size_t begin = at_++;
    while (at_ < line_.size() && !begins_character(line_[at_])) ++at_;
    text_ += line_.substr(begin, at_ - begin);
  }

  /// ｜ says where the base begins; without a reading after it, it is a character.
  void base_mark() {
    constexpr View mark = "｜";
    const std::size_t reading = partner("《");
    const bool base = reading != View::npos && reading > at_ + mark.size();
    at_ += mark.size();
    if (!base) {
      text_ += mark;
      return;
    }
    flush();
    marked_ = true;
  }

  bool reading() {
    constexpr View mark = "《";
    const std::size_t end = partner("》");
    const std::size_t begin = marked_ ? 0 : base_begin(text_);
    if (end == View::npos || end == at_ + mark.size() || begin == text_.size()) return false;
    std::string base = text_.substr(begin);
    text_.resize(begin);
    flush();
    std::vector<RubySegment> segments{
        {std::move(base), std::string(line_.substr(at_ + mark.size(), end - at_ - mark.size()))}};
    const RubyKind kind = ruby_kind(segments);
    open_.back().content.push_back(
        {Ruby{.segments = std::move(segments), .kind = kind, .side = RubySide::over, .gloss = {}},
         where_});
    at_ = end + View("》").size();
    return true;
  }

  /// The words of the annotation that begins here, which stays within brackets of its own.
  [[nodiscard]] std::optional<View> note_at(std::size_t at) const {
    std::size_t depth = 0;
    for (std::size_t i = at; i < std::min(line_.size(), at + reach);) {
      if (line_.substr(i).starts_with(opening)) {
        ++depth;
        i += opening.size();
      } else if (line_.substr(i).starts_with(closing)) {
        if (--depth == 0) return line_.substr(at + opening.size(), i - at - opening.size());
        i += closing.size();
      } else {
        ++i;
      }
    }
    return std::nullopt;
  }

  bool gaiji() {
    constexpr View mark = "※";
    const auto note = note_at(at_ + mark.size());
    if (!note) return false;
    const auto character = gaiji_of(*note);
    if (character) {
      text_ += *character;
    } else {
      text_ += line_.substr(at_, mark.size() + opening.size() + note->size() + closing.size());
      warn(*note, "names no character that is known; it stays as text");
    }
    at_ += mark.size() + opening.size() + note->size() + closing.size();
    return true;
  }

  bool accents() {
    constexpr View mark = "〔";
    const std::size_t end = partner("〕");
    if (end == View::npos) return false;
    const auto made = accented(line_.substr(at_ + mark.size(), end - at_ - mark.size()));
    if (!made) return false;
    text_ += *made;
    at_ = end + View("〕").size();
    return true;
  }

  bool annotation() {
    const auto note = note_at(at_);
    if (!note) return false;
    at_ += opening.size() + note->size() + closing.size();
    if (!understood(*note)) warn(*note, "has no effect");
    return true;
  }

  bool understood(View note) {
    if (note.starts_with("「")) return about_words(note);
    if (has(note, "見出し")) return noted_.heading = true;
    if (note == "改ページ" || note == "改丁" || note == "改見開き" || note == "改段") {
      return noted_.page_break = true;
    }
    if (note == "改行" && open_.size() > 1) {
      flush();
      open_.back().content.push_back({LineBreak{}, where_});
      return true;
    }
    const auto effect = has(note, "ここ") ? std::nullopt : effect_of(note);
    if (!effect) return false;
    if (!note.ends_with("終わり")) return open(*effect);
    if (open_.size() == 1 || open_.back().effect != *effect) return false;
    close();
    return true;
  }

  bool open(Effect effect) {
    if (open_.size() > deepest) return false;
    flush();
    open_.push_back({effect, {}});
    return true;
  }

  void close() {
    flush();
    Range range = std::move(open_.back());
    open_.pop_back();
    if (range.content.empty()) return;
    open_.back().content.push_back(made_of(range.effect, std::move(range.content), where_));
  }

  /// 「…」に傍点: of words that stand before.
  bool about_words(View note) {
    const std::size_t end = note.rfind("」");
    if (end == View::npos || end < View("「").size()) return false;
    const View rest = note.substr(end + View("」").size());
    if (has(rest, "見出し")) return noted_.heading = true;
    const auto effect = effect_of(rest);
    View words = note.substr(View("「").size(), end - View("「").size());
    if (!effect || words.empty()) return false;
    flush();
    Inlines& content = open_.back().content;
    const std::size_t near = std::min(content.size(), parts_reach);
    const auto from = content.end() - static_cast<std::ptrdiff_t>(near);
    Inlines last(std::make_move_iterator(from), std::make_move_iterator(content.end()));
    content.erase(from, content.end());
    const bool found = apply(*effect, words, last);
    std::move(last.begin(), last.end(), std::back_inserter(content));
    return found;
  }

  /// Makes the last of these words in the parts a part of its own.
  bool apply(Effect effect, View words, Inlines& content) {
    const std::size_t begin = model::plain_text(content).rfind(words);
    if (begin == std::string::npos || !cut(content, begin + words.size())) return false;
    const auto first = cut(content, begin);
    if (!first) return false;
    const auto from = content.begin() + static_cast<std::ptrdiff_t>(*first);
    const auto to =
        content.begin() + static_cast<std::ptrdiff_t>(*cut(content, begin + words.size()));
    Inlines inner(std::make_move_iterator(from), std::make_move_iterator(to));
    *from = made_of(effect, std::move(inner), where_);
    content.erase(from + 1, to);
    return true;
  }

  void flush() {
    marked_ = false;
    if (text_.empty()) return;
    open_.back().content.push_back({Text{std::move(text_)}, where_});
    text_.clear();
  }

  void left_open() { warn("終わり", "is missing; what it ends goes to the end of the line"); }

  void warn(View note, View what) {
    sink_.report({Code::annotation_not_kept,
                  file_,
                  where_.line,
                  where_.column,
                  {std::string(note), std::string(what), ""}});
  }

  View line_;
  SourcePosition where_;
  const std::string& file_;
  DiagnosticSink& sink_;
  std::size_t at_ = 0;
  std::string text_;     ///< since the last part
  bool marked_ = false;  ///< the text began with ｜
  std::vector<Range> open_;
  NotedLine noted_;
};

}  // namespace

NotedLine
read_noted(View line, SourcePosition where, const std::string& file, DiagnosticSink& sink) {
  return LineReader(line, where, file, sink).read();
}

}  // namespace qianzi::readers
