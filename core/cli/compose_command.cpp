#include "cli/compose_command.h"

#include "batch/job.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <utility>

namespace qianzi::cli {
namespace {

/// More than this is no text that somebody types; the same limit as a file's.
constexpr std::size_t typed_limit = 32u << 20;

/// An option whose values are words.
template <class Value>
void add_choice(CLI::App& command,
                const std::string& name,
                const std::string& help,
                Value& value,
                const std::map<std::string, Value>& words,
                const std::string& shown) {
  command.add_option(name, value, help)
      ->transform(CLI::CheckedTransformer(words))
      ->option_text(shown);
}

void add_lengths(CLI::App& command, batch::ComposeRequest& request) {
  command.add_option("--measure", request.measure, "Length of a line (20em)")
      ->option_text("20em|120pt|50mm");
  command.add_option("--size", request.size, "Size of the type (9pt)")->option_text("9pt|小五");
  command.add_option("--indent", request.first_indent, "Indent of each first line (0em)")
      ->option_text("2em");
  add_choice<bool>(command,
                   "--trim-indented",
                   "Whether an opening mark loses its white space after an indent too (yes)",
                   request.style.trim_indented,
                   {{"yes", true}, {"no", false}},
                   "yes|no");
}

void add_lines(CLI::App& command, ParagraphStyle& style) {
  add_choice<Alignment>(command,
                        "--align",
                        "How lines stand in the measure (justify)",
                        style.alignment,
                        {{"justify", Alignment::justify},
                         {"start", Alignment::start},
                         {"centre", Alignment::centre},
                         {"end", Alignment::end},
                         {"even", Alignment::even}},
                        "justify|start|centre|end|even");
  add_choice<Fitting>(command,
                      "--fit",
                      "How line ends are chosen: over the paragraph or line by line (total)",
                      style.fitting,
                      {{"total", Fitting::total}, {"greedy", Fitting::greedy}},
                      "total|greedy");
  add_choice<KoreanBreaks>(command,
                           "--korean",
                           "Where Korean lines may end (syllable)",
                           style.korean_breaks,
                           {{"syllable", KoreanBreaks::syllable}, {"word", KoreanBreaks::word}},
                           "syllable|word");
  command.add_flag_callback(
      "--no-hyphenate", [&] { style.hyphenate = false; }, "Leave Latin words whole");
  command.add_flag("--phrase", style.phrase_breaks, "End lines between phrases where they can");
}

void add_marks(CLI::App& command, ParagraphStyle& style) {
  // loose and normal are what CSS calls the Japanese and Korean levels.
  add_choice<Prohibition>(command,
                          "--prohibit",
                          "How strictly marks are kept from line edges (basic; ja: normal)",
                          style.prohibition,
                          {{"none", Prohibition::none},
                           {"basic", Prohibition::basic},
                           {"loose", Prohibition::basic},
                           {"gb", Prohibition::gb},
                           {"normal", Prohibition::gb},
                           {"strict", Prohibition::strict}},
                          "none|basic|gb|strict|loose|normal");
  command.parse_complete_callback([&command, &style] {
    if (command.count("--prohibit") > 0) style.japanese_prohibition = style.prohibition;
  });
  add_choice<PunctuationStyle>(command,
                               "--punctuation",
                               "Widths of full-width marks (full)",
                               style.punctuation,
                               {{"full", PunctuationStyle::full},
                                {"half", PunctuationStyle::half},
                                {"kaiming", PunctuationStyle::kaiming},
                                {"none", PunctuationStyle::none}},
                               "full|half|kaiming|none");
  command.add_flag("--hanging", style.hanging, "Marks may hang outside the line's end");
  command.add_flag("--grid", style.grid, "Every character in its cell of one em");
}

std::string standard_input() {
  std::string text;
  std::array<char, 65536> buffer{};
  std::size_t got = 0;
  while ((got = std::fread(buffer.data(), 1, buffer.size(), stdin)) > 0) {
    text.append(buffer.data(), got);
    if (text.size() > typed_limit) throw batch::UsageError("-: more than 32 MiB; set a file");
  }
  return text;
}

}  // namespace

CLI::App& add_compose(CLI::App& app, batch::ComposeRequest& request) {
  CLI::App& command = *app.add_subcommand("compose", "Set a text of your own and show its lines");
  command
      .add_option("INPUT", request.input, "Text, a paragraph a line, or inline markup; - is typed")
      ->required()
      ->option_text("FILE|-");
  command.add_option("--lang", request.style.language, "Language (zh-Hans)")
      ->option_text("zh-Hans|zh-Hant|ja|ko|...");
  command.add_option("--role", request.style.role, "Role in the font set (body)")
      ->option_text("body|headline|...");
  command.add_flag_callback(
      "--vertical",
      [&] { request.style.writing_mode = WritingMode::vertical; },
      "Lines from top to bottom");
  command.add_flag("--tcy", request.style.automatic_tcy, "Two digits upright in a vertical line");
  add_lengths(command, request);
  add_lines(command, request.style);
  add_marks(command, request.style);
  add_choice<batch::ComposeForm>(command,
                                 "--format",
                                 "What is printed (text)",
                                 request.form,
                                 {{"text", batch::ComposeForm::text},
                                  {"json", batch::ComposeForm::json},
                                  {"svg", batch::ComposeForm::svg}},
                                 "text|json|svg");
  command.add_flag("--guides", request.guides, "Draw the measure and the lines too (svg)");
  command.footer("Examples:\n"
                 "  echo '他说：“铅字有温度。”' | qianzi compose --measure 6em -\n"
                 "  qianzi compose --lang ja --vertical --format svg text.txt > text.svg\n"
                 "  qianzi compose --format json ruby.xml");
  return command;
}

batch::ExitCode run_compose(batch::ComposeRequest request,
                            const batch::Environment& environment,
                            DiagnosticSink& sink) {
  if (request.guides && request.form != batch::ComposeForm::svg) {
    throw batch::UsageError("--guides: only a drawing has them; add --format svg");
  }
  if (request.input == "-") request.typed = standard_input();
  std::string output;
  const batch::ExitCode code = batch::compose(request, environment, sink, output);
  std::fwrite(output.data(), 1, output.size(), stdout);
  return code;
}

}  // namespace qianzi::cli
