// Widths of full-width marks: half an em of glyph and half an em of white space, or what else the
// region and the style have. A part of the fourth stage.
#pragma once

#include "composition/collected_text.h"
#include "composition/items.h"
#include "composition/shape.h"
#include "composition/shaped_text.h"
#include "model/style.h"

#include <vector>

namespace qianzi::composition {

/// When the white space of a class gives way.
[[nodiscard]] Rank rank_of(Class value);

/// What a mark takes of its line.
struct MarkWidth {
  Pt width;
  Pt before;  ///< glue on its start side
  Pt after;
  Pt hang;                  ///< what may stand outside the line's end
  bool kept_after = false;  ///< the white space after it stays at a line's end
  bool narrows = false;     ///< at a line's end the white space before it gives way first
};

class MarkSetter {
public:
  MarkSetter(const CollectedText& collected,
             const ParagraphStyle& style,
             ShapedText& base,
             Shaper& shaper);

  /// Rewrites the mark at `index` to the form it is set in; `width` has its advance.
  void set_mark(const ShapedRun& run, std::uint32_t index, MarkWidth& width);

  /// The same of a connector or a solidus, which have no glue.
  void set_joining_mark(const ShapedRun& run, std::uint32_t index, MarkWidth& width);

private:
  struct Language {
    const hb_language_impl_t* name = nullptr;
    Region region = Region::other;
  };

  [[nodiscard]] bool may_hang(std::uint32_t index, Region region) const;
  [[nodiscard]] bool chains(std::size_t index) const;
  [[nodiscard]] bool is_chained(std::size_t index) const;
  [[nodiscard]] bool ends_chain(std::size_t index) const;
  [[nodiscard]] bool is_at(std::size_t index, Class value) const;
  void take_form(const MarkForm& form, const ShapedRun& run, Em cut, Cluster& cluster);
  void centre(Pt wanted, const ShapedRun& run, Cluster& cluster);
  void squeeze_centred(std::uint32_t index, MarkWidth& width) const;

  const CollectedText& collected_;
  const ParagraphStyle& style_;
  ShapedText& base_;
  Shaper& shaper_;
  std::vector<Language> languages_;  ///< parallel to the collected ones
};

}  // namespace qianzi::composition
