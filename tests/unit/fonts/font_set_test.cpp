#include "unit/fonts/sets.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

using namespace qianzi;
using namespace qianzi::fonts;
using namespace qianzi::fonts::test;

namespace {

constexpr std::string_view body_of_song =
    "<role names='body'><for languages='*' faces='song'/></role>";

std::string failure_of(WrittenSet& set) {
  try {
    (void)set.load();
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "no failure";
}

}  // namespace

TEST_CASE("the shipped font set loads without a word") {
  DiagnosticList sink;
  const auto set = load_font_set(shipped_file(), sink);
  for (const Diagnostic& each : sink.entries) {
    CAPTURE(each.line, each.arguments);
    CHECK(each.code == Code::writer_note);
  }
  CHECK(set->face_count() >= 40);
  for (const Resolution& each : set->resolutions()) {
    CAPTURE(each.role, each.language);
    CHECK(each.not_found.empty());
    const std::set<FaceId> once(each.chain.begin(), each.chain.end());
    CHECK(once.size() == each.chain.size());
  }
}

TEST_CASE("the shipped font set keeps to its schema") {
  const std::string folder = QIANZI_SOURCE_DIR "/fonts/";
  const std::string command = "xmllint --noout --relaxng '" + folder + "fontset.rng' '" + folder +
                              "fontset.xml' > /dev/null 2>&1";
  CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("each role has its face in each language") {
  const auto set = shipped();
  CHECK(first_name(*set, "body", "zh-Hans") == "NotoSerifCJKsc-Regular");
  CHECK(first_name(*set, "body", "ja") == "NotoSerifCJKjp-Regular");
  CHECK(first_name(*set, "body", "ko") == "NotoSerifCJKkr-Regular");
  CHECK(first_name(*set, "headline", "zh-Hans") == "NotoSerifCJKsc-Bold");
  CHECK(first_name(*set, "strong", "zh-Hant") == "NotoSerifCJKtc-Bold");
  CHECK(first_name(*set, "sans", "zh-Hant-HK") == "NotoSansCJKhk-Regular");
  CHECK(first_name(*set, "sans-strong", "ja") == "NotoSansCJKjp-Bold");
  CHECK(first_name(*set, "kai", "zh-Hans") == "UKaiCN");
  CHECK(first_name(*set, "kai", "zh-Hant-TW") == "UKaiTW");
  CHECK(first_name(*set, "kai", "ja") == "NotoSerifCJKjp-Regular");
  CHECK(first_name(*set, "body", "en") == "NotoSerif-Regular");
}

TEST_CASE("a language is served by its longest prefix") {
  const auto set = shipped();
  CHECK(first_name(*set, "body", "zh-Hant-TW") == "NotoSerifCJKtc-Regular");
  CHECK(first_name(*set, "body", "zh-Hant-HK") == "NotoSerifCJKhk-Regular");
  CHECK(first_name(*set, "body", "zh-HK") == "NotoSerifCJKhk-Regular");
  CHECK(first_name(*set, "body", "zh-CN") == "NotoSerifCJKsc-Regular");
  CHECK(first_name(*set, "body", "zh") == "NotoSerifCJKsc-Regular");
  CHECK(first_name(*set, "body", "ja-Latn-hepburn") == "NotoSerifCJKjp-Regular");
}

TEST_CASE("case does not count in a language tag") {
  CHECK(first_name(*shipped(), "body", "ZH-hant-hk") == "NotoSerifCJKhk-Regular");
}

TEST_CASE("a prefix ends at a hyphen") {
  const auto set = shipped();
  CHECK(first_name(*set, "body", "kok") == "NotoSerif-Regular");
  CHECK(first_name(*set, "body", "") == "NotoSerif-Regular");
}

TEST_CASE("a role that is not declared is body") {
  CHECK(first_name(*shipped(), "frobnicate", "ja") == "NotoSerifCJKjp-Regular");
}

TEST_CASE("fallbacks reach what the preferred face has not") {
  const auto set = shipped();
  const auto chain = set->chain("body", "zh-Hans");
  const auto name = [&](char32_t character) {
    return face_with(*set, chain, character).info().family;
  };
  CHECK(name(U'中') == "Noto Serif CJK SC");
  CHECK(name(U'A') == "Noto Serif CJK SC");
  CHECK(name(U'\U00020BB7') == "Noto Serif CJK SC");
  CHECK(name(U'\u0180') == "Noto Serif");
  CHECK(name(U'\u0634') == "Noto Naskh Arabic");
  CHECK(name(U'\u05D0') == "Noto Serif Hebrew");
  CHECK(name(U'\u0F40') == "Noto Serif Tibetan");
  CHECK(name(U'\u1820') == "Noto Sans Mongolian");
  CHECK(name(U'\U0001F600') == "Symbola");
  CHECK_THROWS(name(U'\U0010FFFF'));
}

TEST_CASE("a family that is not installed is reported once and the next serves") {
  WrittenSet written("<face id='none' family='Qianzi Nowhere' style='Bold' file='Nowhere.otf'/>\n"
                     "<role names='body sans'><for languages='zh ja' faces='none song'/></role>");
  const auto set = written.load();
  REQUIRE(written.sink.entries.size() == 1);
  const Diagnostic& missing = written.sink.entries.front();
  CHECK(missing.code == Code::font_not_found);
  CHECK(missing.line == 5);
  CHECK(missing.arguments == std::vector<std::string>{"Qianzi Nowhere Bold", "body", "zh"});
  CHECK(first_name(*set, "sans", "ja") == "NotoSerifCJKsc-Regular");
  for (const Resolution& each : set->resolutions())
    CHECK(each.not_found == std::vector<std::string>{"Qianzi Nowhere Bold"});
}

TEST_CASE("a role without any face fails and says what to install") {
  WrittenSet written("<face id='none' family='Qianzi Nowhere' package='fonts-nowhere'/>\n"
                     "<role names='body'><for languages='*' faces='song'/></role>\n"
                     "<role names='kai'><for languages='ja' faces='none'/></role>");
  const std::string words = failure_of(written);
  CAPTURE(words);
  CHECK(words.find("the role kai and the language ja") != std::string::npos);
  CHECK(words.find("Install the Debian package fonts-nowhere.") != std::string::npos);
}

TEST_CASE("a font set without the role body fails") {
  WrittenSet written("<role names='sans'><for languages='*' faces='song'/></role>");
  CHECK(failure_of(written).find("no role body") != std::string::npos);
}

TEST_CASE("a font set that is not there fails") {
  DiagnosticList sink;
  CHECK_THROWS_AS(load_font_set("/nowhere/fontset.xml", sink), Failure);
}

TEST_CASE("broken XML fails with its line") {
  WrittenSet written("<role names='body'><for languages='*' faces='song'></role>");
  CHECK(failure_of(written).find("cannot be used") != std::string::npos);
  REQUIRE(written.sink.entries.size() == 1);
  CHECK(written.sink.entries.front().code == Code::bad_font_set);
  CHECK(written.sink.entries.front().line >= 5);
}

TEST_CASE("another root is no font set") {
  const Folder folder;
  DiagnosticList sink;
  CHECK_THROWS_AS(load_font_set(folder.write("set.xml", "<html/>"), sink), Failure);
  REQUIRE(sink.entries.size() == 1);
  CHECK(sink.entries.front().code == Code::bad_font_set);
}

TEST_CASE("what is wrong in a font set is reported with its line and left out") {
  const auto [rest, line] = GENERATE(table<std::string, std::uint32_t>({
      {"<font/>\n", 5},
      {"\n<face id='a' family='F' weight='700'/>\n", 6},
      {"<face id='a'/>\n", 5},
      {"<face family='F'/>\n", 5},
      {"<face id='song' family='Noto Sans'/>\n", 5},
      {"<fallback id='latin' faces='song'/>\n", 5},
      {"<fallback id='a' faces='song nobody'/>\n", 5},
      {"<role names='sans'/>\n", 5},
      {"<role names='sans'><or/><for languages='*' faces='song'/></role>\n", 5},
      {"<role names='sans'><for faces='song'/></role>\n", 5},
      {"<path/>\n", 5},
  }));
  CAPTURE(rest);
  WrittenSet written(rest + std::string(body_of_song));
  const auto set = written.load();
  REQUIRE(!written.sink.entries.empty());
  CHECK(written.sink.entries.front().code == Code::bad_font_set);
  CHECK(written.sink.entries.front().line == line);
  CHECK(first_name(*set, "body", "zh") == "NotoSerifCJKsc-Regular");
}

TEST_CASE("a face that no folder holds is found through fontconfig") {
  WrittenSet written("<face id='a' family='Noto Serif' style='Bold Italic'/>\n"
                     "<face id='b' family='Noto Serif' file='elsewhere.ttf'/>\n"
                     "<role names='body'><for languages='*' faces='a b'/></role>");
  const auto set = written.load();
  CHECK(written.sink.entries.empty());
  const auto chain = set->chain("body", "en");
  REQUIRE(chain.size() == 2);
  CHECK(set->face(chain[0]).info().postscript_name == "NotoSerif-BoldItalic");
  CHECK(set->face(chain[1]).info().postscript_name == "NotoSerif-Regular");
}

TEST_CASE("a substitute is never accepted") {
  const std::string face = GENERATE("family='Serif'",
                                    "family='sans-serif'",
                                    "family='Noto Serif' style='Frobnicated'",
                                    "family='NotoSerif'");
  WrittenSet written("<face id='a' " + face +
                     "/>\n<role names='body'><for languages='*' "
                     "faces='a song'/></role>");
  const auto set = written.load();
  CHECK(set->face_count() == 1);
  REQUIRE(written.sink.entries.size() == 1);
  CHECK(written.sink.entries.front().code == Code::font_not_found);
}

TEST_CASE("a declared file without the declared face is reported") {
  WrittenSet written("<face id='a' family='Qianzi Nowhere' file='NotoSans-Bold.ttf'/>\n"
                     "<role names='body'><for languages='*' faces='a song'/></role>");
  const auto set = written.load();
  CHECK(set->face_count() == 1);
  REQUIRE(written.sink.entries.size() == 1);
  CHECK(written.sink.entries.front().code == Code::bad_font_set);
  CHECK(written.sink.entries.front().arguments.front() ==
        "the font file /usr/share/fonts/truetype/noto/NotoSans-Bold.ttf has no face Qianzi Nowhere "
        "Regular");
}

TEST_CASE("a folder of the set's own is relative to its file and comes first") {
  WrittenSet written("<path>.</path>"
                     "<face id='a' family='Noto Serif' style='Bold' file='mine.ttf'/>"
                     "<role names='body'><for languages='*' faces='a'/></role>");
  std::filesystem::copy_file("/usr/share/fonts/truetype/noto/NotoSerif-Bold.ttf",
                             written.folder().path() / "mine.ttf");
  const auto set = written.load();
  CHECK(first_face(*set, "body", "en").file().filename() == "mine.ttf");
}

TEST_CASE("faces are numbered alike each time") {
  const auto one = shipped();
  const auto two = shipped();
  REQUIRE(one->face_count() == two->face_count());
  for (std::uint32_t index = 0; index < one->face_count(); ++index) {
    CHECK(one->face({index}).id() == FaceId{index});
    CHECK(one->face({index}).info().postscript_name == two->face({index}).info().postscript_name);
  }
}
