#include "batch/job.h"

#include "batch/gravity.h"
#include "batch/input.h"
#include "batch/layout_report.h"
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

/// Reads the inputs. Two of one id would overwrite each other: that is refused before anything is
/// written.
std::vector<Input> read_inputs(const std::vector<std::string>& paths,
                               Preparing& preparing,
                               const Environment& environment,
                               DiagnosticSink& sink) {
  std::vector<Input> inputs;
  std::map<std::string, std::string> ids;
  for (const std::string& path : paths) {
    std::optional<Input> read = read_input(path, environment, sink, preparing.options());
    if (!read) continue;
    for (Input& input : preparing.prepare(std::move(*read), sink)) {
      const auto [known, fresh] = ids.try_emplace(input.edition.head.id, path);
      if (!fresh) {
        throw UsageError(
            fmt::format("{} and {} are both «{}» and would overwrite each other: give them "
                        "different ids or build them in two runs",
                        known->second,
                        path,
                        known->first));
      }
      inputs.push_back(std::move(input));
    }
  }
  return inputs;
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

fs::path
destination_for(const fs::path& out, const Edition& edition, const PluginDescriptor& plugin) {
  if (plugin.shape == OutputShape::folder) return out / edition.head.id;
  return out / fmt::format("{}.{}", edition.head.id, plugin.extension);
}

/// Where every output of the run goes. Two formats of one extension, or an edition called as
/// another's file, are refused: the second would overwrite the first. How many files a format makes
/// of an edition is known when they are made: host::StagedOutput holds each against these.
host::Places places_of(const BuildRequest& request,
                       const std::vector<Input>& inputs,
                       const std::vector<Format>& formats) {
  host::Places places;
  for (const Input& input : inputs) {
    for (const Format& format : formats) {
      const PluginDescriptor& plugin = *format.plugin.descriptor;
      const fs::path destination = destination_for(request.out, input.edition, plugin);
      const std::string owner = fmt::format("{} of «{}»", plugin.format, input.edition.head.id);
      const auto [known, fresh] = places.try_emplace(fs::absolute(destination), owner);
      if (fresh) continue;
      throw UsageError(fmt::format("{} and {} are both to be {}: build them into two folders",
                                   known->second,
                                   owner,
                                   destination.string()));
    }
  }
  return places;
}

void build_all(const BuildRequest& request,
               const Environment& environment,
               Gravity& sink,
               const std::function<void(const fs::path&)>& written) {
  Preparing preparing(request.preparation);
  const std::vector<Format> formats = find_formats(request, environment, sink);
  host::Press press(environment.font_set(), sink);
  if (!formats.empty()) press.open_fonts(wants_pages(formats));
  std::vector<Input> inputs = read_inputs(request.inputs, preparing, environment, sink);
  host::Places places = places_of(request, inputs, formats);
  // Once, and not once for every format: without a font set nothing can be made.
  if (!inputs.empty() && !formats.empty()) static_cast<void>(press.fonts());
  for (Input& input : inputs) {
    press.examine_images(input.edition);
    for (const Format& format : formats) {
      const PluginDescriptor& plugin = *format.plugin.descriptor;
      const fs::path destination = destination_for(request.out, input.edition, plugin);
      const host::PrintRun run{
          input.edition,
          input.designs,
          format.plugin,
          format.options,
          {destination, &places},
          timestamp_for(input.edition.head.date, environment.source_date_epoch),
          request.threads};
      for (const fs::path& place : press.print(run)) {
        written(plugin.shape == OutputShape::folder
                    ? place / fmt::format("index.{}", plugin.extension)
                    : place);
      }
    }
  }
}

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
      std::optional<Input> read = read_input(path, environment, gravity, preparing.options());
      if (!read) continue;
      press.examine_images(read->edition);
      for (const Input& input : preparing.prepare(std::move(*read), gravity)) look(press, input);
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
    build_all(request, environment, gravity, written);
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
    std::optional<Input> read = read_input(input, environment, gravity, preparing.options());
    if (!read) return graver(gravity.code(), ExitCode::input);
    press.examine_images(read->edition);
    for (const Input& made : preparing.prepare(std::move(*read), gravity)) {
      if (stage == Stage::edition) text += model::dump(made.edition);
      if (stage == Stage::lines) text += press.dump_lines(made.edition, made.designs);
      if (stage == Stage::pages) text += press.dump_pages(made.edition, made.designs, 0);
    }
  } catch (const Failure& failure) {
    gravity.fail(failure.what());
  }
  return gravity.code();
}

}  // namespace qianzi::batch
