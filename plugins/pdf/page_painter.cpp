#include "page_painter.h"

#include "numbers.h"
#include "paint_order.h"
#include "text.h"

#include <utility>

namespace qianzi::pdf {

void append_image_name(std::string& out, ObjectId image) {
  out += "/Im";
  append_integer(out, image);
}

namespace {

class PagePainter {
public:
  PagePainter(const Page& page, FontCodes& codes, Images& images, StructureTree* structure)
      : page_(page),
        images_(images),
        structure_(structure),
        content_(page.trim, page.bleed),
        text_(codes, content_) {}

  PaintedPage paint() {
    for (const PaintStep& step : paint_order(page_)) {
      const PageItem& item = page_.items[step.item];
      if (step.announced) {
        announce(std::get<GlyphRun>(item));
      } else {
        next_ = step.next == no_item ? nullptr : &std::get<GlyphRun>(page_.items[step.next]);
        std::visit([this](const auto& value) { add(value); }, item);
      }
    }
    return {content_.finish(), text_.fonts(), std::move(used_images_)};
  }

private:
  void announce(const GlyphRun& run) {
    if (structure_ != nullptr) static_cast<void>(structure_->touch(run.structure));
  }

  void artifact() {
    element_.reset();
    if (structure_ != nullptr) content_.begin_artifact();
  }

  void mark(std::uint32_t structure) {
    if (structure_ == nullptr) return;
    const auto element = structure_->touch(structure);
    if (!element) {
      artifact();
    } else if (element != element_) {
      content_.begin_content(structure_->tag(*element), structure_->add_content(*element));
      element_ = element;
    }
  }

  /// An artifact of the text's own, not of the page's furniture: emphasis dots.
  [[nodiscard]] bool is_decoration(std::uint32_t structure) const {
    return structure != 0 && structure < page_.structure.size() &&
           page_.structure[structure].role == StructureRole::artifact;
  }

  void add(const GlyphRun& run) {
    if (run.glyphs.empty()) return;
    mark(run.structure);
    if (is_decoration(run.structure)) {
      text_.paint_silent(run);
    } else {
      text_.paint(run, next_);
    }
  }

  void add(const Rule& rule) {
    artifact();
    content_.rule(rule);
  }

  void add(const Fill& fill) {
    artifact();
    content_.fill(fill);
  }

  void add(const PlacedImage& image) {
    const ObjectId object = images_.object(image.image, image.area.width);
    used_images_.insert(object);
    mark(image.structure);
    if (element_) {
      structure_->set_box(*element_,
                          content_.x(image.area.x),
                          content_.y(image.area.bottom()),
                          content_.x(image.area.right()),
                          content_.y(image.area.y));
    }
    std::string name;
    append_image_name(name, object);
    content_.image(name, image.area);
  }

  const Page& page_;
  Images& images_;
  StructureTree* structure_;
  ContentStream content_;
  TextPainter text_;
  std::set<ObjectId> used_images_;
  const GlyphRun* next_ = nullptr;
  std::optional<StructureTree::Element> element_;  ///< whose sequence is open
};

}  // namespace

PaintedPage
paint_page(const Page& page, FontCodes& codes, Images& images, StructureTree* structure) {
  return PagePainter(page, codes, images, structure).paint();
}

}  // namespace qianzi::pdf
