// The text that composition is measured over.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace qianzi::bench {

struct Corpus {
  std::vector<std::string> paragraphs;
  std::size_t characters = 0;  ///< code points
};

/// Paragraphs of the sentences of bench/sentences.txt, shuffled; always the same for the same
/// number. At least `characters` long. Throws std::runtime_error if the sentences are not there.
[[nodiscard]] Corpus make_corpus(std::size_t characters);

}  // namespace qianzi::bench
