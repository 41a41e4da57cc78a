// The outline: pages, and below each the articles that begin on it (PDF 32000-1 12.3.3).
#pragma once

#include "content.h"
#include "objects.h"

#include "qianzi/page.h"

#include <string>
#include <vector>

namespace qianzi::pdf {

class Outline {
public:
  void add_page(const Page& page, ObjectId object, const ContentStream& content);
  /// Returns the number of the outline's root; 0 if there is nothing in it.
  ObjectId write(ObjectFile& objects) const;

private:
  struct Entry {
    std::string title;
    std::string destination;
    std::vector<Entry> entries;
  };
  static ObjectId
  write_entries(ObjectFile& objects, const std::vector<Entry>& entries, ObjectId parent, bool open);
  std::vector<Entry> pages_;
};

}  // namespace qianzi::pdf
