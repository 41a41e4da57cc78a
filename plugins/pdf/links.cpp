#include "links.h"

#include "numbers.h"
#include "strings.h"
#include "trees.h"

namespace qianzi::pdf {

void append_destination(std::string& out, ObjectId page, double x, double y) {
  out.push_back('[');
  append_reference(out, page);
  out += " /XYZ ";
  append_numbers(out, x, y);
  out += "null]";
}

namespace {

/// What each mark's text is, as far as a link is under it: annotations say it (ISO 14289-1 7.18.5).
std::map<std::uint32_t, std::string> words_of_links(const Page& page) {
  std::map<std::uint32_t, std::string> words;
  for (const LinkArea& link : page.links) words[link.structure];
  words.erase(0);
  if (words.empty()) return words;
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr) continue;
    std::uint32_t mark = run->structure;
    while (mark != 0 && mark < page.structure.size()) {
      const auto found = words.find(mark);
      if (found != words.end()) found->second += run->text;
      const std::uint32_t parent = page.structure[mark].parent;
      mark = parent < mark ? parent : 0;
    }
  }
  return words;
}

}  // namespace

std::string
Links::annotation(const LinkArea& link, std::string_view words, const ContentStream& content) {
  std::string out = "/Type /Annot\n/Subtype /Link\n/Rect [";
  append_numbers(out,
                 content.x(link.area.x),
                 content.y(link.area.bottom()),
                 content.x(link.area.right()),
                 content.y(link.area.y));
  out += "]\n/Border [0 0 0]\n/F 4\n/Contents ";
  append_text_string(out, words.empty() ? std::string_view(link.target) : words);
  if (link.target.starts_with('#')) {
    const std::string name = link.target.substr(1);
    wanted_.insert(name);
    out += "\n/Dest ";
    append_byte_string(out, name);
  } else {
    out += "\n/A << /S /URI /URI ";
    append_byte_string(out, link.target);
    out += " >>";
  }
  out.push_back('\n');
  return out;
}

std::vector<ObjectId>
Links::add_page(const Page& page, ObjectId object, const ContentStream& content) {
  for (const Anchor& anchor : page.anchors) {
    std::string place;
    append_destination(place, object, content.x(anchor.at.x), content.y(anchor.at.y));
    places_.emplace(anchor.name, std::move(place));
  }
  std::vector<ObjectId> annotations;
  const std::map<std::uint32_t, std::string> words = words_of_links(page);
  for (const LinkArea& link : page.links) {
    const bool within = link.target.starts_with('#');
    if (alone_ && within && !places_.contains(link.target.substr(1))) continue;
    const ObjectId annotation_object = objects_.reserve();
    const auto said = words.find(link.structure);
    std::string entries =
        annotation(link, said == words.end() ? std::string() : said->second, content);
    if (structure_ != nullptr) {
      const auto number = structure_->add_annotation(link.structure, annotation_object);
      entries += "/StructParent ";
      append_integer(entries,
                     number ? *number : structure_->add_lone_annotation(annotation_object));
      entries.push_back('\n');
    }
    objects_.write(annotation_object, entries);
    annotations.push_back(annotation_object);
  }
  return annotations;
}

ObjectId Links::write_names(Services& services) {
  for (const std::string& name : wanted_) {
    if (places_.contains(name)) continue;
    services.report({Code::writer_warning,
                     {},
                     0,
                     0,
                     {"a link leads to #" + name + ", which stands on no page",
                      "Link to an article of this edition, or take the link away."}});
  }
  if (places_.empty()) return 0;
  return write_name_tree(objects_, {places_.begin(), places_.end()});
}

}  // namespace qianzi::pdf
