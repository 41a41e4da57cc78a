// What an edition's articles are grouped by beside its pages: section, author, keyword.
#pragma once

#include "front_page.h"
#include "site.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::html {

enum class TopicKind : std::uint8_t { section, author, keyword };
inline constexpr std::array<TopicKind, 3> topic_kinds = {TopicKind::section,
                                                         TopicKind::author,
                                                         TopicKind::keyword};

/// sections, authors, keywords: the folder of the lists.
[[nodiscard]] std::string_view folder_of(TopicKind kind);
[[nodiscard]] std::string_view label_of(TopicKind kind, const Words& words);

struct Topic {
  std::string name;
  std::string language;                 ///< of the first article
  std::vector<const Teaser*> articles;  ///< in the plan's order
};

/// Topics are numbered as they are first met, so that an article's page can name their files before
/// the next article is fed.
class Topics {
public:
  /// Files the article under its section, authors and keywords; it outlives this.
  void add(const Teaser& teaser);
  /// In the order of their numbers.
  [[nodiscard]] const std::vector<Topic>& of(TopicKind kind) const;
  /// Path of the list without .html; empty where there is no such topic.
  [[nodiscard]] std::string stem(TopicKind kind, std::string_view name) const;

private:
  void add(TopicKind kind, const std::string& name, const Teaser& teaser);
  std::array<std::vector<Topic>, topic_kinds.size()> topics_;
  std::array<std::map<std::string, std::size_t, std::less<>>, topic_kinds.size()> numbers_;
};

/// Links from the page `path` to the lists an article is in; nothing where it is in none.
void add_topics(XhtmlElement& body,
                const Teaser& teaser,
                const Topics& topics,
                std::string_view path,
                const Site& site);

/// Links to the lists of sections, authors and keywords, and to the feed where there is one, from a
/// page from which `up` leads to the site's folder: the front page.
[[nodiscard]] XhtmlElement directory(const Topics& topics,
                                     const Site& site,
                                     std::string_view sheets = {},
                                     std::string_view up = {});

}  // namespace qianzi::html
