// Sizes of headlines: chosen to fill the columns, between the limits of the design.
#include "composition/orphan.h"
#include "makeup/head_fit.h"
#include "unit/makeup/pages.h"

using namespace qianzi;
using namespace qianzi::makeup;
using namespace qianzi::makeup::test;

namespace {

struct Fitted {
  double size = 0;
  composition::ComposedParagraph set;
};

HeadLevel level(double size, double least, double most) {
  HeadLevel level;
  level.style = designs().at("daily").style(design::Role::headline);
  level.style.size = Pt(size);
  level.style.leading = Pt(size * 1.2);
  level.limits = {Pt(least), Pt(most)};
  return level;
}

Fitted fitted(const std::string& headline,
              double measure,
              const std::vector<HeadLevel>& levels,
              WritingMode mode = WritingMode::horizontal) {
  static composition::Composer composer(font_set());
  const Edition source = edition(1, 1, 20, "daily");
  const makeup::Designs all = designs();
  DiagnosticList sink;
  Workshop workshop{source, all.at("daily"), &composer, sink};
  ArticleText text(workshop, source.articles[0], 0, mode);
  std::vector<HeadLevel> turned = levels;
  for (HeadLevel& each : turned) each.style.writing_mode = mode;
  const HeadFit fit = fit_head_text(text, model::inlines_of(headline), turned, Pt(measure));
  CHECK(fit.measure <= Pt(measure));
  CHECK(fit.style.leading.value() == Approx(fit.style.size.value() * 1.2));
  return {fit.style.size.value(), fit.prepared->fit(fit.measure)};
}

std::string characters(std::size_t count) {
  std::string text = sentence(3, count);
  return text.substr(0, text.size() - std::string("。").size());
}

std::string first_line(const Fitted& fit) {
  std::string text;
  for (const auto& run : fit.set.lines.front().runs) text += run.text;
  return text;
}

}  // namespace

TEST_CASE("a headline one character too long for a line is set smaller") {
  const Fitted fit = fitted(characters(11), 200, {level(20, 16, 24)});
  CHECK(fit.set.lines.size() == 1);
  CHECK(fit.size == Approx(18));
}

TEST_CASE("a headline shorter than its columns grows to fill them, at most to the limit") {
  CHECK(fitted(characters(9), 200, {level(20, 16, 24)}).size == Approx(22));
  CHECK(fitted(characters(4), 200, {level(20, 16, 24)}).size == Approx(24));
  CHECK(fitted(characters(4), 200, {level(20, 16, 20)}).size == Approx(20));
}

TEST_CASE("a headline takes the largest level in which it takes one line") {
  const std::vector<HeadLevel> levels{level(40, 32, 48), level(20, 16, 24)};
  CHECK(fitted(characters(6), 200, levels).size == Approx(33));
  CHECK(fitted(characters(9), 200, levels).size == Approx(22));
}

TEST_CASE("no headline ends with a single character, whatever its length and measure") {
  const WritingMode mode = GENERATE(WritingMode::horizontal, WritingMode::vertical);
  const double measure = GENERATE(90.0, 131.0, 240.0, 377.0);
  for (std::size_t count = 1; count <= 60; ++count) {
    for (const char* const end : {"", "！", "”"}) {
      CAPTURE(count, measure, end);
      const auto fit =
          fitted(characters(count) + end, measure, {level(34, 27, 39), level(20, 16, 24)}, mode);
      CHECK_FALSE(composition::has_orphan(fit.set));
      CHECK(fit.size >= 16);
      CHECK(fit.size <= 39);
      CHECK(std::none_of(fit.set.lines.begin(), fit.set.lines.end(), [](const auto& line) {
        return line.overfull;
      }));
    }
  }
}

TEST_CASE("a single character is known at the end of lines, with marks or without") {
  const HeadLevel style = level(20, 20, 20);
  composition::Composer composer(font_set());
  const auto orphan = [&](const std::string& text, double measure) {
    return composition::has_orphan(
        composer.prepare(model::inlines_of(text), style.style)->fit(Pt(measure)));
  };
  CHECK_FALSE(orphan("江", 60));
  CHECK(orphan("江", 10) == false);
  ParagraphStyle greedy = style.style;
  greedy.fitting = Fitting::greedy;
  greedy.phrase_breaks = false;
  for (const std::string text : {"江桥", "江桥！"}) {
    const auto set = composer.prepare(model::inlines_of(text), greedy)->fit(Pt(31));
    REQUIRE(set.lines.size() == 2);
    CHECK(composition::has_orphan(set));
  }
  const auto set = composer.prepare(model::inlines_of("江桥灯风船"), greedy)->fit(Pt(60));
  CHECK_FALSE(composition::has_orphan(set));
}

TEST_CASE("a headline of two lines is broken between phrases where sizes allow") {
  const Fitted fit = fitted("渡口今晨恢复通航两岸居民纷纷称赞", 170, {level(20, 17, 24)});
  REQUIRE(fit.set.lines.size() == 2);
  CHECK(first_line(fit) == "渡口今晨恢复通航");
}

TEST_CASE("of a long headline the lines are of like length") {
  const Fitted fit = fitted(characters(27), 400, {level(34, 28, 40)});
  REQUIRE(fit.set.lines.size() == 2);
  CHECK(fit.set.lines[1].natural > fit.set.lines[0].natural * 0.6);
}
