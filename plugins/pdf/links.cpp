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

std::string Links::annotation(const LinkArea& link, const ContentStream& content) {
  std::string out = "/Type /Annot\n/Subtype /Link\n/Rect [";
  append_numbers(out,
                 content.x(link.area.x),
                 content.y(link.area.bottom()),
                 content.x(link.area.right()),
                 content.y(link.area.y));
  out += "]\n/Border [0 0 0]\n/F 4\n/Contents ";
  append_text_string(out, link.target);
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
  for (const LinkArea& link : page.links) {
    const ObjectId annotation_object = objects_.reserve();
    std::string entries = annotation(link, content);
    if (structure_ != nullptr) {
      const auto number = structure_->add_annotation(link.structure, annotation_object);
      if (number) {
        entries += "/StructParent ";
        append_integer(entries, *number);
        entries.push_back('\n');
      }
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
