// What a catalogue is made of: all editions that one folder holds of one format, as plain values,
// and what the plugin that writes it may ask of the host.
//
// The values come from the ledger of the folder, so a catalogue is written without any edition
// being read again. They may be years old, but never name an output that is gone.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/services.h"
#include "qianzi/xhtml.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi {

/// A headline of an edition's front page.
struct CatalogueHeadline {
  std::string text;
  std::string language;  ///< BCP 47
};

/// A section or keyword and the number of articles that have it.
struct CatalogueTopic {
  std::string text;
  std::uint32_t articles = 0;
};

/// One edition. Texts are as EditionHead has them; no control characters are among them.
struct CatalogueEntry {
  std::string id;
  std::string date;      ///< ISO 8601; empty where none is known
  std::string number;    ///< may be empty
  std::string language;  ///< BCP 47
  std::string nameplate;
  std::string title;
  std::string publisher;
  std::string rights;
  std::string series;          ///< title of the series it is a volume of; empty: of none
  std::uint32_t position = 0;  ///< in the series, from 1
  std::uint32_t articles = 0;
  std::vector<CatalogueHeadline> headlines;  ///< the first of its articles, in order
  std::vector<CatalogueTopic> sections;      ///< in the order the edition first names them
  std::vector<CatalogueTopic> keywords;      ///< the same
  std::string file;                          ///< ID.epub, or of a folder its index: ID/index.html
  std::string cover;           ///< a picture of its cover beside it, ID.png; empty: there is none
  std::uint64_t size = 0;      ///< bytes of all its files
  std::int64_t timestamp = 0;  ///< Services::timestamp of its making
};

/// Answers the plugin while it writes a catalogue; on the thread that calls it.
class CatalogueServices {
public:
  CatalogueServices() = default;
  CatalogueServices(const CatalogueServices&) = delete;
  CatalogueServices& operator=(const CatalogueServices&) = delete;
  virtual ~CatalogueServices() = default;

  /// See Services::markup and Services::producer.
  [[nodiscard]] virtual std::string markup(const XhtmlElement& root,
                                           const MarkupOptions& options) const = 0;
  [[nodiscard]] virtual std::string_view producer() const = 0;
  /// Makes a file in the folder of the editions; `name` has no `/`. All files are put in place
  /// when the plugin has returned, those whose bytes stand there already are left alone. Throws
  /// Failure for a name that is none, is an edition's, or was used before.
  [[nodiscard]] virtual std::unique_ptr<OutputFile> create(std::string_view name) = 0;
};

}  // namespace qianzi
