// What ICU is asked: grapheme clusters, line break opportunities of UAX #14, levels of UAX #9. The
// only place of this room where UTF-16 lives (design rule 6).
#pragma once

#include "composition/shaped_text.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace qianzi::composition {

/// Far more than the 30 marks on a base of UAX #15's stream-safe text.
inline constexpr std::uint32_t longest_cluster = 512;

/// What a phrase is taken to be.
enum class Phrases : std::uint8_t { words, bunsetsu };

/// Iterators opened once; one a thread.
class UnicodeServices {
public:
  UnicodeServices();
  ~UnicodeServices();
  UnicodeServices(const UnicodeServices&) = delete;
  UnicodeServices& operator=(const UnicodeServices&) = delete;

  /// Fills `begins` with the first byte of each grapheme cluster (UAX #29). A cluster of more than
  /// `longest_cluster` bytes is cut: no writing system has one, and shaping is quadratic in it.
  void graphemes(std::string_view text, std::vector<std::uint32_t>& begins);

  /// Fills `ends` with each byte before which a line may be broken (UAX #14 untailored: the rules
  /// of LineBreakTest.txt), the text's end among them.
  void line_breaks(std::string_view text, std::vector<std::uint32_t>& ends);

  /// Sets `break_after` of the clusters of `text`, which starts at byte `offset` of the text that
  /// they count in. The last one keeps its value.
  void line_breaks(std::string_view text, std::uint32_t offset, std::span<Cluster> clusters);

  /// Fills `ends` with where each phrase ends: words by ICU's dictionary, in Japanese with what
  /// clings to them (bunsetsu).
  void phrases(std::string_view text, Phrases kind, std::vector<std::uint32_t>& ends);

  /// Sets the levels of clusters that cover `text`; the paragraph runs from left to right.
  void levels(std::string_view text, std::span<Cluster> clusters);

private:
  struct Iterators;
  std::unique_ptr<Iterators> iterators_;
};

/// True if a character needs UAX #9: anything that is not plainly left to right.
[[nodiscard]] bool needs_levels(char32_t character);

/// Order on the line of what has these levels (UAX #9 L2): result[i] is what comes i-th.
void visual_order(std::span<const std::uint8_t> levels, std::vector<std::int32_t>& order);

}  // namespace qianzi::composition
