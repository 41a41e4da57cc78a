#include "small_edition.h"
#include "transforms/variant.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::tests;
using transforms::Variant;

namespace {

std::string converted(Variant to, const std::string& language, Inlines content) {
  transforms::VariantPress press(to);
  const Edition edition = press.convert(small_edition(std::move(content), language));
  return model::plain_text(content_of(edition));
}

std::string converted(Variant to, const std::string& language, const std::string& text) {
  return converted(to, language, model::inlines_of(text));
}

}  // namespace

TEST_CASE("simplified text becomes Taiwan's with its words and marks") {
  CHECK(converted(Variant::hant_tw, "zh-Hans", "“头发”和‘出发’用鼠标打印") ==
        "「頭髮」和『出發』用滑鼠列印");
}

TEST_CASE("simplified text becomes Hong Kong's") {
  CHECK(converted(Variant::hant_hk, "zh-Hans", "他说：“这里面是面条。”") ==
        "他説：「這裏面是麪條。」");
}

TEST_CASE("traditional text becomes simplified") {
  CHECK(converted(Variant::hans, "zh-Hant-TW", "他說：「頭髮『乾』了」") == "他说：“头发‘干’了”");
  CHECK(converted(Variant::hans, "zh-Hant", "皇后在後面") == "皇后在后面");
}

TEST_CASE("phrases are seen over the borders of elements") {
  Inlines content = model::inlines_of("理");
  add_span(content, SpanKind::strong, model::inlines_of("发"));
  content.emplace_back().value = Text{"后出"};
  add_span(content, SpanKind::strong, model::inlines_of("发"));
  CHECK(converted(Variant::hant_tw, "zh-Hans", std::move(content)) == "理髮後出發");
}

TEST_CASE("a word that changes its length over elements keeps each its part") {
  Inlines content = model::inlines_of("用互联");
  add_span(content, SpanKind::strong, model::inlines_of("网"));
  const std::string text = converted(Variant::hant_tw, "zh-Hans", std::move(content));
  CHECK(text == "用互聯網");
  CHECK(converted(Variant::hant_tw, "zh-Hans", "用互联网") == "用網際網路");
}

TEST_CASE("a base is converted and keeps its reading") {
  Inlines content;
  content.push_back(
      {Ruby{{{"续", "xù"}, {"写", "xiě"}}, RubyKind::pinyin, RubySide::over, ""}, {}});
  transforms::VariantPress press(Variant::hant_tw);
  const Edition edition = press.convert(small_edition(std::move(content), "zh-Hans"));
  const auto& ruby = std::get<Ruby>(content_of(edition)[0].value);
  CHECK(ruby.segments[0].base == "續");
  CHECK(ruby.segments[0].reading == "xù");
  CHECK(ruby.segments[1].base == "寫");
}

TEST_CASE("what names a language of its own is left alone") {
  Inlines content = model::inlines_of("作家");
  add_span(content, SpanKind::name, model::inlines_of("范后“云”"), "zh-Hans");
  content.emplace_back().value = Text{"说"};
  CHECK(converted(Variant::hant_tw, "zh-Hans", std::move(content)) == "作家范后“云”說");

  Edition edition = small_edition(model::inlines_of("后"), "zh-Hans");
  edition.articles[0].body[0].language = "zh-Hans";
  transforms::VariantPress press(Variant::hant_tw);
  const Edition out = press.convert(edition);
  CHECK(model::plain_text(out.articles[0].body) == "后\n");
  CHECK(out.articles[0].body[0].language == "zh-Hans");
}

TEST_CASE("an article that is not Chinese is left alone") {
  CHECK(converted(Variant::hant_tw, "ja", "学校“後”") == "学校“後”");
}

TEST_CASE("the variant has an id and language tags of its own") {
  transforms::VariantPress press(Variant::hant_hk);
  const Edition edition = press.convert(small_edition(model::inlines_of("字"), "zh-Hans"));
  CHECK(edition.head.id == "paper-zh-Hant-HK");
  CHECK(edition.head.language == "zh-Hant-HK");
  CHECK(edition.head.nameplate == "鉛字報");
  CHECK(edition.articles[0].language == "zh-Hant-HK");
}

TEST_CASE("text of the variant's own script keeps its words") {
  CHECK(converted(Variant::hans, "zh-Hans", "鼠标里的“后”") == "鼠标里的“后”");
}

TEST_CASE("variants have names, and there is none of another") {
  for (const std::string_view tag : transforms::variant_tags()) {
    REQUIRE(transforms::variant_of(tag));
    CHECK(transforms::tag_of(*transforms::variant_of(tag)) == tag);
  }
  CHECK_FALSE(transforms::variant_of("zh"));
}

TEST_CASE("a volume's parts and indexes are in its script too") {
  Edition edition = small_edition(model::inlines_of("后"), "zh-Hans");
  edition.head.series = {"选集", 1, 2, "第1卷", ""};
  edition.head.parts = {{"2026年", {}, {{"评论", {"piece"}, {}}}}};
  edition.head.indexes = {{"作者索引", {{"C", {{"陈独", {"piece"}}}}}}};
  transforms::VariantPress press(Variant::hant_tw);
  const EditionHead head = press.convert(edition).head;
  CHECK(head.series.title == "選集");
  CHECK(head.parts[0].parts[0].name == "評論");
  CHECK(head.indexes[0].headings[0].entries[0].text == "陳獨");
}
