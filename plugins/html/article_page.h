// What stands around an article on its page.
#pragma once

#include "article_files.h"
#include "front_page.h"
#include "pictures.h"
#include "topics.h"

#include "qianzi/xhtml.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

/// The articles of the plan, each once, in its order.
class Sequence {
public:
  struct Planned {
    std::string id;
    std::size_t page = 0;  ///< position of the page (版) it stands on
  };
  Sequence() = default;
  explicit Sequence(const EditionHead& head);
  /// Null where the plan does not name it, and before the first or after the last article.
  [[nodiscard]] const Planned* find(std::string_view article) const;
  [[nodiscard]] const Planned* before(std::string_view article) const;
  [[nodiscard]] const Planned* after(std::string_view article) const;

private:
  std::vector<Planned> order_;
  std::map<std::string, std::size_t, std::less<>> positions_;
};

/// <main> with the article in the frame in which it scrolls where its lines are vertical.
[[nodiscard]] XhtmlElement framed(XhtmlDocument document, const Pictures& pictures);

/// Whether the tree has an element of that name.
[[nodiscard]] bool has_element(const XhtmlElement& tree, std::string_view name);

/// What the pages around an article are known by.
struct Neighbours {
  const Site& site;
  const Sequence& sequence;
  const ArticleFiles& files;
  const Teasers& teasers;
};

/// <nav> to the articles before and after, by name, and to the front page.
[[nodiscard]] XhtmlElement
between(std::string_view article, std::string_view language, const Neighbours& around);

}  // namespace qianzi::html
