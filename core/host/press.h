// The press: an edition, its designs and fonts in; one format's output in its place. Holds the font
// set, which is loaded when it is first needed, or before that on a thread.
#pragma once

#include "fonts/font_set.h"
#include "host/destination.h"
#include "host/options.h"
#include "host/plugins.h"
#include "makeup/galley.h"
#include "makeup/makeup.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>

namespace qianzi::host {

using Designs = makeup::Designs;
using makeup::ArticleReport;
using makeup::Galley;
using makeup::GalleyForm;
using makeup::GalleyParagraph;
using makeup::GalleyView;
using makeup::LineReport;
using makeup::PageReport;

/// What one run of one writer is about.
struct PrintRun {
  const Edition& edition;
  const Designs& designs;
  const Plugin& plugin;
  const OptionValues& options;
  Destination destination;
  std::int64_t timestamp = 0;
  unsigned threads = 0;
  bool catalogue = false;  ///< Services::has_catalogue
};

class StagedOutput;

/// Not thread-safe; works with threads of its own.
class Press {
public:
  /// `font_set`: the file to load when faces are first asked for, or by open_fonts. Problems of its
  /// faces are reported to `sink` when they are first asked for, once.
  Press(std::filesystem::path font_set, DiagnosticSink& sink);

  /// Begins to load the font set on a thread of its own, so that inputs are read meanwhile, and
  /// what making up `pages` reads beside it on another. What there is to report of the fonts is
  /// kept until fonts() is asked for.
  void open_fonts(bool pages);

  /// Looks into every image of the edition; unusable ones are reported.
  void examine_images(Edition& edition);

  /// Feeds the plugin's writer and puts its output in place; returns where it is: the folder, or
  /// every file. None if that failed: it is reported, as environment_failed where nothing can be
  /// written to the destination or there is no font set, else as plugin_failed, and what was there
  /// before is untouched.
  [[nodiscard]] std::vector<std::filesystem::path> print(const PrintRun& run);

  /// `qianzi dump --stage lines` and `pages`.
  [[nodiscard]] std::string dump_lines(const Edition& edition, const Designs& designs);
  [[nodiscard]] std::string
  dump_pages(const Edition& edition, const Designs& designs, unsigned threads);

  /// `qianzi check --layout`: makes up the pages and tells what became of each.
  void report_layout(const Edition& edition,
                     const Designs& designs,
                     const std::function<void(const PageReport&)>& reported);

  /// `qianzi compose`: see makeup::show_galley.
  [[nodiscard]] std::string compose(const Galley& galley, const GalleyView& view);

  /// Throws Failure if the font set cannot be loaded.
  [[nodiscard]] const fonts::FontSet& fonts();

private:
  std::vector<std::filesystem::path> feed(const PrintRun& run, StagedOutput& output);

  std::filesystem::path font_set_file_;
  DiagnosticSink& sink_;
  std::unique_ptr<const fonts::FontSet> fonts_;
  std::shared_ptr<composition::Hyphenator> hyphenator_ = makeup::new_hyphenator();
  DiagnosticList font_diagnostics_;  ///< of opening_
  /// These wait for their threads when they go, so they are the last members.
  std::future<std::unique_ptr<const fonts::FontSet>> opening_;
  std::future<void> reading_ahead_;
};

}  // namespace qianzi::host
