#include "content.h"

#include "numbers.h"
#include "strings.h"

#include <algorithm>
#include <cmath>

namespace qianzi::pdf {

namespace {

std::string_view name_of(Artifact type) {
  switch (type) {
  case Artifact::pagination:
    return "Pagination";
  case Artifact::layout:
    return "Layout";
  case Artifact::page:
    break;
  }
  return "Page";
}

}  // namespace

ContentStream::ContentStream(Size trim, Pt margin, Inks& inks)
    : inks_(inks), margin_(margin.value()), height_(trim.height.value() + margin.value()) {}

void ContentStream::begin_content(std::string_view tag, std::uint32_t mcid) {
  end_marked();
  append_name(out_, tag);
  out_ += " <</MCID ";
  append_integer(out_, mcid);
  out_ += ">> BDC\n";
  marked_ = Marked::content;
}

void ContentStream::begin_artifact(Artifact type) {
  if (marked_ == Marked::artifact && artifact_ == type) return;
  end_marked();
  ((out_ += "/Artifact <</Type /") += name_of(type)) += ">> BDC\n";
  marked_ = Marked::artifact;
  artifact_ = type;
}

void ContentStream::end_marked() {
  end_text();
  if (marked_ != Marked::none) out_ += "EMC\n";
  marked_ = Marked::none;
}

void ContentStream::append_colour(const Colour& colour, std::string_view operators) {
  const bool spot = colour.space == ColourSpace::spot;
  const std::size_t count = colour.space == ColourSpace::grey || spot ? 1
                            : colour.space == ColourSpace::rgb        ? 3
                                                                      : 4;
  if (spot) {
    Inks::append_space_name(out_, colour);
    out_ += operators.front() == 'g' ? " cs " : " CS ";
  }
  for (std::size_t i = 0; i < count; ++i) {
    const double component = static_cast<double>(colour.components.at(i));
    append_number(out_, std::clamp(component, 0.0, 1.0), 4);
    out_.push_back(' ');
  }
  // The operators stand as "g   rg  ": three characters and a blank each.
  const auto place = static_cast<std::size_t>(colour.space) * 4;
  out_ += operators.substr(place, operators.find(' ', place) - place);
  out_.push_back('\n');
}

void ContentStream::overprint(bool on) {
  if (on == overprint_) return;
  (out_ += Inks::overprint_name(on)) += " gs\n";
  overprint_ = on;
}

void ContentStream::write_fill(const Colour& written) {
  if (written == fill_) return;
  append_colour(written, "g   rg  k   scn ");
  fill_ = written;
}

void ContentStream::text_colour(const Colour& colour, Pt size) {
  const Colour written = inks_.text(colour, size);
  overprint(inks_.overprints(written));
  write_fill(written);
}

void ContentStream::stroke_colour(const Colour& colour) {
  const Colour written = inks_.tint(colour);
  overprint(inks_.overprints(written));
  if (written == stroke_) return;
  append_colour(written, "G   RG  K   SCN ");
  stroke_ = written;
}

void ContentStream::fill(const Fill& fill) {
  end_text();
  overprint(false);
  write_fill(inks_.tint(fill.colour));
  append_numbers(out_,
                 x(fill.area.x),
                 y(fill.area.bottom()),
                 fill.area.width.value(),
                 fill.area.height.value());
  out_ += "re f\n";
}

void ContentStream::rule(const Rule& rule) {
  end_text();
  stroke_colour(rule.colour);
  if (rule.thickness.value() != line_width_) {
    line_width_ = rule.thickness.value();
    append_numbers(out_, line_width_);
    out_ += "w\n";
  }
  if (rule.shape == Rule::Shape::wavy) {
    wave(rule);
    return;
  }
  const bool dotted = rule.shape == Rule::Shape::dotted;
  if (dotted) {
    // Round caps on dashes of no length: dots as wide as the rule, one dot's width apart.
    out_ += "1 J [0 ";
    append_numbers(out_, 2 * line_width_);
    out_ += "] 0 d\n";
  }
  // The first dot stands within the rule, not around its end.
  const double in = dotted ? line_width_ / 2 : 0;
  const bool level = rule.from.y == rule.to.y;
  append_numbers(out_, x(rule.from.x) + (level ? in : 0), y(rule.from.y) - (level ? 0 : in));
  out_ += "m ";
  append_numbers(out_, x(rule.to.x), y(rule.to.y));
  out_ += "l S\n";
  if (dotted) out_ += "0 J [] 0 d\n";
}

/// Half waves, each a Bézier whose two controls stand at the same height: its crest is at three
/// quarters of that. A half wave is 3 thicknesses long and rises 1.5: what reads as a line below a
/// title (CLREQ 3.3.3) at text sizes.
void ContentStream::wave(const Rule& rule) {
  const double from_x = x(rule.from.x);
  const double from_y = y(rule.from.y);
  const double along_x = x(rule.to.x) - from_x;
  const double along_y = y(rule.to.y) - from_y;
  const double length = std::hypot(along_x, along_y);
  const double thickness = std::max(rule.thickness.value(), 0.05);
  if (length <= 0) return;
  const auto count = static_cast<int>(std::clamp(std::round(length / (3 * thickness)), 1.0, 1e5));
  const double step_x = along_x / count;
  const double step_y = along_y / count;
  const double height = 1.5 * thickness / 0.75;
  append_numbers(out_, from_x, from_y);
  out_ += "m\n";
  for (int i = 0; i < count; ++i) {
    const double side = i % 2 == 0 ? height : -height;
    const double aside_x = -along_y / length * side;
    const double aside_y = along_x / length * side;
    const auto point = [&](double at, double aside) {
      append_numbers(out_,
                     from_x + (i + at) * step_x + aside * aside_x,
                     from_y + (i + at) * step_y + aside * aside_y);
    };
    point(0.3642, 1);
    point(0.6358, 1);
    point(1, 0);
    out_ += "c\n";
  }
  out_ += "S\n";
}

void ContentStream::image(std::string_view resource, const Rect& area) {
  end_text();
  overprint(false);
  out_ += "q ";
  append_numbers(out_, area.width.value());
  out_ += "0 0 ";
  append_numbers(out_, area.height.value(), x(area.x), y(area.bottom()));
  out_ += "cm ";
  out_ += resource;
  out_ += " Do Q\n";
}

void ContentStream::apart(std::string_view operators) {
  end_text();
  ((out_ += "q\n") += operators) += "Q\n";
}

void ContentStream::begin_layer() {
  end_text();
  out_ += "/OC /Proof BDC\n";
}

void ContentStream::end_layer() {
  end_text();
  out_ += "EMC\n";
}

void ContentStream::begin_text() {
  if (!in_text_) out_ += "BT\n";
  in_text_ = true;
}

void ContentStream::end_text() {
  if (in_text_) out_ += "ET\n";
  in_text_ = false;
}

void ContentStream::font(FontUse use, double size) {
  if (font_ == use && size_ == size) return;
  append_resource_name(out_, use);
  out_.push_back(' ');
  append_numbers(out_, size);
  out_ += "Tf\n";
  font_ = use;
  size_ = size;
}

void ContentStream::rise(double rise) {
  if (rise == rise_) return;
  append_numbers(out_, rise);
  out_ += "Ts\n";
  rise_ = rise;
}

void ContentStream::place(double a, double b, double c, double d, double x, double y) {
  if (a == 1 && b == 0 && c == 0 && d == 1) {
    out_ += "1 0 0 1 ";
  } else {
    for (const double number : {a, b, c, d}) {
      append_number(out_, number, 4);
      out_.push_back(' ');
    }
  }
  append_numbers(out_, x, y);
  out_ += "Tm\n";
}

void ContentStream::begin_actual_text(std::string_view text) {
  out_ += "/Span <</ActualText <FEFF";
  append_utf16_hex(out_, text);
  out_ += ">>> BDC\n";
}

void ContentStream::end_actual_text() {
  out_ += "EMC\n";
}

std::string ContentStream::finish() {
  end_marked();
  return std::move(out_);
}

}  // namespace qianzi::pdf
