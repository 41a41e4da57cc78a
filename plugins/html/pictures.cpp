#include "pictures.h"

#include "shell.h"
#include "words.h"

#include <array>
#include <charconv>

namespace qianzi::html {
namespace {

const char* extension_of(ImageFormat format) {
  switch (format) {
  case ImageFormat::png:
    return ".png";
  case ImageFormat::webp:
    return ".webp";
  case ImageFormat::svg:
    return ".svg";
  default:
    return ".jpg";
  }
}

void write(std::string_view path, const Bytes& data, Services& services) {
  const auto file = services.create(path);
  file->write(data);
  file->close();
}

ImageId image_of(std::string_view reference) {
  ImageId id;
  std::from_chars(reference.data(), reference.data() + reference.size(), id.index);
  return id;
}

/// The reference of an <img>; null for anything else.
const XhtmlAttribute* reference_of(const XhtmlElement& element) {
  if (element.name != "img") return nullptr;
  for (const XhtmlAttribute& attribute : element.attributes) {
    if (attribute.reference == ReferenceKind::image) return &attribute;
  }
  return nullptr;
}

/// What has gone by in the tree so far.
struct Passed {
  std::size_t paragraphs = 0;
  std::size_t images = 0;
};

void visit(XhtmlElement& element, const Pictures& pictures, Passed& passed) {
  // As many paragraphs as a screen has room for.
  constexpr std::size_t near = 3;
  constexpr std::string_view measure = "(min-width: 42rem) 42rem, 100vw";
  if (element.name == "header") return;
  if (element.name == "p") ++passed.paragraphs;
  for (XhtmlNode& child : element.children) {
    auto* inner = std::get_if<XhtmlElement>(&child);
    if (inner == nullptr) continue;
    const XhtmlAttribute* reference = reference_of(*inner);
    if (reference == nullptr) {
      visit(*inner, pictures, passed);
      continue;
    }
    const bool eager = passed.images++ == 0 && passed.paragraphs <= near;
    const PlacedImage* placed = pictures.find(image_of(reference->value));
    child =
        picture(std::move(*inner),
                placed == nullptr ? std::string_view{} : std::string_view(placed->sizes_there_are),
                measure,
                eager);
  }
}

}  // namespace

std::vector<std::uint32_t> widths_for(std::uint32_t width) {
  constexpr std::array<std::uint32_t, 3> screens = {480, 960, 1600};
  std::vector<std::uint32_t> widths;
  if (width <= screens.front()) return widths;
  for (const std::uint32_t screen : screens) {
    if (screen < width) widths.push_back(screen);
  }
  if (width <= screens.back()) widths.push_back(width);
  return widths;
}

void Pictures::place(ImageId id) {
  if (placed_.contains(id.index)) return;
  const std::string stem = std::string("images/").append(decimal(id.index + 1));
  PlacedImage placed;
  const EncodedImage image = services_.web_image(id);
  placed.path = stem + extension_of(image.format);
  write(placed.path, image.data, services_);
  for (const EncodedImage& form :
       services_.scaled_images(id, widths_for(services_.image_file(id).width))) {
    // Line art may take more bytes smaller than as it came.
    if (form.data.size() >= image.data.size()) continue;
    const std::string path = stem + "-" + decimal(form.width) + ".webp";
    write(path, form.data, services_);
    if (!placed.sizes_there_are.empty()) placed.sizes_there_are += ", ";
    placed.sizes_there_are += path + " " + decimal(form.width) + "w";
  }
  placed_.emplace(id.index, std::move(placed));
}

const PlacedImage* Pictures::find(ImageId id) const {
  const auto found = placed_.find(id.index);
  return found == placed_.end() ? nullptr : &found->second;
}

XhtmlElement
picture(XhtmlElement image, std::string_view srcset, std::string_view sizes, bool eager) {
  if (!eager) image.attributes.push_back({"loading", "lazy"});
  image.attributes.push_back({"decoding", "async"});
  if (srcset.empty()) return image;
  XhtmlElement source = element("source");
  source.attributes = {
      {"type", "image/webp"}, {"srcset", std::string(srcset)}, {"sizes", std::string(sizes)}};
  XhtmlElement made = element("picture");
  made.children.emplace_back(std::move(source));
  made.children.emplace_back(std::move(image));
  return made;
}

void make_responsive(XhtmlElement& article, const Pictures& pictures) {
  Passed passed;
  visit(article, pictures, passed);
}

}  // namespace qianzi::html
