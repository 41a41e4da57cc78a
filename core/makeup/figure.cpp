#include "makeup/body.h"
#include "model/text.h"

#include <algorithm>

namespace qianzi::makeup {
namespace {

/// The image of a figure, where there is one that can be shown.
const ImageFile* usable_image(const ArticleText& text, const Figure& figure) {
  const auto& images = text.edition().images;
  if (figure.image.id.index >= images.size()) return nullptr;
  const ImageFile& file = images[figure.image.id.index];
  return file.format != ImageFormat::unknown && file.width > 0 ? &file : nullptr;
}

/// Height by width, or in vertical text width by height, since a width is along the line; of the
/// gap where there is no image.
double image_ratio(const ArticleText& text, const ImageFile* file) {
  const double ratio = file != nullptr ? static_cast<double>(file->height) / file->width : 0.6;
  return text.vertical() ? 1 / ratio : ratio;
}

/// Where what is said of a picture stands, and below which element.
struct Legend {
  Pt width;
  Pt top;
  std::uint32_t element;
};

/// Caption and credit under a picture; the credit at the end of the caption's last line where it
/// has room. Returns where they end.
Pt add_legend(ArticleText& text,
              const Figure& figure,
              Unit& unit,
              const Legend& legend,
              SourcePosition where) {
  Pt bottom = legend.top;
  Pt used = legend.width;
  if (!figure.caption.empty()) {
    const ParagraphStyle style = text.style(design::Role::caption);
    const auto& prepared = text.prepare(figure.caption, style, where);
    const SetParagraph set = text.fit(prepared, legend.width, legend.element);
    bottom = stack_lines(unit, set, Pt(0), bottom, style.leading, style.size);
    used = set.lines->lines.back().width;
  }
  if (!figure.credit.empty()) {
    const ParagraphStyle style = text.style(design::Role::credit);
    const auto& prepared = text.prepare(model::inlines_of(figure.credit, where), style, where);
    const bool beside = used + style.size + prepared.natural_width() <= legend.width;
    const Pt top = beside ? bottom - style.leading : bottom;
    const SetParagraph set = text.fit(prepared, legend.width, legend.element);
    bottom = stack_lines(unit, set, Pt(0), top, style.leading, style.size);
  }
  return bottom;
}

}  // namespace

Pt figure_height(const ArticleText& text, const Figure& figure, Pt width) {
  return width * image_ratio(text, usable_image(text, figure));
}

Unit set_figure(ArticleText& text,
                const Figure& figure,
                Pt width,
                Pt most,
                std::uint32_t parent,
                SourcePosition where) {
  Unit unit;
  unit.begins = true;
  Element element;
  element.role = StructureRole::figure;
  element.parent = parent;
  element.alternative = figure.image.alternative;
  const std::uint32_t index = text.add_element(std::move(element));
  const ImageFile* file = usable_image(text, figure);
  const double ratio = image_ratio(text, file);
  Pt shown = width;
  if (shown * ratio > most) shown = most * (1.0 / ratio);
  const Rect area{(width - shown) * 0.5, Pt(2), shown, shown * ratio};
  if (file != nullptr) {
    unit.atoms.emplace_back(ImageAtom{figure.image.id, area, index});
  } else {
    // A framed gap: something is missing, and the page says so.
    const Colour grey = text.design().rule_colour;
    const Point corners[] = {{area.x, area.y},
                             {area.right(), area.y},
                             {area.right(), area.bottom()},
                             {area.x, area.bottom()}};
    for (int i = 0; i < 4; ++i) {
      const Point a = corners[i];
      const Point b = corners[(i + 1) % 4];
      const bool ordered = a.x <= b.x && a.y <= b.y;
      unit.atoms.emplace_back(
          RuleAtom{{ordered ? a : b, ordered ? b : a, Pt(0.5), Rule::Shape::solid, grey}});
    }
  }
  const Pt bottom = add_legend(text, figure, unit, {width, area.bottom() + Pt(2), index}, where);
  unit.lines = grid_lines(bottom + Pt(3), text.design().baseline);
  return unit;
}

}  // namespace qianzi::makeup
