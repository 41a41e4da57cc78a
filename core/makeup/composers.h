// Composers of one make-up: each thread its own, over what all of them share.
#pragma once

#include "composition/composer.h"
#include "composition/hyphenate.h"
#include "fonts/font_set.h"

#include <memory>
#include <utility>

namespace qianzi::makeup {

/// Makes composers that read the hyphenation patterns of a language once between them.
/// Thread-safe; the font set outlives them.
class Composers {
public:
  /// `hyphenator`: one that has read some already, or null.
  explicit Composers(const fonts::FontSet& fonts,
                     std::shared_ptr<composition::Hyphenator> hyphenator = nullptr)
      : fonts_(fonts),
        hyphenator_(hyphenator ? std::move(hyphenator)
                               : std::make_shared<composition::Hyphenator>()) {}
  [[nodiscard]] composition::Composer make() const {
    return composition::Composer(fonts_, hyphenator_);
  }

private:
  const fonts::FontSet& fonts_;
  std::shared_ptr<composition::Hyphenator> hyphenator_;
};

}  // namespace qianzi::makeup
