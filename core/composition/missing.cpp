#include "composition/missing.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace qianzi::composition {
namespace {

class MissingFinder {
public:
  explicit MissingFinder(const fonts::FontSet& fonts) : fonts_(fonts) {}

  /// `place` gives the byte of the paragraph for one of the text.
  template <class Place>
  void search(const StyledText& text, const ShapedText& shaped, Place place) {
    const auto missing = [](const ShapedGlyph& glyph) { return glyph.id == 0; };
    if (std::ranges::none_of(shaped.glyphs, missing)) return;
    for (std::size_t i = 0; i < shaped.clusters.size(); ++i) {
      const Cluster& cluster = shaped.clusters[i];
      const auto first = shaped.glyphs.begin() + cluster.glyph_begin;
      const auto last = shaped.glyphs.begin() + cluster.glyph_end;
      const bool whole = std::none_of(first, last, missing);
      if (!whole) add(text.text, cluster, shaped.cluster_end(i), shaped, place);
    }
  }

  void add_all(const std::vector<MissingGlyph>& found, std::uint32_t at) {
    for (const MissingGlyph& glyph : found) {
      if (known_.insert(glyph.character).second) found_.push_back({glyph.character, at});
    }
  }

  std::vector<MissingGlyph> take() { return std::move(found_); }

private:
  template <class Place>
  void add(std::string_view text,
           const Cluster& cluster,
           std::uint32_t end,
           const ShapedText& shaped,
           Place place) {
    const fonts::Face& face = fonts_.face(shaped.runs[cluster.run].face);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::uint32_t at = cluster.begin; at < end;) {
      const std::uint32_t begin = at;
      UChar32 c = 0;
      U8_NEXT_UNSAFE(bytes, at, c);
      const auto character = static_cast<char32_t>(c);
      if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) continue;
      if (face.has(character) || !known_.insert(character).second) continue;
      found_.push_back({character, place(begin)});
    }
  }

  const fonts::FontSet& fonts_;
  std::unordered_set<char32_t> known_;
  std::vector<MissingGlyph> found_;
};

}  // namespace

std::vector<MissingGlyph> find_missing(const ParagraphData& data, const fonts::FontSet& fonts) {
  MissingFinder finder(fonts);
  const CollectedText& collected = data.collected;
  // The base of the last pair whose range begins at the byte or before it.
  const auto at_base = [](const auto& pairs, auto begin) {
    return [&pairs, begin](std::uint32_t byte) {
      const auto begins = [&](const auto& pair) { return (pair.*begin).begin.bytes; };
      const auto after = std::ranges::upper_bound(pairs, byte, {}, begins);
      return std::prev(after)->base.begin.bytes;
    };
  };
  finder.search(collected.base, data.base, [](std::uint32_t byte) { return byte; });
  finder.search(collected.readings, data.readings, at_base(collected.ruby, &RubyPair::reading));
  finder.search(
      collected.symbols, data.symbols, at_base(collected.bopomofo, &BopomofoPair::symbols));
  finder.search(collected.tones, data.tones, at_base(collected.bopomofo, &BopomofoPair::tone));
  for (const WarichuData& warichu : data.warichu) {
    if (warichu.widths.empty()) continue;
    finder.add_all(warichu.content->missing, data.base.clusters[warichu.begin].begin);
  }
  return finder.take();
}

}  // namespace qianzi::composition
