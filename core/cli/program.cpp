#include "cli/program.h"

#include "batch/job.h"
#include "batch/listing.h"
#include "cli/compose_command.h"
#include "cli/diagnostics.h"
#include "cli/version.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::cli {
namespace {

using batch::ExitCode;

/// What the words on the command line came to.
struct Words {
  batch::BuildRequest build;
  std::vector<std::string> check_inputs;
  batch::Preparation preparation;
  bool layout = false;
  std::string dump_input;
  batch::Stage dump_stage = batch::Stage::edition;
  batch::ComposeRequest compose;
  std::vector<std::string> plugin_folders;
  DiagnosticForm diagnostics = DiagnosticForm::text;
  bool json = false;
};

/// An option whose value is one of a few words. CLI11's own transformer also takes the numbers
/// behind them and shows those in its complaint.
template <class Value>
CLI::Option& add_choice(CLI::App& command,
                        const std::string& name,
                        Value& value,
                        std::vector<std::pair<std::string, Value>> choices,
                        const std::string& help) {
  std::vector<std::string> known;
  for (const auto& [word, meaning] : choices) known.push_back(word);
  const std::string words = fmt::format("{}", fmt::join(known, "|"));
  const auto take = [name, &value, choices, words](const std::string& given) {
    for (const auto& [word, meaning] : choices) {
      if (word == given) {
        value = meaning;
        return;
      }
    }
    throw CLI::ValidationError(name, fmt::format("{} is none of {}", given, words));
  };
  return *command.add_option_function<std::string>(name, take, help)->option_text(words);
}

void add_diagnostics(CLI::App& command, Words& words) {
  add_choice(command,
             "--diagnostics",
             words.diagnostics,
             {{"text", DiagnosticForm::text}, {"json", DiagnosticForm::json}},
             "How diagnostics are written (default text)");
}

void add_plugin_folders(CLI::App& command, Words& words) {
  command
      .add_option(
          "--plugin-dir", words.plugin_folders, "Folder to look for plugins in first; repeatable")
      ->option_text("DIR")
      ->allow_extra_args(false);
}

/// --encoding, --text-rules-off, --clean and --variant: of every command that reads editions.
void add_preparation(CLI::App& command, Words& words) {
  const auto add =
      [&](const std::string& name, std::vector<std::string>& list, const std::string& help) {
        command.add_option(name, list, help)->delimiter(',')->allow_extra_args(false);
      };
  command.add_option("--encoding", words.preparation.encoding, "Encoding of the inputs")
      ->option_text("NAME");
  add("--text-rules-off",
      words.preparation.text_rules_off,
      "Rules by which plain text is not to be read");
  command.get_option("--text-rules-off")->option_text("NAME,...");
  add("--clean", words.preparation.clean, "Clean-ups of the text, done in this order");
  add("--variant",
      words.preparation.variants,
      "Scripts to convert to: zh-Hans, zh-Hant-TW, zh-Hant-HK");
  command.get_option("--clean")->option_text("NAME,...");
  command.get_option("--variant")->option_text("TAG,...");
}

CLI::App& add_build(CLI::App& app, Words& words) {
  CLI::App& command = *app.add_subcommand("build", "Make editions: PDF, EPUB, HTML");
  command.add_option("INPUT", words.build.inputs, "Editions or bare articles, XML or text")
      ->required();
  words.build.formats = {"pdf", "epub", "html"};
  command
      .add_option(
          "--to", words.build.formats, "Formats, with commas between (default pdf,epub,html)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("FORMAT,...");
  command.add_option("--out", words.build.out, "Folder for the outputs (default: here)")
      ->option_text("DIR");
  command.add_option("--set", words.build.settings, "An option of a format; repeatable")
      ->option_text("FORMAT.KEY=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--threads",
                  words.build.threads,
                  "Threads to compose on (default 0: as many as the machine has)")
      ->check(CLI::Range(0, 1024))
      ->option_text("N");
  add_preparation(command, words);
  command.add_flag(
      "--if-changed", words.build.if_changed, "Leave outputs alone that are as they would be made");
  command.add_flag("--catalogue",
                   words.build.catalogue,
                   "Write catalogues of all editions in the folder: OPDS, a calendar");
  add_plugin_folders(command, words);
  add_diagnostics(command, words);
  command.footer(
      "Examples:\n"
      "  qianzi build daily/edition.xml --out out\n"
      "  qianzi build article.xml --to epub,html\n"
      "  qianzi build daily/edition.xml --to pdf --set pdf.compression=9 --diagnostics json\n"
      "  qianzi build 2026/*/edition.xml --to html,epub --out out --if-changed --catalogue");
  return command;
}

CLI::App& add_check(CLI::App& app, Words& words) {
  CLI::App& command = *app.add_subcommand("check", "Say what is wrong with inputs; write nothing");
  command.add_option("INPUT", words.check_inputs, "Editions or bare articles, XML or text")
      ->required();
  command.add_flag("--layout", words.layout, "Make up the pages and tell what became of each");
  add_preparation(command, words);
  add_diagnostics(command, words);
  command.footer("Examples:\n"
                 "  qianzi check daily/edition.xml --diagnostics json\n"
                 "  qianzi check --layout daily/edition.xml");
  return command;
}

CLI::App& add_dump(CLI::App& app, Words& words) {
  CLI::App& command = *app.add_subcommand("dump", "Print what passes between two stages, as text");
  command.add_option("INPUT", words.dump_input, "An edition or bare article, XML or text")
      ->required();
  add_choice(command,
             "--stage",
             words.dump_stage,
             {{"edition", batch::Stage::edition},
              {"lines", batch::Stage::lines},
              {"pages", batch::Stage::pages}},
             "The stage to print; required")
      .required();
  add_preparation(command, words);
  add_diagnostics(command, words);
  command.footer("Example:\n  qianzi dump --stage lines article.xml");
  return command;
}

CLI::App&
add_listing(CLI::App& app, Words& words, const std::string& name, const std::string& help) {
  CLI::App& command = *app.add_subcommand(name, help);
  command.add_flag("--json", words.json, "As JSON");
  command.footer(fmt::format("Example:\n  qianzi {} --json", name));
  return command;
}

void print(const std::string& text) {
  fmt::print("{}", text);
}

ExitCode run_build(const Words& words, const batch::Environment& environment) {
  PrintedDiagnostics sink(words.diagnostics);
  batch::BuildRequest request = words.build;
  request.preparation = words.preparation;
  return batch::build(request, environment, sink, [](const std::filesystem::path& file) {
    print(file.string() + "\n");
  });
}

ExitCode run_check(const Words& words, const batch::Environment& environment) {
  PrintedDiagnostics sink(words.diagnostics);
  if (!words.layout) return batch::check(words.check_inputs, words.preparation, environment, sink);
  const bool json = words.diagnostics == DiagnosticForm::json;
  return batch::check_layout(words.check_inputs,
                             words.preparation,
                             environment,
                             json ? batch::ListingForm::json : batch::ListingForm::text,
                             sink,
                             print);
}

ExitCode run_dump(const Words& words, const batch::Environment& environment) {
  PrintedDiagnostics sink(words.diagnostics);
  std::string text;
  const ExitCode code =
      batch::dump(words.dump_input, words.dump_stage, words.preparation, environment, sink, text);
  print(text);
  return code;
}

ExitCode run_compose(const Words& words, const batch::Environment& environment) {
  PrintedDiagnostics sink(words.diagnostics);
  return cli::run_compose(words.compose, environment, sink);
}

batch::ListingForm listing_form(const Words& words) {
  return words.json ? batch::ListingForm::json : batch::ListingForm::text;
}

ExitCode run_plugins(const Words& words, const batch::Environment& environment) {
  print(batch::list_plugins(environment, listing_form(words)));
  return ExitCode::well;
}

ExitCode run_fonts(const Words& words, const batch::Environment& environment) {
  PrintedDiagnostics sink(words.diagnostics);
  print(batch::list_fonts(environment, listing_form(words), sink));
  return ExitCode::well;
}

/// Runs one command and turns what went wrong into words and an exit code.
ExitCode guarded(ExitCode (*command)(const Words&, const batch::Environment&), const Words& words) {
  try {
    batch::Environment environment = batch::read_environment();
    environment.plugin_folders.insert(environment.plugin_folders.begin(),
                                      words.plugin_folders.begin(),
                                      words.plugin_folders.end());
    return command(words, environment);
  } catch (const batch::UsageError& error) {
    fmt::print(stderr, "qianzi: {}\n", error.what());
    return ExitCode::usage;
  } catch (const std::exception& error) {
    PrintedDiagnostics(words.diagnostics)
        .report({Code::environment_failed, {}, 0, 0, {error.what()}});
    return ExitCode::environment;
  }
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app("Qianzi: newspapers in CJK scripts as PDF, EPUB and HTML", "qianzi");
  app.set_version_flag("--version", std::string(version_line));
  app.require_subcommand(1);
  app.footer("Exit codes: 0 all well, 1 an input had errors (the rest was done), 2 wrong usage "
             "(nothing was\n"
             "written), 3 the environment is at fault.\n"
             "`qianzi COMMAND --help` shows a command's options and examples.");
  Words words;
  const CLI::App& build = add_build(app, words);
  const CLI::App& check = add_check(app, words);
  const CLI::App& dump = add_dump(app, words);
  CLI::App& compose = add_compose(app, words.compose);
  add_diagnostics(compose, words);
  CLI::App& plugins = add_listing(app, words, "plugins", "List output formats and their options");
  add_plugin_folders(plugins, words);
  const CLI::App& fonts = add_listing(app, words, "fonts", "List which face serves which role");
  add_diagnostics(*app.get_subcommand("fonts"), words);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0 && !app.remaining().empty()) {
      fmt::print(stderr, "{}: no such command or option\n", app.remaining().front());
    }
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  ExitCode code = ExitCode::well;
  if (build) code = guarded(run_build, words);
  if (check) code = guarded(run_check, words);
  if (dump) code = guarded(run_dump, words);
  if (compose) code = guarded(run_compose, words);
  if (plugins) code = guarded(run_plugins, words);
  if (fonts) code = guarded(run_fonts, words);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    PrintedDiagnostics(words.diagnostics)
        .report({Code::environment_failed, {}, 0, 0, {"standard output cannot be written"}});
    code = batch::graver(code, ExitCode::environment);
  }
  return static_cast<int>(code);
}

}  // namespace qianzi::cli
