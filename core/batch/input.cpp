#include "batch/input.h"

#include "batch/disk_files.h"
#include "design/page_design.h"
#include "readers/reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

using State = readers::FileSource::State;

constexpr std::uint64_t design_limit = 1u << 20;
constexpr std::string_view standard_design = "daily";

/// A design's name becomes a file's name: letters, digits, `-` and `_` only.
bool is_design_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

std::optional<design::PageDesign>
load_from(const fs::path& folder, std::string_view name, bool& exists, DiagnosticSink& sink) {
  const fs::path file = folder / "designs" / (std::string(name) + ".xml");
  DiskFiles files;
  const auto content = files.read(file.string(), design_limit);
  exists = content.state != State::not_found;
  if (!exists) return std::nullopt;
  if (content.state != State::found) {
    sink.report({Code::file_unreadable, file.string(), 0, 0, {file.string(), content.reason}});
    return std::nullopt;
  }
  return design::load_design(content.bytes, file.string(), sink);
}

/// A design as the edition names it: in a file, at a place.
struct Named {
  std::string_view name;
  SourcePosition where;
};

std::optional<design::PageDesign> find_design(const Named& named,
                                              const fs::path& own,
                                              const fs::path& data,
                                              const std::string& source,
                                              DiagnosticSink& sink) {
  const std::string_view name = named.name;
  if (is_design_name(name)) {
    for (const fs::path& folder : {own, data}) {
      bool exists = false;
      auto design = load_from(folder, name, exists, sink);
      if (exists) return design;
    }
  }
  sink.report(
      {Code::design_not_found, source, named.where.line, named.where.column, {std::string(name)}});
  return std::nullopt;
}

}  // namespace

void require_data(const Environment& environment) {
  std::error_code error;
  if (fs::is_directory(environment.data, error)) return;
  throw Failure(fmt::format("there is no folder {} with Qianzi's fonts and designs: install "
                            "Qianzi whole, or set QIANZI_DATA",
                            environment.data.string()));
}

host::Designs find_designs(const EditionHead& head,
                           const std::string& path,
                           const Environment& environment,
                           DiagnosticSink& sink) {
  const fs::path own = fs::path(path).parent_path();
  host::Designs designs;
  std::vector<Named> names{{head.design, head.where}};
  for (const PagePlan& page : head.pages) {
    if (!page.design.empty()) names.push_back({page.design, page.where});
  }
  for (const Named& named : names) {
    if (designs.contains(named.name)) continue;
    auto design = find_design(named, own, environment.data, path, sink);
    if (!design) {
      const Named standard{standard_design, named.where};
      design = find_design(standard, environment.data, environment.data, path, sink);
    }
    if (!design) {
      throw Failure(
          fmt::format("the page design «{}» cannot be loaded from {}: is Qianzi installed whole?",
                      standard_design,
                      environment.data.string()));
    }
    designs.emplace(named.name, std::move(*design));
  }
  return designs;
}

std::optional<Input> read_input(const std::string& path,
                                const Environment& environment,
                                DiagnosticSink& sink,
                                const readers::ReadOptions& options) {
  require_data(environment);
  DiskFiles files;
  std::optional<Edition> edition =
      readers::read_edition(path, files, readers::Limits(), sink, options);
  if (!edition) return std::nullopt;
  Input input{std::move(*edition), {}};
  input.designs = find_designs(input.edition.head, path, environment, sink);
  return input;
}

}  // namespace qianzi::batch
