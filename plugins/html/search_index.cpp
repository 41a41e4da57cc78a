#include "search_index.h"

#include "qianzi/services.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace qianzi::html {
namespace {

constexpr unsigned article_bits = 22;
constexpr unsigned character_bits = 21;
constexpr std::size_t room = 48'000;  // of a part, which a reader waits for

using Found = std::span<const std::uint64_t>;

std::uint64_t pair_of(std::uint64_t found) {
  return found >> article_bits;
}

std::uint64_t first_of(std::uint64_t found) {
  return found >> (article_bits + character_bits);
}

std::uint64_t second_of(std::uint64_t found) {
  return pair_of(found) & ((1U << character_bits) - 1U);
}

std::uint64_t article_of(std::uint64_t found) {
  return found & ((1U << article_bits) - 1U);
}

/// Bits as text.
class BitText {
public:
  void add(std::uint64_t value, unsigned bits) {
    for (unsigned bit = bits; bit-- > 0;) add_bit((value >> bit & 1U) != 0);
  }
  void gamma(std::uint64_t value) {
    const auto bits = static_cast<unsigned>(std::bit_width(value));
    add(0, bits - 1);
    add(value, bits);
  }
  void rice(std::uint64_t value, unsigned k) {
    for (std::uint64_t ones = value >> k; ones > 0; --ones) add_bit(true);
    add_bit(false);
    add(value, k);
  }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] std::string take() {
    while (held_ > 0) add_bit(false);
    return std::exchange(text_, {});
  }

private:
  void add_bit(bool bit) {
    group_ = group_ << 1U | (bit ? 1U : 0U);
    if (++held_ < 13) return;
    for (const unsigned digit : {group_ / 91, group_ % 91})
      text_ += static_cast<char>('#' + digit + (digit >= '\\' - '#' ? 1U : 0U));
    held_ = 0;
    group_ = 0;
  }
  std::string text_;
  unsigned held_ = 0;
  unsigned group_ = 0;
};

/// For `count` numbers below `limit`, evenly spread; of none there is nothing to write.
unsigned rice_parameter(std::uint64_t count, std::uint64_t limit) {
  if (count == 0) return 0;
  unsigned k = 0;
  while ((3 * count << (k + 1)) <= 2 * limit) ++k;
  return k;
}

/// What of `found` has the same `part_of` as its first.
template <class Part>
Found same(Found found, Part part_of) {
  const auto differs = [&](std::uint64_t each) { return part_of(each) != part_of(found.front()); };
  const auto end = std::find_if(found.begin(), found.end(), differs);
  return found.first(static_cast<std::size_t>(end - found.begin()));
}

std::u32string characters_in(Found found) {
  std::u32string all;
  std::uint64_t last = ~std::uint64_t{0};
  for (const std::uint64_t each : found) {
    if (pair_of(each) == last) continue;
    last = pair_of(each);
    all.push_back(static_cast<char32_t>(first_of(each)));
    all.push_back(static_cast<char32_t>(second_of(each)));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::uint64_t rank_of(std::uint64_t character, const std::u32string& characters) {
  const auto place = std::lower_bound(characters.begin(), characters.end(), character);
  return static_cast<std::uint64_t>(place - characters.begin());
}

void add_articles(Found found, std::size_t articles, BitText& bits) {
  bits.gamma(found.size());
  const unsigned k = rice_parameter(found.size(), articles);
  std::uint64_t next = 0;
  for (const std::uint64_t each : found) {
    bits.rice(article_of(each) - next, k);
    next = article_of(each) + 1;
  }
}

/// The pairs with one first character; there may be none.
void add_pairs(Found found, const SearchIndex::Plan& plan, BitText& bits) {
  std::vector<Found> pairs;
  while (!found.empty()) {
    pairs.push_back(same(found, pair_of));
    found = found.subspan(pairs.back().size());
  }
  bits.gamma(pairs.size() + 1);
  const unsigned k = rice_parameter(pairs.size(), plan.characters.size());
  std::uint64_t next = 0;
  for (const Found& pair : pairs) {
    const std::uint64_t rank = rank_of(second_of(pair.front()), plan.characters);
    bits.rice(rank - next, k);
    next = rank + 1;
    add_articles(pair, plan.articles, bits);
  }
}

}  // namespace

void SearchIndex::add(std::span<const std::u32string> blocks) {
  if (articles_ >> article_bits != 0) throw Failure("html.search: too many articles");
  const std::size_t before = found_.size();
  for (const std::u32string& block : blocks) {
    for (std::size_t i = 1; i < block.size(); ++i) {
      if (block[i - 1] == U' ' || block[i] == U' ') continue;
      const std::uint64_t pair = std::uint64_t{block[i - 1]} << character_bits | block[i];
      found_.push_back(pair << article_bits | articles_);
    }
  }
  const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(begin, found_.end());
  found_.erase(std::unique(begin, found_.end()), found_.end());
  ++articles_;
}

SearchIndex::Plan
SearchIndex::write(const std::function<void(std::size_t part, std::string_view text)>& sink) && {
  std::vector<std::uint64_t> sorted = std::move(found_);
  std::sort(sorted.begin(), sorted.end());
  Found left(sorted);
  Plan plan;
  plan.articles = articles_;
  plan.characters = characters_in(left);
  BitText bits;
  for (std::size_t rank = 0; rank < plan.characters.size(); ++rank) {
    if (rank == 0 || bits.size() >= room) {
      if (rank > 0) sink(plan.starts.size() - 1, bits.take());
      plan.starts.push_back(rank);
    }
    Found here = left.first(0);
    if (!left.empty() && first_of(left.front()) == plan.characters[rank])
      here = same(left, first_of);
    add_pairs(here, plan, bits);
    left = left.subspan(here.size());
  }
  if (!plan.starts.empty()) sink(plan.starts.size() - 1, bits.take());
  return plan;
}

}  // namespace qianzi::html
