// Damaged fonts: a diagnostic or a Failure, nothing else. Run under the sanitizers too.
#include "unit/fonts/sets.h"

#include <catch2/catch.hpp>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using namespace qianzi;
using namespace qianzi::fonts;
using namespace qianzi::fonts::test;

namespace {

// A font of a few glyphs, whole with its names and layout: small enough that a mutation is likely
// to hit something that matters.
std::string small_font(const char* file, unsigned index) {
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(file);
  hb_face_t* face = hb_face_create(blob, index);
  hb_subset_input_t* input = hb_subset_input_create_or_fail();
  for (const hb_codepoint_t character : {U'A', U'é', U'g', U'永', U'一', U'，'})
    hb_set_add(hb_subset_input_unicode_set(input), character);
  hb_face_t* made = hb_subset_or_fail(face, input);
  hb_blob_t* data = hb_face_reference_blob(made);
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(data, &length);
  std::string font(bytes, length);
  hb_blob_destroy(data);
  hb_face_destroy(made);
  hb_subset_input_destroy(input);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return font;
}

// Numerical Recipes' generator: the same mutations on every machine.
class Dice {
public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 8) % limit;
  }

private:
  std::uint32_t state_;
};

std::string mutated(std::string font, Dice& dice) {
  if (dice.below(8) == 0) font.resize(dice.below(font.size()));
  if (font.empty()) return font;
  // The table directory and the first tables decide most: half of the hits go there.
  const std::size_t head = std::min<std::size_t>(font.size(), 512);
  const std::size_t hits = 1 + dice.below(8);
  for (std::size_t hit = 0; hit < hits; ++hit) {
    const std::size_t at = dice.below(dice.below(2) == 0 ? head : font.size());
    constexpr std::uint8_t values[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    font[at] = static_cast<char>(dice.below(2) == 0 ? values[dice.below(std::size(values))]
                                                    : dice.below(256));
  }
  return font;
}

struct Tally {
  int loaded = 0;
  int refused = 0;
};

void use_everything(const Face& face) {
  std::vector<std::uint32_t> glyphs;
  for (std::uint32_t glyph = 0; glyph < 12; ++glyph) {
    (void)face.outline(glyph);
    glyphs.push_back(glyph);
  }
  (void)face.glyph(U'永');
  (void)face.glyph(U'永', U'\U000E0100');
  try {
    (void)face.subset(glyphs);
  } catch (const Failure&) {
  }
}

void try_font(const std::string& font, const std::string& family, Tally& tally) {
  WrittenSet written("<path>.</path>\n<face id='a' family='" + family +
                     "' file='hostile.font'/>\n"
                     "<role names='body'><for languages='*' faces='a latin'/></role>");
  written.folder().write("hostile.font", font);
  const auto set = written.load();
  const Face& face = first_face(*set, "body", "en");
  const bool refused = face.file().filename() != "hostile.font";
  CHECK(written.sink.entries.empty() != refused);
  ++(refused ? tally.refused : tally.loaded);
  use_everything(face);
}

}  // namespace

TEST_CASE("damaged fonts are refused or used, and never more than that") {
  const auto [file, index, name] = GENERATE(table<const char*, unsigned, std::string>({
      {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", 0, "Noto Sans"},
      {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2, "Noto Sans CJK SC"},
  }));
  // The system's own copy must not step in for the damaged one, hence another name.
  std::string font = small_font(file, index);
  std::string family = name;
  std::string utf16;
  for (const char letter : name) utf16 += {'\0', letter};
  for (std::size_t at = font.find(utf16); at != std::string::npos; at = font.find(utf16, at + 1))
    font[at + 1] = 'X';
  family[0] = 'X';
  Tally tally;
  try_font(font, family, tally);
  REQUIRE(tally.loaded == 1);
  Dice dice(20261124);
  for (int round = 0; round < 400; ++round) try_font(mutated(font, dice), family, tally);
  CHECK(tally.loaded > 20);
  CHECK(tally.refused > 20);
}

TEST_CASE("what is no font is refused by name") {
  const std::string content = GENERATE(std::string(),
                                       std::string("OTTO"),
                                       std::string("ttcf\0\1\0\0\xFF\xFF\xFF\xFF", 12),
                                       std::string(3000, '\xFF'),
                                       std::string(3000, '\0'));
  WrittenSet written("<path>.</path>\n<face id='a' family='Qianzi Nowhere' file='hostile.font'/>\n"
                     "<role names='body'><for languages='*' faces='a latin'/></role>");
  written.folder().write("hostile.font", content);
  (void)written.load();
  REQUIRE(written.sink.entries.size() == 1);
  CHECK(written.sink.entries.front().code == Code::bad_font_set);
}
