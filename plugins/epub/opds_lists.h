// Which books stand in which list of a catalogue, and what both forms of OPDS say of a book.
#pragma once

#include "qianzi/catalogue.h"

#include <span>
#include <string>
#include <vector>

namespace qianzi::epub {

struct BookList {
  std::string stem;   ///< of its files: opds-2026
  std::string title;  ///< 2026年, or the series'
  std::vector<const CatalogueEntry*> books;
};

struct BookLists {
  std::string title;         ///< of the catalogue: the latest book's nameplate, or its title
  std::string language;      ///< the latest book's
  std::string updated;       ///< 2026-11-24T12:00:00Z, of the book made of the latest time
  std::string latest_title;  ///< 最新
  std::vector<const CatalogueEntry*> latest;  ///< the last book first
  std::vector<BookList> lists;  ///< years, the last first, its last book first; series, by position
};

/// `entries` are by date and then by id, and not none.
[[nodiscard]] BookLists lists_of(std::span<const CatalogueEntry> entries);

/// As the book's own package has it.
[[nodiscard]] std::string identifier_of(const CatalogueEntry& entry);

/// The book's title, and its day where that does not stand in it.
[[nodiscard]] std::string title_of(const CatalogueEntry& entry);

}  // namespace qianzi::epub
