// One PDF file: pages go into it as they come; fonts, structure, outline and what else needs the
// whole document follow at the end.
//
// Memory holds the codes in use, the structure tree's elements and one page, not the file: pages,
// images and annotations are written when they arrive.
#pragma once

#include "codes.h"
#include "drawings.h"
#include "fonts.h"
#include "images.h"
#include "inks.h"
#include "links.h"
#include "objects.h"
#include "outline.h"
#include "output_intent.h"
#include "page_painter.h"
#include "press_images.h"
#include "proof.h"
#include "settings.h"
#include "sheet.h"
#include "structure.h"

#include "qianzi/edition.h"
#include "qianzi/page.h"
#include "qianzi/services.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

class Document {
public:
  /// `name` as Services::create takes it. Everything given outlives the document.
  Document(const Settings& settings,
           const EditionHead& head,
           Services& services,
           std::string_view name);

  void page(const Page& page);
  /// Writes what is left and closes the file. Throws Failure if there was no page.
  void finish();

private:
  void write_page(const Page& page, ObjectId object);
  std::vector<GlyphRun> slug(const Page& page, const Sheet& sheet);
  void report_figures(const Page& page);
  std::string resources_of(const PaintedPage& painted, const Page& page, bool marks);
  ObjectId parent_of_next_page();
  ObjectId write_page_tree();
  ObjectId write_labels();
  ObjectId write_catalog(FontPrograms& fonts);

  const Settings& settings_;
  const EditionHead& head_;
  Services& services_;
  ObjectFile objects_;
  FontCodes codes_;
  OutputIntent intent_;
  Inks inks_;
  std::optional<PressImages> press_images_;
  Drawings drawings_;
  Images images_;
  std::optional<StructureTree> structure_;
  Links links_;
  Outline outline_;
  ProofLayer proof_;

  ObjectId page_tree_ = 0;
  std::vector<ObjectId> page_groups_;  ///< reserved nodes of the page tree
  std::vector<ObjectId> pages_;
  std::vector<std::string> labels_;
  std::string first_headline_;
  std::string language_;
  bool opens_from_right_ = false;
};

}  // namespace qianzi::pdf
