// Output that nobody sees before it is whole (design rule 9).
//
// Files are written into a hidden folder beside their destination, synced, and renamed. A run that
// fails or is killed leaves the last good output as it was; what a killed run left hidden is
// removed by the next one that writes the same output. Of a folder, files whose bytes are
// those of the last one are links to them (host/unchanged.h). Of an output of several files a
// hidden record stays beside them (host/file_record.h): by it the next run removes those it has no
// more.
#pragma once

#include "host/destination.h"
#include "host/file_record.h"
#include "host/unchanged.h"

#include "qianzi/plugin.h"
#include "qianzi/services.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::host {

/// One output of one format. Every failure of the file system is thrown as Failure.
class StagedOutput {
public:
  /// Parent folders of the destination are made; its places live as long as this.
  StagedOutput(const Destination& destination, OutputShape shape);
  /// Removes whatever was not committed.
  ~StagedOutput();
  StagedOutput(const StagedOutput&) = delete;
  StagedOutput& operator=(const StagedOutput&) = delete;

  /// See Services::create. Throws Failure too where another output of the run has the file's place.
  [[nodiscard]] std::unique_ptr<OutputFile> create(std::string_view name);

  /// Puts the output in place of what was there and returns where it is: the folder, or every file.
  /// Throws Failure if nothing was created or a file was not closed; then the destination is as it
  /// was. Several files are replaced one after the other, each of them whole; then those are
  /// removed that the last such output left, hold what it wrote, and are none of these.
  std::vector<std::filesystem::path> commit();

  [[nodiscard]] const std::filesystem::path& destination() const { return destination_; }

private:
  class File;
  [[nodiscard]] std::filesystem::path file_name(std::string_view name) const;
  [[nodiscard]] std::filesystem::path place_of(std::string_view name) const;
  std::filesystem::path path_for(std::string_view name);
  void claim(std::string_view name);
  [[nodiscard]] std::optional<LastFile> last_file(std::string_view name) const;
  void replace_folder();
  std::vector<std::filesystem::path> replace_files();
  [[nodiscard]] std::filesystem::path write_record(const FileRecord& record);
  void remove_left_over(const FileRecord& last, const FileRecord& written) const;

  std::filesystem::path destination_;
  Places* places_;
  OutputShape shape_;
  std::filesystem::path hidden_;  ///< folder beside the destination
  mode_t rights_ = 0;             ///< of new files
  bool replaces_folder_ = false;
  std::set<std::string, std::less<>> names_;
  std::shared_ptr<unsigned> open_files_ = std::make_shared<unsigned>(0);
};

}  // namespace qianzi::host
