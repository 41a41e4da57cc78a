#include "corpus.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <stdexcept>
#include <utility>

namespace qianzi::bench {
namespace {

std::vector<std::string> read_sentences() {
  std::ifstream file(QIANZI_SOURCE_DIR "/bench/sentences.txt");
  std::vector<std::string> sentences;
  for (std::string line; std::getline(file, line);) sentences.push_back(line);
  if (sentences.empty()) throw std::runtime_error("bench/sentences.txt is not there");
  return sentences;
}

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

Corpus make_corpus(std::size_t characters) {
  std::vector<std::string> sentences = read_sentences();
  // mt19937 is the same everywhere; std::shuffle and the distributions are not.
  std::mt19937 random(20261124);
  const auto below = [&](std::size_t count) { return std::size_t{random()} % count; };
  Corpus corpus;
  while (corpus.characters < characters) {
    for (std::size_t i = sentences.size(); i > 1; --i) {
      std::swap(sentences[i - 1], sentences[below(i)]);
    }
    for (std::size_t at = 0; at < sentences.size();) {
      std::string paragraph;
      const std::size_t end = std::min(at + 2 + below(7), sentences.size());
      for (; at < end; ++at) paragraph += sentences[at];
      corpus.characters += code_points(paragraph);
      corpus.paragraphs.push_back(std::move(paragraph));
    }
  }
  return corpus;
}

}  // namespace qianzi::bench
