#include "sheets.h"

#include "bar.h"
#include "style_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace qianzi::html {
namespace {

/// So many pages show the way to every other.
constexpr std::size_t most_held = 32;
/// Pixels, before a style sheet says otherwise.
constexpr std::uint32_t thumbnail_width = 120;

std::string sheet_file(std::size_t index) {
  return fmt::format("paper/{}.html", index + 1);
}

std::string thumbnail_file(std::size_t index) {
  return fmt::format("paper/{}.svg", index + 1);
}

XhtmlElement input(std::string_view type, std::string_view id, std::string_view label, bool on) {
  XhtmlElement box = element("input");
  set(box, "type", type);
  set(box, "name", type == "radio" ? "zoom" : id);
  set(box, "id", std::string("_").append(id));
  if (on) set(box, "checked", "");
  XhtmlElement made = element("label");
  made.children.emplace_back(std::move(box));
  made.children.emplace_back(std::string(" ").append(label));
  return made;
}

/// How large the page is, and whether a pointer takes its text or its articles.
XhtmlElement tools(const Words& words) {
  XhtmlElement made = element("div", "tools");
  XhtmlElement zoom = element("fieldset");
  zoom.children.emplace_back(element("legend", {}, words.zoom));
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> steps = {
      {{"zoom-1", "1×"}, {"zoom-2", "1.5×"}, {"zoom-3", "2×"}, {"zoom-4", "3×"}}};
  for (const auto& [id, label] : steps) {
    zoom.children.emplace_back(input("radio", id, label, id == "zoom-1"));
  }
  made.children.emplace_back(std::move(zoom));
  made.children.emplace_back(input("checkbox", "take", words.take_text, false));
  return made;
}

XhtmlElement thumbnail(std::size_t index, std::uint32_t height) {
  XhtmlElement made = element("img");
  set(made, "src", fmt::format("{}.svg", index + 1));
  set(made, "alt", "");
  set(made, "width", decimal(thumbnail_width));
  set(made, "height", decimal(height));
  set(made, "loading", "lazy");
  return made;
}

}  // namespace

Sheets::Sheets(const Site& site, Services& services, PageSink pages, FileSink files)
    : site_(site), services_(services), pages_(std::move(pages)), files_(std::move(files)) {}

std::string_view Sheets::of_article(std::string_view id) const {
  const auto found = of_article_.find(id);
  return found == of_article_.end() ? std::string_view() : found->second;
}

void Sheets::add(const Page& page,
                 const ArticleFiles& articles,
                 const std::function<std::string(ImageId)>& image) {
  const std::size_t index = labels_.size();
  std::string label = page_label({page.number, page.name, {}, {}, {}}, site_.words());
  const auto again = std::count(labels_.begin(), labels_.end(), label);
  if (again > 0) label += fmt::format(" ({})", again + 1);
  labels_.push_back(std::move(label));
  heights_.push_back(
      static_cast<std::uint32_t>(thumbnail_width * (page.trim.height / page.trim.width)));

  SheetTargets targets;
  targets.image = [&](ImageId id) {
    const std::string path = image(id);
    return path.empty() ? path : fmt::format("../{}", path);
  };
  targets.article = [&](std::string_view id) {
    const std::string_view file = articles.find(id);
    return file.empty() ? std::string() : fmt::format("../{}", file);
  };
  Held held;
  held.drawing = sheet_drawing(page, targets, faces_, services_);
  set(held.drawing, "role", "group");
  set(held.drawing, "aria-label", labels_.back());
  held.regions = page.regions;
  for (const Region& region : page.regions) {
    of_article_.try_emplace(region.article, sheet_file(index));
    held.files.emplace_back(articles.find(region.article));
  }
  MarkupOptions options;
  options.prolog = false;
  write(thumbnail_file(index), services_.markup(sheet_thumbnail(page), options));
  held_.push_back(std::move(held));
  if (labels_.size() > most_held) write_held(false);
}

void Sheets::write(std::string_view path, std::string_view text) const {
  files_(path, std::as_bytes(std::span(text)));
}

void Sheets::write_held(bool last) {
  const std::size_t keep = last ? 0 : 1;
  const std::size_t count = held_.size() - std::min(keep, held_.size());
  for (std::size_t i = 0; i < count; ++i) {
    write_sheet(written_, std::move(held_[i]), last && i + 1 == count);
    ++written_;
  }
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(count));
}

