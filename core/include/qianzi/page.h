// A composed page as a plain value: all that a writer needs to paint, tag, link, search and
// hit-test, and nothing of any output format (design rule 5).
//
// Coordinates are points from the upper left corner of the trimmed sheet, y downwards. Items stand
// in reading order, which is also paint order, but for tints and rules, which come before the text
// they lie under.
#pragma once

#include "qianzi/article.h"
#include "qianzi/units.h"

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace qianzi {

/// A face of the font set; valid for the process that loaded it. Services::face tells more.
struct FaceId {
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(FaceId, FaceId) = default;
};

enum class ColourSpace : std::uint8_t { grey, rgb, cmyk, spot };

/// A colour. Components are 0 to 1: grey uses one (0 black), rgb three, cmyk four (0 no ink), spot
/// one: the tint of `ink` (0 no ink, 1 solid).
struct Colour {
  ColourSpace space = ColourSpace::grey;
  std::array<float, 4> components{};
  std::uint16_t ink = 0;  ///< spot: index into Page::inks
  friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

/// An ink beside the four of the process: a separation of its own on the press.
struct Ink {
  std::string name;             ///< as the press knows it: PANTONE 186 C; never All or None
  std::array<float, 4> cmyk{};  ///< what stands for its solid where there is no such ink
  friend bool operator==(const Ink&, const Ink&) = default;
};

/// One shaped glyph.
struct Glyph {
  std::uint32_t id = 0;       ///< index in the face
  std::uint32_t cluster = 0;  ///< where its source begins in GlyphRun::text, bytes; glyphs of one
                              ///< cluster share it and stand together
  FontUnits advance;          ///< its own, as shaped (a half-width form's half em); always >= 0
  FontUnits x_offset;         ///< from the pen to the glyph's horizontal origin, y upwards:
  FontUnits y_offset;         ///< HarfBuzz's offsets, so about (-500, -880) for an upright glyph
  Pt position;                ///< of the pen, along the run from its origin. What lies between
                              ///< position + advance and the next position is glue.
};

/// How the glyphs of a run stand to the line they are on.
enum class Orientation : std::uint8_t {
  horizontal,  ///< left to right along the baseline; also the digits of a tcy
  upright,     ///< vertical line, upright glyphs: the pen goes down the line's centre, offsets lead
               ///< to each glyph's horizontal origin
  sideways,    ///< vertical line, glyphs turned a quarter clockwise: the pen goes down along the
               ///< baseline, glyph tops to the right
};

/// Glyphs of one face, size and colour that follow each other on one line.
struct GlyphRun {
  FaceId face;
  Pt size;
  Orientation orientation = Orientation::horizontal;
  double stretch = 1.0;  ///< scale along the run (a tcy squeezed into its em); positions have it in
  Point origin;          ///< of the pen at position 0
  std::vector<Glyph> glyphs;  ///< in visual order
  std::string text;           ///< the source of the run, UTF-8, in logical order
  Colour fill;
  std::uint32_t structure = 0;  ///< index into Page::structure
};

/// A straight or wavy line of even thickness, horizontal or vertical: column rules, 专名号, table
/// rules. `from` is above or left of `to`.
struct Rule {
  enum class Shape : std::uint8_t { solid, dotted, wavy };
  Point from;
  Point to;
  Pt thickness;
  Shape shape = Shape::solid;
  Colour colour;
};

/// A tinted rectangle.
struct Fill {
  Rect area;
  Colour colour;
};

struct PlacedImage {
  ImageId image;
  Rect area;  ///< has the image's own proportions
  std::uint32_t structure = 0;
};

using PageItem = std::variant<GlyphRun, Rule, Fill, PlacedImage>;

/// Standard roles of a tagged document (PDF 32000-1 14.8.4, and what HTML has for the same).
enum class StructureRole : std::uint8_t {
  artifact,  ///< furniture: folio, rules, jump lines; not part of the text
  article,
  headline,  ///< first heading of an article
  subhead,
  kicker,
  deck,
  byline,
  paragraph,
  figure,
  caption,
  table,
  table_row,
  table_header,
  table_cell,
  list,
  list_item,
  list_label,
  list_body,
  quote,
  note,
  note_reference,
  link,
  ruby,
  ruby_base,
  ruby_text,
  warichu,       ///< an inline note of two rows
  warichu_text,  ///< what stands in its rows
};

/// Whether elements of the role are parts of a line of text; all others begin a block.
[[nodiscard]] constexpr bool is_inline(StructureRole role) {
  switch (role) {
  case StructureRole::note_reference:
  case StructureRole::link:
  case StructureRole::ruby:
  case StructureRole::ruby_base:
  case StructureRole::ruby_text:
  case StructureRole::warichu:
  case StructureRole::warichu_text:
    return true;
  default:
    return false;
  }
}

/// Names one element of an article's structure on whatever pages it stands, so that a writer joins
/// the parts of a paragraph that goes on over the page.
struct StructureKey {
  std::uint32_t article = 0;  ///< index into Edition::articles; no_article for furniture
  std::uint32_t element = 0;  ///< counted within the article
  friend constexpr auto operator<=>(StructureKey, StructureKey) = default;
};
inline constexpr std::uint32_t no_article = 0xFFFFFFFF;
inline constexpr std::uint32_t no_parent = 0xFFFFFFFF;

/// One element of the page's structure tree. Page::structure[0] is always the artifact.
struct StructureMark {
  StructureRole role = StructureRole::artifact;
  StructureKey key;
  std::uint32_t parent = no_parent;  ///< index into Page::structure, smaller than its own
  std::string language;              ///< BCP 47 where it differs from the parent's
  std::string alternative;           ///< figures: what the image shows
  std::uint16_t column_span = 1;     ///< table cells
  std::uint16_t row_span = 1;        ///< table cells
};

/// An area that leads somewhere.
struct LinkArea {
  Rect area;
  std::string target;  ///< as Span::target, or `ARTICLE/NOTE` after a `#` for a note's text
  std::uint32_t structure = 0;
};

/// A place that links lead to.
struct Anchor {
  std::string name;  ///< ARTICLE or ARTICLE/NOTE
  Point at;
};

/// Where an article stands on the page: its rectangles, for outlines and hot areas. An article that
/// goes on from another page has a region on each.
struct Region {
  std::string article;   ///< Article::id
  std::string headline;  ///< plain text
  std::vector<Rect> areas;
  bool continued = false;  ///< it began on an earlier page
};

struct Page {
  std::string number;  ///< as printed; a continuation page of the plan's page 3 is also 3
  std::string name;
  std::string language;
  Size trim;
  Pt bleed;
  Rect type_area;
  bool opens_from_right = false;  ///< a vertical edition's pages follow each other leftwards
  std::vector<Ink> inks;          ///< spot inks that colours of this page name
  std::vector<PageItem> items;
  std::vector<PageItem> proof;  ///< for the page editor's eye, never printed: grid, baselines,
                                ///< frames, overset. Glyph runs here are artifacts.
  std::vector<StructureMark> structure;
  std::vector<LinkArea> links;
  std::vector<Anchor> anchors;
  std::vector<Region> regions;
};

}  // namespace qianzi
