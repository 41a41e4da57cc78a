// Content streams of drawings: let through where every operator is one that paths, tints and groups
// need, with their colours taken to the inks of a press. No text, no images, no marked content.
#pragma once

#include "qianzi/page.h"

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace qianzi::pdf {

/// A drawing that cannot be a form of this document; pixels do then.
class Unfit : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// What is written for a colour of the drawing; empty: the colour itself.
using ColourMap = std::function<Colour(const Colour&)>;

struct DrawingContent {
  std::string operators;
  double largest_number = 0;  ///< PDF/A-1 ends at 32,767
};

/// Throws Unfit at an operator or operand that is not known.
[[nodiscard]] DrawingContent drawing_content(std::string_view source, const ColourMap& colours);

}  // namespace qianzi::pdf
