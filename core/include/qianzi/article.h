// The article: what a reader makes, what transforms change, what composition and XHTML set.
// Plain values; wrong nesting cannot be said. The XML that says the same is in docs/xml.md.
#pragma once

#include "qianzi/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace qianzi {

/// Where in its source file a part of an article begins. Lines and columns count from 1, columns
/// in code points; 0 means unknown. The file's name stands once, in Article::source_file.
struct SourcePosition {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend constexpr bool operator==(SourcePosition, SourcePosition) = default;
};

/// Index into Edition::images.
struct ImageId {
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(ImageId, ImageId) = default;
};

struct Inline;
using Inlines = std::vector<Inline>;

/// Characters of the article, UTF-8, NFC or as the source had them; no markup and no line breaks.
struct Text {
  std::string text;
};

/// One base with its reading. The base is not empty; an empty reading leaves the base bare.
struct RubySegment {
  std::string base;
  std::string reading;
};

/// How readings belong to their bases (CLREQ 3.3.1, JLREQ 3.3.1).
enum class RubyKind : std::uint8_t {
  mono,      ///< each reading stands over its own base
  group,     ///< a reading is spread over several characters, which stay together
  jukugo,    ///< the readings of a compound run together; it may be broken between its bases
  pinyin,    ///< a syllable in Latin letters over each base
  bopomofo,  ///< 注音: stands to the right of its base in both writing modes
};

/// Over is above a horizontal line and right of a vertical one; under is below or left.
enum class RubySide : std::uint8_t { over, under };

/// Ruby annotation (CLREQ 3.3.1, JLREQ 3.3). One segment a base. A segment of several characters is
/// set as group ruby whatever the kind says.
struct Ruby {
  std::vector<RubySegment> segments;
  RubyKind kind = RubyKind::mono;
  RubySide side = RubySide::over;  ///< of the readings; bopomofo in a horizontal line has none
  std::string gloss;  ///< a second reading, of all segments together, on the other side; or empty
};

/// What an inline element means.
enum class SpanKind : std::uint8_t {
  emphasis,     ///< em: emphasis dots 着重号 (CLREQ 3.3.2)
  strong,       ///< strong: set in the bold face
  name,         ///< name: 专名号, a straight line along a proper noun (CLREQ 3.3.3)
  work,         ///< work: 书名号甲式, a wavy line along a title (CLREQ 3.3.3)
  link,         ///< a: Span::target says where to
  superscript,  ///< sup
  subscript,    ///< sub
  underline,    ///< u: a straight line along text that is no name
};

/// An element around inline content.
struct Span {
  SpanKind kind = SpanKind::strong;
  Inlines content;
  /// Links only: an http, https or mailto address, or `#ID` of an article of the edition. Readers
  /// let nothing else in.
  std::string target;
  /// BCP 47 tag where the content is in another language than what is around it; else empty.
  std::string language;
};

/// tcy: 2 to 4 characters set upright across a vertical line (纵中横, JLREQ 3.2.5). In a
/// horizontal line it is plain text.
struct TateChuYoko {
  std::string text;
};

/// warichu 割注: an inline note set in two rows of half the size within one line (JLREQ 3.4.1).
/// Brackets around it are the author's own text. In it a forced break is a space, ruby is its base,
/// and another warichu is its content.
struct Warichu {
  Inlines content;
};

/// br: the line ends here.
struct LineBreak {};

/// noteref: the mark of a note of this article.
struct NoteReference {
  std::string note;          ///< Note::id
  std::uint32_t number = 0;  ///< Note::number, counted from 1
};

struct Inline {
  std::variant<Text, Ruby, Span, TateChuYoko, LineBreak, NoteReference, Warichu> value;
  SourcePosition where;
};

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph {
  Inlines content;
};

/// A heading inside the body.
struct Subhead {
  Inlines content;
};

enum class TurnRole : std::uint8_t { question, answer };

/// One question or answer of an interview. The content is paragraphs, lists and quotes.
struct Turn {
  TurnRole role = TurnRole::answer;
  std::string speaker;
  Blocks content;
};

struct Image {
  ImageId id;
  std::string alternative;  ///< what to say to those who do not see it; empty: decoration
};

/// Where the editor wants a figure or a pull quote among the columns of its article; `text`: in the
/// flow.
enum class FloatPosition : std::uint8_t { anywhere, head, middle, foot, text };

struct Figure {
  Image image;
  Inlines caption;
  std::string credit;
  FloatPosition position = FloatPosition::anywhere;  ///< on pages
  std::uint16_t columns = 0;                         ///< that it spans on pages; 0: as fits
};

enum class CellAlignment : std::uint8_t { start, centre, end };

struct TableCell {
  Inlines content;
  bool header = false;
  std::uint16_t column_span = 1;
  std::uint16_t row_span = 1;
  CellAlignment alignment = CellAlignment::start;
};

struct TableRow {
  std::vector<TableCell> cells;
};

/// Readers guarantee that spans neither overlap nor leave the grid: every row fills
/// `columns` cells, counting those that reach down from above.
struct Table {
  Inlines caption;
  std::vector<TableRow> rows;
  std::uint16_t columns = 0;
};

/// How items are counted: 一、 and （一） are the forms of notices and statutes.
enum class ListMarker : std::uint8_t { bullet, decimal, ideographic, bracketed_ideographic };

struct ListItem {
  Blocks content;
};

struct List {
  ListMarker marker = ListMarker::bullet;
  std::uint32_t start = 1;
  std::vector<ListItem> items;
};

struct Quote {
  Blocks content;
  Inlines source;     ///< who is quoted; may be empty
  bool pull = false;  ///< words of the text repeated on display, beside the flow of reading
  FloatPosition position = FloatPosition::anywhere;  ///< on pages; only of one that is pulled
  std::uint16_t columns = 0;                         ///< that it spans on pages; 0: as fits
};

/// A break in the thought: a blank line or an ornament, as the design has it.
struct Separator {};

struct Block {
  std::variant<Paragraph, Subhead, Turn, Figure, Table, List, Quote, Separator> value;
  SourcePosition where;
  std::string language;  ///< BCP 47 tag where it differs from the article's; else empty
};

/// A note of the article, set at its end (or the page's). Numbered from 1 in the order of first
/// reference; notes that nothing refers to come last.
struct Note {
  std::string id;
  std::uint32_t number = 0;
  Blocks content;
  SourcePosition where;
};

/// What stands above the text. Only the headline is required.
struct ArticleHead {
  Inlines kicker;                    ///< 引题
  Inlines headline;                  ///< 标题
  Inlines deck;                      ///< 副题
  std::vector<std::string> bylines;  ///< as printed: 本报记者　王晓明
  std::string dateline;              ///< 本报上海11月23日电
  std::string source;                ///< the agency or paper it comes from
  std::string published;             ///< ISO 8601 date, or date and time with offset
  std::string section;               ///< 要闻, 文化
  std::vector<std::string> keywords;
  std::string rights;
};

struct Article {
  std::string id;                           ///< unique in the edition: [A-Za-z][A-Za-z0-9._-]*
  std::string language;                     ///< BCP 47: zh-Hans, zh-Hant-TW, ja, ko, en
  std::optional<WritingMode> writing_mode;  ///< empty: as the page or edition has it
  ArticleHead head;
  Blocks body;
  std::vector<Note> notes;
  std::string source_file;  ///< as it is named in diagnostics
  SourcePosition where;
};

}  // namespace qianzi
