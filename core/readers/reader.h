// Bytes -> Edition. Each format is a folder beside native/; all take what they read through
// FileSource and give the same values.
#pragma once

#include "encodings/encoding.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

/// The one door to files. batch has the disk behind it, tests a map.
class FileSource {
public:
  enum class State : std::uint8_t {
    found,
    not_found,  ///< nothing of that name, or not a plain file
    outside,    ///< the path, after links, leaves the root
    too_large,
    unreadable,
  };
  struct Located {
    State state = State::not_found;
    std::string path;  ///< found: for opening; else as it would have been
  };
  struct Content {
    State state = State::not_found;
    std::string bytes;
    std::string reason;  ///< unreadable: what the system says
  };
  FileSource() = default;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  virtual ~FileSource() = default;
  /// Finds `relative` (as written in a source, `/` between names) from `folder`. It must lie in
  /// `root` or below, symbolic links followed; absolute paths and drive letters are outside.
  [[nodiscard]] virtual Located
  locate(const std::string& root, const std::string& folder, const std::string& relative) = 0;
  /// The plain files below `folder` that a pattern names, from there and sorted: `*` and `?` stand
  /// for what is in one name, a name `**` for any folders or none. Names with a leading dot are
  /// left out, links to folders not followed. At most `limit`; one that leads out names none.
  [[nodiscard]] virtual std::vector<std::string>
  list(const std::string& folder, const std::string& pattern, std::size_t limit) = 0;
  /// Reads a whole file of at most `limit` bytes.
  [[nodiscard]] virtual Content read(const std::string& path, std::uint64_t limit) = 0;
};

/// What a hostile or mistaken input may ask for at most.
struct Limits {
  std::uint64_t file_bytes = 32u << 20;
  unsigned nesting = 64;                ///< elements within elements
  std::uint32_t articles = 100'000;     ///< of an edition
  std::uint32_t collected = 1'000'000;  ///< files that a collection's sources name
  std::uint32_t table_cells = 20'000;
  std::uint32_t list_depth = 8;
};

/// What lines of a plain text may be taken for, in the order in which it is told.
enum class TextRule : std::uint8_t {
  navigation,  ///< menus, places in the site, counters: left out
  rights,      ///< a copyright notice
  dateline,    ///< date, time and source in one line
  byline,
  deck,      ///< a line that opens with a dash, under the headline
  headline,  ///< the first line; without it the file's name serves
  turns,     ///< questions and answers: a speaker and a colon
  clauses,   ///< 一、 （一） 1. in lines that follow each other
  subheads,  ///< a short line without a final mark between paragraphs
};

/// The rule that `--text-rules-off` calls so.
[[nodiscard]] std::optional<TextRule> text_rule_of(std::string_view name);
[[nodiscard]] std::vector<std::string_view> text_rule_names();

/// How texts without markup are read.
struct TextOptions {
  std::set<TextRule> off;  ///< rules that take nothing
  std::string language;    ///< BCP 47; empty: as the characters look
};

/// What the caller knows of its inputs.
struct ReadOptions {
  /// Of every file that is read; empty: each says or shows it.
  std::optional<encodings::Encoding> encoding;
  TextOptions text;
};

/// Reads `path`, an edition or a bare article in XML, a plain text or a text of Aozora Bunko: which
/// it is, its beginning says. What has no edition becomes one of a page, named after the file.
/// Everything wrong is reported; an article that is broken is left out and named, the rest comes.
/// Empty only if nothing can be made at all. File names in diagnostics are `path` as given and the
/// sources' own relative names joined to its folder.
[[nodiscard]] std::optional<Edition> read_edition(const std::string& path,
                                                  FileSource& files,
                                                  const Limits& limits,
                                                  DiagnosticSink& sink,
                                                  const ReadOptions& options = {});

/// A paragraph that stands in no article.
struct FragmentParagraph {
  Inlines content;
  std::string language;  ///< of its xml:lang; empty where it has none
  SourcePosition where;
};

/// Reads markup that has no article around it: a row of <p>, or inline content, which is one
/// paragraph. `file` names it in diagnostics. Empty if anything in it is wrong beyond a link or a
/// note mark that leads nowhere; each reason has been reported.
[[nodiscard]] std::optional<std::vector<FragmentParagraph>> read_fragment(std::string_view bytes,
                                                                          const std::string& file,
                                                                          const Limits& limits,
                                                                          DiagnosticSink& sink);

}  // namespace qianzi::readers
