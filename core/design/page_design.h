// The look of a page: sheet, grid, boxes and the style of each role. Loaded from design XML
// (docs/design.md); immutable.
#pragma once

#include "design/slots.h"
#include "model/style.h"

#include "qianzi/diagnostic.h"
#include "qianzi/page.h"
#include "qianzi/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::design {

/// What a text is on the page. Each has one style in every design.
enum class Role : std::uint8_t {
  nameplate,   ///< the paper's name on page 1
  issue_line,  ///< date, number, publisher under or beside it
  ear,         ///< the boxes at the sides of the nameplate 报眼
  folio,       ///< page number, page name and date at the head or foot of other pages
  kicker,
  headline,    ///< of an article that spans one column; wider ones take the levels below
  headline_2,  ///< two columns or more
  headline_3,  ///< three or more, of the article that leads its page, as all that follow
  headline_4,  ///< four or more
  headline_5,  ///< six or more
  deck,
  byline,
  body,
  subhead,
  speaker,  ///< the name that opens a turn
  caption,
  credit,
  table_cell,
  table_header,
  list_item,
  quote,
  note,
  jump_line,  ///< 下转第4版, 上接第1版
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::jump_line) + 1;

/// Between what sizes a text of an article's head may be set.
struct SizeLimits {
  Pt least;
  Pt most;
};

/// A side of the sheet.
enum class Side : std::uint8_t { left, right };

/// Where furniture stands on the page.
enum class Edge : std::uint8_t { head, foot };

/// The words of the furniture, with {names} to be filled: {date}, {year}, {month}, {day},
/// {weekday}, {number}, {publisher}, {nameplate}, {page}, {name}; {year-han}, {month-han},
/// {day-han}, {page-han}: the same in Chinese numerals.
struct Furniture {
  std::string date;      ///< how {date} is written
  std::string weekdays;  ///< seven words with spaces between, Sunday first
  std::string
      issue_line;  ///< on page 1; parts with an empty name in them are left out, `|` parts them
  std::string ear_start, ear_end;          ///< at the sides of the nameplate; `|` parts their lines
  std::string ear_box;                     ///< the box that frames them; empty: none
  Alignment nameplate = Alignment::start;  ///< of the nameplate in its band
  Edge folio = Edge::head;                 ///< where the folio stands
  std::string folio_start, folio_centre, folio_end;  ///< of other pages
  std::string folio_inside, folio_outside;           ///< at the binding, away from it
  std::string speaker_suffix;                        ///< what follows a speaker's name
  std::string jump_to, jump_from;  ///< where an article goes on, whence it comes: {page}, {name}
                                   ///< and {page-han} are those of the other page
};

/// A frame that an article may have.
struct Box {
  std::string name;
  Pt rule;  ///< thickness; 0: none
  Rule::Shape shape = Rule::Shape::solid;
  Colour colour;               ///< of the rule
  std::optional<Colour> fill;  ///< of the ground; empty: none
  Pt padding;                  ///< between rule and text, on every side
};

/// Lengths in pt. The type area is what the margins leave of the sheet. A design of vertical pages
/// is a horizontal one turned: its columns are tiers 段 counted from the head, its grid lines are
/// vertical and counted from the right.
struct PageDesign {
  std::string name;
  WritingMode writing_mode = WritingMode::horizontal;
  Size sheet;
  Pt bleed;
  std::optional<Side> binding;  ///< empty: right for what opens from the right, else left
  Pt margin_top, margin_bottom, margin_inner, margin_outer;
  std::uint16_t columns = 4;
  Pt gutter;                            ///< between columns
  Pt baseline;                          ///< line to line of the grid that all body text stands on
  std::uint16_t rows = 0;               ///< of the modular grid; 0: it has none
  std::uint16_t row_gap_lines = 1;      ///< between rows
  bool flows = false;                   ///< articles follow each other and are not packed
  std::uint16_t nameplate_lines = 0;    ///< height of the band on page 1, in grid lines; 0: none
  std::uint16_t nameplate_columns = 0;  ///< that it spans; 0: all
  std::uint16_t folio_lines = 2;        ///< of the band on other pages
  std::uint16_t gap_lines = 1;          ///< between articles, block direction
  Pt rule_thickness;                    ///< of rules between articles and columns; 0: none
  Colour rule_colour;
  Rule::Shape rule_shape = Rule::Shape::solid;
  bool column_rules = false;  ///< between the columns of an article too
  std::vector<Ink> inks;      ///< spot inks of the colours here, which index them
  std::vector<Box> boxes;
  std::vector<Slot> slots;
  Furniture furniture;
  std::array<ParagraphStyle, role_count> styles;
  std::array<SizeLimits, role_count> size_limits;  ///< of kicker, headlines and deck

  [[nodiscard]] const ParagraphStyle& style(Role role) const {
    return styles[static_cast<std::size_t>(role)];
  }
  [[nodiscard]] const SizeLimits& limits(Role role) const {
    return size_limits[static_cast<std::size_t>(role)];
  }
  /// A box by its name; null if there is none.
  [[nodiscard]] const Box* box(std::string_view box_name) const;
  /// A slot by its name; null if there is none.
  [[nodiscard]] const Slot* slot(std::string_view slot_name) const {
    return find_slot(slots, slot_name);
  }
  [[nodiscard]] bool vertical() const { return writing_mode == WritingMode::vertical; }
  /// Whether pages are bound at the right and follow each other leftwards, in an edition of such a
  /// writing mode.
  [[nodiscard]] bool opens_from_right(WritingMode edition) const;
  /// The type area of a page whose inner margin, the one at the binding, is there.
  [[nodiscard]] Rect type_area(Side inner) const;
  /// The measure of body text: the width of a column, or the height of a tier.
  [[nodiscard]] Pt column_width() const;
  /// Lines of the grid on a page, those under the folio and the nameplate too.
  [[nodiscard]] int lines() const;
  /// Of these, those that the folio takes from the head and the foot. None on vertical pages, where
  /// it takes from the height of the tiers.
  [[nodiscard]] int head_lines() const;
  [[nodiscard]] int foot_lines() const;
  /// Of the modular grid: the line at which row `row` (from 1) begins, counted from the head of the
  /// type area from 0.
  [[nodiscard]] int row_top(int row) const;
  /// Height of so many rows with the gaps between them, in lines.
  [[nodiscard]] int rows_height(int count) const;
  /// The first row (from 1) that begins at or after a line; rows + 1 if there is none.
  [[nodiscard]] int first_row(int line) const;
};

/// The name a role has in design XML: headline-2.
[[nodiscard]] std::string_view role_name(Role role);

/// Loads a design from its XML. `file` is its name for diagnostics. Empty if it is not usable; each
/// reason is reported.
[[nodiscard]] std::optional<PageDesign>
load_design(std::string_view xml, const std::string& file, DiagnosticSink& sink);

}  // namespace qianzi::design
