#include "outline.h"

#include "links.h"
#include "numbers.h"
#include "strings.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

/// Beyond this, readers open the outline at the pages alone.
constexpr std::size_t most_open_pages = 32;

}  // namespace

void Outline::add_page(const Page& page, ObjectId object, const ContentStream& content) {
  Entry entry;
  entry.title = page.number;
  if (!page.number.empty() && !page.name.empty()) entry.title.push_back(' ');
  entry.title += page.name;
  if (entry.title.empty()) {
    append_integer(entry.title, static_cast<std::int64_t>(pages_.size() + 1));
  }
  append_destination(entry.destination, object, content.x(Pt(0)), content.y(Pt(0)));
  for (const Region& region : page.regions) {
    if (region.continued || region.headline.empty() || region.areas.empty()) continue;
    const Rect& area = region.areas.front();
    Entry article;
    article.title = region.headline;
    append_destination(article.destination, object, content.x(area.x), content.y(area.y));
    entry.entries.push_back(std::move(article));
  }
  pages_.push_back(std::move(entry));
}

/// Writes siblings, which follow each other in the file; returns the number of the first. Numbers
/// of those below come before the siblings', so that all are known when they are needed.
ObjectId Outline::write_entries(ObjectFile& objects,
                                const std::vector<Entry>& entries,
                                ObjectId parent,
                                bool open) {
  std::vector<ObjectId> row;
  for (std::size_t i = 0; i < entries.size(); ++i) row.push_back(objects.reserve());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    std::string out = "/Title ";
    append_text_string(out, entry.title);
    out += "\n/Parent ";
    append_reference(out, parent);
    out += "\n/Dest " + entry.destination + '\n';
    const auto link = [&](std::string_view key, ObjectId object) {
      out += key;
      append_reference(out, object);
      out.push_back('\n');
    };
    if (i > 0) link("/Prev ", row[i - 1]);
    if (i + 1 < row.size()) link("/Next ", row[i + 1]);
    if (!entry.entries.empty()) {
      const ObjectId first = write_entries(objects, entry.entries, row[i], false);
      const auto count = static_cast<std::int64_t>(entry.entries.size());
      link("/First ", first);
      link("/Last ", first + static_cast<ObjectId>(count) - 1);
      out += "/Count ";
      append_integer(out, open ? count : -count);
      out.push_back('\n');
    }
    objects.write(row[i], out);
  }
  return row.front();
}

ObjectId Outline::write(ObjectFile& objects) const {
  if (pages_.empty()) return 0;
  const bool open = pages_.size() <= most_open_pages;
  const ObjectId root = objects.reserve();
  const ObjectId first = write_entries(objects, pages_, root, open);
  std::size_t visible = pages_.size();
  if (open) {
    for (const Entry& page : pages_) visible += page.entries.size();
  }
  std::string out = "/Type /Outlines\n/First ";
  append_reference(out, first);
  out += "\n/Last ";
  append_reference(out, first + static_cast<ObjectId>(pages_.size()) - 1);
  out += "\n/Count ";
  append_integer(out, static_cast<std::int64_t>(visible));
  objects.write(root, out);
  return root;
}

}  // namespace qianzi::pdf
