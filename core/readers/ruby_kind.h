// What kind of ruby a source means that does not say it.
#pragma once

#include "qianzi/article.h"

#include <vector>

namespace qianzi::readers {

/// Bopomofo or pinyin if the readings are in these letters, jukugo if there are several segments,
/// group if the one base has several characters, else mono.
[[nodiscard]] RubyKind ruby_kind(const std::vector<RubySegment>& segments);

}  // namespace qianzi::readers
