#include "model/messages.h"
#include "small_edition.h"
#include "transforms/clean.h"

#include <catch2/catch.hpp>

#include <array>

using namespace qianzi;
using namespace qianzi::tests;
using transforms::CleanUp;

namespace {

/// Inline content with readings in brackets: 〔續|xù〕.
std::string shown(const Inlines& content) {
  std::string out;
  for (const Inline& part : content) {
    if (const auto* text = std::get_if<Text>(&part.value)) out += text->text;
    if (const auto* span = std::get_if<Span>(&part.value)) out += "<" + shown(span->content) + ">";
    if (const auto* ruby = std::get_if<Ruby>(&part.value)) {
      for (const RubySegment& one : ruby->segments)
        out += "〔" + one.base + "|" + one.reading + "〕";
    }
  }
  return out;
}

std::string
cleaned(CleanUp what, const std::string& text, const std::string& language = "zh-Hans") {
  Edition edition = small_edition(model::inlines_of(text), language);
  DiagnosticList sink;
  transforms::clean(edition, std::array{what}, sink);
  return shown(content_of(edition));
}

}  // namespace

TEST_CASE("entities left as text become their characters") {
  const auto entities = [](const std::string& text) { return cleaned(CleanUp::entities, text); };
  CHECK(entities("&ldquo;铅字&rdquo;&mdash;&#24352;&#x5F20;") == "“铅字”—张张");
  CHECK(entities("&amp;lt; 一层而已") == "&lt; 一层而已");
  CHECK(entities("Q&A；A&B; &nosuch; & &#0; &#xD800; &#99999999;") ==
        "Q&A；A&B; &nosuch; & &#0; &#xD800; &#99999999;");
}

TEST_CASE("zero-width characters go where nothing needs them") {
  const auto drop = [](const std::string& text) { return cleaned(CleanUp::zero_width, text); };
  CHECK(drop("铅\u200B字\uFEFF有\u200D温\u200E度\u00AD") == "铅字有温度");
  CHECK(drop("क्\u200Dष و\u200Cز") == "क्\u200Dष و\u200Cز");
  CHECK(drop("👩\u200D👧") == "👩\u200D👧");
  CHECK(drop("שלום\u200F 铅字") == "שלום\u200F 铅字");
}

TEST_CASE("compatibility ideographs and radicals become ideographs, but not in Japanese") {
  CHECK(cleaned(CleanUp::compatibility, "\uF9D2\U0002F804⼀⽂") == "戮你一文");
  CHECK(cleaned(CleanUp::compatibility, "\uFA19", "ja") == "\uFA19");
  CHECK(cleaned(CleanUp::compatibility, "﨑﨎") == "﨑﨎");  // ideographs of their own
}

TEST_CASE("full-width letters and digits become half-width with the marks among them") {
  const auto narrow = [](const std::string& text) { return cleaned(CleanUp::width, text); };
  CHECK(narrow("２０２６年ＡＩ，１，２３４．５％，１０：３０。") == "2026年AI，1,234.5%，10:30。");
  CHECK(narrow("他说，（是）：好！") == "他说，（是）：好！");
}

TEST_CASE("pairs of angle brackets around CJK text become title marks") {
  const auto mend = [](const std::string& text) { return cleaned(CleanUp::title_marks, text); };
  CHECK(mend("读<<红楼梦>>与＜＜史记＞＞") == "读《红楼梦》与《史记》");
  CHECK(mend("代码 a << b >> c 不变") == "代码 a << b >> c 不变");
  CHECK(mend("<<没有结尾") == "<<没有结尾");
}

TEST_CASE("half-width marks beside Chinese become full-width") {
  const auto mend = [](const std::string& text) { return cleaned(CleanUp::punctuation, text); };
  CHECK(mend("他来了,我走了.真的?真的!") == "他来了，我走了。真的？真的！");
  CHECK(mend("他来了, 我走了. ") == "他来了，我走了。");
  CHECK(mend("圆周率3.14,时间10:30,网址http://example.org/a.html") ==
        "圆周率3.14，时间10:30，网址http://example.org/a.html");
  CHECK(mend("他说(笑)这是A(B)型") == "他说（笑）这是A（B）型");
  CHECK(mend("等等...好。。。再说…") == "等等……好……再说……");
  CHECK(mend("铅字--活字—字模") == "铅字——活字——字模");
  CHECK(mend("1-2页,T-34") == "1-2页，T-34");
  CHECK(mend("约翰•史密斯") == "约翰·史密斯");
  CHECK(mend("All Latin, stays (here): \"yes\".") == "All Latin, stays (here): \"yes\".");
}

