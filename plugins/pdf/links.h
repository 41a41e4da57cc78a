// Link annotations and the named places they lead to (PDF 32000-1 12.3.2.3, 12.5.6.5).
#pragma once

#include "content.h"
#include "objects.h"
#include "structure.h"

#include "qianzi/page.h"
#include "qianzi/services.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace qianzi::pdf {

/// A destination at a point of a page: `[N 0 R /XYZ x y null]`.
void append_destination(std::string& out, ObjectId page, double x, double y);

class Links {
public:
  /// Annotations are hung into `structure` unless it is null. `alone`: the document is one page of
  /// several, and what leads to another is left away.
  Links(ObjectFile& objects, StructureTree* structure, bool alone)
      : objects_(objects), structure_(structure), alone_(alone) {}

  /// Writes the annotations of a page; returns their numbers. `content` gives coordinates.
  std::vector<ObjectId> add_page(const Page& page, ObjectId object, const ContentStream& content);

  /// Writes the tree of names; 0 if there is none. Reports places that links name and nothing has.
  ObjectId write_names(Services& services);

private:
  std::string
  annotation(const LinkArea& link, std::string_view words, const ContentStream& content);

  ObjectFile& objects_;
  StructureTree* structure_;
  bool alone_;
  std::map<std::string, std::string> places_;  ///< name to destination; the first one counts
  std::set<std::string> wanted_;
};

}  // namespace qianzi::pdf
