#include "paint_order.h"

#include "roles.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr std::uint32_t no_block = 0xFFFFFFFF;

class Order {
public:
  explicit Order(const Page& page) : page_(page) {}

  std::vector<PaintStep> make() {
    for (std::size_t i = 0; i < page_.items.size(); ++i) {
      const auto* run = std::get_if<GlyphRun>(&page_.items[i]);
      if (run == nullptr) {
        steps_.push_back({i, false, no_item});
      } else if (stands_beside(run->structure)) {
        steps_.push_back({i, true, no_item});
        waiting_.push_back({i, run->structure});
      } else {
        add_text(i, run->structure);
      }
    }
    finish();
    return std::move(steps_);
  }

private:
  /// The page's last paragraph may go on on the next page, so what stands beside it comes before
  /// it; structure elements keep their places.
  void finish() {
    const bool torn = begins_ > 0 && may_go_on(block_) && !waiting_.empty();
    const std::size_t end = steps_.size();
    flush();
    if (!torn) return;
    const auto begins = steps_.begin() + static_cast<std::ptrdiff_t>(begins_);
    const auto beside = steps_.begin() + static_cast<std::ptrdiff_t>(end);
    std::vector<PaintStep> named;
    for (auto step = begins; step != beside; ++step) {
      const bool text = std::holds_alternative<GlyphRun>(page_.items[step->item]);
      if (text) named.push_back({step->item, true, no_item});
    }
    std::rotate(begins, beside, steps_.end());
    steps_.insert(begins, named.begin(), named.end());
  }

  struct Waiting {
    std::size_t item;
    std::uint32_t mark;
  };

  [[nodiscard]] const StructureMark* mark(std::uint32_t index) const {
    return index < page_.structure.size() ? &page_.structure[index] : nullptr;
  }

  /// Artifacts, and whatever is within a reading.
  [[nodiscard]] bool stands_beside(std::uint32_t index) const {
    if (index == 0) return true;
    for (const StructureMark* at = mark(index); at != nullptr; at = up(at, index)) {
      if (at->role == StructureRole::artifact || at->role == StructureRole::ruby_text) return true;
      if (!is_inline(at->role)) return false;
    }
    return false;
  }

  /// The mark above, whose index `index` becomes; parents have smaller indexes.
  const StructureMark* up(const StructureMark* at, std::uint32_t& index) const {
    if (at->parent >= index) return nullptr;
    index = at->parent;
    return index == 0 ? nullptr : mark(index);
  }

  [[nodiscard]] std::uint32_t block_of(std::uint32_t index) const {
    const StructureMark* at = mark(index);
    while (at != nullptr && is_inline(at->role)) at = up(at, index);
    return at == nullptr ? no_block : index;
  }

  [[nodiscard]] bool may_go_on(std::uint32_t block) const {
    const StructureMark* const at = mark(block);
    return at != nullptr &&
           (at->role == StructureRole::paragraph || at->role == StructureRole::list_body ||
            at->role == StructureRole::note);
  }

  void add_text(std::size_t item, std::uint32_t structure) {
    const std::uint32_t block = block_of(structure);
    // Furniture waits for the end of a paragraph that a page begins with: it may have begun on the
    // page before, and would be torn.
    const bool torn = block_ == no_block && may_go_on(block);
    if (block != block_) {
      if (!torn) flush();
      begins_ = torn ? 0 : steps_.size();
      last_ = no_item;
    }
    block_ = block;
    if (last_ != no_item) steps_[last_].next = item;
    last_ = steps_.size();
    steps_.push_back({item, false, no_item});
  }

  void flush() {
    std::size_t last = no_item;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (i > 0 && waiting_[i].mark == waiting_[i - 1].mark) steps_[last].next = waiting_[i].item;
      last = steps_.size();
      steps_.push_back({waiting_[i].item, false, no_item});
    }
    waiting_.clear();
  }

  const Page& page_;
  std::vector<PaintStep> steps_;
  std::vector<Waiting> waiting_;
  std::uint32_t block_ = no_block;
  std::size_t begins_ = 0;      ///< step at which the block begins; 0: at the page's beginning
  std::size_t last_ = no_item;  ///< step of the last text
};

}  // namespace

std::vector<PaintStep> paint_order(const Page& page) {
  return Order(page).make();
}

}  // namespace qianzi::pdf
