#include "model/quoted.h"
#include "model/text.h"

#include <fmt/format.h>

#include <variant>

namespace qianzi::model {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
// Clang 14 does not make this guide of itself.
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string_view role_name(StructureRole role) {
  constexpr std::string_view names[] = {
      "artifact",     "article",    "headline",       "subhead",   "kicker",     "deck",
      "byline",       "paragraph",  "figure",         "caption",   "table",      "table-row",
      "table-header", "table-cell", "list",           "list-item", "list-label", "list-body",
      "quote",        "note",       "note-reference", "link",      "ruby",       "ruby-base",
      "ruby-text",    "warichu",    "warichu-text"};
  static_assert(std::size(names) == static_cast<std::size_t>(StructureRole::warichu_text) + 1);
  return names[static_cast<std::size_t>(role)];
}

std::string rect(const Rect& r) {
  return fmt::format(
      "{:.2f},{:.2f} {:.2f}x{:.2f}", r.x.value(), r.y.value(), r.width.value(), r.height.value());
}

std::string colour(const Colour& c) {
  constexpr std::size_t counts[] = {1, 3, 4, 1};
  std::string text = c.space == ColourSpace::spot ? fmt::format("spot{}", c.ink) : "ink";
  for (std::size_t i = 0; i < counts[static_cast<std::size_t>(c.space)]; ++i) {
    text += fmt::format("{}{:.2f}", i == 0 ? "=" : ",", c.components[i]);
  }
  return text;
}

std::string glyph_run(const GlyphRun& run, const std::function<std::string(FaceId)>& face_name) {
  constexpr std::string_view orientations[] = {"horizontal", "upright", "sideways"};
  std::string text = fmt::format("run {} {} {:.2f} at {:.2f},{:.2f} {} mark={}",
                                 quoted(run.text),
                                 face_name(run.face),
                                 run.size.value(),
                                 run.origin.x.value(),
                                 run.origin.y.value(),
                                 orientations[static_cast<std::size_t>(run.orientation)],
                                 run.structure);
  for (const Glyph& glyph : run.glyphs) {
    text += fmt::format(
        " {}={}@{:.2f}+{}", glyph.id, glyph.cluster, glyph.position.value(), glyph.advance.value());
  }
  return text;
}

std::string item(const PageItem& item, const std::function<std::string(FaceId)>& face_name) {
  constexpr std::string_view shapes[] = {"solid", "dotted", "wavy"};
  return std::visit(Overloaded{
                        [&](const GlyphRun& run) { return glyph_run(run, face_name); },
                        [&](const Rule& rule) {
                          return fmt::format("rule {} {:.2f},{:.2f} {:.2f},{:.2f} {:.2f} {}",
                                             shapes[static_cast<std::size_t>(rule.shape)],
                                             rule.from.x.value(),
                                             rule.from.y.value(),
                                             rule.to.x.value(),
                                             rule.to.y.value(),
                                             rule.thickness.value(),
                                             colour(rule.colour));
                        },
                        [](const Fill& fill) {
                          return fmt::format("fill {} {}", rect(fill.area), colour(fill.colour));
                        },
                        [](const PlacedImage& image) {
                          return fmt::format("image {} {} mark={}",
                                             image.image.index,
                                             rect(image.area),
                                             image.structure);
                        },
                    },
                    item);
}

std::string mark(const StructureMark& mark) {
  std::string text = fmt::format("mark {}", role_name(mark.role));
  if (mark.parent != no_parent) text += fmt::format(" in {}", mark.parent);
  if (mark.key.article != no_article) {
    text += fmt::format(" key={}/{}", mark.key.article, mark.key.element);
  }
  if (!mark.language.empty()) text += " @" + mark.language;
  if (!mark.alternative.empty()) text += " alt=" + quoted(mark.alternative);
  return text;
}

}  // namespace

std::string dump(const Page& page, const std::function<std::string(FaceId)>& face_name) {
  std::string text = fmt::format("page {} {} {:.2f}x{:.2f} area {}\n",
                                 quoted(page.number),
                                 quoted(page.name),
                                 page.trim.width.value(),
                                 page.trim.height.value(),
                                 rect(page.type_area));
  for (const Region& region : page.regions) {
    text += fmt::format("  region {} {}", region.article, quoted(region.headline));
    for (const Rect& area : region.areas) text += " [" + rect(area) + "]";
    text += region.continued ? " continued\n" : "\n";
  }
  for (const Anchor& anchor : page.anchors) {
    text += fmt::format(
        "  anchor {} {:.2f},{:.2f}\n", anchor.name, anchor.at.x.value(), anchor.at.y.value());
  }
  for (const LinkArea& link : page.links) {
    text += fmt::format("  link {} [{}]\n", quoted(link.target), rect(link.area));
  }
  for (const StructureMark& entry : page.structure) text += "  " + mark(entry) + "\n";
  for (const PageItem& entry : page.items) text += "  " + item(entry, face_name) + "\n";
  return text;
}

}  // namespace qianzi::model
