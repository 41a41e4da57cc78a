// Which face shows which character of a text.
#include "fonts/web_fonts.h"

#include <catch2/catch.hpp>

#include <map>

using namespace qianzi;

namespace {

/// Three faces: one with the basic plane below U+9000, one with all of it, one that has everything
/// and forbids to be embedded. What each was asked for is kept.
struct Shelf {
  std::vector<FaceId> chain{{0}, {1}, {2}};
  FaceInfo info;
  std::map<FaceId, std::u32string> asked;
  std::vector<Diagnostic> reported;

  fonts::FaceSource source() {
    fonts::FaceSource made;
    made.chain = [this](std::string_view, std::string_view) -> std::span<const FaceId> {
      return chain;
    };
    made.has = [](FaceId id, char32_t character) {
      return id.index == 2 || character < (id.index == 0 ? 0x9000 : 0x10000);
    };
    made.info = [this](FaceId) -> const FaceInfo& { return info; };
    made.web_font = [this](FaceId id, std::u32string_view characters) {
      asked[id] += characters;
      return id.index == 2 ? Bytes{} : Bytes(1);
    };
    return made;
  }
  WebFonts make(const std::vector<TextUse>& uses) {
    return fonts::web_fonts(uses, source(), [this](Diagnostic diagnostic) {
      reported.push_back(std::move(diagnostic));
    });
  }
};

}  // namespace

TEST_CASE("a character goes to the first face that has it, a selector to all that show some") {
  Shelf shelf;
  const WebFonts made = shelf.make({{"body", "zh-Hans", false, U"字雾\uFE00"}});
  CHECK(shelf.asked[FaceId{0}] == U"字\uFE00");
  CHECK(shelf.asked[FaceId{1}] == U"雾\uFE00");
  CHECK_FALSE(shelf.asked.contains(FaceId{2}));
  REQUIRE(made.settings.size() == 1);
  CHECK(made.settings[0].fonts == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a face serves several roles by one file, and one that forbids it is left out") {
  Shelf shelf;
  shelf.info.postscript_name = "Closed";
  const WebFonts made = shelf.make({{"body", "ja", false, U"字"},
                                    {"headline", "ja", false, U"報"},
                                    {"kai", "ja", false, U"𰻝"}});
  CHECK(made.fonts.size() == 1);
  CHECK(shelf.asked[FaceId{0}] == U"字報");
  CHECK(made.settings.size() == 2);
  REQUIRE(shelf.reported.size() == 1);
  CHECK(shelf.reported[0].code == Code::writer_warning);
}
