// Where a line may be broken as far as the text says it, before glyphs: UAX #14 between
// proportional characters, the joints of words, addresses and phrases. What the classes of wide
// characters allow is in prohibitions.
#pragma once

#include "composition/collected_text.h"
#include "composition/hyphenate.h"
#include "composition/shaped_text.h"
#include "composition/unicode_services.h"
#include "model/style.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace qianzi::composition {

/// Costs of breaks that are better avoided. An address is broken rather than its line torn apart.
inline constexpr int address_cost = 30;
inline constexpr int phrase_cost = 200;

/// Sets `break_after` of proportional clusters that have one after them: the rules of UAX #14 over
/// the whole `text`, which the clusters cover.
void find_breaks(std::string_view text, std::span<Cluster> clusters, UnicodeServices& unicode);

/// Clusters, and of each the index of its language.
struct LanguageClusters {
  std::span<Cluster> clusters;
  std::span<const std::uint32_t> languages;  ///< index into CollectedText::languages
};

/// Sets `joint`, and `break_after` inside addresses. A soft hyphen is a joint in any language and
/// where the style does not hyphenate. Words of no marked language among Han, kana or Hangul are
/// parted as English ones.
void find_joints(const CollectedText& collected,
                 const ParagraphStyle& style,
                 const LanguageClusters& text,
                 UnicodeServices& unicode,
                 Hyphenator& hyphenator);

}  // namespace qianzi::composition
