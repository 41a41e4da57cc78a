// A page's content stream (PDF 32000-1 7.8.2, 8, 9.4): operators as text, with the graphics state
// kept in mind so that nothing is set twice. Text objects and marked content are opened and closed
// so that they nest.
#pragma once

#include "codes.h"
#include "inks.h"

#include "qianzi/page.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qianzi::pdf {

/// What an artifact is (PDF 32000-1 14.8.2.2).
enum class Artifact : std::uint8_t {
  pagination,  ///< what a page has because it is one: folio, nameplate
  layout,      ///< rules, tints, emphasis dots
  page,        ///< what is not of the page's design: printer's marks, proof lines
};

class ContentStream {
public:
  /// The media box is the trim with a margin around it; its lower left corner is the origin. `inks`
  /// says how colours are written, and is in the page.
  ContentStream(Size trim, Pt margin, Inks& inks);

  /// Points of the page in PDF's coordinates.
  [[nodiscard]] double x(Pt x) const { return x.value() + margin_; }
  [[nodiscard]] double y(Pt y) const { return height_ - y.value(); }

  /// @name Marked content
  /// Everything that follows belongs to the sequence, until another begins; the same again goes on.
  void begin_content(std::string_view tag, std::uint32_t mcid);
  void begin_artifact(Artifact type);
  void end_marked();

  /// What follows belongs to the layer /Proof; both within one artifact.
  void begin_layer();
  void end_layer();

  /// @name Graphics
  void fill(const Fill& fill);
  void rule(const Rule& rule);
  void image(std::string_view resource, const Rect& area);
  /// Operators that leave the state as it was.
  void apart(std::string_view operators);

  /// @name Text: between begin_text() and whatever else is drawn
  void begin_text();
  void text_colour(const Colour& colour, Pt size);
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
  void write_fill(const Colour& written);
  void stroke_colour(const Colour& colour);
  void overprint(bool on);
  void wave(const Rule& rule);
  void append_colour(const Colour& colour, std::string_view operators);

  Inks& inks_;
  std::string out_;
  double margin_;
  double height_;
  bool in_text_ = false;
  enum class Marked : std::uint8_t { none, artifact, content } marked_ = Marked::none;
  Artifact artifact_ = Artifact::layout;  ///< where one is open
  bool overprint_ = false;
  Colour fill_;
  Colour stroke_;
  std::optional<FontUse> font_;
  double size_ = 0;
  double rise_ = 0;
  double line_width_ = 1;
};

}  // namespace qianzi::pdf
