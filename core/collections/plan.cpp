#include "collections/plan.h"

#include "collections/collation.h"
#include "collections/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace qianzi::collections {
namespace {

bool shares(const std::vector<std::string>& wanted, const std::vector<std::string>& had) {
  return wanted.empty() || std::any_of(had.begin(), had.end(), [&](const std::string& one) {
           return std::find(wanted.begin(), wanted.end(), one) != wanted.end();
         });
}

/// The day of publication; empty where nothing tells it.
std::string day_of(const ArticleRecord& record) {
  return record.published.substr(0, 10);
}

bool is_selected(const Selection& selection, const ArticleRecord& record) {
  const std::string day = day_of(record);
  if (!selection.from.empty() && (day.empty() || day < selection.from)) return false;
  if (!selection.to.empty() && (day.empty() || day > selection.to)) return false;
  return shares(selection.sections, {record.section}) &&
         shares(selection.keywords, record.keywords) && shares(selection.authors, record.authors);
}

/// What an article is ordered or grouped by; one that has nothing comes last.
struct Key {
  bool missing = false;
  std::string sorted_by;
  auto operator<=>(const Key&) const = default;
};

class Planning {
public:
  Planning(const Collection& collection, std::span<const ArticleRecord> records)
      : collection_(collection), records_(records), collation_(collection.language, "") {}

  std::vector<Volume> volumes() {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (is_selected(collection_.selection, records_[i])) order_.push_back(i);
    }
    sort();
    group();
    return cut();
  }

private:
  /// Stable, so that what is alike stays in the order of its sources.
  template <class Keys>
  void sort_by(const Keys& keys) {
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return keys.at(a) < keys.at(b);
    });
  }

  void sort() {
    std::map<std::size_t, Key> keys;
    for (const std::size_t i : order_) keys.emplace(i, order_key(records_[i]));
    if (collection_.order != CollectionOrder::source) sort_by(keys);
    if (collection_.descending) std::reverse(order_.begin(), order_.end());
  }

  Key order_key(const ArticleRecord& record) const {
    switch (collection_.order) {
    case CollectionOrder::title:
      return {record.title.empty(), collation_.key(record.title_reading)};
    case CollectionOrder::author:
      return {record.authors.empty(),
              record.authors.empty() ? std::string() : collation_.key(record.authors.front())};
    default:
      return {record.published.empty(), record.published};
    }
  }

  void group() {
    std::map<std::size_t, std::vector<Key>> keys;
    for (const std::size_t i : order_) {
      std::vector<Key>& path = keys[i];
      for (const Grouping by : collection_.groups) path.push_back(group_key(by, records_[i]));
    }
    if (!collection_.groups.empty()) sort_by(keys);
  }

  /// Sections stand in the order in which they first come.
  Key group_key(Grouping by, const ArticleRecord& record) {
    if (by == Grouping::section) {
      const auto known = sections_.try_emplace(record.section, sections_.size()).first;
      return {record.section.empty(), fmt::format("{:08}", known->second)};
    }
    if (by == Grouping::author) {
      return {record.authors.empty(),
              record.authors.empty() ? std::string() : collation_.key(record.authors.front())};
    }
    const std::string day = day_of(record);
    const std::size_t length = by == Grouping::year ? 4 : by == Grouping::month ? 7 : 10;
    return {day.empty(), directed(day.substr(0, length))};
  }

  /// Later days first where the order goes down.
  std::string directed(std::string digits) const {
    if (!collection_.descending || collection_.order != CollectionOrder::date) return digits;
    for (char& c : digits) {
      if (c >= '0' && c <= '9') c = static_cast<char>('0' + '9' - c);
    }
    return digits;
  }

  std::vector<std::string> part_names(const ArticleRecord& record) const {
    const Words words = words_of(collection_.language);
    std::vector<std::string> names;
    unsigned said = 0;  // of year, month and day, how many the parts above have said
    for (const Grouping by : collection_.groups) {
      if (by == Grouping::section) {
        names.push_back(record.section.empty() ? std::string(words.no_section) : record.section);
      } else if (by == Grouping::author) {
        names.push_back(record.authors.empty() ? std::string(words.no_author)
                                               : record.authors.front());
      } else {
        const std::string day = day_of(record);
        const auto last = static_cast<unsigned>(by);
        names.push_back(day.empty()
                            ? std::string(words.undated)
                            : date_label(day, std::min(said, last), last, collection_.language));
        said = last + 1;
      }
    }
    return names;
  }

  std::vector<Volume> cut() {
    std::vector<Volume> volumes;
    std::uint64_t bytes = 0;
    const VolumeSize& most = collection_.volumes;
    for (const std::size_t i : order_) {
      const ArticleRecord& record = records_[i];
      std::vector<std::string> names = part_names(record);
      bool full = volumes.empty();
      if (!full) {
        const Volume& open = volumes.back();
        full = (most.articles != 0 && open.articles.size() >= most.articles) ||
               (most.bytes != 0 && bytes + record.bytes > most.bytes) ||
               (most.by_part && !names.empty() && open.parts.back().front() != names.front());
      }
      if (full) {
        volumes.emplace_back();
        bytes = 0;
      }
      volumes.back().articles.push_back(i);
      volumes.back().parts.push_back(std::move(names));
      bytes += record.bytes;
    }
    name(volumes);
    return volumes;
  }

  void name(std::vector<Volume>& volumes) const {
    const std::size_t digits = std::max<std::size_t>(2, fmt::format("{}", volumes.size()).size());
    for (std::size_t i = 0; i < volumes.size(); ++i) {
      volumes[i].number = static_cast<std::uint32_t>(i + 1);
      volumes[i].count = static_cast<std::uint32_t>(volumes.size());
      volumes[i].id = volumes.size() == 1 ? collection_.id
                                          : fmt::format("{}-{:0{}}", collection_.id, i + 1, digits);
    }
  }

  const Collection& collection_;
  std::span<const ArticleRecord> records_;
  Collation collation_;
  std::vector<std::size_t> order_;
  std::map<std::string, std::size_t, std::less<>> sections_;
};

}  // namespace

std::vector<Volume> plan(const Collection& collection, std::span<const ArticleRecord> records) {
  return Planning(collection, records).volumes();
}

}  // namespace qianzi::collections
