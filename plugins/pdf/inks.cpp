#include "inks.h"

#include "numbers.h"
#include "strings.h"

#include <algorithm>
#include <cmath>

namespace qianzi::pdf {

namespace {

/// Text below it has strokes too fine for several plates to meet on.
constexpr double small_text = 12;

bool is_all_or_none(std::string_view name) {
  return name.empty() || name == "All" || name == "None";
}

Colour black(float amount) {
  return {ColourSpace::cmyk, {0, 0, 0, std::clamp(amount, 0.0F, 1.0F)}, 0};
}

/// Black with other inks in it, or made of the three others.
bool is_rich_black(const Colour& cmyk) {
  const auto& [c, m, y, k] = cmyk.components;
  const bool coloured = c > 0 || m > 0 || y > 0;
  return (k >= 0.85F && coloured) || std::min({c, m, y}) >= 0.6F;
}

/// Grey to the eye: what a source in RGB means by its greys is black ink.
bool is_grey(const Colour& rgb) {
  const auto& [r, g, b, rest] = rgb.components;
  return std::max({r, g, b}) - std::min({r, g, b}) < 0.01F;
}

void append_separation(std::string& out,
                       std::string_view name,
                       std::string_view space,
                       const std::array<float, 4>& solid) {
  out += "[/Separation ";
  append_name(out, name);
  ((out += ' ') += space) += " << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [";
  for (const float component : solid) {
    append_number(out, std::clamp(static_cast<double>(component), 0.0, 1.0), 4);
    out.push_back(' ');
  }
  out += "] >>]";
}

}  // namespace

int coverage_of(const Colour& cmyk) {
  double sum = 0;
  for (const float component : cmyk.components) sum += static_cast<double>(component);
  return static_cast<int>(std::lround(sum * 100));
}

std::uint16_t Inks::number_of(const Ink& ink) {
  const auto same = [&](const Ink& known) { return known.name == ink.name; };
  const auto found = std::find_if(inks_.begin(), inks_.end(), same);
  const auto index = static_cast<std::size_t>(found - inks_.begin());
  if (found == inks_.end()) inks_.push_back(ink);
  // One name is one ink, with one stand-in (ISO 19005-2 6.2.4.4).
  if (inks_[index] != ink) {
    services_.report(
        {Code::writer_warning,
         {},
         0,
         0,
         {"the ink " + ink.name + " of page " + page_->number + " is another CMYK than before",
          "Give one ink one CMYK in all designs; the first is used."}});
  }
  return static_cast<std::uint16_t>(index);
}

void Inks::begin_page(const Page& page) {
  page_ = &page;
  uses_cmyk_ = false;
  numbers_.clear();
  for (const Ink& ink : page.inks) numbers_.push_back(number_of(ink));
}

void Inks::measure(const Colour& cmyk) {
  const int coverage = coverage_of(cmyk);
  if (coverage <= settings_.ink_limit) return;
  if (std::find(measured_.begin(), measured_.end(), cmyk) != measured_.end()) return;
  measured_.push_back(cmyk);
  std::string what = "a colour of page " + page_->number + " lays down ";
  append_integer(what, coverage);
  what += " % of ink, and ";
  append_integer(what, settings_.ink_limit);
  what += " % is the most (pdf.ink-limit)";
  services_.report(
      {Code::writer_warning, {}, 0, 0, {what, "Take a colour with less ink, or raise the limit."}});
}

Colour Inks::separated(const Colour& colour) {
  Colour out = colour;
  if (colour.space == ColourSpace::grey) {
    out = black(1 - colour.components[0]);
  } else if (colour.space == ColourSpace::rgb && is_grey(colour)) {
    out = black(1 - colour.components[1]);
  } else if (colour.space == ColourSpace::rgb) {
    if (!separation_) {
      separation_ = std::make_unique<Separation>(srgb_profile(), intent_.press());
    }
    out = separation_->colour(colour);
  }
  return out;
}

Colour Inks::tint(const Colour& colour) {
  Colour out = colour;
  if (colour.space == ColourSpace::spot) {
    const bool known =
        colour.ink < numbers_.size() && !is_all_or_none(page_->inks[colour.ink].name);
    uses_cmyk_ = true;  // for its stand-in
    if (known) {
      out.ink = numbers_[colour.ink];
      return out;
    }
    out = black(colour.components[0]);
  }
  if (settings_.profile == Profile::press) {
    out = separated(out);
    measure(out);
  }
  uses_cmyk_ = uses_cmyk_ || out.space == ColourSpace::cmyk;
  return out;
}

Colour Inks::text(const Colour& colour, Pt size) {
  const bool small = settings_.profile == Profile::press && size.value() < small_text;
  if (!small || colour.space == ColourSpace::spot) return tint(colour);
  const Colour out = separated(colour);
  if (!is_rich_black(out)) return tint(colour);
  uses_cmyk_ = true;
  return black(1);
}

Colour Inks::drawn(const Colour& colour) {
  Colour out = separated(colour);
  auto& [c, m, y, k] = out.components;
  const float most = static_cast<float>(settings_.ink_limit) / 100;
  const float coloured = c + m + y;
  if (coloured + k > most) {
    const float left = std::max(most - k, 0.0F) / coloured;
    for (float* const ink : {&c, &m, &y}) *ink *= left;
  }
  return out;
}

bool Inks::overprints(const Colour& written) const {
  return settings_.profile == Profile::press && written == black(1);
}

void Inks::append_space_name(std::string& out, const Colour& spot) {
  out += "/Sp";
  append_integer(out, spot.ink);
}

std::vector<Colour> Inks::solids() const {
  std::vector<Colour> out;
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (is_all_or_none(page_->inks[i].name)) continue;
    const Colour solid{ColourSpace::spot, {1, 0, 0, 0}, numbers_[i]};
    if (std::find(out.begin(), out.end(), solid) == out.end()) out.push_back(solid);
  }
  return out;
}

std::string Inks::resources(bool marks) {
  std::string spaces;
  const std::vector<Colour> spots = solids();
  for (const Colour& spot : spots) {
    append_space_name(spaces, spot);
    spaces.push_back(' ');
    const Ink& ink = inks_[spot.ink];
    append_separation(spaces, ink.name, intent_.cmyk_space(), ink.cmyk);
    spaces.push_back('\n');
  }
  if (marks) {
    spaces += "/All ";
    append_separation(spaces, "All", "/DeviceCMYK", {1, 1, 1, 1});
    spaces.push_back('\n');
  }
  if (uses_cmyk_ && intent_.needs_default())
    spaces += "/DefaultCMYK " + intent_.cmyk_space() + '\n';
  std::string out;
  if (!spaces.empty()) out += "/ColorSpace <<\n" + spaces + ">>\n";
  if (settings_.profile == Profile::press) {
    out += "/ExtGState << /GsOver << /Type /ExtGState /OP true /op true /OPM 1 >>\n"
           "/GsKnock << /Type /ExtGState /OP false /op false /OPM 0 >> >>\n";
  }
  return out;
}

}  // namespace qianzi::pdf