PageHead Sheets::head_of(std::string path, std::string title) const {
  PageHead head;
  head.path = std::move(path);
  head.title = std::move(title);
  if (site_.named()) head.title.append(" · ").append(site_.head->nameplate);
  head.language = site_.head->language;
  head.style = sheet_style_file;
  return head;
}

XhtmlElement Sheets::thumbnails(std::size_t current) const {
  XhtmlElement list = element("ol");
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    XhtmlElement to = element("a");
    set(to, "href", fmt::format("{}.html", i + 1));
    if (i == current) set(to, "aria-current", "page");
    to.children.emplace_back(thumbnail(i, heights_[i]));
    to.children.emplace_back(element("span", {}, labels_[i]));
    XhtmlElement item = element("li");
    item.children.emplace_back(std::move(to));
    list.children.emplace_back(std::move(item));
  }
  XhtmlElement nav = element("nav", "thumbnails");
  set(nav, "aria-label", site_.words().all_sheets);
  nav.children.emplace_back(std::move(list));
  return nav;
}

XhtmlElement Sheets::ways(std::size_t index, bool last) const {
  const Words& words = site_.words();
  XhtmlElement nav = element("nav", "turn");
  set(nav, "aria-label", words.pages);
  const auto way = [&](std::size_t to, std::string_view word, std::string_view relation) {
    XhtmlElement made = link(fmt::format("{}.html", to + 1), word);
    set(made, "rel", relation);
    set(made, "class", relation);
    nav.children.emplace_back(std::move(made));
  };
  if (index > 0) way(index - 1, words.page_before, "prev");
  nav.children.emplace_back(link("index.html", words.all_sheets));
  if (!last) way(index + 1, words.page_next, "next");
  return nav;
}

void Sheets::write_sheet(std::size_t index, Held held, bool last) {
  const Words& words = site_.words();
  PageHead head = head_of(sheet_file(index), labels_[index]);
  if (index > 0) head.previous = sheet_file(index - 1);
  if (!last) head.next = sheet_file(index + 1);
  XhtmlElement body = element("body", "paper");
  body.children.emplace_back(skip_link(head.language));
  body.children.emplace_back(bar(head.path, site_));
  XhtmlElement main = main_element();
  main.children.emplace_back(element("h1", "title", labels_[index]));
  main.children.emplace_back(tools(words));
  main.children.emplace_back(ways(index, last));
  XhtmlElement desk = element("div", "desk");
  set(desk, "tabindex", "0");
  set(desk, "role", "region");
  set(desk, "aria-label", labels_[index]);
  desk.children.emplace_back(std::move(held.drawing));
  main.children.emplace_back(std::move(desk));
  XhtmlElement list = element("ol", "contents");
  for (std::size_t i = 0; i < held.regions.size(); ++i) {
    if (held.files[i].empty()) continue;
    XhtmlElement item = element("li");
    item.children.emplace_back(link(fmt::format("../{}", held.files[i]), held.regions[i].headline));
    list.children.emplace_back(std::move(item));
  }
  if (!list.children.empty()) {
    XhtmlElement section = element("section", "contents");
    section.children.emplace_back(element("h2", {}, words.on_this_page));
    section.children.emplace_back(std::move(list));
    main.children.emplace_back(std::move(section));
  }
  const bool all = labels_.size() <= most_held;
  if (all && labels_.size() > 1) main.children.emplace_back(thumbnails(index));
  body.children.emplace_back(std::move(main));
  add_imprint(body, site_, head.language);
  XhtmlElement script = element("script");
  set(script, "src", fmt::format("../{}", sheet_script_file));
  body.children.emplace_back(std::move(script));
  pages_(head, std::move(body));
}

void Sheets::write_overview() {
  const Words& words = site_.words();
  const PageHead head = head_of(std::string(sheets_file), std::string(words.sheets));
  XhtmlElement body = element("body", "paper");
  body.children.emplace_back(skip_link(head.language));
  body.children.emplace_back(bar(head.path, site_));
  XhtmlElement main = main_element();
  main.children.emplace_back(element("h1", "title", words.sheets));
  main.children.emplace_back(thumbnails(labels_.size()));
  body.children.emplace_back(std::move(main));
  add_imprint(body, site_, head.language);
  pages_(head, std::move(body));
}

void Sheets::finish() {
  if (labels_.empty()) return;
  write_held(true);
  write_overview();
  std::string style(sheet_style);
  style += faces_.write(services_,
                        [this](const std::string& path, const Bytes& file) { files_(path, file); });
  write(sheet_style_file, style);
  write(sheet_script_file, sheet_script);
}

}  // namespace qianzi::html
