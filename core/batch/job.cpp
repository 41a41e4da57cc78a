#include "batch/job.h"

#include "batch/bookkeeping.h"
#include "batch/gravity.h"
#include "batch/input.h"
#include "batch/layout_report.h"
#include "batch/volumes.h"
#include "host/catalogue.h"
#include "host/press.h"
#include "model/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

/// A format that was asked for, with its plugin and options.
struct Format {
  host::Plugin plugin;
  OptionValues options;
};

/// Finds the plugins in the order asked for; one that is not there is reported and left out.
std::vector<Format>
find_formats(const BuildRequest& request, const Environment& environment, Gravity& sink) {
  std::vector<host::Setting> settings;
  for (const std::string& text : request.settings) settings.push_back(host::parse_setting(text));
  std::vector<std::string> asked;
  for (const std::string& format : request.formats) {
    if (!host::is_format_id(format)) {
      throw UsageError(fmt::format("--to {}: not the name of a format", format));
    }
    if (std::find(asked.begin(), asked.end(), format) == asked.end()) asked.push_back(format);
  }
  for (const host::Setting& setting : settings) {
    if (std::find(asked.begin(), asked.end(), setting.format) == asked.end()) {
      throw UsageError(fmt::format("--set {}.{}: the run makes no {}; add it to --to",
                                   setting.format,
                                   setting.key,
                                   setting.format));
    }
  }
  host::PluginFolders folders(environment.plugin_folders);
  std::vector<Format> formats;
  for (const std::string& format : asked) {
    std::vector<host::SkippedPlugin> skipped;
    const auto plugin = folders.find(format, skipped);
    for (const auto& [file, reason] : skipped) {
      sink.report({Code::plugin_skipped, {}, 0, 0, {file.string(), reason}});
    }
    if (!plugin) {
      sink.fail(
          fmt::format("there is no plugin for {}: `qianzi plugins` lists what was found", format));
      continue;
    }
    const PluginDescriptor& descriptor = *plugin->descriptor;
    formats.push_back({*plugin, host::option_values(descriptor, settings)});
    host::check_together(descriptor, formats.back().options);
  }
  return formats;
}

/// What an input came to: editions, or a collection whose volumes are read when their turn comes.
struct Source {
  std::vector<Input> editions;
  std::optional<Volumes> volumes;
  std::vector<std::string> ids;  ///< of all that will be made of it
};

std::optional<Source> read_source(const std::string& path,
                                  Preparing& preparing,
                                  const Environment& environment,
                                  DiagnosticSink& sink) {
  Source source;
  if (is_collection(path)) {
    source.volumes = Volumes::open(path, environment, sink, preparing.options());
    if (!source.volumes) return std::nullopt;
    for (const collections::Volume& volume : source.volumes->plan()) {
      for (std::string& id : preparing.ids(volume.id)) source.ids.push_back(std::move(id));
    }
    return source;
  }
  std::optional<Input> read = read_input(path, environment, sink, preparing.options());
  if (!read) return std::nullopt;
  source.editions = preparing.prepare(std::move(*read), sink);
  for (const Input& input : source.editions) source.ids.push_back(input.edition.head.id);
  return source;
}

/// Reads the inputs. Two of one id would overwrite each other: that is refused before anything is
/// written.
std::vector<Source> read_sources(const std::vector<std::string>& paths,
                                 Preparing& preparing,
                                 const Environment& environment,
                                 DiagnosticSink& sink) {
  std::vector<Source> sources;
  std::map<std::string, std::string> ids;
  for (const std::string& path : paths) {
    std::optional<Source> source = read_source(path, preparing, environment, sink);
    if (!source) continue;
    for (const std::string& id : source->ids) {
      const auto [known, fresh] = ids.try_emplace(id, path);
      if (fresh) continue;
      throw UsageError(
          fmt::format("{} and {} are both «{}» and would overwrite each other: give them "
                      "different ids or build them in two runs",
                      known->second,
                      path,
                      id));
    }
    sources.push_back(std::move(*source));
  }
  return sources;
}

