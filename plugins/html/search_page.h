// Search in the site: the page, its script, and the index in scripts beside it.
#pragma once

#include "front_page.h"
#include "lists.h"
#include "search_index.h"
#include "shell.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

/// Takes a text file that is finished, by its path in the site.
using TextSink = std::function<void(std::string_view path, std::string_view text)>;

/// Gathers what can be found and writes it at the end.
class Search {
public:
  /// Adds an article, its authors as blocks of their own: 王　芳 is found as 王芳. `teaser` has to
  /// live until write().
  void add(const Teaser& teaser, const XhtmlElement& article);
  /// Writes search/index.html, search/articles.js, search/1.js and so on, and the script.
  /// `directory` is for those without script.
  void
  write(const Site& site, XhtmlElement directory, const PageSink& pages, const TextSink& files);

private:
  SearchIndex index_;
  std::vector<const Teaser*> articles_;  ///< by number
};

}  // namespace qianzi::html
