#include "calendar.h"

#include "feed.h"
#include "reading.h"
#include "shell.h"
#include "style_sheet.h"
#include "words.h"
#include "writer.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::html {
namespace {

constexpr std::string_view sheet_name = "calendar.css";
constexpr std::string_view script_name = "calendar.js";

using Editions = std::vector<const CatalogueEntry*>;
/// By month, then by day of the month.
using Year = std::map<int, std::map<int, Editions>>;

class Calendar {
public:
  Calendar(std::string base, std::span<const CatalogueEntry> entries, CatalogueServices& services)
      : entries_(entries), services_(services) {
    for (const CatalogueEntry& entry : entries) {
      const auto day = day_of(entry.date);
      if (day) {
        years_[day->year][day->month][day->day].push_back(&entry);
      } else {
        undated_.push_back(&entry);
      }
    }
    const CatalogueEntry& latest = years_.empty() ? entries.back() : *latest_of(years_);
    head_.language = latest.language;
    head_.nameplate = latest.nameplate;
    head_.title = latest.nameplate.empty() ? latest.title : latest.nameplate;
    head_.date = latest.date;
    head_.publisher = latest.publisher;
    head_.rights = latest.rights;
    site_.head = &head_;
    site_.base = std::move(base);
    site_.style = sheet_name;
  }
  Calendar(const Calendar&) = delete;
  Calendar& operator=(const Calendar&) = delete;

  void write() {
    const int last = years_.empty() ? 0 : years_.rbegin()->first;
    write_page(std::string(front_file), last);
    for (const auto& [year, months] : years_) {
      if (year != last) write_page(year_file(year), year);
    }
    write_file(sheet_name, std::string(style_sheet).append(calendar_style));
    write_file(script_name, reading_script);
    if (site_.base.empty()) return;
    write_file(feed_file,
               services_.markup(feed_of_editions(site_, entries_, services_.producer()), {}));
    write_file(map_file, services_.markup(map_of_editions(site_, pages_, entries_), {}));
  }

private:
  static const CatalogueEntry* latest_of(const std::map<int, Year>& years) {
    return years.rbegin()->second.rbegin()->second.rbegin()->second.back();
  }

  [[nodiscard]] std::string year_file(int year) const {
    if (year == years_.rbegin()->first) return std::string(front_file);
    return std::string("calendar-").append(decimal(static_cast<std::uint32_t>(year))) + ".html";
  }

  void write_file(std::string_view name, std::string_view text) {
    const auto file = services_.create(name);
    file->write(std::as_bytes(std::span(text)));
    file->close();
  }

  void write_page(const std::string& path, int year) {
    const Words& words = site_.words();
    PageHead head;
    head.path = path;
    head.title.append(head_.title).append(" · ").append(words.archive);
    if (path != front_file) head.title.append(" · ").append(period_line(year, 0, head_.language));
    head.language = head_.language;
    XhtmlElement body = element("body");
    body.children.emplace_back(skip_link(head.language));
    body.children.emplace_back(masthead());
    if (years_.size() > 1) body.children.emplace_back(ways_to_years(year));
    XhtmlElement main = main_element();
    if (path == front_file) main.children.emplace_back(recent());
    if (year > 0) main.children.emplace_back(months_of(year));
    if (path == front_file && !undated_.empty()) main.children.emplace_back(undated());
    body.children.emplace_back(std::move(main));
    add_imprint(body, site_, head.language);
    MarkupOptions options;
    options.syntax = MarkupSyntax::html;
    write_file(path, services_.markup(shell(head, site_, std::move(body)), options));
    pages_.push_back(path);
  }

  [[nodiscard]] XhtmlElement masthead() const {
    XhtmlElement header = element("header", "masthead");
    header.children.emplace_back(element("h1", {}, head_.title));
    XhtmlElement issue = element("p", "issue");
    issue.children.emplace_back(element("span", {}, site_.words().archive));
    if (!site_.base.empty()) {
      issue.children.emplace_back(link(feed_file, site_.words().feed));
    }
    header.children.emplace_back(std::move(issue));
    ReadingChoices choices;
    choices.script = script_name;
    add_reading(header, front_file, choices, site_.words());
    return header;
  }

  [[nodiscard]] XhtmlElement ways_to_years(int current) const {
    XhtmlElement list = element("ul");
    for (auto year = years_.rbegin(); year != years_.rend(); ++year) {
      XhtmlElement to = link(year_file(year->first), period_line(year->first, 0, head_.language));
      if (year->first == current) set(to, "aria-current", "page");
      XhtmlElement item = element("li");
      item.children.emplace_back(std::move(to));
      list.children.emplace_back(std::move(item));
    }
    XhtmlElement nav = element("nav", "pages");
    set(nav, "aria-label", site_.words().years);
    nav.children.emplace_back(std::move(list));
    return nav;
  }

