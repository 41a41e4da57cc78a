#include "page_painter.h"

#include "marks.h"
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
  PagePainter(const Page& page, const Sheet& sheet, const Palette& palette)
      : page_(page),
        sheet_(sheet),
        inks_(palette.inks),
        images_(palette.images),
        structure_(palette.structure),
        content_(page.trim, sheet.margin, palette.inks),
        text_(palette.codes, content_) {}

  PaintedPage paint(const std::vector<GlyphRun>& slug, bool proof) {
    for (const PaintStep& step : paint_order(page_)) {
      const PageItem& item = page_.items[step.item];
      if (step.announced) {
        announce(std::get<GlyphRun>(item));
      } else {
        next_ = step.next == no_item ? nullptr : &std::get<GlyphRun>(page_.items[step.next]);
        std::visit([this](const auto& value) { add(value); }, item);
      }
    }
    if (proof && !page_.proof.empty()) paint_proof();
    if (sheet_.marks) paint_marks(slug);
    return {content_.finish(), text_.fonts(), std::move(used_images_)};
  }

private:
  void announce(const GlyphRun& run) {
    if (structure_ != nullptr) static_cast<void>(structure_->touch(run.structure));
  }

  /// What is for the eye of who makes the page: it has no elements, whatever its marks say.
  void paint_proof() {
    artifact(Artifact::page);
    content_.begin_layer();
    for (const PageItem& item : page_.proof) {
      std::visit([this](const auto& value) { draw(value); }, item);
    }
    content_.end_layer();
  }

  void paint_marks(const std::vector<GlyphRun>& slug) {
    artifact(Artifact::page);
    for (const GlyphRun& run : slug) text_.paint(run, nullptr);
    content_.apart(printers_marks(sheet_, inks_.solids()));
  }

  void artifact(Artifact type) {
    element_.reset();
    if (structure_ != nullptr) content_.begin_artifact(type);
  }

  void mark(std::uint32_t structure, Artifact otherwise) {
    if (structure_ == nullptr) return;
    const auto element = structure_->touch(structure);
    if (!element) {
      artifact(otherwise);
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
    const bool decoration = is_decoration(run.structure);
    mark(run.structure, decoration ? Artifact::layout : Artifact::pagination);
    if (decoration) {
      text_.paint_silent(run);
      return;
    }
    if (element_) structure_->read_label(*element_, run.text);
    text_.paint(run, next_);
  }

  void add(const Rule& rule) {
    artifact(Artifact::layout);
    draw(rule);
  }

  void add(const Fill& fill) {
    artifact(Artifact::layout);
    draw(fill);
  }

  void draw(const GlyphRun& run) { text_.paint_silent(run); }
  void draw(const Rule& rule) { content_.rule(rule); }
  void draw(const Fill& fill) { content_.fill(fill); }
  void draw(const PlacedImage& image) {
    const ObjectId object = images_.object(image.image, image.area);
    used_images_.insert(object);
    std::string name;
    append_image_name(name, object);
    content_.image(name, image.area);
  }

  void add(const PlacedImage& image) {
    mark(image.structure, Artifact::layout);
    if (element_) {
      structure_->set_box(*element_,
                          content_.x(image.area.x),
                          content_.y(image.area.bottom()),
                          content_.x(image.area.right()),
                          content_.y(image.area.y));
    }
    draw(image);
  }

  const Page& page_;
  const Sheet& sheet_;
  Inks& inks_;
  Images& images_;
  StructureTree* structure_;
  ContentStream content_;
  TextPainter text_;
  std::set<ObjectId> used_images_;
  const GlyphRun* next_ = nullptr;
  std::optional<StructureTree::Element> element_;  ///< whose sequence is open
};

}  // namespace

PaintedPage paint_page(const Page& page,
                       const Sheet& sheet,
                       const Palette& palette,
                       const std::vector<GlyphRun>& slug,
                       bool proof) {
  return PagePainter(page, sheet, palette).paint(slug, proof);
}

}  // namespace qianzi::pdf
