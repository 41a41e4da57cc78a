#include "sheet_text.h"

#include "characters.h"
#include "shell.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace qianzi::html {
namespace {

/// The first structure of a page is its furniture.
constexpr std::uint32_t furniture = 0;

/// What of a run one <tspan> holds.
struct Piece {
  std::string text;
  std::vector<Point>
      at;  ///< of each of its characters; one for all where they follow by themselves
  std::string_view form;  ///< class of the forms it is set in, or empty
};

/// A cluster: its characters, and where its first glyph's horizontal origin is.
struct Cluster {
  std::string_view text;
  Point at;
  Pt advance;
  bool in_place = false;  ///< its glyph is where it would stand by itself, and as wide
};

bool is_ideographic(char32_t character) {
  // From CJK radicals on, what is an em wide; general punctuation has both widths.
  return character >= 0x2E80;
}

bool is_general_punctuation(char32_t character) {
  return (character >= 0x2010 && character <= 0x2027) || character == 0xB7;
}

class RunSetter {
public:
  RunSetter(const GlyphRun& run, const FaceInfo& info)
      : run_(run), scale_(run.size.value() / info.units_per_em), em_(run.size) {}

  [[nodiscard]] std::vector<Piece> pieces() {
    find_clusters();
    std::vector<Piece> pieces;
    const Cluster* before = nullptr;
    for (const Cluster& cluster : clusters_) {
      std::string_view rest = cluster.text;
      const char32_t character = take_character(rest);
      // Lists of positions count UTF-16 units: what is more than one stands alone.
      const bool simple = rest.empty() && character < 0x10000;
      const std::string_view form = form_of(character, cluster);
      const bool follows = simple && before != nullptr && pieces.back().form == form;
      if (!follows) {
        pieces.push_back({std::string(cluster.text), {cluster.at}, form});
      } else if (continues(*before, cluster) && pieces.back().at.size() == 1) {
        pieces.back().text += cluster.text;
      } else if (pieces.back().at.size() == characters_of_last_) {
        pieces.back().text += cluster.text;
        pieces.back().at.push_back(cluster.at);
      } else {
        pieces.push_back({std::string(cluster.text), {cluster.at}, form});
      }
      characters_of_last_ =
          follows && pieces.back().text.size() > cluster.text.size() ? characters_of_last_ + 1 : 1;
      before = simple ? &cluster : nullptr;
    }
    return pieces;
  }

private:
  void find_clusters() {
    const auto& glyphs = run_.glyphs;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const Glyph& glyph = glyphs[i];
      if (i > 0 && glyphs[i - 1].cluster == glyph.cluster) {
        clusters_.back().advance += own_advance(glyph);
        continue;
      }
      // From right to left clusters go down: the run is one, and the browser orders it.
      if (i > 0 && glyph.cluster < glyphs[i - 1].cluster) return whole();
      std::size_t end = run_.text.size();
      for (std::size_t j = i + 1; j < glyphs.size(); ++j) {
        if (glyphs[j].cluster == glyph.cluster) continue;
        end = std::max<std::size_t>(glyph.cluster, glyphs[j].cluster);
        break;
      }
      Cluster cluster;
      cluster.text = std::string_view(run_.text).substr(glyph.cluster, end - glyph.cluster);
      cluster.at = place(glyph);
      cluster.advance = own_advance(glyph);
      cluster.in_place = glyph.x_offset.value() == 0 && glyph.y_offset.value() == 0;
      if (!cluster.text.empty()) clusters_.push_back(cluster);
    }
  }

  void whole() {
    clusters_.clear();
    clusters_.push_back({run_.text, run_.origin, Pt(0), false});
  }

  [[nodiscard]] Pt own_advance(const Glyph& glyph) const {
    return Pt(glyph.advance.value() * scale_ * run_.stretch);
  }

  [[nodiscard]] Point place(const Glyph& glyph) const {
    const Pt x(glyph.x_offset.value() * scale_ * run_.stretch);
    const Pt y(glyph.y_offset.value() * scale_);
    switch (run_.orientation) {
    case Orientation::upright:
      return {run_.origin.x + x, run_.origin.y + glyph.position - y};
    case Orientation::sideways:
      return {run_.origin.x + y, run_.origin.y + glyph.position + x};
    case Orientation::horizontal:
      break;
    }
    return {run_.origin.x + glyph.position + x, run_.origin.y - y};
  }

  /// Whether a cluster stands where the browser would put it after the one before.
  [[nodiscard]] bool continues(const Cluster& before, const Cluster& cluster) const {
    if (run_.orientation != Orientation::horizontal || run_.stretch != 1) return false;
    if (!before.in_place || !cluster.in_place) return false;
    std::string_view text = before.text;
    const char32_t character = take_character(text);
    const bool an_em = std::abs((before.advance - em_).value()) < 0.01;
    if ((is_ideographic(character) || is_general_punctuation(character)) && !an_em) return false;
    return std::abs((before.at.x + before.advance - cluster.at.x).value()) < 0.01;
  }

  /// Marks that Latin and Chinese share have a form an em wide and a narrow one; vertical lines
  /// have forms of their own.
  [[nodiscard]] std::string_view form_of(char32_t character, const Cluster& cluster) const {
    if (run_.orientation == Orientation::upright) return "up";
    if (is_general_punctuation(character)) return cluster.advance > em_ * 0.45 ? "wide" : "narrow";
    return {};
  }

  const GlyphRun& run_;
  double scale_;
  Pt em_;
  std::vector<Cluster> clusters_;
  std::size_t characters_of_last_ = 0;
};

