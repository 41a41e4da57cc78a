#include "memory_files.h"
#include "model/messages.h"
#include "model/text.h"
#include "readers/text/text_reader.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using readers::TextRule;

namespace {

struct Outcome {
  std::optional<Edition> edition;
  std::vector<Diagnostic> said;

  [[nodiscard]] const Article& article() const {
    REQUIRE(edition);
    return edition->articles.at(0);
  }
  [[nodiscard]] std::vector<std::string> taken() const {
    std::vector<std::string> taken;
    for (const Diagnostic& d : said) {
      REQUIRE(d.code == Code::text_recognised);
      taken.push_back(std::to_string(d.line) + " " + d.arguments[0]);
    }
    return taken;
  }
};

Outcome read(const std::string& text, const readers::TextOptions& options = {}) {
  DiagnosticList sink;
  Outcome outcome;
  outcome.edition = readers::read_text(text, "old/ferry.txt", options, {}, sink);
  outcome.said = sink.entries;
  return outcome;
}

template <class Kind>
const Kind& block(const Outcome& outcome, std::size_t index) {
  return std::get<Kind>(outcome.article().body.at(index).value);
}

std::string words(const Inlines& content) {
  return model::plain_text(content);
}

using Lines = std::vector<std::string>;

const std::string interview = "首页 > 要闻 > 正文\n"
                              "渡口复航之后\r\n"
                              "——与船长谈江上三十年\n"
                              "2022-12-12 09:44:21  来源:云浦日报  点击：1024\n"
                              "□本报记者 林一帆\n"
                              "\n"
                              "　　大雾散去，渡轮离岸。\n"
                              "　　记者：您何时上船？\n"
                              "　　周师傅：十七岁。\n"
                              "　　那年冬天很冷。\n"
                              "　　记者：后来呢？\n"
                              "　　周师傅：一直在船上。\n"
                              "分享到：微信 微博\n"
                              "版权声明：本文归云浦日报所有。\n";

}  // namespace

TEST_CASE("a plain text's head is seen in its first lines") {
  const Outcome outcome = read(interview);
  const ArticleHead& head = outcome.article().head;
  CHECK(words(head.headline) == "渡口复航之后");
  CHECK(words(head.deck) == "与船长谈江上三十年");
  CHECK(head.published == "2022-12-12T09:44:21+08:00");
  CHECK(head.source == "云浦日报");
  CHECK(head.bylines == Lines{"本报记者 林一帆"});
  CHECK(head.rights == "版权声明：本文归云浦日报所有。");
  CHECK(outcome.article().language == "zh-Hans");
  CHECK(outcome.edition->head.id == "ferry");
  CHECK(outcome.edition->head.date == "2022-12-12");
}

TEST_CASE("a name and a colon that recurs is a speaker's turn") {
  const Outcome outcome = read(interview);
  REQUIRE(outcome.article().body.size() == 5);
  CHECK(block<Turn>(outcome, 1).role == TurnRole::question);
  const auto& answer = block<Turn>(outcome, 2);
  CHECK(answer.role == TurnRole::answer);
  CHECK(answer.speaker == "周师傅");
  CHECK(answer.content.size() == 2);
}

TEST_CASE("each recognition is reported in the order of the file") {
  CHECK(read(interview).taken() == Lines{"1 navigation",
                                         "2 headline",
                                         "3 deck",
                                         "4 dateline",
                                         "4 navigation",
                                         "5 byline",
                                         "8 turns",
                                         "9 turns",
                                         "11 turns",
                                         "12 turns",
                                         "13 navigation",
                                         "14 rights"});
}

TEST_CASE("a rule that is off takes nothing, and its lines stay as text") {
  for (const std::string_view name : readers::text_rule_names()) {
    const auto rule = readers::text_rule_of(name);
    REQUIRE(rule);
    const Outcome outcome = read(interview, {.off = {*rule}, .language = {}});
    for (const std::string& taken : outcome.taken()) {
      CHECK(taken.find(std::string(name)) == std::string::npos);
    }
  }
  const Outcome plain = read(interview,
                             {.off = {TextRule::navigation,
                                      TextRule::rights,
                                      TextRule::dateline,
                                      TextRule::byline,
                                      TextRule::deck,
                                      TextRule::headline,
                                      TextRule::turns,
                                      TextRule::clauses,
                                      TextRule::subheads},
                              .language = {}});
  CHECK(plain.said.empty());
  CHECK(plain.article().body.size() == 13);
  CHECK(words(plain.article().head.headline) == "ferry");
}

