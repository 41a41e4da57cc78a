#include "writer.h"

#include "fonts.h"
#include "metadata.h"
#include "numbers.h"
#include "page_painter.h"
#include "strings.h"
#include "trees.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

/// Pages below one node of the page tree.
constexpr std::size_t group_size = 64;

void append_box(std::string& out, std::string_view name, double left, double width, double height) {
  out += name;
  out += " [";
  append_numbers(out, left, left, left + width, left + height);
  out += "]\n";
}

void append_boxes(std::string& out, const Page& page) {
  const double bleed = page.bleed.value();
  const double width = page.trim.width.value();
  const double height = page.trim.height.value();
  append_box(out, "/MediaBox", 0, width + 2 * bleed, height + 2 * bleed);
  if (bleed <= 0) return;
  append_box(out, "/BleedBox", 0, width + 2 * bleed, height + 2 * bleed);
  append_box(out, "/TrimBox", bleed, width, height);
  append_box(out, "/CropBox", bleed, width, height);
}

std::string resources_of(const PaintedPage& painted, const std::vector<DocumentFont>& fonts) {
  std::string out = "/Resources << /ProcSet [/PDF /Text /ImageB /ImageC]\n";
  if (!painted.fonts.empty()) {
    out += "/Font <<";
    for (const FontUse use : painted.fonts) {
      out.push_back(' ');
      append_resource_name(out, use);
      out.push_back(' ');
      const DocumentFont& font = fonts[use.font];
      append_reference(out, use.vertical ? font.vertical : font.horizontal);
    }
    out += " >>\n";
  }
  if (!painted.images.empty()) {
    out += "/XObject <<";
    for (const ObjectId image : painted.images) {
      out.push_back(' ');
      append_image_name(out, image);
      out.push_back(' ');
      append_reference(out, image);
    }
    out += " >>\n";
  }
  return out + ">>\n";
}

}  // namespace

Settings settings_of(const OptionValues& options) {
  const long compression = options.integer("compression");
  if (compression < 0 || compression > 9) {
    throw Failure("pdf.compression is 0 to 9");
  }
  return {static_cast<int>(compression), options.flag("tagged")};
}

PdfWriter::PdfWriter(const Settings& settings, Services& services)
    : settings_(settings), services_(services) {}

void PdfWriter::begin(const EditionHead& head) {
  head_ = &head;
  objects_ = std::make_unique<ObjectFile>(services_.create({}), settings_.compression);
  codes_.emplace(services_, *objects_);
  images_.emplace(services_, *objects_);
  if (settings_.tagged) structure_.emplace();
  links_.emplace(*objects_, structure_ ? &*structure_ : nullptr);
  page_tree_ = objects_->reserve();
}

ObjectId PdfWriter::parent_of_next_page() {
  if (pages_.size() % group_size == 0) page_groups_.push_back(objects_->reserve());
  return page_groups_.back();
}

void PdfWriter::page(const Page& page) {
  const ObjectId object = objects_->reserve();
  if (pages_.empty()) opens_from_right_ = page.opens_from_right;
  for (const Region& region : page.regions) {
    if (first_headline_.empty()) first_headline_ = region.headline;
  }
  write_page(page, object);
  pages_.push_back(object);
  labels_.push_back(page.number);
}

void PdfWriter::write_page(const Page& page, ObjectId object) {
  StructureTree* const structure = structure_ ? &*structure_ : nullptr;
  if (structure != nullptr) structure->begin_page(page, object);
  const PaintedPage painted = paint_page(page, *codes_, *images_, structure);
  const ContentStream coordinates(page.trim, page.bleed);
  outline_.add_page(page, object, coordinates);
  const std::vector<ObjectId> annotations = links_->add_page(page, object, coordinates);

  std::string out = "/Type /Page\n/Parent ";
  append_reference(out, parent_of_next_page());
  out.push_back('\n');
  append_boxes(out, page);
  out += resources_of(painted, codes_->fonts());
  out += "/Contents ";
  append_reference(out, objects_->add_stream({}, painted.content));
  out.push_back('\n');
  if (!annotations.empty()) {
    out += "/Annots [";
    for (const ObjectId annotation : annotations) {
      append_reference(out, annotation);
      out.push_back(' ');
    }
    out += "]\n";
  }
  if (structure != nullptr) {
    out += "/Tabs /S\n/StructParents ";
    append_integer(out, structure->end_page());
    out.push_back('\n');
  }
  objects_->write(object, out);
}

ObjectId PdfWriter::write_page_tree() {
  std::string root = "/Type /Pages\n/Count ";
  append_integer(root, static_cast<std::int64_t>(pages_.size()));
  root += "\n/Kids [";
  for (std::size_t group = 0; group < page_groups_.size(); ++group) {
    const std::size_t begin = group * group_size;
    const std::size_t end = std::min(begin + group_size, pages_.size());
    std::string out = "/Type /Pages\n/Parent ";
    append_reference(out, page_tree_);
    out += "\n/Count ";
    append_integer(out, static_cast<std::int64_t>(end - begin));
    out += "\n/Kids [";
    for (std::size_t i = begin; i < end; ++i) {
      append_reference(out, pages_[i]);
      out.push_back(' ');
    }
    out += "]\n";
    objects_->write(page_groups_[group], out);
    append_reference(root, page_groups_[group]);
    root.push_back('\n');
  }
  root += "]\n";
  objects_->write(page_tree_, root);
  return page_tree_;
}

/// Each page has its printed number as a prefix of its own (PDF 32000-1 12.4.2).
ObjectId PdfWriter::write_labels() {
  return write_number_tree(*objects_, labels_.size(), [this](std::string& out, std::size_t page) {
    out += "<< /P ";
    append_text_string(out, labels_[page]);
    out += " >>";
  });
}

ObjectId PdfWriter::write_catalog() {
  const DocumentFacts facts = facts_of(*head_, first_headline_, services_);
  std::string out = "/Type /Catalog\n/Pages ";
  append_reference(out, write_page_tree());
  out.push_back('\n');
  const auto link = [&](std::string_view key, ObjectId object) {
    if (object == 0) return;
    out += key;
    append_reference(out, object);
    out.push_back('\n');
  };
  link("/PageLabels ", write_labels());
  const ObjectId outline = outline_.write(*objects_);
  link("/Outlines ", outline);
  if (outline != 0) out += "/PageMode /UseOutlines\n";
  const ObjectId names = links_->write_names(services_);
  if (names != 0) {
    out += "/Names << /Dests ";
    append_reference(out, names);
    out += " >>\n";
  }
  link("/Metadata ", write_xmp(*objects_, facts));
  if (structure_) {
    link("/StructTreeRoot ", structure_->write(*objects_));
    out += "/MarkInfo << /Marked true >>\n";
  }
  if (!head_->language.empty()) {
    out += "/Lang ";
    append_text_string(out, head_->language);
    out.push_back('\n');
  }
  out += opens_from_right_ ? "/ViewerPreferences << /DisplayDocTitle true /Direction /R2L >>\n"
                           : "/ViewerPreferences << /DisplayDocTitle true >>\n";
  return objects_->add(out);
}

void PdfWriter::finish() {
  if (pages_.empty()) throw Failure("a PDF needs at least one page, and the edition has none");
  write_fonts(*objects_, *codes_, services_);
  const ObjectId catalog = write_catalog();
  const ObjectId info = write_info(*objects_, facts_of(*head_, first_headline_, services_));
  objects_->finish(catalog, info);
}

}  // namespace qianzi::pdf