class PageText {
public:
  PageText(const Page& page, SheetFaces& faces, const Services& services)
      : page_(page), faces_(faces), services_(services) {}

  std::vector<XhtmlElement> made() {
    for (const PageItem& item : page_.items) {
      if (const auto* run = std::get_if<GlyphRun>(&item)) add(*run);
    }
    close();
    return std::move(texts_);
  }

private:
  void add(const GlyphRun& run) {
    if (is_beside(run.structure)) {
      beside_.push_back(text_with(run));
      return;
    }
    const std::uint32_t block = block_of(run.structure);
    if (block != block_) close();
    block_ = block;
    if (run.stretch != 1) {
      // It takes an element of its own, where it is read.
      end_text();
      texts_.push_back(text_with(run));
      return;
    }
    if (!open_) open_ = text_of(run.structure);
    add_pieces(*open_, run);
  }

  void end_text() {
    if (open_) texts_.push_back(std::move(*open_));
    open_.reset();
  }

  void close() {
    end_text();
    std::move(beside_.begin(), beside_.end(), std::back_inserter(texts_));
    beside_.clear();
  }

  /// The paragraph or the like in which a part of a line stands.
  [[nodiscard]] std::uint32_t block_of(std::uint32_t structure) const {
    while (structure != no_parent && is_inline(page_.structure[structure].role)) {
      structure = page_.structure[structure].parent;
    }
    return structure;
  }

  /// What stands beside the text rather than in it: readings, and what is no text of an article, as
  /// dots of emphasis.
  [[nodiscard]] bool is_beside(std::uint32_t structure) const {
    return structure == furniture || page_.structure[structure].role == StructureRole::ruby_text;
  }

  [[nodiscard]] std::string_view language_of(std::uint32_t structure) const {
    for (; structure != no_parent; structure = page_.structure[structure].parent) {
      if (!page_.structure[structure].language.empty()) return page_.structure[structure].language;
    }
    return page_.language;
  }

  [[nodiscard]] XhtmlElement text_of(std::uint32_t structure) const {
    XhtmlElement text = element("text");
    mark_language(text, language_of(structure), page_.language);
    return text;
  }

  /// A text of one run, squeezed as it is.
  XhtmlElement text_with(const GlyphRun& run) {
    XhtmlElement text = text_of(run.structure);
    GlyphRun moved = run;
    if (run.stretch != 1) {
      text.attributes.push_back({"transform",
                                 fmt::format("translate({} {}) scale({:.4g} 1)",
                                             number(run.origin.x),
                                             number(run.origin.y),
                                             run.stretch)});
      moved.origin = {};
      moved.stretch = 1;
      for (Glyph& glyph : moved.glyphs) glyph.position = glyph.position * (1 / run.stretch);
    }
    add_pieces(text, moved);
    return text;
  }

  void add_pieces(XhtmlElement& text, const GlyphRun& run) {
    const std::string face = faces_.use(run.face, run.text);
    for (const Piece& piece : RunSetter(run, services_.face(run.face)).pieces()) {
      XhtmlElement span = element(
          "tspan", face + (piece.form.empty() ? "" : " ") + std::string(piece.form), piece.text);
      std::string x;
      std::string y;
      bool level = true;
      for (const Point& at : piece.at) {
        x.append(x.empty() ? "" : " ").append(number(at.x));
        y.append(y.empty() ? "" : " ").append(number(at.y));
        level = level && number(at.y) == number(piece.at.front().y);
      }
      span.attributes.push_back({"x", std::move(x)});
      span.attributes.push_back({"y", level ? number(piece.at.front().y) : std::move(y)});
      span.attributes.push_back({"font-size", number(run.size)});
      if (run.orientation == Orientation::sideways) span.attributes.push_back({"rotate", "90"});
      const std::string colour = rgb_of(run.fill, page_);
      if (colour != "#000000") span.attributes.push_back({"fill", colour});
      text.children.emplace_back(std::move(span));
    }
  }

  const Page& page_;
  SheetFaces& faces_;
  const Services& services_;
  std::vector<XhtmlElement> texts_;
  std::optional<XhtmlElement> open_;
  std::uint32_t block_ = furniture;
  std::vector<XhtmlElement> beside_;
};

}  // namespace

std::string number(Pt length) {
  const double rounded = std::round(length.value() * 100) / 100;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string rgb_of(const Colour& colour, const Page& page) {
  auto parts = colour.components;
  if (colour.space == ColourSpace::spot) {
    const auto& solid = page.inks.at(colour.ink).cmyk;
    for (std::size_t i = 0; i < 4; ++i) parts[i] = solid[i] * colour.components[0];
  }
  std::array<float, 3> rgb{parts[0], parts[1], parts[2]};
  if (colour.space == ColourSpace::grey) rgb = {parts[0], parts[0], parts[0]};
  if (colour.space == ColourSpace::cmyk || colour.space == ColourSpace::spot) {
    for (std::size_t i = 0; i < 3; ++i) rgb[i] = (1 - parts[i]) * (1 - parts[3]);
  }
  const auto byte = [](float part) {
    return static_cast<int>(std::lround(std::clamp(part, 0.0F, 1.0F) * 255));
  };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(rgb[0]), byte(rgb[1]), byte(rgb[2]));
}

std::vector<XhtmlElement>
sheet_text(const Page& page, SheetFaces& faces, const Services& services) {
  return PageText(page, faces, services).made();
}

}  // namespace qianzi::html
