// Where an output goes, and where the others of the same run go.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace qianzi::host {

/// Absolute places of a run's outputs, each with what is to stand there: pdf of «daily».
using Places = std::map<std::filesystem::path, std::string>;

struct Destination {
  std::filesystem::path path;  ///< the file or folder to be
  /// Of the whole run, this one among them; an output of several files adds its own. Null: there is
  /// no other output.
  Places* places = nullptr;
};

}  // namespace qianzi::host
