// Pages that list: the articles of a page (版), of an author; the authors there are.
#pragma once

#include "front_page.h"
#include "shell.h"
#include "topics.h"

#include <functional>

namespace qianzi::html {

/// Takes a page that is finished, head and <body>.
using PageSink = std::function<void(const PageHead& head, XhtmlElement body)>;

/// A list on as many pages as it needs, so that each stays small.
struct List {
  std::string stem;   ///< path of its first page without .html; the others add -2, -3, ...
  std::string title;  ///< its heading
  std::string language;
  std::string style;  ///< class of its <ul>
  std::size_t count = 0;
  std::size_t per_page = 40;
  /// Makes entry i for a page from which `up` leads to the site's folder.
  std::function<XhtmlElement(std::size_t i, std::string_view up)> entry;
  /// Adds what stands above the list; may be empty.
  std::function<void(XhtmlElement& body, std::string_view up)> above;
};
void write_list(const List& list, const Site& site, const PageSink& sink);

/// The list of the articles of every page that has some.
void write_page_lists(const Teasers& teasers, const Site& site, const PageSink& sink);

/// For each kind the list of its topics, and for each of these that of its articles.
void write_topic_lists(const Topics& topics, const Site& site, const PageSink& sink);

}  // namespace qianzi::html
