#include "model/text.h"
#include "readers/aozora/aozora_reader.h"
#include "readers/aozora/gaiji.h"

#include <catch2/catch.hpp>

using namespace qianzi;

namespace {

struct Outcome {
  std::optional<Edition> edition;
  std::vector<Diagnostic> said;

  [[nodiscard]] const Article& article() const {
    REQUIRE(edition);
    return edition->articles.at(0);
  }
  [[nodiscard]] const Inlines& paragraph(std::size_t index) const {
    return std::get<Paragraph>(article().body.at(index).value).content;
  }
};

Outcome read(const std::string& text) {
  DiagnosticList sink;
  Outcome outcome;
  outcome.edition = readers::read_aozora(text, "ferry.txt", {}, {}, sink);
  outcome.said = sink.entries;
  return outcome;
}

Outcome read_line(const std::string& line) {
  return read("渡し船\n林一帆\n\n" + line + "\n");
}

template <class Kind>
const Kind& part(const Inlines& content, std::size_t index) {
  return std::get<Kind>(content.at(index).value);
}

}  // namespace

TEST_CASE("title, author and the block of the source come from their places") {
  const Outcome outcome =
      read("渡し船\n林一帆\n\n--------------------\n《》：ルビ\n--------------------\n\n"
           "　霧が晴れた。\n\n　船が出た。\n\n底本：「渡し船」雲浦書店\n入力：周舟\n");
  const ArticleHead& head = outcome.article().head;
  CHECK(model::plain_text(head.headline) == "渡し船");
  CHECK(head.bylines == std::vector<std::string>{"林一帆"});
  CHECK(head.source == "「渡し船」雲浦書店");
  CHECK(head.rights == "底本：「渡し船」雲浦書店 入力：周舟");
  CHECK(outcome.article().language == "ja");
  REQUIRE(outcome.article().body.size() == 3);
  CHECK(std::holds_alternative<Separator>(outcome.article().body[1].value));
  REQUIRE(outcome.said.size() == 3);
  CHECK(outcome.said[1].code == Code::text_recognised);
  CHECK(outcome.said[1].arguments[1] == "《》：ルビ");
}

TEST_CASE("a reading belongs to the letters of one kind before it, or to what ｜ opens") {
  const Outcome outcome = read_line("古い渡船《とせん》と｜霧の町《きりのまち》");
  CHECK(outcome.said.empty());
  const Inlines& line = outcome.paragraph(0);
  CHECK(part<Text>(line, 0).text == "古い");
  CHECK(part<Ruby>(line, 1).segments[0].base == "渡船");
  CHECK(part<Ruby>(line, 1).segments[0].reading == "とせん");
  CHECK(part<Ruby>(line, 3).segments[0].base == "霧の町");
}

TEST_CASE("an annotation is about the words before it, or about a range") {
  const Outcome outcome = read_line(
      "舟は霧［＃「霧」に傍点］の中、［＃太字］十二［＃太字終わり］月10［＃「10」は縦中横］日"
      "［＃割り注］北岸［＃改行］南岸［＃割り注終わり］。");
  CHECK(outcome.said.empty());
  const Inlines& line = outcome.paragraph(0);
  CHECK(part<Span>(line, 1).kind == SpanKind::emphasis);
  CHECK(model::plain_text(part<Span>(line, 1).content) == "霧");
  CHECK(part<Span>(line, 3).kind == SpanKind::strong);
  CHECK(part<TateChuYoko>(line, 5).text == "10");
  CHECK(part<Warichu>(line, 7).content.size() == 3);
}

TEST_CASE("emphasis takes a reading within its words along") {
  const Outcome outcome = read_line("古い渡船《とせん》場［＃「渡船場」に傍点］");
  CHECK(outcome.said.empty());
  CHECK(part<Span>(outcome.paragraph(0), 1).content.size() == 2);
}

TEST_CASE("headings are subheads") {
  const Outcome outcome = read_line("第一章［＃「第一章」は中見出し］\n霧が晴れた。");
  const auto& subhead = std::get<Subhead>(outcome.article().body.at(0).value);
  CHECK(model::plain_text(subhead.content) == "第一章");
}

TEST_CASE("a gaiji note gives its character, by Unicode or by JIS X 0213") {
  CHECK(readers::gaiji_of("「木＋世」、U+67BB、12-3") == "枻");
  CHECK(readers::gaiji_of("「てへん＋劣」、第3水準1-84-77") == "挘");
  CHECK(readers::gaiji_of("「木＋世」、123-4") == std::nullopt);
  CHECK(readers::gaiji_of("U+D800") == std::nullopt);
  const Outcome outcome = read_line("※［＃「木＋世」、U+67BB］と※［＃「舟＋謎」］");
  CHECK(model::plain_text(outcome.paragraph(0)) == "枻と※［＃「舟＋謎」］");
  REQUIRE(outcome.said.size() == 1);
  CHECK(outcome.said[0].code == Code::annotation_not_kept);
  CHECK(outcome.said[0].line == 4);
}

TEST_CASE("accents are put on within their brackets") {
  CHECK(readers::accented("cafe'") == "café");
  CHECK(readers::accented("cafe") == std::nullopt);
  CHECK(model::plain_text(read_line("〔cafe'〕の〔席〕").paragraph(0)) == "caféの〔席〕");
}

TEST_CASE("an annotation of layout is named, and its words do not become text") {
  const Outcome outcome =
      read_line("［＃ここから２字下げ］\n霧が晴れた。\n［＃ここで字下げ終わり］");
  CHECK(model::plain_text(outcome.paragraph(0)) == "霧が晴れた。");
  REQUIRE(outcome.said.size() == 2);
  CHECK(outcome.said[0].arguments[0] == "ここから２字下げ");
}

TEST_CASE("marks that pair with nothing stay as text") {
  for (const std::string line :
       {"《", "》と", "｜", "［＃", "※［＃", "〔e'", "《》", "霧｜《きり"}) {
    INFO(line);
    CHECK(model::plain_text(read_line(line).paragraph(0)) == line);
  }
  CHECK(read_line("霧［＃太字］の町").said.size() == 1);
}
