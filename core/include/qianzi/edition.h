// The edition: one issue of a newspaper, its page plan and its articles.
#pragma once

#include "qianzi/article.h"
#include "qianzi/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace qianzi {

/// Where an article goes on its page, as far as the editor has said so. Columns are counted from
/// the side where reading begins, rows of the design's grid from the top, both from 1.
struct Placement {
  std::string article;         ///< Article::id
  std::string slot;            ///< a slot of the page's design, by name; empty: none
  std::uint16_t column = 0;    ///< where it begins; 0: the layout decides
  std::uint16_t columns = 0;   ///< how many columns it spans; 0: the layout decides
  std::uint16_t row = 0;       ///< where it begins; 0: the layout decides
  std::uint16_t rows = 0;      ///< how many rows it takes; 0: the layout decides
  std::uint16_t priority = 0;  ///< 1 leads the page, 2 comes next, ...; 0: as the plan's order says
  std::string box;             ///< how it is framed: a box of the design; empty: not at all
  SourcePosition where;
};

/// One page (版) of the plan, in printed order.
struct PagePlan {
  std::string number;  ///< as printed: 1, A02
  std::string name;    ///< 要闻, 文化
  std::string design;  ///< the page design's name; empty: the edition's
  std::vector<Placement> placements;
  SourcePosition where;
};

/// A part of a volume: a year, a month in it, a section. Its own articles come before those of its
/// parts.
struct Part {
  std::string name;                   ///< in the volume's language
  std::vector<std::string> articles;  ///< Article::id
  std::vector<Part> parts;
};

/// Where a word of an index leads.
struct IndexEntry {
  std::string text;
  std::vector<std::string> articles;  ///< Article::id, in the order of the volume
};

/// Entries under one heading: a letter, a number of strokes, a row of kana.
struct IndexHeading {
  std::string name;
  std::vector<IndexEntry> entries;
};

/// An index of a volume, sorted as its language sorts.
struct Index {
  std::string title;  ///< 作者索引
  std::vector<IndexHeading> headings;
};

/// What a volume is one of.
struct Series {
  std::string title;           ///< empty: of none
  std::uint32_t position = 0;  ///< from 1
  std::uint32_t count = 0;     ///< how many volumes there are
  std::string label;   ///< 第2卷, in the volume's language; empty where it is the only one
  std::string period;  ///< of its articles: 2026年1月1日—3月31日; empty if they have no day
};

/// What a writer is told before the first page or article.
struct EditionHead {
  std::string id;         ///< names the output files: [A-Za-z0-9][A-Za-z0-9._-]*
  std::string date;       ///< ISO 8601: 2026-11-24
  std::string number;     ///< 第 12345 期: the number alone; may be empty
  std::string language;   ///< BCP 47
  std::string nameplate;  ///< the paper's name; empty where a bare article was read
  std::string title;      ///< what the edition is called: its nameplate, or the article's headline
  std::string publisher;
  std::string rights;
  std::string design;  ///< default page design
  WritingMode writing_mode = WritingMode::horizontal;
  std::vector<PagePlan> pages;
  /// Of a volume of a collection: its parts, which hold the articles of `pages` in their order;
  /// none of a newspaper's edition.
  std::vector<Part> parts;
  std::vector<Index> indexes;
  Series series;
  std::optional<ImageId> cover;  ///< an image of its own for the cover
  SourcePosition where;          ///< of the edition, or of the bare article
};

/// What a file turned out to be when it was looked at (core/images).
enum class ImageFormat : std::uint8_t { unknown, jpeg, png, webp, tiff, svg };

/// An image file of the edition, named once however often it is used. Readers fill `path`, `name`
/// and the place of its first use; core/images fills the rest.
struct ImageFile {
  std::string path;                           ///< where it lies, for opening
  std::string name;                           ///< as the source names it, for messages
  ImageFormat format = ImageFormat::unknown;  ///< unknown: not usable, and already reported
  std::uint32_t width =
      0;  ///< pixels, as it is to be seen (orientation applied); of a drawing, CSS's
  std::uint32_t height = 0;  ///< pixels
  /// What Services::web_image makes of it: jpeg, png, webp or svg.
  ImageFormat web_format = ImageFormat::unknown;
  std::string source_file;
  SourcePosition where;
};

struct Edition {
  EditionHead head;
  std::vector<Article> articles;  ///< in the order of the page plan
  std::vector<ImageFile> images;
  std::string source_file;
};

}  // namespace qianzi
