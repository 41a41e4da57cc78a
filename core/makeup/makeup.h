// Edition + PageDesign -> Page, Page, ...: blocks, packing, columns, furniture, place.
#pragma once

#include "composition/composer.h"
#include "design/page_design.h"
#include "fonts/font_set.h"
#include "makeup/report.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace qianzi::composition {
class Hyphenator;
}

namespace qianzi::makeup {

struct Options {
  unsigned threads = 0;  ///< 0: as many as the machine has
  /// Told of each page of the plan before it is delivered; may be empty.
  std::function<void(const PageReport&)> reported = {};
  std::shared_ptr<composition::Hyphenator> hyphenator = nullptr;  ///< null: one of its own
};

/// A hyphenator, and what it reads for the Latin words in CJK text: that takes a thread some
/// milliseconds, in which the threads of a make-up would wait for each other. On any thread, also
/// while a make-up uses it.
[[nodiscard]] std::shared_ptr<composition::Hyphenator> new_hyphenator();
void read_ahead(composition::Hyphenator& hyphenator);

/// Designs by name; the edition's and every page's own must be there.
using Designs = std::map<std::string, design::PageDesign, std::less<>>;

/// Makes up every page of the plan, each on its own thread, and hands them to `deliver` in printed
/// order on the calling thread. What does not fit a page goes on continuation pages after it;
/// nothing is dropped. The same edition gives the same pages on any number of threads; diagnostics
/// (missing glyphs once for each character and article) come in page order. Exceptions of `deliver`
/// pass through after the threads have stopped.
void make_up(const Edition& edition,
             const Designs& designs,
             const fonts::FontSet& fonts,
             const Options& options,
             DiagnosticSink& sink,
             const std::function<void(const Page&)>& deliver);

}  // namespace qianzi::makeup
