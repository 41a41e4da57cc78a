#include "batch/ledger.h"

#include "batch/ledger_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

using Kind = DatabaseError::Kind;

}  // namespace

Ledger::Ledger(fs::path folder, DiagnosticSink& sink, int patience)
    : folder_(std::move(folder)), file_(folder_ / file_name), sink_(sink), patience_(patience) {
  std::error_code error;
  fs::create_directories(folder_, error);
  static_cast<void>(attempt([] {}));
}

void Ledger::report(Code code, std::vector<std::string> facts) {
  facts.insert(facts.begin(), file_.string());
  sink_.report({code, {}, 0, 0, std::move(facts)});
}

void Ledger::open() {
  if (!database_) database_.emplace(file_, schema, patience_);
}

/// The journal goes along: it belongs to the damaged file and would be played into the new one.
void Ledger::set_aside(const std::string& reason) {
  database_.reset();
  const fs::path aside = file_.string() + ".damaged";
  std::error_code error;
  fs::rename(file_, aside, error);
  if (error) throw DatabaseError(Kind::unavailable, error.message());
  fs::rename(file_.string() + "-journal", aside.string() + "-journal", error);
  report(Code::ledger_set_aside, {reason, aside.string()});
}

template <class Work>
bool Ledger::attempt(const Work& work) {
  try {
    try {
      open();
      work();
    } catch (const DatabaseError& error) {
      if (error.kind() != Kind::damaged) throw;
      set_aside(error.what());
      open();
      work();
    }
    return true;
  } catch (const DatabaseError& error) {
    if (error.kind() == Kind::busy) {
      report(Code::ledger_busy, {});
    } else {
      database_.reset();
      report(Code::ledger_unusable, {error.what()});
    }
  }
  return false;
}

std::vector<std::string>
Ledger::standing(std::string_view format, std::string_view id, std::string_view digest) {
  std::optional<OutputFiles> files;
  if (!usable()) return {};
  static_cast<void>(attempt([&] {
    database_->run("SELECT files FROM output WHERE format = ? AND id = ? AND digest = ?",
                   {format, id, digest},
                   [&](Database::Row row) { files = parse_files(row[0]); });
  }));
  std::vector<std::string> paths;
  if (!files) return paths;
  for (const auto& [path, mark] : *files) {
    if (host::mark_of(folder_ / path) != mark) return {};
    paths.push_back(path);
  }
  return paths;
}

void Ledger::record(const OutputRecord& output) {
  if (!usable()) return;
  static_cast<void>(attempt([&] {
    database_->run("INSERT OR REPLACE INTO output(format, id, digest, files, entry) "
                   "VALUES(?, ?, ?, ?, ?)",
                   {output.format,
                    output.entry.id,
                    output.digest,
                    files_text(output.files),
                    entry_text(output.entry)});
  }));
}

std::vector<CatalogueEntry> Ledger::entries(std::string_view format) {
  std::vector<CatalogueEntry> entries;
  if (!usable()) return entries;
  static_cast<void>(attempt([&] {
    entries.clear();
    database_->run(
        "SELECT id, entry FROM output WHERE format = ?", {format}, [&](Database::Row row) {
          auto entry = parse_entry(row[1]);
          if (entry && entry->id == row[0]) entries.push_back(std::move(*entry));
        });
  }));
  std::ranges::sort(entries, {}, [](const CatalogueEntry& entry) {
    return std::pair<std::string_view, std::string_view>(entry.date, entry.id);
  });
  return entries;
}

OutputFiles files_of(const fs::path& folder, const std::vector<fs::path>& places) {
  OutputFiles files;
  const auto add = [&](const fs::path& file) {
    const auto mark = host::mark_of(file);
    if (!mark) throw Failure(fmt::format("{}: cannot be read again", file.string()));
    files.emplace(file.lexically_relative(folder).generic_string(), *mark);
  };
  std::error_code error;
  for (const fs::path& place : places) {
    if (!fs::is_directory(place, error)) {
      add(place);
      continue;
    }
    for (fs::recursive_directory_iterator each(place, error), end; !error && each != end;
         each.increment(error)) {
      if (each->is_regular_file()) add(each->path());
    }
  }
  if (error) throw Failure(fmt::format("{}: {}", folder.string(), error.message()));
  return files;
}

}  // namespace qianzi::batch
