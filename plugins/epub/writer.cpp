#include "writer.h"

#include "semantics.h"
#include "style_sheet.h"
#include "tree.h"
#include "words.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace qianzi::epub {

namespace {

constexpr std::string_view xhtml_type = "application/xhtml+xml";

std::string in_package(std::string_view path) {
  return "EPUB/" + std::string(path);
}

std::uint32_t image_index(std::string_view text) {
  std::uint32_t index = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw std::logic_error("an image reference is not a number: " + std::string(text));
  }
  return index;
}

/// How a package names a file of a format. All four are core media types (EPUB 3.3 3.2).
struct ImageKind {
  std::string_view extension;
  std::string_view media_type;
};

ImageKind kind_of(ImageFormat format) {
  switch (format) {
  case ImageFormat::png:
    return {".png", "image/png"};
  case ImageFormat::webp:
    return {".webp", "image/webp"};
  case ImageFormat::svg:
    return {".svg", "image/svg+xml"};
  default:
    return {".jpg", "image/jpeg"};
  }
}

}  // namespace

Settings settings_of(const OptionValues& options) {
  Settings settings;
  settings.cover = options.flag("cover");
  const long level = options.integer("compression");
  if (level < 0 || level > 9) throw Failure("epub.compression is a number from 0 to 9");
  settings.compression = static_cast<int>(level);
  if (options.text("fonts") == "subset") settings.fonts = TextExtent::all;
  return settings;
}

EpubWriter::EpubWriter(Settings settings, Services& services)
    : settings_(settings), services_(services), typefaces_(settings.fonts, services) {}

void EpubWriter::begin(const EditionHead& head) {
  publication_.head = &head;
  publication_.has_cover = settings_.cover;
  publication_.modified = utc_time(services_.timestamp());
  publication_.producer = services_.producer();
  files_ = std::make_unique<ArticleFiles>(head);
  if (is_volume(head) && !head.parts.empty()) {
    plan_parts(head.parts, publication_.sections, {});
  } else {
    plan_pages(head);
  }
  file_ = services_.create("");
  archive_ = std::make_unique<Archive>(*file_, settings_.compression, services_.timestamp());
  // First, stored and without extra fields: readers look for it at a fixed place (OCF 4.2.6.1).
  archive_->add("mimetype", "application/epub+zip", Archive::Method::stored);
}

void EpubWriter::plan_pages(const EditionHead& head) {
  publication_.sections.reserve(head.pages.size());
  for (const PagePlan& page : head.pages) {
    Section& section = publication_.sections.emplace_back();
    // The pages of a volume are printed nowhere.
    if (!is_volume(head)) {
      section.label = page_label(page, head.language);
      section.number = page.number;
    }
    for (const Placement& placement : page.placements) {
      sections_of_[placement.article] = {&section};
    }
  }
}

void EpubWriter::plan_parts(const std::vector<Part>& parts,
                            std::vector<Section>& sections,
                            std::vector<Section*> above) {
  sections.resize(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Section& section = sections[i];
    section.label = parts[i].name;
    section.path = numbered("text/part-", ++planned_parts_) + ".xhtml";
    above.push_back(&section);
    for (const std::string& article : parts[i].articles) sections_of_[article] = above;
    plan_parts(parts[i].parts, section.sections, above);
    above.pop_back();
  }
}

void EpubWriter::open_parts(const std::vector<Section*>& chain) {
  for (const Section* section : chain) {
    const bool open = std::find(parts_.begin(), parts_.end(), section) != parts_.end();
    if (section->path.empty() || open) continue;
    parts_.push_back(section);
    article_resources_.push_back(
        {numbered("part-", parts_.size()), section->path, std::string(xhtml_type), "", true});
  }
}

std::string EpubWriter::image_path(std::uint32_t index) {
  const auto found = images_.find(index);
  if (found != images_.end()) return found->second;
  const ImageFormat format = services_.image_file({index}).web_format;
  if (format == ImageFormat::unknown) return {};
  std::string path = numbered("images/image-", images_.size() + 1);
  path += kind_of(format).extension;
  images_.emplace(index, path);
  return path;
}

std::string EpubWriter::resolve(ReferenceKind kind, std::string_view target) {
  if (kind == ReferenceKind::image) return "../" + image_path(image_index(target));
  const std::string_view name = files_->find(target);
  return name.empty() ? std::string{} : std::string(name) + ".xhtml";
}

std::string EpubWriter::document(const XhtmlElement& root) {
  MarkupOptions options;
  options.resolve = [this](ReferenceKind kind, std::string_view target) {
    return resolve(kind, target);
  };
  return services_.markup(root, options);
}

