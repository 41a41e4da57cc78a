#include "composition/line_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace qianzi::composition {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, rank_count> rank_names = {"fixed",
                                                                 "line_end",
                                                                 "word_space",
                                                                 "interpunct",
                                                                 "bracket",
                                                                 "comma",
                                                                 "script_gap",
                                                                 "stop",
                                                                 "character"};
static_assert(!rank_names.back().empty(), "every rank has a name");
constexpr std::array<std::string_view, 3> orientation_names = {"horizontal", "upright", "sideways"};
constexpr std::array<std::string_view, 3> shape_names = {"solid", "dotted", "wavy"};

/// What a run is to the line it stands on.
std::string_view kind_of(StructureRole role) {
  switch (role) {
  case StructureRole::ruby_text:
    return "reading";
  case StructureRole::artifact:
    return "mark";
  case StructureRole::note_reference:
    return "note-reference";
  case StructureRole::link:
    return "link";
  case StructureRole::ruby_base:
    return "ruby-base";
  case StructureRole::warichu_text:
    return "warichu";
  default:
    return "text";
  }
}

bool is_annotation(StructureRole role) {
  return role == StructureRole::ruby_text || role == StructureRole::artifact;
}

/// Four decimals of a point are below what any output shows; 0 has no sign.
double rounded(double value) {
  return std::round(value * 1e4) / 1e4 + 0.0;
}

double number(Pt length) {
  return rounded(length.value());
}

Json glyph_json(const Glyph& glyph, const LineRun& run, std::uint32_t units, bool across) {
  const Pt advance = at_size(glyph.advance, units, run.size) * run.stretch;
  const Pt pen = (across ? run.shift : run.start) + glyph.position;
  Json json{{"id", glyph.id},
            {"cluster", glyph.cluster},
            {"position", number(pen)},
            {"advance", number(advance)}};
  if (glyph.x_offset != FontUnits(0)) {
    json["x_offset"] = number(at_size(glyph.x_offset, units, run.size));
  }
  if (glyph.y_offset != FontUnits(0)) {
    json["y_offset"] = number(at_size(glyph.y_offset, units, run.size));
  }
  return json;
}

Json run_json(const ComposedParagraph& paragraph,
              const LineRun& run,
              WritingMode mode,
              const FaceInfo& face) {
  // A horizontal run in a vertical line is a tcy: its pen runs across the line.
  const bool across = mode == WritingMode::vertical && run.orientation == Orientation::horizontal;
  Json glyphs = Json::array();
  for (const Glyph& glyph : run.glyphs) {
    glyphs.push_back(glyph_json(glyph, run, face.units_per_em, across));
  }
  const StructureRole role = paragraph.marks[run.mark].role;
  Json json{{"text", run.text}, {"kind", kind_of(role)}};
  if (!is_annotation(role)) json["source"] = run.begin.bytes;
  json["face"] = face.postscript_name;
  json["size"] = number(run.size);
  json["orientation"] = orientation_names[static_cast<std::size_t>(run.orientation)];
  json["start"] = number(run.start);
  json["shift"] = number(run.shift);
  if (run.stretch != 1.0) json["stretch"] = rounded(run.stretch);
  json["glyphs"] = std::move(glyphs);
  return json;
}

Json rule_json(const LineRule& rule) {
  return {{"shape", shape_names[static_cast<std::size_t>(rule.shape)]},
          {"start", number(rule.start)},
          {"end", number(rule.end)},
          {"shift", number(rule.shift)},
          {"thickness", number(rule.thickness)}};
}

Json link_json(const LineLink& link, const InlineMark& mark) {
  return {{"kind", kind_of(mark.role)},
          {"start", number(link.start)},
          {"end", number(link.end)},
          {"target", mark.target}};
}

Json adjustment_json(const Line& line) {
  Json json = Json::object();
  for (std::size_t i = 0; i < rank_count; ++i) {
    const double value = number(line.adjustment[i]);
    if (value != 0) json[std::string(rank_names[i])] = value;
  }
  return json;
}

}  // namespace

std::string source_text(const ComposedParagraph& paragraph, const Line& line) {
  std::vector<const LineRun*> runs;
  for (const LineRun& run : line.runs) {
    if (!is_annotation(paragraph.marks[run.mark].role)) runs.push_back(&run);
  }
  // Runs stand in visual order, which is another where some text runs from right to left.
  std::ranges::stable_sort(runs, {}, [](const LineRun* run) { return run->begin; });
  std::string text;
  for (const LineRun* run : runs) text += run->text;
  return text;
}

std::string line_json(const ComposedParagraph& paragraph,
                      const Line& line,
                      WritingMode mode,
                      const std::function<const FaceInfo&(FaceId)>& face) {
  Json runs = Json::array();
  for (const LineRun& run : line.runs) {
    runs.push_back(run_json(paragraph, run, mode, face(run.face)));
  }
  Json rules = Json::array();
  for (const LineRule& rule : line.rules) rules.push_back(rule_json(rule));
  Json links = Json::array();
  for (const LineLink& link : line.links) {
    links.push_back(link_json(link, paragraph.marks[link.mark]));
  }
  const Json json{{"text", source_text(paragraph, line)},
                  {"natural", number(line.natural)},
                  {"width", number(line.width)},
                  {"measure", number(line.measure)},
                  {"indent", number(line.indent)},
                  {"adjustment", adjustment_json(line)},
                  {"demerits", rounded(line.demerits)},
                  {"last", line.last},
                  {"overfull", line.overfull},
                  {"hyphenated", line.hyphenated},
                  {"hanging", line.hanging},
                  {"runs", std::move(runs)},
                  {"rules", std::move(rules)},
                  {"links", std::move(links)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace qianzi::composition
