#include "composition/dump.h"

#include <array>
#include <charconv>
#include <string_view>

namespace qianzi::composition {
namespace {

constexpr std::array<std::string_view, 27> role_names = {
    "artifact",     "article",    "headline",       "subhead",   "kicker",     "deck",
    "byline",       "paragraph",  "figure",         "caption",   "table",      "table-row",
    "table-header", "table-cell", "list",           "list-item", "list-label", "list-body",
    "quote",        "note",       "note-reference", "link",      "ruby",       "ruby-base",
    "ruby-text",    "warichu",    "warichu-text"};
static_assert(role_names.size() == static_cast<std::size_t>(StructureRole::warichu_text) + 1);

constexpr std::array<std::string_view, 3> orientation_names = {"horizontal", "upright", "sideways"};
constexpr std::array<std::string_view, 3> shape_names = {"solid", "dotted", "wavy"};

class Dumper {
public:
  explicit Dumper(const std::function<std::string(FaceId)>& face_name) : face_name_(face_name) {}

  std::string dump(const ComposedParagraph& paragraph) {
    for (const Line& line : paragraph.lines) add(line, paragraph);
    return std::move(out_);
  }

private:
  static StructureRole role(const ComposedParagraph& paragraph, std::uint32_t mark) {
    return paragraph.marks[mark].role;
  }

  void add(const Line& line, const ComposedParagraph& paragraph) {
    out_ += "line ";
    for (const LineRun& run : line.runs) {
      const StructureRole what = role(paragraph, run.mark);
      const bool annotation = what == StructureRole::ruby_text || what == StructureRole::artifact;
      if (!annotation) out_ += run.text;
    }
    out_ += "\n  width ";
    add(line.width);
    out_ += " natural ";
    add(line.natural);
    out_ += " measure ";
    add(line.measure);
    if (line.indent != Pt(0)) {
      out_ += " indent ";
      add(line.indent);
    }
    if (line.last) out_ += " last";
    if (line.overfull) out_ += " overfull";
    if (line.hyphenated) out_ += " hyphenated";
    out_ += '\n';
    for (const LineRun& run : line.runs) add(run, role(paragraph, run.mark));
    for (const LineRule& rule : line.rules) add(rule);
    for (const LineLink& link : line.links) add(link, paragraph);
  }

  void add(const LineRun& run, StructureRole what) {
    out_ += "  run ";
    out_ += face_name_(run.face);
    out_ += ' ';
    add(run.size);
    out_ += ' ';
    out_ += orientation_names[static_cast<std::size_t>(run.orientation)];
    out_ += ' ';
    out_ += role_names[static_cast<std::size_t>(what)];
    out_ += " @";
    add(run.start);
    out_ += ',';
    add(run.shift);
    if (run.stretch != 1.0) {
      out_ += " stretch ";
      add(Pt(run.stretch));
    }
    out_ += ' ';
    out_ += run.text;
    out_ += "\n   ";
    for (const Glyph& glyph : run.glyphs) add(glyph);
    out_ += '\n';
  }

  void add(const Glyph& glyph) {
    out_ += ' ';
    add_whole(glyph.id);
    out_ += '=';
    add_whole(glyph.cluster);
    out_ += '@';
    add(glyph.position);
    out_ += '+';
    add_whole(glyph.advance.value());
    if (glyph.x_offset == FontUnits(0) && glyph.y_offset == FontUnits(0)) return;
    out_ += '(';
    add_whole(glyph.x_offset.value());
    out_ += ',';
    add_whole(glyph.y_offset.value());
    out_ += ')';
  }

  void add(const LineRule& rule) {
    out_ += "  rule ";
    out_ += shape_names[static_cast<std::size_t>(rule.shape)];
    add_extent(rule.start, rule.end);
    out_ += ',';
    add(rule.shift);
    out_ += ' ';
    add(rule.thickness);
    out_ += '\n';
  }

  void add(const LineLink& link, const ComposedParagraph& paragraph) {
    out_ += "  link ";
    out_ += role_names[static_cast<std::size_t>(role(paragraph, link.mark))];
    add_extent(link.start, link.end);
    out_ += ' ';
    out_ += paragraph.marks[link.mark].target;
    out_ += '\n';
  }

  void add_extent(Pt start, Pt end) {
    out_ += " @";
    add(start);
    out_ += "..";
    add(end);
  }

  void add(Pt length) {
    // A length that rounds to nothing has no sign.
    const double value = length.value() > -0.005 && length.value() < 0.005 ? 0 : length.value();
    std::array<char, 64> digits{};
    const auto end = std::to_chars(
        digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 2);
    out_.append(digits.data(), end.ptr);
  }

  template <class Number>
  void add_whole(Number value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), end.ptr);
  }

  const std::function<std::string(FaceId)>& face_name_;
  std::string out_;
};

}  // namespace

std::string dump(const ComposedParagraph& paragraph,
                 const std::function<std::string(FaceId)>& face_name) {
  return Dumper(face_name).dump(paragraph);
}

}  // namespace qianzi::composition
