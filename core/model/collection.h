// A collection: articles of many editions, chosen, ordered and cut into volumes. What
// collection.xml says (docs/collections.md), and what is known of each article before it is read.
#pragma once

#include "qianzi/article.h"
#include "qianzi/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace qianzi {

/// Files that articles come from: a path within the collection's folder; * and ? stand for what is
/// in one name, ** for folders.
struct CollectionSource {
  std::string pattern;
  SourcePosition where;
};

/// Which articles are taken. Of each list one match is enough; an empty one takes all.
struct Selection {
  std::string from;  ///< first day, ISO 8601, or empty
  std::string to;    ///< last day
  std::vector<std::string> sections;
  std::vector<std::string> keywords;
  std::vector<std::string> authors;
};

enum class CollectionOrder : std::uint8_t {
  date,    ///< by day and time of publication, then as source
  source,  ///< by path, then as the edition's plan has them
  title,
  author,
};

/// What articles of one part have in common.
enum class Grouping : std::uint8_t { year, month, day, section, author };

enum class IndexOf : std::uint8_t { authors, titles };

struct IndexRequest {
  IndexOf of = IndexOf::authors;
  std::string collation;  ///< pinyin, stroke, zhuyin, unihan; empty: as the language has it
};

/// Where a volume ends. Zero: no limit.
struct VolumeSize {
  std::uint32_t articles = 0;
  std::uint64_t bytes = 0;  ///< of the articles' source files
  bool by_part = false;     ///< each part of the first level begins a volume
};

struct Collection {
  std::string id;  ///< as an edition's; volumes are called ID-01
  std::string title;
  std::string language;  ///< BCP 47
  std::string publisher;
  std::string rights;
  std::string design;
  WritingMode writing_mode = WritingMode::horizontal;
  std::string cover;  ///< path of an image, from the collection's folder; or empty
  SourcePosition cover_where;
  std::vector<CollectionSource> sources;
  Selection selection;
  CollectionOrder order = CollectionOrder::date;
  bool descending = false;
  std::vector<Grouping> groups;  ///< from the outermost
  VolumeSize volumes;
  std::vector<IndexRequest> indexes;
  std::string source_file;  ///< as it is named in diagnostics
  SourcePosition where;
};

/// What is known of an article when a collection is planned, and what it takes to read it.
struct ArticleRecord {
  std::string path;          ///< of its file, for opening
  std::string shown;         ///< of its file, in messages
  std::string root;          ///< of its edition: images lie there
  std::uint32_t source = 0;  ///< which edition, or all bare articles together: links are within one
  std::string id;
  std::string language;
  std::string title;
  std::string title_reading;  ///< the headline with its readings for their bases
  std::string published;      ///< ISO 8601; of the edition where the article says nothing
  std::string section;
  std::vector<std::string> keywords;
  std::vector<std::string> authors;
  std::uint64_t bytes = 0;  ///< of its file
};

}  // namespace qianzi
