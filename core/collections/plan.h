// Which articles stand in which volume, and the volume as an edition.
#pragma once

#include "model/collection.h"

#include "qianzi/edition.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace qianzi::collections {

/// A volume before its articles are read.
struct Volume {
  std::uint32_t number = 1;           ///< from 1
  std::uint32_t count = 1;            ///< of all volumes
  std::string id;                     ///< the collection's, or ID-01 where there are several
  std::vector<std::size_t> articles;  ///< indices of records, in order
  /// By article: the names of the parts it stands in, from the outermost.
  std::vector<std::vector<std::string>> parts;
};

/// Selects, orders, groups and cuts. Same records, same volumes; none where nothing is selected.
[[nodiscard]] std::vector<Volume> plan(const Collection& collection,
                                       std::span<const ArticleRecord> records);

/// An article of a volume, as read: empty where it turned out to be broken.
struct VolumeArticle {
  std::optional<Article> article;
  bool linked = false;  ///< has links to other articles
};

/// The edition that writers are fed: head with parts and indexes, articles with ids that are the
/// volume's own. `articles`: as many as the volume has, in its order. A link to an article that is
/// not in the volume is none. An edition without articles where all were broken.
[[nodiscard]] Edition assemble(const Collection& collection,
                               std::span<const ArticleRecord> records,
                               const Volume& volume,
                               std::vector<VolumeArticle> articles);

}  // namespace qianzi::collections
