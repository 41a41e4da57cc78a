#include "document.h"

#include "icc.h"
#include "marks.h"
#include "metadata.h"
#include "numbers.h"
#include "strings.h"
#include "trees.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

/// Pages below one node of the page tree.
constexpr std::size_t group_size = 64;

/// Types that PDF 1.5 brought, as those that PDF 1.4 knows.
constexpr std::string_view older_types =
    "/RoleMap << /Ruby /Span /RB /Span /RT /Span /Warichu /Span /WT /Span >>\n";

}  // namespace

Document::Document(const Settings& settings,
                   const EditionHead& head,
                   Services& services,
                   std::string_view name)
    : settings_(settings),
      head_(head),
      services_(services),
      objects_(services.create(name), settings.compression, version_of(settings.profile)),
      codes_(services, objects_),
      intent_(settings_, objects_),
      inks_(settings_, intent_, services),
      press_images_(settings.profile == Profile::press
                        ? std::make_optional<PressImages>(settings_, intent_, services)
                        : std::nullopt),
      drawings_(settings_, services, objects_, inks_),
      images_(services,
              objects_,
              intent_,
              drawings_,
              settings.profile == Profile::archive_1b,
              press_images_ ? &*press_images_ : nullptr),
      structure_(settings.tagged ? std::make_optional<StructureTree>() : std::nullopt),
      links_(objects_, structure_ ? &*structure_ : nullptr, settings.split),
      page_tree_(objects_.reserve()),
      language_(head.language) {}

ObjectId Document::parent_of_next_page() {
  if (pages_.size() % group_size == 0) page_groups_.push_back(objects_.reserve());
  return page_groups_.back();
}

void Document::page(const Page& page) {
  const ObjectId object = objects_.reserve();
  if (pages_.empty()) opens_from_right_ = page.opens_from_right;
  if (language_.empty()) language_ = page.language;
  for (const Region& region : page.regions) {
    if (first_headline_.empty()) first_headline_ = region.headline;
  }
  if (settings_.profile == Profile::archive) report_figures(page);
  write_page(page, object);
  pages_.push_back(object);
  labels_.push_back(page.number);
}

void Document::report_figures(const Page& page) {
  for (const StructureMark& mark : page.structure) {
    if (mark.role != StructureRole::figure || !mark.alternative.empty()) continue;
    services_.report({Code::writer_warning,
                      {},
                      0,
                      0,
                      {"a figure on page " + page.number + " does not say what it shows",
                       "Give its image an alt text: PDF/UA asks for one."}});
  }
}

std::vector<GlyphRun> Document::slug(const Page& page, const Sheet& sheet) {
  if (!sheet.marks) return {};
  return slug_of(head_, page, sheet, profile_name(intent_.press()), services_);
}

std::string Document::resources_of(const PaintedPage& painted, const Page& page, bool marks) {
  std::string out = "/Resources << /ProcSet [/PDF /Text /ImageB /ImageC]\n";
  if (!painted.fonts.empty()) {
    out += "/Font <<";
    for (const FontUse use : painted.fonts) {
      out.push_back(' ');
      append_resource_name(out, use);
      out.push_back(' ');
      const DocumentFont& font = codes_.fonts()[use.font];
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
  out += inks_.resources(marks);
  if (settings_.proof && !page.proof.empty()) out += proof_.resource(objects_);
  return out + ">>\n";
}

void Document::write_page(const Page& page, ObjectId object) {
  StructureTree* const structure = structure_ ? &*structure_ : nullptr;
  const Sheet sheet = sheet_of(page, settings_.profile);
  if (structure != nullptr) structure->begin_page(page, object);
  inks_.begin_page(page);
  const PaintedPage painted = paint_page(
      page, sheet, {codes_, images_, inks_, structure}, slug(page, sheet), settings_.proof);
  const ContentStream coordinates(page.trim, sheet.margin, inks_);
  outline_.add_page(page, object, coordinates);
  std::vector<ObjectId> annotations;
  // No annotation may lie on the page of a PDF/X (ISO 15930-7 6.17).
  if (settings_.profile != Profile::press) {
    annotations = links_.add_page(page, object, coordinates);
  }

  std::string out = "/Type /Page\n/Parent ";
  append_reference(out, parent_of_next_page());
  out.push_back('\n');
  append_boxes(out, sheet);
  out += resources_of(painted, page, sheet.marks);
  if (sheet.marks) out += "/Group << /S /Transparency /CS /DeviceCMYK >>\n";
  out += "/Contents ";
  append_reference(out, objects_.add_stream({}, painted.content, Effort::little));
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
    if (settings_.profile != Profile::archive_1b) out += "/Tabs /S\n";
    out += "/StructParents ";
    append_integer(out, structure->end_page());
    out.push_back('\n');
  }
  objects_.write(object, out);
}

ObjectId Document::write_page_tree() {
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
    objects_.write(page_groups_[group], out);
    append_reference(root, page_groups_[group]);
    root.push_back('\n');
  }
  root += "]\n";
  objects_.write(page_tree_, root);
  return page_tree_;
}

/// Each page has its printed number as a prefix of its own (PDF 32000-1 12.4.2).
ObjectId Document::write_labels() {
  return write_number_tree(objects_, labels_.size(), [this](std::string& out, std::size_t page) {
    out += "<< /P ";
    append_text_string(out, labels_[page]);
    out += " >>";
  });
}

ObjectId Document::write_catalog(FontPrograms& fonts) {
  const DocumentFacts facts = facts_of(head_, first_headline_, services_);
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
  const ObjectId outline = outline_.write(objects_);
  link("/Outlines ", outline);
  if (outline != 0) out += "/PageMode /UseOutlines\n";
  const ObjectId names = links_.write_names(services_);
  if (names != 0) {
    out += "/Names << /Dests ";
    append_reference(out, names);
    out += " >>\n";
  }
  if (structure_) {
    const bool older = settings_.profile == Profile::archive_1b;
    link("/StructTreeRoot ", structure_->write(objects_, older ? older_types : std::string_view()));
    out += "/MarkInfo << /Marked true >>\n";
  }
  out += intent_.catalog_entry();
  out += proof_.catalog_entry();
  // What says a digest of the file comes last.
  fonts.write(objects_, settings_.profile == Profile::archive_1b);
  link("/Metadata ", write_xmp(objects_, facts, settings_.profile));
  // PDF/UA asks for a language, and «und» is one that is not known (BCP 47).
  const bool unknown = language_.empty() && settings_.profile == Profile::archive;
  if (unknown) language_ = "und";
  if (!language_.empty()) {
    out += "/Lang ";
    append_text_string(out, language_);
    out.push_back('\n');
  }
  out += opens_from_right_ ? "/ViewerPreferences << /DisplayDocTitle true /Direction /R2L >>\n"
                           : "/ViewerPreferences << /DisplayDocTitle true >>\n";
  return objects_.add(out);
}

void Document::finish() {
  if (pages_.empty()) throw Failure("a PDF needs at least one page, and the edition has none");
  FontPrograms fonts(codes_, services_);
  const ObjectId catalog = write_catalog(fonts);
  const DocumentFacts facts = facts_of(head_, first_headline_, services_);
  const ObjectId info = write_info(objects_, facts, settings_.profile);
  objects_.finish(catalog, info);
}

}  // namespace qianzi::pdf
