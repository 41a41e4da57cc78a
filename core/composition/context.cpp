#include "composition/context.h"

#include <array>
#include <cstdint>
#include <vector>

namespace qianzi::composition {
namespace {

/// How far a neighbour is looked for past spaces and other ambiguous marks; keeps this linear.
constexpr std::size_t reach = 8;

enum class Side : std::uint8_t { wide, narrow, edge };

Side side_of(Class value) {
  return is_wide(value) || value == Class::line_break ? Side::wide : Side::narrow;
}

bool is_passed_over(const Cluster& cluster) {
  return cluster.value == Class::space || cluster.value == Class::fixed_space ||
         cluster.value == Class::ignorable || is_ambiguous(cluster.character);
}

Side left_of(std::span<const Cluster> clusters, std::size_t index) {
  for (std::size_t steps = 0; index > 0 && steps < reach; ++steps) {
    if (!is_passed_over(clusters[--index])) return side_of(clusters[index].value);
  }
  return Side::edge;
}

Side right_of(std::span<const Cluster> clusters, std::size_t index) {
  for (std::size_t steps = 0; index + 1 < clusters.size() && steps < reach; ++steps) {
    if (!is_passed_over(clusters[++index])) return side_of(clusters[index].value);
  }
  return Side::edge;
}

bool repeats_neighbour(std::span<const Cluster> clusters, std::size_t index) {
  const char32_t self = clusters[index].character;
  return (index > 0 && clusters[index - 1].character == self) ||
         (index + 1 < clusters.size() && clusters[index + 1].character == self);
}

/// An apostrophe stands inside a word: no space on either side.
bool is_apostrophe(std::span<const Cluster> clusters, std::size_t index) {
  if (quotation_turn(clusters[index].character) >= 0) return false;
  if (quotation_depth(clusters[index].character) != 1) return false;
  return index > 0 && index + 1 < clusters.size() && is_text_narrow(clusters[index - 1].value) &&
         is_text_narrow(clusters[index + 1].value);
}

/// A short dash between two numbers joins them as it would join words.
bool is_between_digits(std::span<const Cluster> clusters, std::size_t index) {
  return index > 0 && index + 1 < clusters.size() && clusters[index - 1].value == Class::digit &&
         clusters[index + 1].value == Class::digit;
}

bool is_latin(std::span<const Cluster> clusters, std::size_t index) {
  const Cluster& cluster = clusters[index];
  if (is_short_dash(cluster.character) && is_between_digits(clusters, index)) return false;
  if (cluster.value == Class::postfix) return left_of(clusters, index) == Side::narrow;
  // A pair of dashes or ellipses is a wide mark even between Latin words (GB/T 15834 4.10, 4.11).
  if (cluster.value == Class::inseparable && repeats_neighbour(clusters, index)) return false;
  return left_of(clusters, index) == Side::narrow && right_of(clusters, index) == Side::narrow;
}

/// GB/T 15834 4.13: a dash alone joins what is on its sides, as a pair never does.
bool is_connector(std::span<const Cluster> clusters, std::size_t index, Region region) {
  return is_dash(clusters[index].character) && !repeats_neighbour(clusters, index) &&
         (region == Region::hans || region == Region::hant);
}

/// Decisions for opening quotation marks that wait for their closing ones.
class OpenQuotations {
public:
  bool closing(int depth, bool alone) {
    std::vector<bool>& open = open_[static_cast<std::size_t>(depth - 1)];
    if (open.empty()) return alone;
    const bool latin = open.back();
    open.pop_back();
    return latin;
  }
  void opening(int depth, bool latin) {
    open_[static_cast<std::size_t>(depth - 1)].push_back(latin);
  }

private:
  std::array<std::vector<bool>, 2> open_;
};

}  // namespace

void resolve_ambiguous(std::span<Cluster> clusters, std::span<const Region> regions) {
  OpenQuotations quotations;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const char32_t character = clusters[i].character;
    if (!is_ambiguous(character)) continue;
    const bool has_wide = regions[i] != Region::other && regions[i] != Region::ko;
    if (!has_wide || is_apostrophe(clusters, i)) {
      clusters[i].value = Class::narrow_mark;
      continue;
    }
    bool latin = is_latin(clusters, i);
    const int turn = quotation_turn(character);
    if (turn > 0) quotations.opening(quotation_depth(character), latin);
    if (turn < 0) latin = quotations.closing(quotation_depth(character), latin);
    if (latin) clusters[i].value = Class::narrow_mark;
    if (!latin && is_connector(clusters, i, regions[i])) clusters[i].value = Class::connector;
  }
}

}  // namespace qianzi::composition
