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
  SourcePosition where;  ///< of the edition, or of the bare article
};

/// What a file turned out to be when it was looked at (core/images).
enum class ImageFormat : std::uint8_t { unknown, jpeg, png, webp, tiff, svg };

/// An image file of the edition, named once however often it is used. Readers fill `path`, `name`
/// and the place of its first use; core/images fills the rest.
struct ImageFile {
  std::string path;                           ///< where it lies, for opening
  std::string name;                           ///< as the source names it, for messages
  ImageFormat format = ImageFormat::unknown;  ///< unknown: not usable, and already reported
  std::uint32_t width = 0;                    ///< pixels, as it is to be seen (orientation applied)
  std::uint32_t height = 0;                   ///< pixels
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
