// Output that nobody sees before it is whole (design rule 9).
//
// Files are written into a hidden folder beside their destination, synced, and renamed. A run that
// fails or is killed leaves the last good output as it was; what a killed run left hidden is
// removed by the next one that writes the same output.
#pragma once

#include "qianzi/plugin.h"
#include "qianzi/services.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::host {

/// One output of one format. Every failure of the file system is thrown as Failure.
class StagedOutput {
public:
  /// `destination`: the file or folder to be. Its parent folders are made.
  StagedOutput(std::filesystem::path destination, OutputShape shape);
  /// Removes whatever was not committed.
  ~StagedOutput();
  StagedOutput(const StagedOutput&) = delete;
  StagedOutput& operator=(const StagedOutput&) = delete;

  /// See Services::create.
  [[nodiscard]] std::unique_ptr<OutputFile> create(std::string_view name);

  /// Puts the output in place of what was there and returns where it is: the folder, or every file.
  /// Throws Failure if nothing was created or a file was not closed; then the destination is as it
  /// was. Several files are replaced one after the other, each of them whole.
  std::vector<std::filesystem::path> commit();

  [[nodiscard]] const std::filesystem::path& destination() const { return destination_; }

private:
  class File;
  [[nodiscard]] std::filesystem::path file_name(std::string_view name) const;
  std::filesystem::path path_for(std::string_view name);
  void replace_folder();

  std::filesystem::path destination_;
  OutputShape shape_;
  std::filesystem::path hidden_;  ///< folder beside the destination
  std::set<std::string, std::less<>> names_;
  std::shared_ptr<unsigned> open_files_ = std::make_shared<unsigned>(0);
};

}  // namespace qianzi::host
