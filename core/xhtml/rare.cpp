#include "xhtml/rare.h"

#include "xhtml/decode.h"

#include <array>

namespace qianzi::xhtml {
namespace {

// In the order of code points.
constexpr std::array<Interval, 17> usual_characters = {{
    {0x0000, 0x0EFF},    // alphabets from Latin to Lao
    {0x1100, 0x11FF},    // Hangul letters
    {0x1E00, 0x2BFF},    // Latin and Greek with marks, punctuation, signs
    {0x3000, 0x30FF},    // CJK punctuation, kana
    {0x3105, 0x312C},    // bopomofo of Mandarin
    {0x3131, 0x319F},    // Hangul letters, kanbun
    {0x3200, 0x33FF},    // enclosed and squared
    {0x4E00, 0x9FA5},    // the first 20,902 ideographs
    {0xAC00, 0xD7A3},    // Hangul syllables
    {0xF92C, 0xF92C},    // with the next four intervals: the compatibility ideographs of GBK
    {0xF979, 0xF979},    //
    {0xF995, 0xF995},    //
    {0xF9E7, 0xF9F1},    //
    {0xFA0C, 0xFA29},    //
    {0xFB00, 0xFDFF},    // ligatures, forms of Arabic
    {0xFE10, 0xFFFF},    // vertical and full-width forms
    {0x1F000, 0x1FAFF},  // emoji
}};

bool is_usual(char32_t character) {
  return character == broken || within(character, usual_characters);
}

bool is_selector(char32_t character) {
  return (character >= 0xFE00 && character <= 0xFE0F) ||
         (character >= 0xE0100 && character <= 0xE01EF);
}

/// Joiners and marks above or below, which no run may begin with.
bool combines(char32_t character) {
  return is_selector(character) || (character >= 0x300 && character <= 0x36F) ||
         (character >= 0x1AB0 && character <= 0x1AFF) ||
         (character >= 0x20D0 && character <= 0x20FF) ||
         (character >= 0x302A && character <= 0x302F) || character == 0x3099 ||
         character == 0x309A || character == 0x200C || character == 0x200D;
}

/// A variant of an ideograph; signs have one too, as text or emoji, which every system knows.
bool asks_for_variant(char32_t base, char32_t next) {
  return is_selector(next) && base >= 0x2E80 && (base < 0x1F000 || base > 0x1FAFF);
}

bool is_ascii(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) == 0;
}

/// A character with what combines with it.
Stretch next_cluster(std::string_view text) {
  const Decoded base = decode(text, 0);
  Stretch cluster{base.bytes, !is_usual(base.character)};
  while (cluster.bytes < text.size()) {
    const Decoded next = decode(text, cluster.bytes);
    if (!combines(next.character)) break;
    cluster.bytes += next.bytes;
    cluster.rare = cluster.rare || asks_for_variant(base.character, next.character);
  }
  return cluster;
}

}  // namespace

Stretch next_stretch(std::string_view text) {
  Stretch stretch = next_cluster(text);
  while (stretch.bytes < text.size()) {
    // The last of a run may have something that combines with it.
    const std::size_t plain = stretch.rare ? 0 : plain_run(text, stretch.bytes);
    if (plain > 3) stretch.bytes += plain - (is_ascii(text[stretch.bytes + plain - 1]) ? 1 : 3);
    const Stretch cluster = next_cluster(text.substr(stretch.bytes));
    if (cluster.rare != stretch.rare) break;
    stretch.bytes += cluster.bytes;
  }
  return stretch;
}

}  // namespace qianzi::xhtml