  /// Its day, where it has one, and its name, where it is not the one of the page.
  [[nodiscard]] std::string label_of(const CatalogueEntry& entry) const {
    std::string label = entry.date.empty() ? "" : day_line(entry.date, head_.language);
    const std::string& name = entry.title;
    if (name != head_.title || label.empty()) label.append(label.empty() ? "" : " ").append(name);
    return label;
  }

  [[nodiscard]] XhtmlElement item_of(const CatalogueEntry& entry) const {
    constexpr std::size_t most = 4;
    XhtmlElement heading = element("h3");
    heading.children.emplace_back(link(entry.file, label_of(entry)));
    XhtmlElement lines = element("ul");
    for (const CatalogueHeadline& each : entry.headlines) {
      if (lines.children.size() == most) break;
      XhtmlElement line = element("li", {}, each.text);
      mark_language(line, each.language, head_.language);
      lines.children.emplace_back(std::move(line));
    }
    XhtmlElement item = element("li");
    item.children.emplace_back(std::move(heading));
    if (!lines.children.empty()) item.children.emplace_back(std::move(lines));
    return item;
  }

  static XhtmlElement section(std::string_view heading, XhtmlElement content) {
    XhtmlElement made = element("section", "page");
    made.children.emplace_back(element("h2", {}, heading));
    made.children.emplace_back(std::move(content));
    return made;
  }

  [[nodiscard]] XhtmlElement recent() const {
    constexpr std::size_t most = 7;
    XhtmlElement list = element("ul", "editions");
    for (auto each = entries_.rbegin(); each != entries_.rend(); ++each) {
      if (list.children.size() < most) list.children.emplace_back(item_of(*each));
    }
    return section(site_.words().recent, std::move(list));
  }

  [[nodiscard]] XhtmlElement undated() const {
    XhtmlElement list = element("ul", "editions");
    for (const CatalogueEntry* each : undated_) list.children.emplace_back(item_of(*each));
    return section(site_.words().undated, std::move(list));
  }

  [[nodiscard]] XhtmlElement months_of(int year) const {
    XhtmlElement months = element("div", "months");
    for (const auto& [month, days] : years_.at(year)) {
      months.children.emplace_back(table_of(year, month, days));
    }
    return section(period_line(year, 0, head_.language), std::move(months));
  }

  [[nodiscard]] XhtmlElement
  table_of(int year, int month, const std::map<int, Editions>& days) const {
    const std::size_t first = weeks_begin_on_sunday(head_.language) ? 0 : 1;
    XhtmlElement names = element("tr");
    for (std::size_t i = 0; i < 7; ++i) {
      XhtmlElement name = element("th", {}, weekday_name((first + i) % 7, head_.language));
      set(name, "scope", "col");
      names.children.emplace_back(std::move(name));
    }
    XhtmlElement head = element("thead");
    head.children.emplace_back(std::move(names));
    XhtmlElement body = element("tbody");
    XhtmlElement week = element("tr");
    for (std::size_t i = (weekday({year, month, 1}) + 7 - first) % 7; i > 0; --i) {
      week.children.emplace_back(element("td"));
    }
    for (int day = 1; day <= days_in(year, month); ++day) {
      const auto found = days.find(day);
      week.children.emplace_back(cell(day, found == days.end() ? Editions() : found->second));
      if (week.children.size() < 7) continue;
      body.children.emplace_back(std::exchange(week, element("tr")));
    }
    while (!week.children.empty() && week.children.size() < 7) {
      week.children.emplace_back(element("td"));
    }
    if (!week.children.empty()) body.children.emplace_back(std::move(week));
    XhtmlElement table = element("table");
    table.children.emplace_back(element("caption", {}, period_line(year, month, head_.language)));
    table.children.emplace_back(std::move(head));
    table.children.emplace_back(std::move(body));
    return table;
  }

  /// The day as a link; of several editions each by its name.
  [[nodiscard]] XhtmlElement cell(int day, const Editions& editions) const {
    const std::string number = decimal(static_cast<std::uint32_t>(day));
    XhtmlElement made = element("td");
    if (editions.size() == 1) {
      made.children.emplace_back(link(editions.front()->file, number));
      return made;
    }
    made.children.emplace_back(number);
    if (editions.empty()) return made;
    XhtmlElement list = element("ul");
    for (const CatalogueEntry* edition : editions) {
      XhtmlElement to = link(edition->file, edition->title);
      mark_language(to, edition->language, head_.language);
      XhtmlElement item = element("li");
      item.children.emplace_back(std::move(to));
      list.children.emplace_back(std::move(item));
    }
    made.children.emplace_back(std::move(list));
    return made;
  }

  std::span<const CatalogueEntry> entries_;
  CatalogueServices& services_;
  std::map<int, Year> years_;
  Editions undated_;
  EditionHead head_;
  Site site_;
  std::vector<std::string> pages_;
};

}  // namespace

void write_calendar(const OptionValues& options,
                    std::span<const CatalogueEntry> entries,
                    CatalogueServices& services) {
  if (entries.empty()) return;
  Calendar(folder_address("archive", options), entries, services).write();
}

}  // namespace qianzi::html
