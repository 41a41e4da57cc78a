#include "host/catalogue.h"

#include "host/staging.h"
#include "xhtml/xhtml.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace qianzi::host {
namespace fs = std::filesystem;
namespace {

class FolderServices final : public CatalogueServices {
public:
  explicit FolderServices(const CatalogueRun& run) : run_(run) {}

  [[nodiscard]] std::string markup(const XhtmlElement& root,
                                   const MarkupOptions& options) const override {
    return xhtml::markup(root, options);
  }
  [[nodiscard]] std::string_view producer() const override { return "Qianzi " QIANZI_VERSION; }

  [[nodiscard]] std::unique_ptr<OutputFile> create(std::string_view name) override {
    const bool plain = !name.empty() && name.front() != '.' &&
                       name.find_first_of(std::string_view("/\0", 2)) == name.npos;
    if (!plain) throw Failure(fmt::format("«{}» is not a name for a catalogue's file", name));
    const bool taken = std::ranges::any_of(run_.entries, [&](const CatalogueEntry& entry) {
      return entry.file.substr(0, entry.file.find('/')) == name;
    });
    if (taken) {
      throw Failure(fmt::format("an edition is called {}, as a file of the catalogue is", name));
    }
    const auto [place, fresh] = outputs_.try_emplace(
        std::string(name), Destination{run_.folder / name, nullptr}, OutputShape::file);
    if (!fresh) throw Failure(fmt::format("«{}» was made before in this catalogue", name));
    return place->second.create("");
  }

  std::vector<fs::path> commit() {
    std::vector<fs::path> places;
    for (auto& [name, output] : outputs_) {
      for (fs::path& place : output.commit()) places.push_back(std::move(place));
    }
    return places;
  }

private:
  const CatalogueRun& run_;
  std::map<std::string, StagedOutput, std::less<>> outputs_;
};

}  // namespace

std::vector<fs::path> write_catalogue(const CatalogueRun& run, DiagnosticSink& sink) {
  FolderServices services(run);
  const PluginDescriptor& plugin = *run.plugin.descriptor;
  std::string what = "it threw something that is no exception";
  try {
    plugin.catalogue(run.options, run.entries, services);
    return services.commit();
  } catch (const std::exception& error) {
    what = error.what();
  } catch (...) {
    // `what` says it.
  }
  sink.report(
      {Code::plugin_failed, {}, 0, 0, {fmt::format("{}, its catalogue,", plugin.format), what}});
  return {};
}

}  // namespace qianzi::host