TEST_CASE("no line of a text is lost: it is in the article or reported whole") {
  const std::string text =
      interview + "一、修船\n二、修路\n（一）东段\n（二）西段\n三、植树\n最后一段。\n";
  for (const std::string_view off : {"", "navigation", "dateline", "turns"}) {
    readers::TextOptions options;
    if (!off.empty()) options.off.insert(*readers::text_rule_of(off));
    const Outcome outcome = read(text, options);
    const ArticleHead& head = outcome.article().head;
    std::string out = words(head.headline) + "\n" + words(head.deck) + "\n" + head.rights + "\n" +
                      model::plain_text(outcome.article().body);
    for (const Diagnostic& d : outcome.said) out += d.arguments[1] + "\n";
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = text.find('\n', at);
      std::string line = text.substr(at, end - at);
      at = end + 1;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.starts_with("　　")) line = line.substr(6);
      INFO(off << ": " << line);
      CHECK(out.find(line) != std::string::npos);
    }
  }
}

TEST_CASE("lines that are counted are a list, with lists in it") {
  const Outcome outcome =
      read("通知\n说明如下。\n一、修船\n（一）东段\n（二）西段\n二、修路\n三、植树\n此致。");
  const auto& list = block<List>(outcome, 1);
  CHECK(list.marker == ListMarker::ideographic);
  REQUIRE(list.items.size() == 3);
  const auto& inner = std::get<List>(list.items[0].content.at(1).value);
  CHECK(inner.marker == ListMarker::bracketed_ideographic);
  CHECK(inner.items.size() == 2);
}

TEST_CASE("a number with a fraction is no item") {
  const Outcome outcome = read("水位\n今日水位。\n1.5米以上停航。\n2.5米以上撤离。");
  CHECK(outcome.article().body.size() == 3);
}

TEST_CASE("a short line without a final mark between paragraphs is a subhead") {
  const Outcome outcome = read("江上\n雾散了。\n停航两天\n渡轮离岸。\n一、修船\n船厂开工。");
  CHECK(words(block<Subhead>(outcome, 1).content) == "停航两天");
  CHECK(words(block<Subhead>(outcome, 3).content) == "一、修船");
}

TEST_CASE("texts in traditional Chinese and Japanese are known by their characters") {
  const Outcome hant = read("首頁 > 要聞\n渡口復航\n記者 林一帆\n2022年12月12日 來源：雲浦日報\n"
                            "這個渡口對兩岸來說很重要。\n版權所有：雲浦日報\n");
  CHECK(hant.article().language == "zh-Hant");
  CHECK(hant.article().head.source == "雲浦日報");
  CHECK(hant.article().head.bylines == Lines{"記者 林一帆"});
  CHECK(hant.article().head.published == "2022-12-12");
  CHECK(hant.article().head.rights == "版權所有：雲浦日報");
  const Outcome ja = read("渡し船\n2022年12月12日 9:44\n霧が晴れて、船が岸を離れた。\n");
  CHECK(ja.article().language == "ja");
  CHECK(ja.article().head.published == "2022-12-12T09:44:00+09:00");
}

TEST_CASE("a sentence with a date or a menu's word in it is a paragraph") {
  const Outcome outcome = read("旧事\n2022年12月12日，渡口复航。\n他点击了首页。\n他说：好。\n");
  CHECK(outcome.article().body.size() == 3);
  CHECK(outcome.taken() == Lines{"1 headline"});
}

TEST_CASE("words that stand beside a date stay as text") {
  const Outcome outcome = read("旧事\n2022-12-12 责任编辑：周舟\n雾散了。");
  CHECK(words(block<Paragraph>(outcome, 0).content) == "责任编辑：周舟");
}

TEST_CASE("bytes that are no text are refused with their place") {
  Outcome outcome = read("题\n字\xFF");
  CHECK_FALSE(outcome.edition);
  CHECK(outcome.said.at(0).code == Code::not_utf8);
  CHECK(outcome.said.at(0).line == 2);
  CHECK(outcome.said.at(0).column == 2);
  outcome = read(std::string("题\n\0", 5));
  CHECK(outcome.said.at(0).code == Code::forbidden_character);
  outcome = read("\n \n");
  CHECK(outcome.said.at(0).code == Code::empty_element);
}

TEST_CASE("a file that does not begin with a tag is read as text") {
  tests::MemoryFiles files;
  files.files["a.txt"] = "\xEF\xBB\xBF题\n字。";
  DiagnosticList sink;
  const auto edition = readers::read_edition("a.txt", files, {}, sink);
  REQUIRE(edition);
  CHECK(edition->articles.at(0).where.line == 1);
  CHECK(words(edition->articles.at(0).head.headline) == "题");
}