TEST_CASE("quotation marks take the forms of the text's region") {
  CHECK(cleaned(CleanUp::punctuation, "他说:\"好'是'的\".") == "他说：“好‘是’的”。");
  CHECK(cleaned(CleanUp::punctuation, "他說:\"好\".", "zh-Hant-TW") == "他說：「好」。");
  CHECK(cleaned(CleanUp::punctuation, "他說“這叫‘好’”", "zh-Hant-HK") == "他說「這叫『好』」");
  CHECK(cleaned(CleanUp::punctuation, "他说「好」") == "他说“好”");
  CHECK(cleaned(CleanUp::punctuation, "彼は\"はい\",と.", "ja") == "彼は「はい」、と。");
  CHECK(cleaned(CleanUp::punctuation, "那是it's的用法") == "那是it's的用法");
  CHECK(cleaned(CleanUp::punctuation, "그는 \"예\", 했다.", "ko") == "그는 \"예\", 했다.");
}

TEST_CASE("a mark sees its neighbours through the borders of elements") {
  Inlines content = model::inlines_of("作者");
  add_span(content, SpanKind::name, model::inlines_of("张三"));
  content.emplace_back().value = Text{",你好"};
  Edition edition = small_edition(std::move(content), "zh-Hans");
  DiagnosticList sink;
  transforms::clean(edition, std::array{CleanUp::punctuation}, sink);
  CHECK(shown(content_of(edition)) == "作者<张三>，你好");
}

TEST_CASE("bracketed readings become ruby where they are readings of their characters") {
  const auto ruby = [](const std::string& text) { return cleaned(CleanUp::readings, text); };
  CHECK(ruby("繼續(xù)學") == "繼〔續|xù〕學");
  CHECK(ruby("学(xué)习(xí)") == "〔学|xué〕〔习|xí〕");
  CHECK(ruby("北京（běijīng）的") == "〔北|běi〕〔京|jīng〕的");
  CHECK(ruby("女(nü3)儿和绿（lv4）") == "〔女|nü3〕儿和〔绿|lv4〕");
  CHECK(ruby("續(ㄒㄩˋ)與中(ㄓㄨㄥ)") == "〔續|ㄒㄩˋ〕與〔中|ㄓㄨㄥ〕");
  CHECK(ruby("东西(dōngxi)") == "〔东|dōng〕〔西|xi〕");
  CHECK(ruby("中(A)、水(H2O)、和(he)、安(an)全、行(hǎo)") ==
        "中(A)、水(H2O)、和(he)、安(an)全、行(hǎo)");
  CHECK(ruby("(xù)在前") == "(xù)在前");
}

TEST_CASE("bracketed readings can go instead") {
  CHECK(cleaned(CleanUp::readings_strip, "学(xué)习(xí)，中(A)") == "学习，中(A)");
}

TEST_CASE("each step reports what it changed, where first and how often") {
  Edition edition = small_edition(model::inlines_of("甲,乙,丙"), "zh-Hans");
  edition.articles[0].head.keywords = {"ＡＢ"};
  DiagnosticList sink;
  transforms::clean(edition, std::array{CleanUp::punctuation, CleanUp::width}, sink);
  REQUIRE(sink.entries.size() == 2);
  CHECK(model::as_text(sink.entries[0]) ==
        "piece.xml:4:1: note: punctuation changed 2 places in piece, the first «,» to «，» "
        "[text-cleaned]");
  CHECK(edition.articles[0].head.keywords[0] == "AB");
}

TEST_CASE("a text is never cleaned away") {
  CHECK(cleaned(CleanUp::zero_width, "\u200B\u200B") == "\u200B\u200B");
}

TEST_CASE("clean-ups have names, and there is none of another") {
  for (const std::string_view name : transforms::clean_up_names()) {
    REQUIRE(transforms::clean_up_of(name));
    CHECK(transforms::name_of(*transforms::clean_up_of(name)) == name);
  }
  CHECK_FALSE(transforms::clean_up_of("polish"));
}
