#include "batch/ledger_text.h"

#include "model/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <utility>

namespace qianzi::batch {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<const char*, std::string CatalogueEntry::*>, 10> texts{{
    {"id", &CatalogueEntry::id},
    {"date", &CatalogueEntry::date},
    {"number", &CatalogueEntry::number},
    {"language", &CatalogueEntry::language},
    {"nameplate", &CatalogueEntry::nameplate},
    {"title", &CatalogueEntry::title},
    {"publisher", &CatalogueEntry::publisher},
    {"rights", &CatalogueEntry::rights},
    {"series", &CatalogueEntry::series},
    {"cover", &CatalogueEntry::cover},
}};

constexpr std::array<std::pair<const char*, std::vector<CatalogueTopic> CatalogueEntry::*>, 2>
    topic_lists{{
        {"sections", &CatalogueEntry::sections},
        {"keywords", &CatalogueEntry::keywords},
    }};

/// Thrown while a row is read, caught where the reading began.
struct NotOurs {};

void require(bool good) {
  if (!good) throw NotOurs();
}

const Json& member(const Json& object, const char* name) {
  require(object.is_object());
  const auto found = object.find(name);
  require(found != object.end());
  return *found;
}

/// Parsing has seen to it that it is UTF-8.
std::string text_in(const Json& value) {
  require(value.is_string());
  auto text = value.get<std::string>();
  require(std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20; }));
  require(text.find("\xEF\xBF\xBE") == text.npos && text.find("\xEF\xBF\xBF") == text.npos);
  return text;
}

template <class Number>
Number number_in(const Json& value) {
  require(value.is_number_integer());
  if (value.is_number_unsigned()) {
    require(std::in_range<Number>(value.get<std::uint64_t>()));
  } else {
    require(std::in_range<Number>(value.get<std::int64_t>()));
  }
  return value.get<Number>();
}

const Json& list_in(const Json& value, std::size_t most) {
  require(value.is_array() && value.size() <= most);
  return value;
}

/// What EditionHead::id may be; a file is called by it.
bool is_edition_id(std::string_view id) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !id.empty() && id.size() <= 255 && plain(id.front()) &&
         std::ranges::all_of(id, [&](char c) {
           return plain(c) || std::string_view("._-").find(c) != std::string_view::npos;
         });
}

bool is_inside(const std::string& path) {
  const std::filesystem::path relative(path);
  return !path.empty() && relative.is_relative() &&
         std::ranges::none_of(relative, [](const std::filesystem::path& part) {
           return part == ".." || part == "." || part.empty();
         });
}

CatalogueEntry entry_in(const Json& json) {
  constexpr std::size_t most_headlines = 1000;
  constexpr std::size_t most_topics = 100'000;
  CatalogueEntry entry;
  for (const auto& [name, field] : texts) entry.*field = text_in(member(json, name));
  require(is_edition_id(entry.id) && model::is_language_tag(entry.language));
  require(entry.cover.empty() || entry.cover == entry.id + ".png");
  entry.position = number_in<std::uint32_t>(member(json, "position"));
  entry.articles = number_in<std::uint32_t>(member(json, "articles"));
  entry.size = number_in<std::uint64_t>(member(json, "size"));
  entry.timestamp = number_in<std::int64_t>(member(json, "timestamp"));
  for (const Json& each : list_in(member(json, "headlines"), most_headlines)) {
    entry.headlines.push_back({text_in(member(each, "text")), text_in(member(each, "language"))});
    require(model::is_language_tag(entry.headlines.back().language));
  }
  for (const auto& [name, field] : topic_lists) {
    for (const Json& each : list_in(member(json, name), most_topics)) {
      (entry.*field)
          .push_back(
              {text_in(member(each, "text")), number_in<std::uint32_t>(member(each, "articles"))});
    }
  }
  return entry;
}

OutputFiles files_in(const Json& json) {
  OutputFiles files;
  require(json.is_object() && !json.empty());
  for (const auto& [path, mark] : json.items()) {
    require(is_inside(path) && list_in(mark, 2).size() == 2);
    files.emplace(path,
                  host::FileMark{.size = number_in<std::uint64_t>(mark[0]),
                                 .digest = number_in<std::uint64_t>(mark[1])});
  }
  return files;
}

/// Reads a text as JSON, then what `take` makes of it.
template <class Take>
auto parsed(std::string_view text, const Take& take)
    -> std::optional<decltype(take(std::declval<const Json&>()))> {
  const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  try {
    return take(json);
  } catch (const NotOurs&) {
    return std::nullopt;
  }
}

}  // namespace

std::string files_text(const OutputFiles& files) {
  Json json = Json::object();
  for (const auto& [path, mark] : files) json[path] = {mark.size, mark.digest};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<OutputFiles> parse_files(std::string_view text) {
  return parsed(text, files_in);
}

std::string entry_text(const CatalogueEntry& entry) {
  Json json;
  for (const auto& [name, field] : texts) json[name] = entry.*field;
  json["position"] = entry.position;
  json["articles"] = entry.articles;
  json["size"] = entry.size;
  json["timestamp"] = entry.timestamp;
  json["headlines"] = Json::array();
  for (const CatalogueHeadline& each : entry.headlines) {
    json["headlines"].push_back({{"text", each.text}, {"language", each.language}});
  }
  for (const auto& [name, field] : topic_lists) {
    json[name] = Json::array();
    for (const CatalogueTopic& each : entry.*field) {
      json[name].push_back({{"text", each.text}, {"articles", each.articles}});
    }
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<CatalogueEntry> parse_entry(std::string_view text) {
  return parsed(text, entry_in);
}

}  // namespace qianzi::batch
