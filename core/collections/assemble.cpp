#include "collections/collation.h"
#include "collections/plan.h"
#include "collections/words.h"
#include "model/links.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace qianzi::collections {
namespace {

class Assembly {
public:
  Assembly(const Collection& collection,
           std::span<const ArticleRecord> records,
           const Volume& volume,
           std::vector<VolumeArticle> articles)
      : collection_(collection),
        records_(records),
        volume_(volume),
        articles_(std::move(articles)) {}

  Edition edition() {
    name_articles();
    head();
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (articles_[i].article) add(i);
    }
    for (const IndexRequest& request : collection_.indexes) index(request);
    return std::move(edition_);
  }

private:
  [[nodiscard]] const ArticleRecord& record(std::size_t i) const {
    return records_[volume_.articles[i]];
  }

  /// Two editions may have articles of one id: the second is called ID-2.
  void name_articles() {
    std::set<std::string, std::less<>> taken;
    ids_.resize(articles_.size());
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (!articles_[i].article) continue;
      const std::string& wanted = record(i).id;
      std::string id = wanted;
      for (unsigned n = 2; !taken.insert(id).second; ++n)
        id = fmt::format("{}-{}", wanted.substr(0, 90), n);
      targets_.try_emplace({record(i).source, wanted}, id);
      ids_[i] = std::move(id);
    }
  }

  void head() {
    EditionHead& head = edition_.head;
    edition_.source_file = collection_.source_file;
    head.id = volume_.id;
    head.language = collection_.language;
    head.nameplate = collection_.title;
    head.publisher = collection_.publisher;
    head.rights = collection_.rights;
    head.design = collection_.design;
    head.writing_mode = collection_.writing_mode;
    head.where = collection_.where;
    std::string first;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      const std::string day = record(i).published.substr(0, 10);
      if (day.size() != 10 || !articles_[i].article) continue;
      if (first.empty() || day < first) first = day;
      if (day > head.date) head.date = day;
    }
    Series& series = head.series;
    series.title = collection_.title;
    series.position = volume_.number;
    series.count = volume_.count;
    series.period = period_label(first, head.date, head.language);
    head.title = collection_.title;
    if (volume_.count > 1) {
      series.label = volume_label(volume_.number, head.language);
      head.title.append("　").append(series.label);
    }
  }

  void add(std::size_t i) {
    Article& article = *articles_[i].article;
    article.id = ids_[i];
    if (articles_[i].linked) retarget(article, record(i).source);
    place(volume_.parts[i], article);
    edition_.articles.push_back(std::move(article));
  }

  void retarget(Article& article, std::uint32_t source) {
    model::retarget_links(article, [&](const std::string& target) {
      if (!target.starts_with('#')) return target;
      const auto known = targets_.find({source, target.substr(1)});
      return known == targets_.end() ? std::string() : fmt::format("#{}", known->second);
    });
  }

  /// Puts the article into its part, and into the page plan: a page for each part that has
  /// articles.
  void place(const std::vector<std::string>& names, const Article& article) {
    EditionHead& head = edition_.head;
    const bool goes_on = !head.pages.empty() && names == last_names_;
    if (!goes_on) {
      PagePlan& page = head.pages.emplace_back();
      page.number = fmt::format("{}", head.pages.size());
      page.name = names.empty() ? head.title : fmt::format("{}", fmt::join(names, "　"));
      last_names_ = names;
    }
    Placement& placement = head.pages.back().placements.emplace_back();
    placement.article = article.id;
    placement.where = article.where;
    std::vector<Part>* level = &head.parts;
    for (std::size_t depth = 0; depth < names.size(); ++depth) {
      if (level->empty() || level->back().name != names[depth])
        level->push_back({names[depth], {}, {}});
      if (depth + 1 == names.size()) level->back().articles.push_back(article.id);
      level = &level->back().parts;
    }
  }

  void index(const IndexRequest& request) {
    const Words words = words_of(collection_.language);
    std::map<std::string, Collation::Word, std::less<>> found;
    const auto add_word = [&](const std::string& text, const std::string& reading, std::size_t i) {
      if (text.empty()) return;
      Collation::Word& word = found[text];
      word.text = text;
      if (word.reading.empty()) word.reading = reading.empty() ? text : reading;
      word.articles.push_back(ids_[i]);
    };
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (ids_[i].empty()) continue;
      if (request.of == IndexOf::titles) add_word(record(i).title, record(i).title_reading, i);
      if (request.of == IndexOf::titles) continue;
      for (const std::string& author : record(i).authors) add_word(author, author, i);
    }
    std::vector<Collation::Word> all;
    for (auto& [text, word] : found) all.push_back(std::move(word));
    if (all.empty()) return;
    const Collation collation(collection_.language, request.collation);
    const std::string_view title = request.of == IndexOf::titles ? words.titles : words.authors;
    edition_.head.indexes.push_back(
        {std::string(title), collation.headings(std::move(all), words.other)});
  }

  const Collection& collection_;
  std::span<const ArticleRecord> records_;
  const Volume& volume_;
  std::vector<VolumeArticle> articles_;
  std::vector<std::string> ids_;  ///< in the volume; empty: broken
  std::map<std::pair<std::uint32_t, std::string>, std::string> targets_;
  std::vector<std::string> last_names_;
  Edition edition_;
};

}  // namespace

Edition assemble(const Collection& collection,
                 std::span<const ArticleRecord> records,
                 const Volume& volume,
                 std::vector<VolumeArticle> articles) {
  return Assembly(collection, records, volume, std::move(articles)).edition();
}

}  // namespace qianzi::collections
