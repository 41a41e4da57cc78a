// What composition costs, stage by stage, against one hb_shape of the same text in the same run.
//
//     composition_bench [Google Benchmark's options]
//     composition_bench --passes compose|shape N    N passes without a clock, for callgrind
//     composition_bench --text N                    the text, for scripts/quality
#include "composition/collect.h"
#include "composition/composer.h"
#include "composition/glue.h"
#include "composition/itemize.h"
#include "composition/ruby.h"
#include "composition/shape.h"
#include "corpus.h"
#include "fonts/font_set.h"
#include "model/text.h"

#include <hb.h>

#include <benchmark/benchmark.h>
#include <charconv>
#include <cstdio>
#include <memory>
#include <string_view>

using namespace qianzi;
using namespace qianzi::composition;

namespace {

constexpr std::size_t timed_characters = 100'000;
constexpr std::size_t counted_characters = 20'000;
constexpr Pt measure{9 * 17};  // a column of a daily

const fonts::FontSet& fonts_of_bench() {
  static const std::unique_ptr<const fonts::FontSet> set = [] {
    DiagnosticList sink;
    return fonts::load_font_set(QIANZI_SOURCE_DIR "/fonts/fontset.xml", sink);
  }();
  return *set;
}

const bench::Corpus& corpus() {
  static const bench::Corpus corpus = bench::make_corpus(timed_characters);
  return corpus;
}

std::vector<Inlines> contents(const bench::Corpus& from) {
  std::vector<Inlines> result;
  for (const std::string& paragraph : from.paragraphs) {
    result.push_back(model::inlines_of(paragraph));
  }
  return result;
}

void count(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(corpus().characters) * state.iterations());
}

/// One call of hb_shape a paragraph, in the face of most of it.
unsigned shape_raw(const std::vector<std::string>& paragraphs) {
  const ParagraphStyle style;
  const FaceId face = fonts_of_bench().chain(style.role, style.language).front();
  hb_font_t* const font = fonts_of_bench().face(face).shaping_font();
  hb_buffer_t* const buffer = hb_buffer_create();
  unsigned glyphs = 0;
  for (const std::string& text : paragraphs) {
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string(style.language.c_str(), -1));
    hb_shape(font, buffer, nullptr, 0);
    glyphs += hb_buffer_get_length(buffer);
  }
  hb_buffer_destroy(buffer);
  return glyphs;
}

std::size_t compose(Composer& composer, const std::vector<Inlines>& paragraphs) {
  std::size_t lines = 0;
  for (const Inlines& content : paragraphs) {
    lines += composer.prepare(content, ParagraphStyle{})->fit(measure).lines.size();
  }
  return lines;
}

/// The stages before items, each on the result of the one before.
class Stages {
public:
  Stages() : shaper_(fonts_of_bench()) {
    for (const Inlines& content : contents(corpus()))
      collected_.push_back(collect(content, style_));
  }

  [[nodiscard]] std::vector<ShapedText> itemized() {
    const ItemizeTools tools{fonts_of_bench(), unicode_, faces_, shaper_, hyphenator_};
    std::vector<ShapedText> result;
    result.reserve(collected_.size());
    for (const CollectedText& each : collected_) {
      result.push_back(itemize(each.base, each, style_, each.tcy, {}, tools));
    }
    return result;
  }

  void shape(std::vector<ShapedText>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      shaper_.shape(collected_[i].base, collected_[i], texts[i]);
    }
  }

  std::size_t items(std::vector<ShapedText>& texts) {
    std::size_t made = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      made += make_items(collected_[i], style_, {}, texts[i], shaper_).size();
    }
    return made;
  }

private:
  ParagraphStyle style_;
  UnicodeServices unicode_;
  FaceMemory faces_;
  Shaper shaper_;
  Hyphenator hyphenator_;
  std::vector<CollectedText> collected_;
};

void raw_hb_shape(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(shape_raw(corpus().paragraphs));
  count(state);
}

void itemize_text(benchmark::State& state) {
  Stages stages;
  for (auto _ : state) benchmark::DoNotOptimize(stages.itemized());
  count(state);
}

void shape_text(benchmark::State& state) {
  Stages stages;
  const std::vector<ShapedText> itemized = stages.itemized();
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<ShapedText> texts = itemized;
    state.ResumeTiming();
    stages.shape(texts);
    benchmark::DoNotOptimize(texts.data());
  }
  count(state);
}

void make_items_of_text(benchmark::State& state) {
  Stages stages;
  std::vector<ShapedText> shaped = stages.itemized();
  stages.shape(shaped);
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<ShapedText> texts = shaped;
    state.ResumeTiming();
    benchmark::DoNotOptimize(stages.items(texts));
  }
  count(state);
}

void fit_lines(benchmark::State& state) {
  Composer composer(fonts_of_bench());
  std::vector<std::unique_ptr<PreparedParagraph>> prepared;
  for (const Inlines& content : contents(corpus())) {
    prepared.push_back(composer.prepare(content, ParagraphStyle{}));
  }
  for (auto _ : state) {
    for (const auto& paragraph : prepared) benchmark::DoNotOptimize(paragraph->fit(measure));
  }
  count(state);
}

void whole(benchmark::State& state) {
  Composer composer(fonts_of_bench());
  const std::vector<Inlines> paragraphs = contents(corpus());
  for (auto _ : state) benchmark::DoNotOptimize(compose(composer, paragraphs));
  count(state);
}

BENCHMARK(raw_hb_shape)->Unit(benchmark::kMillisecond);
BENCHMARK(itemize_text)->Unit(benchmark::kMillisecond);
BENCHMARK(shape_text)->Unit(benchmark::kMillisecond);
BENCHMARK(make_items_of_text)->Unit(benchmark::kMillisecond);
BENCHMARK(fit_lines)->Unit(benchmark::kMillisecond);
BENCHMARK(whole)->Unit(benchmark::kMillisecond);

std::size_t number(std::string_view word) {
  std::size_t value = 0;
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

/// A paragraph a line.
int print_text(std::string_view characters) {
  for (const std::string& text : bench::make_corpus(number(characters)).paragraphs) {
    std::printf("%s\n", text.c_str());
  }
  return 0;
}

/// Prints how many characters a pass has.
int run_passes(std::string_view what, std::string_view times) {
  const std::size_t passes = number(times);
  const bench::Corpus text = bench::make_corpus(counted_characters);
  const std::vector<Inlines> paragraphs = contents(text);
  Composer composer(fonts_of_bench());
  for (std::size_t i = 0; i < passes; ++i) {
    if (what == "shape") {
      benchmark::DoNotOptimize(shape_raw(text.paragraphs));
    } else {
      benchmark::DoNotOptimize(compose(composer, paragraphs));
    }
  }
  std::printf("%zu\n", text.characters);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "--passes") return run_passes(argv[2], argv[3]);
  if (argc == 3 && std::string_view(argv[1]) == "--text") return print_text(argv[2]);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
