#include "composition/itemize.h"

#include "composition/context.h"
#include "composition/opportunities.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>

namespace qianzi::composition {
namespace {

char32_t decode(std::string_view text, std::uint32_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT_UNSAFE(bytes, at, c);
  return static_cast<char32_t>(c);
}

bool is_selector(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_VARIATION_SELECTOR) != 0;
}

bool is_unseen(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_space(Class value) {
  return value == Class::space || value == Class::ideographic_space;
}

/// What a space is that carries a mark (UAX #14, LB10): it may not vanish at a line's edge.
Class without_space(Class value) {
  return value == Class::space ? Class::narrow_mark : Class::ideographic;
}

/// One call of itemize.
class Itemizer {
public:
  Itemizer(const StyledText& text,
           const CollectedText& collected,
           const ParagraphStyle& style,
           const ItemizeTools& tools)
      : text_(text), collected_(collected), style_(style), tools_(tools) {
    for (const std::string& language : collected.languages) {
      language_regions_.push_back(region_of(language));
    }
    for (const Look& look : collected.looks) {
      chains_.push_back(tools.fonts.chain(look.strong ? style.strong_role : style.role,
                                          collected.languages[look.language]));
    }
  }

  ShapedText cut(std::span<const TextRange> tcy, std::span<const std::uint32_t> boundaries) {
    make_clusters();
    resolve_ambiguous(out_.clusters, regions_);
    find_breaks(text_.text, out_.clusters, tools_.unicode);
    if (&text_ == &collected_.base) find_joints_of_base();
    if (bidirectional_) tools_.unicode.levels(text_.text, out_.clusters);
    tcy_ = style_.writing_mode == WritingMode::vertical ? tcy : std::span<const TextRange>();
    boundaries_ = boundaries;
    make_runs();
    return std::move(out_);
  }

private:
  void make_clusters() {
    out_.length = static_cast<std::uint32_t>(text_.text.size());
    std::vector<std::uint32_t> begins;
    begins.reserve(text_.text.size() / 3 + 1);
    tools_.unicode.graphemes(text_.text, begins);
    out_.clusters.reserve(begins.size());
    regions_.reserve(begins.size());
    looks_.reserve(begins.size());
    std::size_t stretch = 0;
    std::uint32_t look = text_.stretches[0].look;
    Region region = region_of_look(look);
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const std::uint32_t begin = begins[i];
      const std::uint32_t end = i + 1 < begins.size() ? begins[i + 1] : out_.length;
      if (const std::size_t found = stretch_at(begin, stretch); found != stretch) {
        stretch = found;
        look = text_.stretches[stretch].look;
        region = region_of_look(look);
      }
      looks_.push_back(look);
      regions_.push_back(region);
      std::uint32_t at = begin;
      const char32_t character = decode(text_.text, at);
      Cluster& cluster = out_.clusters.emplace_back();
      cluster.begin = begin;
      cluster.character = character;
      if (is_common_han(character) && at == end) continue;
      cluster.value = class_of(character);
      // OPTIMIZATION: no wide character runs from right to left.
      bidirectional_ = bidirectional_ || (!is_wide(cluster.value) && needs_levels(character));
      if (at < end && is_picture(at, end)) cluster.value = Class::ideographic;
      if (is_space(cluster.value) && is_seen(at, end)) cluster.value = without_space(cluster.value);
    }
  }

  [[nodiscard]] Region region_of_look(std::uint32_t look) const {
    return language_regions_[collected_.looks[look].language];
  }

  /// Does one of the bytes [at, end) after a cluster's first character make it an emoji?
  [[nodiscard]] bool is_picture(std::uint32_t at, std::uint32_t end) const {
    while (at < end) {
      if (makes_emoji(decode(text_.text, at))) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_seen(std::uint32_t at, std::uint32_t end) const {
    while (at < end) {
      if (!is_unseen(decode(text_.text, at))) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t stretch_at(std::uint32_t begin, std::size_t from) const {
    const auto& stretches = text_.stretches;
    while (from + 1 < stretches.size() && stretches[from + 1].begin <= begin) ++from;
    return from;
  }

  void find_joints_of_base() {
    std::vector<std::uint32_t> languages;
    languages.reserve(looks_.size());
    for (const std::uint32_t look : looks_) languages.push_back(collected_.looks[look].language);
    find_joints(collected_, style_, {out_.clusters, languages}, tools_.unicode, tools_.hyphenator);
  }

  void make_runs() {
    std::size_t tcy = 0;
    std::size_t boundary = 0;
    for (std::uint32_t i = 0; i < out_.clusters.size(); ++i) {
      Cluster& cluster = out_.clusters[i];
      while (tcy < tcy_.size() && tcy_[tcy].end.bytes <= cluster.begin) ++tcy;
      const bool bound = boundary < boundaries_.size() && boundaries_[boundary] <= cluster.begin;
      const bool in_tcy = tcy < tcy_.size() && tcy_[tcy].begin.bytes <= cluster.begin;
      if (!bound && !in_tcy && i > 0 && goes_on_plainly(i)) {
        out_.runs.back().end = i + 1;
        cluster.run = static_cast<std::uint32_t>(out_.runs.size() - 1);
        continue;
      }
      const bool after_cut_cluster =
          i > 0 && cluster.begin - out_.clusters[i - 1].begin >= longest_cluster - 3;
      bool cut = out_.runs.empty() || after_cut_cluster ||
                 (in_tcy && tcy_[tcy].begin.bytes == cluster.begin);
      while (boundary < boundaries_.size() && boundaries_[boundary] <= cluster.begin) {
        cut = true;
        ++boundary;
      }
      const ShapedRun run = run_of(i, in_tcy);
      if (cut || !continues(out_.runs.back(), run)) {
        out_.runs.push_back(run);
      } else {
        out_.runs.back().end = i + 1;
      }
      cluster.run = static_cast<std::uint32_t>(out_.runs.size() - 1);
    }
  }

  /// OPTIMIZATION: a common ideograph after another is in its run if look and face are the same.
  bool goes_on_plainly(std::uint32_t index) {
    const Cluster& cluster = out_.clusters[index];
    const Cluster& before = out_.clusters[index - 1];
    const bool both = is_common_han(cluster.character) && is_common_han(before.character) &&
                      cluster.value == Class::ideographic && before.value == Class::ideographic;
    if (!both || looks_[index] != looks_[index - 1] || cluster.level != before.level) return false;
    // One character each: what follows it within a cluster may ask for another face.
    const std::uint32_t size = cluster.begin - before.begin;
    const auto one = static_cast<std::uint32_t>(U8_LENGTH(cluster.character));
    if (size != one || out_.cluster_end(index) - cluster.begin != one) return false;
    const ShapedRun& run = out_.runs.back();
    if (run.tcy) return false;
    return run.face ==
           tools_.faces.face_for(cluster.character, chains_[looks_[index]], tools_.fonts);
  }

  static bool continues(const ShapedRun& last, const ShapedRun& next) {
    return last.face == next.face && last.look == next.look && last.script == next.script &&
           last.orientation == next.orientation && last.level == next.level &&
           last.wide == next.wide && last.tcy == next.tcy;
  }

  ShapedRun run_of(std::uint32_t index, bool in_tcy) {
    const Cluster& cluster = out_.clusters[index];
    ShapedRun run;
    run.begin = index;
    run.end = index + 1;
    run.look = looks_[index];
    run.wide = is_wide(cluster.value);
    run.tcy = in_tcy;
    run.level = cluster.level;
    run.size = style_.size * collected_.looks[run.look].scale;
    run.face = face_of(index);
    run.script = script_of(cluster);
    run.orientation = orientation_of(cluster, run);
    if (in_tcy) {
      run.orientation = Orientation::horizontal;
      run.script = USCRIPT_LATIN;
      run.wide = false;
    }
    run.units_per_em = tools_.fonts.face(run.face).info().units_per_em;
    if (cluster.value == Class::line_break) run.script = USCRIPT_UNKNOWN;
    const bool joins = cluster.value == Class::ignorable && !out_.runs.empty() &&
                       out_.runs.back().look == run.look &&
                       out_.runs.back().script != USCRIPT_UNKNOWN;
    if (!joins) return run;
    run = out_.runs.back();
    run.level = cluster.level;
    run.begin = index;
    run.end = index + 1;
    return run;
  }

  // UAX #50. Tr, and marks that the language made wide, stand upright if the font has a vertical
  // form of them and are turned if it has not.
  [[nodiscard]] Orientation orientation_of(const Cluster& cluster, const ShapedRun& run) {
    if (style_.writing_mode == WritingMode::horizontal) return Orientation::horizontal;
    const bool ambiguous = is_ambiguous(cluster.character);
    if (ambiguous && !is_wide(cluster.value)) return Orientation::sideways;
    if (cluster.value == Class::interpunct) return Orientation::upright;
    const std::string& language = collected_.languages[collected_.looks[run.look].language];
    if (joins_neighbours(cluster.value) &&
        turns_with_line(cluster.character, region_of(language))) {
      return Orientation::sideways;
    }
    if (cluster.value == Class::colon && colon_stands(region_of(language))) {
      return Orientation::upright;
    }
    if (!ambiguous && is_wide(cluster.value) && !is_wide(class_of(cluster.character))) {
      return Orientation::upright;
    }
    const int value =
        u_getIntPropertyValue(static_cast<UChar32>(cluster.character), UCHAR_VERTICAL_ORIENTATION);
    if (!ambiguous && value == U_VO_ROTATED) return Orientation::sideways;
    if (!ambiguous && value != U_VO_TRANSFORMED_ROTATED) return Orientation::upright;
    return tools_.shaper.has_vertical_form(cluster.character, run.face, language)
               ? Orientation::upright
               : Orientation::sideways;
  }

  /// Han stands for all that is set in the em square: its faces serve kana and marks alike, and a
  /// cut between them would keep the shaper from joining marks.
  int script_of(const Cluster& cluster) {
    if (cluster.value == Class::hangul) return USCRIPT_HANGUL;
    if (is_wide(cluster.value)) {
      narrow_script_ = USCRIPT_LATIN;
      return USCRIPT_HAN;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script =
        cluster.character < 0x80 && cluster.value != Class::latin
            ? USCRIPT_COMMON
            : uscript_getScript(static_cast<UChar32>(cluster.character), &status);
    if (U_SUCCESS(status) && script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
      narrow_script_ = script;
    }
    return narrow_script_;
  }

  FaceId face_of(std::uint32_t index) {
    const Cluster& cluster = out_.clusters[index];
    const std::span<const FaceId> chain = chains_[looks_[index]];
    const FaceId face = tools_.faces.face_for(cluster.character, chain, tools_.fonts);
    const std::uint32_t end = out_.cluster_end(index);
    const auto first = static_cast<std::uint32_t>(U8_LENGTH(cluster.character));
    if (cluster.begin + first == end) return face;
    for (const bool variants : {true, false}) {
      const auto whole = std::ranges::find_if(chain, [&](FaceId id) {
        return has_whole(tools_.fonts.face(id), cluster.begin, end, variants);
      });
      if (whole != chain.end()) return *whole;
    }
    return face;
  }

  /// Has the face every character of the bytes [begin, end), its variants too if they count?
  [[nodiscard]] bool
  has_whole(const fonts::Face& face, std::uint32_t begin, std::uint32_t end, bool variants) const {
    char32_t last = 0;
    while (begin < end) {
      const char32_t c = decode(text_.text, begin);
      const bool found =
          is_selector(c) && variants ? face.glyph(last, c) != 0 : is_unseen(c) || face.has(c);
      if (!found) return false;
      last = c;
    }
    return true;
  }

  const StyledText& text_;
  const CollectedText& collected_;
  const ParagraphStyle& style_;
  const ItemizeTools& tools_;
  std::vector<Region> language_regions_;
  std::vector<std::span<const FaceId>> chains_;
  std::vector<Region> regions_;
  std::vector<std::uint32_t> looks_;
  std::span<const TextRange> tcy_;
  std::span<const std::uint32_t> boundaries_;
  int narrow_script_ = USCRIPT_LATIN;
  bool bidirectional_ = false;
  ShapedText out_;
};

}  // namespace

FaceId FaceMemory::face_for(char32_t character,
                            std::span<const FaceId> chain,
                            const fonts::FontSet& fonts) {
  Entry& entry = entries_[(character ^ (character >> 12U)) % entries_.size()];
  if (entry.character == character && entry.chain == chain.data()) return entry.face;
  entry = {character, chain.data(), chain.front()};
  for (const FaceId id : chain) {
    if (fonts.face(id).has(character)) {
      entry.face = id;
      break;
    }
  }
  return entry.face;
}

ShapedText itemize(const StyledText& text,
                   const CollectedText& collected,
                   const ParagraphStyle& style,
                   std::span<const TextRange> tcy,
                   std::span<const std::uint32_t> boundaries,
                   const ItemizeTools& tools) {
  if (text.text.empty()) return {};
  return Itemizer(text, collected, style, tools).cut(tcy, boundaries);
}

}  // namespace qianzi::composition
