// The look of a page: sheet, grid and the style of each role. Loaded from design XML
// (docs/design.md); immutable.
#pragma once

#include "model/style.h"

#include "qianzi/diagnostic.h"
#include "qianzi/page.h"
#include "qianzi/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qianzi::design {

/// What a text is on the page. Each has one style in every design.
enum class Role : std::uint8_t {
  nameplate,   ///< the paper's name on page 1
  issue_line,  ///< date, number, publisher under or beside it
  folio,       ///< page number, page name and date at the head of other pages
  kicker,
  headline,    ///< of an article that spans one column; wider ones take headline_2 and _3
  headline_2,  ///< two columns or more
  headline_3,  ///< three or more, of the article that leads its page
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
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::note) + 1;

/// The words of the furniture, with {names} to be filled: {date}, {year}, {month}, {day},
/// {weekday}, {number}, {publisher}, {nameplate}, {page}, {name}.
struct Furniture {
  std::string date;      ///< how {date} is written
  std::string weekdays;  ///< seven words with spaces between, Sunday first
  std::string
      issue_line;  ///< on page 1; parts with an empty name in them are left out, `|` parts them
  std::string folio_start, folio_centre, folio_end;  ///< at the head of other pages
  std::string speaker_suffix;                        ///< what follows a speaker's name
};

/// Lengths in pt. The type area is what the margins leave of the sheet.
struct PageDesign {
  std::string name;
  Size sheet;
  Pt bleed;
  Pt margin_top, margin_bottom, margin_inner, margin_outer;
  std::uint16_t columns = 4;
  Pt gutter;                          ///< between columns
  Pt baseline;                        ///< line to line of the grid that all body text stands on
  std::uint16_t nameplate_lines = 0;  ///< height of the band on page 1, in grid lines; 0: none
  std::uint16_t folio_lines = 2;      ///< of the band on other pages
  std::uint16_t gap_lines = 1;        ///< between articles, block direction
  Pt rule_thickness;                  ///< of rules between articles and columns; 0: none
  Colour rule_colour;
  Colour tint;  ///< behind boxed articles
  Furniture furniture;
  std::array<ParagraphStyle, role_count> styles;
  [[nodiscard]] const ParagraphStyle& style(Role role) const {
    return styles[static_cast<std::size_t>(role)];
  }
  [[nodiscard]] Pt column_width() const {
    const double between = columns - 1.0;
    return (sheet.width - margin_inner - margin_outer - gutter * between) / double{1.0 * columns};
  }
};

/// The name a role has in design XML: headline-2.
[[nodiscard]] std::string_view role_name(Role role);

/// Loads a design from its XML. `file` is its name for diagnostics. Empty if it is not usable; each
/// reason is reported.
[[nodiscard]] std::optional<PageDesign>
load_design(std::string_view xml, const std::string& file, DiagnosticSink& sink);

}  // namespace qianzi::design
