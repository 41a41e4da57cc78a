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

  /// `ruby` is empty for the base text.
  void search(const StyledText& text, const ShapedText& shaped, std::span<const RubyPair> ruby) {
    for (std::size_t i = 0; i < shaped.clusters.size(); ++i) {
      const Cluster& cluster = shaped.clusters[i];
      const auto first = shaped.glyphs.begin() + cluster.glyph_begin;
      const auto last = shaped.glyphs.begin() + cluster.glyph_end;
      const bool whole = std::none_of(first, last, [](const ShapedGlyph& g) { return g.id == 0; });
      if (!whole) add(text.text, cluster, shaped.cluster_end(i), shaped, ruby);
    }
  }

  std::vector<MissingGlyph> take() { return std::move(found_); }

private:
  void add(std::string_view text,
           const Cluster& cluster,
           std::uint32_t end,
           const ShapedText& shaped,
           std::span<const RubyPair> ruby) {
    const fonts::Face& face = fonts_.face(shaped.runs[cluster.run].face);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::uint32_t at = cluster.begin; at < end;) {
      const std::uint32_t begin = at;
      UChar32 c = 0;
      U8_NEXT_UNSAFE(bytes, at, c);
      const auto character = static_cast<char32_t>(c);
      if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) continue;
      if (face.has(character) || !known_.insert(character).second) continue;
      found_.push_back({character, place(begin, ruby)});
    }
  }

  static std::uint32_t place(std::uint32_t byte, std::span<const RubyPair> ruby) {
    if (ruby.empty()) return byte;
    const auto begins = [](const RubyPair& pair) { return pair.reading.begin.bytes; };
    const auto after = std::ranges::upper_bound(ruby, byte, {}, begins);
    return std::prev(after)->base.begin.bytes;
  }

  const fonts::FontSet& fonts_;
  std::unordered_set<char32_t> known_;
  std::vector<MissingGlyph> found_;
};

}  // namespace

std::vector<MissingGlyph> find_missing(const CollectedText& collected,
                                       const ShapedText& base,
                                       const ShapedText& readings,
                                       const fonts::FontSet& fonts) {
  MissingFinder finder(fonts);
  finder.search(collected.base, base, {});
  finder.search(collected.readings, readings, collected.ruby);
  return finder.take();
}

}  // namespace qianzi::composition
