// Composers of one make-up: each thread its own, over what all of them share.
#pragma once

#include "composition/composer.h"
#include "composition/hyphenate.h"
#include "fonts/font_set.h"

#include <memory>

namespace qianzi::makeup {

/// Makes composers that read the hyphenation patterns of a language once between them.
/// Thread-safe; the font set outlives them.
class Composers {
public:
  explicit Composers(const fonts::FontSet& fonts) : fonts_(fonts) {}
  [[nodiscard]] composition::Composer make() const {
    return composition::Composer(fonts_, hyphenator_);
  }

private:
  const fonts::FontSet& fonts_;
  std::shared_ptr<composition::Hyphenator> hyphenator_ =
      std::make_shared<composition::Hyphenator>();
};

}  // namespace qianzi::makeup
