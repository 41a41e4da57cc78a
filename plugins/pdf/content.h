// A page's content stream (PDF 32000-1 7.8.2, 8, 9.4): operators as text, with the graphics state
// kept in mind so that nothing is set twice. Text objects and marked content are opened and closed
// so that they nest.
#pragma once

#include "codes.h"

#include "qianzi/page.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qianzi::pdf {

class ContentStream {
public:
  /// The media box is the trim with the bleed around it; its lower left corner is the origin.
  ContentStream(Size trim, Pt bleed);

  /// Points of the page in PDF's coordinates.
  [[nodiscard]] double x(Pt x) const { return x.value() + bleed_; }
  [[nodiscard]] double y(Pt y) const { return height_ - y.value(); }

  /// @name Marked content
  /// Everything that follows belongs to the sequence, until another begins; the same again goes on.
  void begin_content(std::string_view tag, std::uint32_t mcid);
  void begin_artifact();
  void end_marked();

  /// @name Graphics
  void fill(const Fill& fill);
  void rule(const Rule& rule);
  void image(std::string_view resource, const Rect& area);

  /// @name Text: between begin_text() and whatever else is drawn
  void begin_text();
  void fill_colour(const Colour& colour);
  void font(FontUse use, double size);
  void rise(double rise);
  /// Text matrix (PDF 32000-1 9.4.2).
  void place(double a, double b, double c, double d, double x, double y);
  /// What stands here reads as `text`, whatever its codes say.
  void begin_actual_text(std::string_view text);
  void end_actual_text();
  [[nodiscard]] std::string& operators() { return out_; }

  /// Closes what is open and hands the stream over.
  [[nodiscard]] std::string finish();

private:
  void end_text();
  void stroke_colour(const Colour& colour);
  void wave(const Rule& rule);
  void append_colour(const Colour& colour, std::string_view operators);

  std::string out_;
  double bleed_;
  double height_;
  bool in_text_ = false;
  enum class Marked : std::uint8_t { none, artifact, content } marked_ = Marked::none;
  Colour fill_;
  Colour stroke_;
  std::optional<FontUse> font_;
  double size_ = 0;
  double rise_ = 0;
  double line_width_ = 1;
};

}  // namespace qianzi::pdf