/// Calls for every edition that is made of a source, in order.
void for_each_edition(Source& source,
                      Preparing& preparing,
                      const Environment& environment,
                      DiagnosticSink& sink,
                      const std::function<void(Input&)>& use) {
  for (Input& input : source.editions) use(input);
  if (!source.volumes) return;
  for (std::size_t i = 0; i < source.volumes->plan().size(); ++i) {
    std::optional<Input> volume = source.volumes->next(environment, sink);
    if (!volume) continue;
    for (Input& input : preparing.prepare(std::move(*volume), sink)) use(input);
  }
}

/// Does one of the formats want pages? Options that contradict each other are told of when the
/// format is made.
bool wants_pages(const std::vector<Format>& formats) {
  return std::any_of(formats.begin(), formats.end(), [](const Format& format) {
    try {
      return format.plugin.descriptor->wants(format.options).pages;
    } catch (...) {
      return false;
    }
  });
}

/// Where every output of the run goes. Two formats of one extension, or an edition called as
/// another's file, are refused: the second would overwrite the first. How many files a format makes
/// of an edition is known when they are made: host::StagedOutput holds each against these.
host::Places places_of(const BuildRequest& request,
                       const std::vector<Source>& sources,
                       const std::vector<Format>& formats) {
  host::Places places;
  const auto claim = [&](const std::string& id, const PluginDescriptor& plugin) {
    const fs::path destination = destination_for(request.out, id, plugin);
    const std::string owner = fmt::format("{} of «{}»", plugin.format, id);
    const auto [known, fresh] = places.try_emplace(fs::absolute(destination), owner);
    if (fresh) return;
    throw UsageError(fmt::format("{} and {} are both to be {}: build them into two folders",
                                 known->second,
                                 owner,
                                 destination.string()));
  };
  for (const Source& source : sources) {
    for (const std::string& id : source.ids) {
      for (const Format& format : formats) claim(id, *format.plugin.descriptor);
    }
  }
  return places;
}

/// The run of one build, its editions one after the other.
class Building {
public:
  Building(const BuildRequest& request,
           const Environment& environment,
           Gravity& sink,
           const std::function<void(const fs::path&)>& written)
      : request_(request),
        environment_(environment),
        sink_(sink),
        written_(written),
        preparing_(request.preparation),
        formats_(find_formats(request, environment, sink)),
        press_(environment.font_set(), sink) {}

  void build() {
    if (!formats_.empty()) press_.open_fonts(wants_pages(formats_));
    std::vector<Source> sources = read_sources(request_.inputs, preparing_, environment_, sink_);
    places_ = places_of(request_, sources, formats_);
    // Once, and not once for every format: without a font set nothing can be made.
    if (!sources.empty() && !formats_.empty()) static_cast<void>(press_.fonts());
    books_.emplace(BookkeepingRequest{request_.out, request_.if_changed, request_.catalogue},
                   sink_);
    if (books_->keeps()) {
      program_ = digest_of_program(environment_, press_.fonts());
    }
    for (Source& source : sources) {
      for_each_edition(source, preparing_, environment_, sink_, [&](Input& input) {
        press_.examine_images(input.edition);
        const std::string digest =
            books_->keeps() ? digest_of_input(input, environment_) : std::string();
        for (const Format& format : formats_) make(input, format, digest);
      });
    }
    if (request_.catalogue) write_catalogues();
  }

private:
  void make(const Input& input, const Format& format, const std::string& digest) {
    const PluginDescriptor& plugin = *format.plugin.descriptor;
    const host::PrintRun run{
        .edition = input.edition,
        .designs = input.designs,
        .plugin = format.plugin,
        .options = format.options,
        .destination = {destination_for(request_.out, input.edition.head.id, plugin), &places_},
        .timestamp = timestamp_for(input.edition.head.date, environment_.source_date_epoch),
        .threads = request_.threads,
        .catalogue = request_.catalogue && plugin.catalogue != nullptr};
    const Making making{input.edition, format.plugin, format.options, digest_of_run(run, digest)};
    std::vector<fs::path> places = books_->standing(making);
    if (places.empty()) {
      const std::size_t errors = sink_.errors();
      places = press_.print(run);
      books_->made(making, places, run.timestamp, sink_.errors() == errors);
    }
    for (const fs::path& place : places) {
      written_(plugin.shape == OutputShape::folder
                   ? place / fmt::format("index.{}", plugin.extension)
                   : place);
    }
  }

