#include "makeup/place.h"

#include "model/text.h"

#include <algorithm>
#include <iterator>
#include <variant>

namespace qianzi::makeup {
namespace {

using composition::Line;
using composition::LineRun;

/// Roles that are furniture or decoration wherever they stand.
bool is_artifact(StructureRole role) {
  return role == StructureRole::artifact;
}

}  // namespace

PageBuilder::PageBuilder(Page page, const Axes& axes) : page_(std::move(page)), axes_(axes) {
  if (page_.structure.empty()) {
    StructureMark artifact;
    artifact.key = {no_article, 0};
    page_.structure.push_back(std::move(artifact));
  }
}

std::uint32_t PageBuilder::mark(const ArticleText& text, std::uint32_t element) {
  const Element& what = text.elements()[element];
  if (is_artifact(what.role)) return 0;
  const std::pair key(text.index(), element);
  if (const auto known = marks_.find(key); known != marks_.end()) return known->second;
  StructureMark mark;
  mark.role = what.role;
  mark.key = {text.index(), element};
  mark.parent = element == 0 ? no_parent : this->mark(text, what.parent);
  mark.language = what.language;
  mark.alternative = what.alternative;
  mark.column_span = what.column_span;
  mark.row_span = what.row_span;
  page_.structure.push_back(std::move(mark));
  const auto index = static_cast<std::uint32_t>(page_.structure.size() - 1);
  marks_.emplace(key, index);
  return index;
}

void PageBuilder::place(const Unit& unit, const ArticleText& text, Point at) {
  for (const Atom& relative : unit.atoms) {
    const Atom atom = axes_.on_sheet(moved(relative, at));
    if (const auto* line = std::get_if<LineAtom>(&atom)) {
      place_line(*line, text);
    } else if (const auto* rule = std::get_if<RuleAtom>(&atom)) {
      page_.items.emplace_back(rule->rule);
    } else if (const auto* fill = std::get_if<FillAtom>(&atom)) {
      page_.items.emplace_back(fill->fill);
    } else if (const auto* image = std::get_if<ImageAtom>(&atom)) {
      page_.items.emplace_back(PlacedImage{image->image, image->area, mark(text, image->element)});
    } else if (const auto* anchor = std::get_if<AnchorAtom>(&atom)) {
      page_.anchors.push_back({anchor->name, anchor->at});
    }
  }
}

void PageBuilder::place_line(const LineAtom& atom, const ArticleText& text) {
  const Line& line = atom.paragraph->lines[atom.line];
  add_runs(line, atom.mode, atom.at, [&](std::uint32_t mark) {
    return this->mark(text, atom.element + mark);
  });
  add_rules(line, atom.mode, atom.at);
  add_links(atom, text, line);
}

void PageBuilder::place_artifact(const composition::ComposedParagraph& paragraph,
                                 std::size_t line,
                                 WritingMode mode,
                                 Point at) {
  add_runs(paragraph.lines[line], mode, at, [](std::uint32_t) { return std::uint32_t{0}; });
}

void PageBuilder::place_words(const LineAtom& line) {
  const auto placed = std::get<LineAtom>(axes_.on_sheet(Atom{line}));
  place_artifact(*placed.paragraph, placed.line, placed.mode, placed.at);
}

void PageBuilder::link(LinkArea area) {
  area.area = axes_.on_sheet(area.area);
  page_.links.push_back(std::move(area));
}

void PageBuilder::proof(const composition::ComposedParagraph& paragraph,
                        std::size_t line,
                        Point at) {
  // Runs are placed on the page first, and taken from there.
  const auto before = static_cast<std::ptrdiff_t>(page_.items.size());
  place_artifact(paragraph, line, WritingMode::horizontal, at);
  page_.proof.insert(page_.proof.end(),
                     std::make_move_iterator(page_.items.begin() + before),
                     std::make_move_iterator(page_.items.end()));
  page_.items.erase(page_.items.begin() + before, page_.items.end());
}

void PageBuilder::add_runs(const Line& line,
                           WritingMode mode,
                           Point at,
                           const std::function<std::uint32_t(std::uint32_t mark)>& structure) {
  for (const LineRun& run : line.runs) {
    GlyphRun placed;
    placed.face = run.face;
    placed.size = run.size;
    placed.orientation = run.orientation;
    placed.stretch = run.stretch;
    placed.origin = mode == WritingMode::horizontal ? Point{at.x + run.start, at.y - run.shift}
                                                    : Point{at.x + run.shift, at.y + run.start};
    placed.glyphs = run.glyphs;
    placed.text = run.text;
    placed.fill = run.fill;
    placed.structure = structure(run.mark);
    page_.items.emplace_back(std::move(placed));
  }
}

void PageBuilder::add_rules(const Line& line, WritingMode mode, Point at) {
  for (const composition::LineRule& rule : line.rules) {
    Rule placed;
    placed.thickness = rule.thickness;
    placed.shape = rule.shape;
    placed.colour = rule.colour;
    if (mode == WritingMode::horizontal) {
      placed.from = {at.x + rule.start, at.y - rule.shift};
      placed.to = {at.x + rule.end, at.y - rule.shift};
    } else {
      placed.from = {at.x + rule.shift, at.y + rule.start};
      placed.to = {at.x + rule.shift, at.y + rule.end};
    }
    page_.items.emplace_back(placed);
  }
}

void PageBuilder::add_links(const LineAtom& atom, const ArticleText& text, const Line& line) {
  for (const composition::LineLink& link : line.links) {
    const Element& element = text.elements()[atom.element + link.mark];
    Pt size;
    for (const LineRun& run : line.runs) size = std::max(size, run.size);
    LinkArea area;
    const Pt length = link.end - link.start;
    area.area = atom.mode == WritingMode::horizontal
                    ? Rect{atom.at.x + link.start, atom.at.y - size * 0.88, length, size}
                    : Rect{atom.at.x - size * 0.5, atom.at.y + link.start, size, length};
    area.target = element.role == StructureRole::note_reference
                      ? "#" + text.article().id + "/" + element.target
                      : element.target;
    area.structure = mark(text, atom.element + link.mark);
    page_.links.push_back(std::move(area));
  }
}

void PageBuilder::region(const ArticleText& text, const Rect& place, bool continued) {
  const Rect area = axes_.on_sheet(place);
  const std::string& id = text.article().id;
  const auto known = std::find_if(
      page_.regions.begin(), page_.regions.end(), [&](const Region& r) { return r.article == id; });
  if (known != page_.regions.end()) {
    known->areas.push_back(area);
    return;
  }
  page_.regions.push_back({id, model::plain_text(text.article().head.headline), {area}, continued});
  if (!continued) page_.anchors.push_back({id, {area.x, area.y}});
}

}  // namespace qianzi::makeup
