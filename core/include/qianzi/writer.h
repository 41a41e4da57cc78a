// A writer turns what it is fed into the files of one format.
//
// The host makes one for each output, then calls, on one thread and in this order: begin once, page
// for every page if the descriptor wants pages, article for every article if it wants articles,
// finish once. It composes ahead on other threads, so a writer needs no locks and its bytes cannot
// depend on scheduling. A writer that is destroyed without finish has been abandoned: the host
// throws away what it created.
//
// Any of the calls may throw; the host reports the plugin by name and abandons the output.
#pragma once

#include "qianzi/article.h"
#include "qianzi/edition.h"
#include "qianzi/page.h"
#include "qianzi/xhtml.h"

namespace qianzi {

class Writer {
public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;

  /// The edition's data and page plan. The plan names articles that are there; broken ones have
  /// been taken out. `head` lives as long as the writer.
  virtual void begin(const EditionHead& head) = 0;

  /// A composed page, in printed order; gone after the call. Writers that do not want pages keep
  /// this default.
  virtual void page(const Page& page) { static_cast<void>(page); }

  /// An article and its XHTML, in the order of the page plan; gone after the call. Writers that do
  /// not want articles keep this default.
  virtual void article(const Article& article, const XhtmlDocument& document) {
    static_cast<void>(article);
    static_cast<void>(document);
  }

  /// Everything has been fed: write what is left and close every file.
  virtual void finish() = 0;
};

}  // namespace qianzi
