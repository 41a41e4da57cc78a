#include "makeup/proof.h"

#include "model/text.h"

#include <fmt/format.h>

namespace qianzi::makeup {
namespace {

constexpr Pt hairline{0.2};
constexpr Pt frame{0.6};
constexpr Pt heavy{1.6};

Colour rgb(float red, float green, float blue) {
  Colour colour;
  colour.space = ColourSpace::rgb;
  colour.components = {red, green, blue, 0};
  return colour;
}

class Prover {
public:
  Prover(Sheet& sheet, Workshop& workshop) : sheet_(sheet), workshop_(workshop) {}

  void grid() {
    const Colour blue = rgb(0.55F, 0.8F, 0.95F);
    const Cells& room = sheet_.room();
    for (int line = room.top + 1; line <= room.bottom(); ++line) {
      const Rect area = sheet_.area({room.column, room.span, line, 0});
      rule({area.x, area.y}, {area.right(), area.y}, hairline, blue);
    }
    for (int column = 0; column < room.span; ++column) {
      outline({column, 1, room.top, room.lines}, hairline, blue);
    }
  }

  void frames() {
    for (const Standing& standing : sheet_.standing()) {
      if (standing.overset == 0) {
        outline(standing.cells, frame, rgb(0.2F, 0.6F, 0.3F));
        continue;
      }
      outline(standing.cells, heavy, rgb(0.9F, 0.1F, 0.1F));
      label(standing);
    }
  }

private:
  void rule(Point from, Point to, Pt thickness, Colour colour) {
    const Rule rule{from, to, thickness, Rule::Shape::solid, colour};
    sheet_.builder().proof(sheet_.builder().axes().on_sheet(rule));
  }

  void outline(const Cells& cells, Pt thickness, Colour colour) {
    const Rect area = sheet_.area(cells);
    rule({area.x, area.y}, {area.right(), area.y}, thickness, colour);
    rule({area.x, area.bottom()}, {area.right(), area.bottom()}, thickness, colour);
    rule({area.x, area.y}, {area.x, area.bottom()}, thickness, colour);
    rule({area.right(), area.y}, {area.right(), area.bottom()}, thickness, colour);
  }

  /// How many column lines are missing, inside the last line of the frame.
  void label(const Standing& standing) {
    ParagraphStyle style = workshop_.design.style(design::Role::folio);
    style.writing_mode = WritingMode::horizontal;
    style.first_indent = Em(0);
    style.alignment = Alignment::start;
    style.fill = rgb(0.9F, 0.1F, 0.1F);
    const Rect area = sheet_.builder().axes().on_sheet(sheet_.area(standing.cells));
    const auto composed =
        workshop_.composer->prepare(model::inlines_of(fmt::format("+{}", standing.overset)), style)
            ->fit(area.width);
    sheet_.builder().proof(composed, 0, {area.x + Pt(2), area.bottom() - Pt(3)});
  }

  Sheet& sheet_;
  Workshop& workshop_;
};

}  // namespace

void add_proof(Sheet& sheet, Workshop& workshop) {
  Prover prover(sheet, workshop);
  prover.grid();
  prover.frames();
}

}  // namespace qianzi::makeup
