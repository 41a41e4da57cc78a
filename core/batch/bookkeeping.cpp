#include "batch/bookkeeping.h"

#include "model/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

/// One line: control characters would not go into markup.
std::string line_of(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

/// Counts words in the order of their first use.
class Topics {
public:
  void add(const std::string& word) {
    if (word.empty()) return;
    const auto [place, fresh] = index_.try_emplace(word, topics_.size());
    if (fresh) topics_.push_back({line_of(word), 0});
    ++topics_[place->second].articles;
  }
  std::vector<CatalogueTopic> take() { return std::move(topics_); }

private:
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<CatalogueTopic> topics_;
};

}  // namespace

fs::path
destination_for(const fs::path& out, const std::string& id, const PluginDescriptor& plugin) {
  if (plugin.shape == OutputShape::folder) return out / id;
  return out / fmt::format("{}.{}", id, plugin.extension);
}

CatalogueEntry entry_of(const Edition& edition, std::int64_t timestamp) {
  constexpr std::size_t headlines = 12;
  const EditionHead& head = edition.head;
  CatalogueEntry entry;
  entry.id = head.id;
  entry.date = line_of(head.date);
  entry.number = line_of(head.number);
  entry.language = head.language;
  entry.nameplate = line_of(head.nameplate);
  entry.title = line_of(head.title);
  entry.publisher = line_of(head.publisher);
  entry.rights = line_of(head.rights);
  entry.articles = static_cast<std::uint32_t>(edition.articles.size());
  entry.timestamp = timestamp;
  entry.series = line_of(head.series.title);
  entry.position = head.series.position;
  Topics sections;
  Topics keywords;
  for (const Article& article : edition.articles) {
    if (entry.headlines.size() < headlines) {
      entry.headlines.push_back(
          {line_of(model::plain_text(article.head.headline)), article.language});
    }
    sections.add(article.head.section);
    for (const std::string& keyword : article.head.keywords) keywords.add(keyword);
  }
  entry.sections = sections.take();
  entry.keywords = keywords.take();
  return entry;
}

Bookkeeping::Bookkeeping(BookkeepingRequest request, Gravity& sink)
    : request_(std::move(request)), sink_(sink) {
  request_.out = fs::absolute(request_.out);
  std::error_code error;
  const bool kept = fs::is_regular_file(request_.out / Ledger::file_name, error);
  if (kept || request_.if_changed || request_.catalogue) ledger_.emplace(request_.out, sink_);
}

std::vector<fs::path> Bookkeeping::standing(const Making& making) {
  if (!request_.if_changed || !ledger_) return {};
  const PluginDescriptor& plugin = *making.plugin.descriptor;
  const auto files = ledger_->standing(plugin.format, making.edition.head.id, making.digest);
  if (files.empty()) return {};
  if (plugin.shape == OutputShape::folder) return {request_.out / making.edition.head.id};
  std::vector<fs::path> places;
  for (const std::string& file : files) places.push_back(request_.out / file);
  return places;
}

void Bookkeeping::made(const Making& making,
                       const std::vector<fs::path>& places,
                       std::int64_t timestamp,
                       bool without_errors) {
  if (!ledger_ || places.empty()) return;
  OutputRecord record;
  record.format = making.plugin.descriptor->format;
  record.digest = without_errors ? making.digest : std::string();
  try {
    record.files = files_of(request_.out, places);
  } catch (const Failure& failure) {
    sink_.fail(failure.what());
    return;
  }
  record.entry = entry_of(making.edition, timestamp);
  const std::string picture = record.entry.id + ".png";
  for (const auto& [path, mark] : record.files) {
    if (path == picture) {
      record.entry.cover = picture;
    } else {
      record.entry.size += mark.size;
    }
  }
  ledger_->record(record);
}

std::vector<CatalogueEntry> Bookkeeping::entries(const PluginDescriptor& plugin) {
  std::vector<CatalogueEntry> entries;
  if (!ledger_) return entries;
  for (CatalogueEntry& entry : ledger_->entries(plugin.format)) {
    const fs::path destination = destination_for(request_.out, entry.id, plugin);
    std::error_code error;
    const bool is_folder = plugin.shape == OutputShape::folder;
    const fs::file_status status = fs::symlink_status(destination, error);
    if (is_folder ? !fs::is_directory(status) : !fs::is_regular_file(status)) continue;
    entry.file = destination.lexically_relative(request_.out).generic_string();
    if (!fs::is_regular_file(request_.out / entry.cover, error)) entry.cover.clear();
    if (is_folder) entry.file.append("/index.").append(plugin.extension);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace qianzi::batch