void EpubWriter::article(const Article& article, const XhtmlDocument& document_of_it) {
  const EditionHead& head = *publication_.head;
  const auto place = sections_of_.find(article.id);
  if (place == sections_of_.end()) {
    throw std::logic_error("an article is not in the page plan: " + article.id);
  }
  open_parts(place->second);
  Section& section = *place->second.back();
  const std::string path = "text/" + std::string(files_->find(article.id)) + ".xhtml";
  section.entries.push_back({std::string(document_of_it.article.attribute("id")),
                             document_of_it.title,
                             path,
                             document_of_it.language,
                             rare_in_headline(document_of_it.article)});
  if (!head.indexes.empty()) places_.emplace(article.id, section.entries.back());
  XhtmlElement tree = document_of_it.article;
  add_semantics(tree);
  if (section.entries.size() == 1 && !section.number.empty()) {
    tree.children.insert(tree.children.begin(),
                         page_break(section, page_break_id(section.entries.front())));
  }
  publication_.has_ruby = publication_.has_ruby || holds(tree, "ruby");
  const XhtmlElement page = page_shell(document_of_it.title,
                                       document_of_it.language,
                                       document_of_it.writing_mode,
                                       "../",
                                       std::move(tree));
  typefaces_.look_at(page);
  archive_->add(in_package(path), document(page), Archive::Method::deflated);
  article_resources_.push_back({numbered("article-", article_resources_.size() + 1),
                                path,
                                std::string(xhtml_type),
                                "",
                                true});
  auto& languages = publication_.languages;
  if (document_of_it.language != head.language &&
      std::find(languages.begin(), languages.end(), document_of_it.language) == languages.end()) {
    languages.push_back(document_of_it.language);
  }
  if (headlines_.size() < cover_lines) {
    headlines_.push_back({document_of_it.title, document_of_it.language});
  }
}

void EpubWriter::add_file(Resource resource, std::string_view data) {
  archive_->add(in_package(resource.path), data, Archive::Method::deflated);
  publication_.resources.push_back(std::move(resource));
}

void EpubWriter::add_cover() {
  const EditionHead& head = *publication_.head;
  if (head.cover) cover_path_ = image_path(head.cover->index);
  if (cover_path_.empty()) {
    cover_path_ = "cover.svg";
    const std::string drawing = document(cover_image(head, headlines_, services_));
    if (services_.has_catalogue()) write_picture(drawing);
    add_file({"cover-image", cover_path_, "image/svg+xml", "cover-image", false}, drawing);
  }
  const XhtmlElement page = page_shell(words_of(head.language).cover,
                                       head.language,
                                       WritingMode::horizontal,
                                       "",
                                       cover_page(head, cover_path_));
  add_file({"cover", "cover.xhtml", std::string(xhtml_type), "", true}, document(page));
}

void EpubWriter::add_volume_pages() {
  const EditionHead& head = *publication_.head;
  const auto add_page = [&](const std::string& path, std::string_view title, XhtmlElement content) {
    const XhtmlElement page =
        page_shell(title, head.language, head.writing_mode, "../", std::move(content));
    typefaces_.look_at(page);
    archive_->add(in_package(path), document(page), Archive::Method::deflated);
  };
  for (const Section* part : parts_)
    add_page(part->path, part->label, part_page(*part, head.language));
  for (const Index& index : head.indexes) {
    const std::string id = numbered("index-", publication_.indexes.size() + 1);
    const std::string path = "text/" + id + ".xhtml";
    publication_.indexes.push_back({"", index.title, path, head.language, {}});
    article_resources_.push_back({id, path, std::string(xhtml_type), "", true});
    add_page(path, index.title, index_page(index, places_, head.language));
  }
}

/// The cover for catalogues, whose readers show pixels: ID.png beside the book.
void EpubWriter::write_picture(std::string_view drawing) {
  constexpr std::uint32_t width = 480;
  const Bytes picture = services_.picture_of(drawing, width);
  const auto file = services_.create(".png");
  file->write(picture);
  file->close();
}

void EpubWriter::add_image_files() {
  for (const auto& [index, path] : images_) {
    const ImageId image{index};
    archive_->add_loaded(in_package(path),
                         [this, image] { return services_.web_image(image).data; });
    const ImageKind kind = kind_of(services_.image_file(image).web_format);
    const bool cover = path == cover_path_;
    publication_.resources.push_back({cover ? "cover-image" : numbered("image-", index + 1),
                                      path,
                                      std::string(kind.media_type),
                                      cover ? "cover-image" : "",
                                      false});
  }
}

void EpubWriter::add_style() {
  Typefaces::Plan plan = typefaces_.plan();
  std::size_t number = 0;
  for (Typefaces::Font& font : plan.fonts) {
    archive_->add_loaded(in_package(font.path),
                         [data = std::move(font.data)]() mutable { return std::move(data); });
    publication_.resources.push_back(
        {numbered("font-", ++number), font.path, "font/woff2", "", false});
  }
  add_file({"style", "style.css", "text/css", "", false}, std::string(style_sheet) + plan.style);
}

void EpubWriter::finish() {
  publication_.has_images = !images_.empty();
  add_volume_pages();
  if (settings_.cover) add_cover();
  const std::string type(xhtml_type);
  const XhtmlElement navigation = navigation_document(publication_);
  typefaces_.look_at(navigation);
  add_file({"nav", "nav.xhtml", type, "nav", true}, document(navigation));
  add_file({"ncx", "toc.ncx", "application/x-dtbncx+xml", "", false},
           document(ncx_document(publication_)));
  add_style();
  auto& resources = publication_.resources;
  resources.insert(resources.end(), article_resources_.begin(), article_resources_.end());
  add_image_files();
  archive_->add(
      "META-INF/container.xml", document(container_document()), Archive::Method::deflated);
  archive_->add(
      "EPUB/package.opf", document(package_document(publication_)), Archive::Method::deflated);
  archive_->close();
  file_->close();
}

}  // namespace qianzi::epub
