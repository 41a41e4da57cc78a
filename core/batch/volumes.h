// The volumes of a collection as inputs, read one at a time.
#pragma once

#include "batch/environment.h"
#include "batch/input.h"
#include "collections/plan.h"
#include "model/collection.h"
#include "readers/reader.h"

#include "qianzi/diagnostic.h"

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qianzi::batch {

/// Whether `path` is a collection.
[[nodiscard]] bool is_collection(const std::string& path);

/// A collection that was planned. Reads the volume that follows on a thread of its own while one is
/// worked on; so never more than two are in memory.
class Volumes {
public:
  /// Reads the collection and what stands above the text of its articles. Empty where nothing can
  /// be made of it; each reason has been reported. Throws Failure where the data folder is not
  /// there.
  /// `options`: how its articles are to be read.
  [[nodiscard]] static std::optional<Volumes> open(const std::string& path,
                                                   const Environment& environment,
                                                   DiagnosticSink& sink,
                                                   readers::ReadOptions options = {});

  [[nodiscard]] const std::vector<collections::Volume>& plan() const { return plan_; }
  /// The next volume, in order, with the diagnostics of its reading; empty where all its articles
  /// were broken. Call as often as plan() has volumes.
  [[nodiscard]] std::optional<Input> next(const Environment& environment, DiagnosticSink& sink);

private:
  struct Read {
    std::optional<Edition> edition;
    DiagnosticList diagnostics;
  };
  Volumes() = default;
  void read_ahead();

  /// Where they stay although this moves: a thread reads them.
  std::unique_ptr<const Collection> collection_;
  std::unique_ptr<const std::vector<ArticleRecord>> records_;
  readers::ReadOptions options_;
  std::vector<collections::Volume> plan_;
  std::size_t next_ = 0;
  std::future<std::unique_ptr<Read>> ahead_;
};

}  // namespace qianzi::batch
