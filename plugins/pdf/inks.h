// How colours are printed: on a screen and in an archive as they are, on a press as process and
// spot inks (docs/pdf.md, «On the press»).
#pragma once

#include "icc.h"
#include "output_intent.h"
#include "settings.h"

#include "qianzi/page.h"
#include "qianzi/services.h"

#include <memory>
#include <string>
#include <vector>

namespace qianzi::pdf {

/// A sum of four inks, per cent, as a warning says it.
[[nodiscard]] int coverage_of(const Colour& cmyk);

class Inks {
public:
  Inks(const Settings& settings, OutputIntent& intent, Services& services)
      : settings_(settings), intent_(intent), services_(services) {}

  /// `page` is used until the next one begins. Reports an ink that two pages see differently.
  void begin_page(const Page& page);

  /// A colour of the page as it is written; a spot's `ink` then counts among the document's.
  [[nodiscard]] Colour tint(const Colour& colour);
  /// The same of a text: on a press small text is never black of several inks.
  [[nodiscard]] Colour text(const Colour& colour, Pt size);

  /// A colour of a drawing as the press prints it: separated, and like pixels held to the ink
  /// limit.
  [[nodiscard]] Colour drawn(const Colour& colour);

  /// Whether a colour that is written so is printed over what lies below it: solid black alone.
  [[nodiscard]] bool overprints(const Colour& written) const;

  /// A resource name, with slash: of a spot's space, and of the graphics state for overprint.
  static void append_space_name(std::string& out, const Colour& spot);
  static std::string_view overprint_name(bool on) { return on ? "/GsOver" : "/GsKnock"; }

  /// ColorSpace and ExtGState of the page that has been painted. `marks` are printer's marks, in
  /// the space /All.
  [[nodiscard]] std::string resources(bool marks);

  /// The page's inks, as the document numbers them: tints of 1.
  [[nodiscard]] std::vector<Colour> solids() const;
  /// Reports what lies above the ink limit, once for each colour.
  void measure(const Colour& cmyk);

private:
  [[nodiscard]] std::uint16_t number_of(const Ink& ink);
  [[nodiscard]] Colour separated(const Colour& colour);

  const Settings& settings_;
  OutputIntent& intent_;
  Services& services_;
  const Page* page_ = nullptr;
  std::vector<Ink> inks_;                   ///< of the document
  std::vector<std::uint16_t> numbers_;      ///< of the page's inks in inks_
  std::unique_ptr<Separation> separation_;  ///< from sRGB
  std::vector<Colour> measured_;            ///< reported already
  bool uses_cmyk_ = false;                  ///< the page does
};

}  // namespace qianzi::pdf
