#include "drawings.h"

#include "numbers.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

namespace {

/// What a form takes over from the page that it is on, as a page begins.
constexpr std::string_view beginning = "1 w 0 J 0 j 10 M [] 0 d\n";

/// As append_number, fine enough for what is multiplied with thousands.
void append_scale(std::string& out, double value) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(
      digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 9);
  if (error == std::errc{}) out.append(digits.data(), end);
}

std::string entries_of(const DrawingPart& part, const std::vector<ObjectId>& objects) {
  std::string out = part.texts.front();
  for (std::size_t i = 0; i < part.references.size(); ++i) {
    append_reference(out, objects.at(part.references[i]));
    out += part.texts.at(i + 1);
  }
  return out;
}

/// Why the page may not stand in a file of this profile; empty: it may.
std::string_view fault(const DrawingPage& page, Profile profile) {
  constexpr double largest_of_pdf_a_1 = 32'767;
  if (profile == Profile::archive_1b) {
    if (page.alpha || page.groups) return "PDF/A-1 knows no transparency";
    if (page.largest_number > largest_of_pdf_a_1) return "PDF/A-1 knows no such numbers";
  }
  // On the press colours would be mixed as inks, which looks otherwise than what was drawn.
  const bool mixes = page.shades || page.alpha || page.groups;
  if (profile == Profile::press && mixes) return "it mixes colours";
  return {};
}

}  // namespace

DrawingPage Drawings::read(const Bytes& pdf) {
  ColourMap inks;
  if (settings_.profile == Profile::press) {
    inks = [this](const Colour& colour) { return inks_.drawn(colour); };
  }
  DrawingPage page = read_drawing_page(pdf, inks);
  const std::string_view why = fault(page, settings_.profile);
  if (!why.empty()) throw Unfit(std::string(why));
  return page;
}

ObjectId Drawings::form(ImageId image) {
  const auto [known, fresh] = written_.emplace(image, 0);
  if (!fresh) return known->second;
  const Bytes pdf = services_.vector_image(image);
  if (pdf.empty()) return 0;
  try {
    const DrawingPage page = read(pdf);
    return written_[image] = write(page);
  } catch (const Unfit&) {
    return 0;  // pixels do
  }
}

ObjectId Drawings::write(const DrawingPage& page) {
  std::vector<ObjectId> objects;
  for (const DrawingPart& part : page.parts) {
    const std::string entries = entries_of(part, objects);
    objects.push_back(part.stream ? objects_.add_stream(entries, part.data)
                                  : objects_.add(entries));
  }
  std::string entries = "/Type /XObject\n/Subtype /Form\n/BBox [0 0 ";
  append_numbers(entries, page.width, page.height);
  entries += "]\n/Matrix [";
  append_scale(entries, 1 / page.width);
  entries += " 0 0 ";
  append_scale(entries, 1 / page.height);
  entries += " 0 0]\n";
  // Apart from the page, so that it looks as it does alone.
  if (page.alpha || page.groups) entries += "/Group << /S /Transparency /I true >>\n";
  entries += entries_of(page.page, objects);
  return objects_.add_stream(entries, std::string(beginning) + page.page.data);
}

}  // namespace qianzi::pdf
