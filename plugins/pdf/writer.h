// The PDF writer: pages go into the file as they come; fonts, structure, outline and what else
// needs the whole document follow at the end.
//
// Memory holds the codes in use, the structure tree's elements and one page, not the file: pages,
// images and annotations are written when they arrive.
#pragma once

#include "codes.h"
#include "images.h"
#include "links.h"
#include "objects.h"
#include "outline.h"
#include "structure.h"

#include "qianzi/plugin.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qianzi::pdf {

struct Settings {
  int compression = 6;  ///< 0 to 9
  bool tagged = true;
};

/// Options as the descriptor declares them. Throws Failure for a compression outside 0 to 9.
[[nodiscard]] Settings settings_of(const OptionValues& options);

class PdfWriter final : public Writer {
public:
  PdfWriter(const Settings& settings, Services& services);

  void begin(const EditionHead& head) override;
  void page(const Page& page) override;
  void finish() override;

private:
  void write_page(const Page& page, ObjectId object);
  ObjectId parent_of_next_page();
  ObjectId write_page_tree();
  ObjectId write_labels();
  ObjectId write_catalog();

  Settings settings_;
  Services& services_;
  const EditionHead* head_ = nullptr;
  std::unique_ptr<ObjectFile> objects_;
  std::optional<FontCodes> codes_;
  std::optional<Images> images_;
  std::optional<StructureTree> structure_;
  std::optional<Links> links_;
  Outline outline_;

  ObjectId page_tree_ = 0;
  std::vector<ObjectId> page_groups_;  ///< reserved nodes of the page tree
  std::vector<ObjectId> pages_;
  std::vector<std::string> labels_;
  std::string first_headline_;
  bool opens_from_right_ = false;
};

}  // namespace qianzi::pdf
