// The colours of a design: what its <colour> elements define, and what other elements name.
#pragma once

#include "design/attributes.h"

#include "qianzi/page.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace qianzi::design {

/// So much of a colour's ink, 0 (none, white) to 1 (the colour itself).
[[nodiscard]] Colour tinted(const Colour& colour, double strength);

/// The colours of one design by name. All are defined before any is asked for.
class Palette {
public:
  explicit Palette(Attributes& attributes) : attributes_(attributes) {}

  /// `<colour name="..." .../>`: one of grey, rgb, cmyk, or spot with the cmyk that stands for it.
  void define(const tinyxml2::XMLElement& element);
  /// The colour that an element asks for by `grey`, or by `colour` with `tint`; where it asks for
  /// none, `otherwise`.
  [[nodiscard]] Colour asked(const tinyxml2::XMLElement& element, const Colour& otherwise);
  /// The ground of a box: `fill`, or its `colour`, at the strength `tint`; empty where it has
  /// neither `fill` nor `tint`. `colour` is what `asked` gave for the box without its tint.
  [[nodiscard]] std::optional<Colour> ground(const tinyxml2::XMLElement& element,
                                             const Colour& colour);
  /// The colour that the attribute `attribute` names; where it is absent or names none,
  /// `otherwise`.
  [[nodiscard]] Colour
  named(const tinyxml2::XMLElement& element, const char* attribute, const Colour& otherwise);

  [[nodiscard]] const std::vector<Ink>& inks() const { return inks_; }

private:
  Colour rgb(const tinyxml2::XMLElement& element);
  Colour cmyk(const tinyxml2::XMLElement& element);
  Colour spot(const tinyxml2::XMLElement& element);

  Attributes& attributes_;
  std::map<std::string, Colour, std::less<>> colours_;
  std::vector<Ink> inks_;
};

}  // namespace qianzi::design
