#include "marks.h"

#include "inks.h"
#include "numbers.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr double mark_length = 14.173;  // 5 mm
constexpr double hairline = 0.25;
constexpr double largest_patch = 12;
constexpr double slug_size = 7;
constexpr double inset = 10;  ///< of bar and slug from the corners

class Marks {
public:
  explicit Marks(const Sheet& sheet)
      : left_(sheet.margin.value()),
        bottom_(sheet.margin.value()),
        right_(left_ + sheet.trim.width.value()),
        top_(bottom_ + sheet.trim.height.value()),
        clear_(sheet.clear.value()) {}

  std::string draw(const std::vector<Colour>& spots) {
    out_ = "/All CS 1 SCN ";
    append_numbers(out_, hairline);
    out_ += "w\n";
    crop_marks();
    const double away = clear_ + mark_length;
    const double middle_x = (left_ + right_) / 2;
    const double middle_y = (bottom_ + top_) / 2;
    target(middle_x, bottom_ - away);
    target(middle_x, top_ + away);
    target(left_ - away, middle_y);
    target(right_ + away, middle_y);
    colour_bar(spots);
    return std::move(out_);
  }

private:
  void line(double from_x, double from_y, double to_x, double to_y) {
    append_numbers(out_, from_x, from_y);
    out_ += "m ";
    append_numbers(out_, to_x, to_y);
    out_ += "l S\n";
  }

  void crop_marks() {
    const double near = clear_;
    const double far = clear_ + mark_length;
    for (const double x : {left_, right_}) {
      line(x, bottom_ - far, x, bottom_ - near);
      line(x, top_ + near, x, top_ + far);
    }
    for (const double y : {bottom_, top_}) {
      line(left_ - far, y, left_ - near, y);
      line(right_ + near, y, right_ + far, y);
    }
  }

  /// A cross in a circle of four Bézier curves.
  void target(double x, double y) {
    constexpr double radius = 4;
    constexpr double arm = 7;
    constexpr double k = radius * 0.5523;
    line(x - arm, y, x + arm, y);
    line(x, y - arm, x, y + arm);
    append_numbers(out_, x + radius, y);
    out_ += "m\n";
    double at_x = 1;
    double at_y = 0;
    for (int quarter = 0; quarter < 4; ++quarter) {
      const double to_x = -at_y;
      const double to_y = at_x;
      append_numbers(out_,
                     x + at_x * radius + to_x * k,
                     y + at_y * radius + to_y * k,
                     x + to_x * radius + at_x * k,
                     y + to_y * radius + at_y * k,
                     x + to_x * radius,
                     y + to_y * radius);
      out_ += "c\n";
      at_x = to_x;
      at_y = to_y;
    }
    out_ += "S\n";
  }

  /// Solids and half tones of the four inks, their overprints, then the page's own inks.
  void colour_bar(const std::vector<Colour>& spots) {
    constexpr std::string_view process[] = {"1 0 0 0 k",
                                            "0 1 0 0 k",
                                            "0 0 1 0 k",
                                            "0 0 0 1 k",
                                            "0.5 0 0 0 k",
                                            "0 0.5 0 0 k",
                                            "0 0 0.5 0 k",
                                            "0 0 0 0.5 k",
                                            "0 1 1 0 k",
                                            "1 0 1 0 k",
                                            "1 1 0 0 k"};
    std::vector<std::string> colours(std::begin(process), std::end(process));
    for (const Colour& spot : spots) {
      std::string& colour = colours.emplace_back();
      Inks::append_space_name(colour, spot);
      colour += " cs 1 scn";
    }
    const double room = (right_ - left_) / 2 - 2 * inset;
    const double side = std::min(largest_patch, room / static_cast<double>(colours.size()));
    if (side <= 0) return;
    double x = left_ + inset;
    for (const std::string& colour : colours) {
      out_ += colour + ' ';
      append_numbers(out_, x, bottom_ - clear_ - mark_length - side / 2, side, side);
      out_ += "re f\n";
      x += side;
    }
  }

  std::string out_;
  double left_, bottom_, right_, top_;
  double clear_;
};

double width_of(const std::vector<GlyphRun>& runs, const Services& services) {
  double width = 0;
  for (const GlyphRun& run : runs) {
    if (run.glyphs.empty()) continue;
    const Glyph& last = run.glyphs.back();
    const double unit = run.size.value() / services.face(run.face).units_per_em;
    width = std::max(width,
                     (run.origin.x + last.position).value() +
                         static_cast<double>(last.advance.value()) * unit * run.stretch);
  }
  return width;
}

}  // namespace

std::string printers_marks(const Sheet& sheet, const std::vector<Colour>& spots) {
  return Marks(sheet).draw(spots);
}

std::vector<GlyphRun> slug_of(const EditionHead& head,
                              const Page& page,
                              const Sheet& sheet,
                              std::string_view condition,
                              Services& services) {
  std::string words = head.id;
  for (const std::string_view part : {std::string_view(page.number),
                                      std::string_view(page.name),
                                      std::string_view(head.date),
                                      condition}) {
    if (part.empty()) continue;
    words += "  ";
    words += part;
  }
  LineRequest request;
  request.role = "folio";
  request.language = head.language;
  request.size = Pt(slug_size);
  Inlines text;
  text.push_back({Text{words}, {}});
  std::vector<GlyphRun> runs = services.compose(text, request);
  // One too long for its half of the page is set smaller.
  const double room = sheet.trim.width.value() / 2 - 2 * inset;
  const double width = width_of(runs, services);
  if (width > room && room > 0) {
    request.size = Pt(slug_size * room / width);
    runs = services.compose(text, request);
  }
  for (GlyphRun& run : runs) {
    run.origin.x = run.origin.x + Pt(inset);
    run.origin.y = run.origin.y - sheet.clear - Pt(mark_length - 2);
    run.structure = 0;
  }
  return runs;
}

}  // namespace qianzi::pdf
