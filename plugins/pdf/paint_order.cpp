#include "paint_order.h"

#include "roles.h"

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
    flush();
    return std::move(steps_);
  }

private:
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

  void add_text(std::size_t item, std::uint32_t structure) {
    const std::uint32_t block = block_of(structure);
    if (block != block_) {
      flush();
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
  std::size_t last_ = no_item;  ///< step of the last text
};

}  // namespace

std::vector<PaintStep> paint_order(const Page& page) {
  return Order(page).make();
}

}  // namespace qianzi::pdf