  [[nodiscard]] std::string digest_of_run(const host::PrintRun& run,
                                          const std::string& input) const {
    if (!books_->keeps()) return {};
    return digest_of({.program = program_,
                      .input = input,
                      .plugin = run.plugin,
                      .options = run.options,
                      .timestamp = run.timestamp,
                      .catalogue = run.catalogue});
  }

  /// Last, when every edition of the run is in its place.
  void write_catalogues() {
    if (!books_->usable()) {
      sink_.fail("without a ledger there is no catalogue: see what is reported of it above");
      return;
    }
    for (const Format& format : formats_) {
      if (format.plugin.descriptor->catalogue == nullptr) continue;
      const auto entries = books_->entries(*format.plugin.descriptor);
      const host::CatalogueRun run{request_.out, format.plugin, format.options, entries};
      for (const fs::path& place : host::write_catalogue(run, sink_)) written_(place);
    }
  }

  const BuildRequest& request_;
  const Environment& environment_;
  Gravity& sink_;
  const std::function<void(const fs::path&)>& written_;
  Preparing preparing_;
  std::vector<Format> formats_;
  host::Press press_;
  host::Places places_;
  std::optional<Bookkeeping> books_;
  std::string program_;  ///< digest of what all outputs are made with
};

ExitCode check_each(const std::vector<std::string>& inputs,
                    const Preparation& preparation,
                    const Environment& environment,
                    DiagnosticSink& sink,
                    const std::function<void(host::Press&, const Input&)>& look) {
  Preparing preparing(preparation);
  Gravity gravity(sink);
  host::Press press(environment.font_set(), gravity);
  try {
    for (const std::string& path : inputs) {
      std::optional<Source> source = read_source(path, preparing, environment, gravity);
      if (!source) continue;
      for_each_edition(*source, preparing, environment, gravity, [&](Input& input) {
        press.examine_images(input.edition);
        look(press, input);
      });
    }
  } catch (const Failure& failure) {
    gravity.fail(failure.what());
  }
  return gravity.code();
}

}  // namespace

ExitCode build(const BuildRequest& request,
               const Environment& environment,
               DiagnosticSink& sink,
               const std::function<void(const fs::path&)>& written) {
  Gravity gravity(sink);
  try {
    Building(request, environment, gravity, written).build();
  } catch (const host::OptionError& error) {
    throw UsageError(error.what());
  } catch (const Failure& failure) {
    gravity.fail(failure.what());
  }
  return gravity.code();
}

ExitCode check(const std::vector<std::string>& inputs,
               const Preparation& preparation,
               const Environment& environment,
               DiagnosticSink& sink) {
  return check_each(inputs, preparation, environment, sink, [](host::Press&, const Input&) {});
}

ExitCode check_layout(const std::vector<std::string>& inputs,
                      const Preparation& preparation,
                      const Environment& environment,
                      ListingForm form,
                      DiagnosticSink& sink,
                      const std::function<void(const std::string&)>& report) {
  const auto written = [&](const host::PageReport& page) {
    report(form == ListingForm::json ? layout_json(page) : layout_text(page));
  };
  return check_each(
      inputs, preparation, environment, sink, [&](host::Press& press, const Input& input) {
        press.report_layout(input.edition, input.designs, written);
      });
}

ExitCode dump(const std::string& input,
              Stage stage,
              const Preparation& preparation,
              const Environment& environment,
              DiagnosticSink& sink,
              std::string& text) {
  Preparing preparing(preparation);
  Gravity gravity(sink);
  host::Press press(environment.font_set(), gravity);
  try {
    std::optional<Source> source = read_source(input, preparing, environment, gravity);
    if (!source) return graver(gravity.code(), ExitCode::input);
    for_each_edition(*source, preparing, environment, gravity, [&](Input& made) {
      press.examine_images(made.edition);
      if (stage == Stage::edition) text += model::dump(made.edition);
      if (stage == Stage::lines) text += press.dump_lines(made.edition, made.designs);
      if (stage == Stage::pages) text += press.dump_pages(made.edition, made.designs, 0);
    });
  } catch (const Failure& failure) {
    gravity.fail(failure.what());
  }
  return gravity.code();
}

}  // namespace qianzi::batch
