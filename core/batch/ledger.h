// The ledger of a folder: what was made into it, of what, and what a catalogue says of it.
//
// It is an SQLite database beside the outputs, `.qianzi-ledger.db`, one row an output. A row is
// written when the output is in its place, in a transaction of its own, so runs that are killed and
// runs beside each other leave rows that are whole. It can always be done without: a row that is
// not there, or is not what this version writes, means that its output is made once more. One that
// cannot be read is moved to `.qianzi-ledger.db.damaged` and a new one begun.
//
// A ledger may have been written by anyone: it names no file outside its folder, its texts hold no
// control characters, and it is only ever compared with what lies there. Not thread-safe.
#pragma once

#include "batch/database.h"
#include "host/file_record.h"

#include "qianzi/catalogue.h"
#include "qianzi/diagnostic.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::batch {

/// An output's files by their paths from the folder, `/` between names.
using OutputFiles = std::map<std::string, host::FileMark, std::less<>>;

/// One output: an edition in a format.
struct OutputRecord {
  std::string format;
  std::string digest;  ///< of all that went into it (batch/digest.h)
  OutputFiles files;
  CatalogueEntry entry;  ///< `file` is not kept: it follows from the id
};

class Ledger {
public:
  static constexpr std::string_view file_name = ".qianzi-ledger.db";
  /// Ledgers with another table are not read: change it, and old ones are begun anew.
  static constexpr std::string_view schema =
      "CREATE TABLE output(format TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, "
      "files TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY(format, id)) WITHOUT ROWID";

  /// Opens the ledger of `folder` or makes it, and the folder. What is wrong with it is reported;
  /// a ledger that cannot be used finds nothing and records nothing. `patience`: milliseconds to
  /// wait for another run.
  Ledger(std::filesystem::path folder, DiagnosticSink& sink, int patience = 5000);

  /// False after it was reported that there is no using it.
  [[nodiscard]] bool usable() const { return database_.has_value(); }

  /// Whether the output was made of what has this digest, and its files are still what was written.
  /// Then it is their paths from the folder; else nothing.
  [[nodiscard]] std::vector<std::string>
  standing(std::string_view format, std::string_view id, std::string_view digest);

  /// Writes an output's row in place of the last one.
  void record(const OutputRecord& output);

  /// What is known of a format's editions, by date and then by id; whether their outputs are still
  /// there is the caller's to look.
  [[nodiscard]] std::vector<CatalogueEntry> entries(std::string_view format);

private:
  /// Does `work` on the database; false if that failed, which is reported. One that is damaged is
  /// set aside and `work` done on the new one.
  template <class Work>
  bool attempt(const Work& work);
  void open();
  void set_aside(const std::string& reason);
  void report(Code code, std::vector<std::string> facts);

  std::filesystem::path folder_;
  std::filesystem::path file_;
  DiagnosticSink& sink_;
  int patience_;
  std::optional<Database> database_;
};

/// The marks of what lies at `places`, files or folders below `folder`. Throws Failure for what
/// cannot be read.
[[nodiscard]] OutputFiles files_of(const std::filesystem::path& folder,
                                   const std::vector<std::filesystem::path>& places);

}  // namespace qianzi::batch
