#include "metadata.h"

#include <nlohmann/json.hpp>

namespace qianzi::html {
namespace {

using Json = nlohmann::ordered_json;

/// JSON without the three characters that mean something in HTML: they stand in strings only, and
/// there as references. Broken UTF-8 is U+FFFD.
std::string json_text(const Json& data) {
  const std::string plain = data.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string text;
  text.reserve(plain.size());
  for (const char c : plain) {
    if (c == '<') {
      text += "\\u003c";
    } else if (c == '>') {
      text += "\\u003e";
    } else if (c == '&') {
      text += "\\u0026";
    } else {
      text += c;
    }
  }
  return text;
}

void put(Json& data, const char* name, const std::string& value) {
  if (!value.empty()) data[name] = value;
}

/// Open Graph has languages with a region only.
std::string locale_of(std::string_view language) {
  if (language.starts_with("zh-Hant") || language == "zh-TW") return "zh_TW";
  if (language.starts_with("zh-HK")) return "zh_HK";
  if (language.starts_with("zh")) return "zh_CN";
  if (language.starts_with("ja")) return "ja_JP";
  if (language.starts_with("ko")) return "ko_KR";
  return {};
}

Json organization(const std::string& name) {
  return {{"@type", "NewsMediaOrganization"}, {"name", name}};
}

void add_paper(Json& data, const Site& site) {
  const EditionHead& head = *site.head;
  if (!site.named()) return;
  const std::string& publisher = head.publisher.empty() ? head.nameplate : head.publisher;
  data["publisher"] = organization(publisher);
  Json issue = {{"@type", "PublicationIssue"}};
  put(issue, "issueNumber", head.number);
  if (is_day(head.date)) issue["datePublished"] = head.date;
  issue["isPartOf"] = {{"@type", "Newspaper"}, {"name", head.nameplate}};
  data["isPartOf"] = std::move(issue);
}

std::string published_of(const Teaser& teaser, const Site& site) {
  if (!teaser.published.empty()) return teaser.published;
  return is_day(site.head->date) ? site.head->date : std::string();
}

std::string
article_data(const PageHead& page, const Teaser& teaser, const PagePlan& plan, const Site& site) {
  Json data = {
      {"@context", "https://schema.org"}, {"@type", "NewsArticle"}, {"headline", teaser.headline}};
  put(data, "alternativeHeadline", teaser.deck);
  put(data, "description", page.description);
  put(data, "inLanguage", teaser.language);
  put(data, "datePublished", published_of(teaser, site));
  put(data, "dateline", teaser.dateline);
  put(data, "articleSection", teaser.section);
  if (!teaser.keywords.empty()) data["keywords"] = teaser.keywords;
  for (const std::string& name : teaser.authors) {
    data["author"].push_back({{"@type", "Person"}, {"name", name}});
  }
  if (teaser.authors.empty() && site.named()) data["author"] = organization(site.head->nameplate);
  if (site.named()) put(data, "printPage", plan.number);
  if (!teaser.image.empty()) data["image"] = site.base + teaser.image;
  if (!site.base.empty()) data["mainEntityOfPage"] = address_of(page.path, site);
  add_paper(data, site);
  return json_text(data);
}

}  // namespace

void describe_article(PageHead& head, const Teaser& teaser, std::size_t page, const Site& site) {
  const std::string published = published_of(teaser, site);
  head.properties = {{"og:type", "article"},
                     {"og:title", teaser.headline},
                     {"og:description", head.description},
                     {"og:site_name", site.head->nameplate},
                     {"og:locale", locale_of(teaser.language)},
                     {"article:published_time", published},
                     {"article:section", teaser.section}};
  for (const std::string& name : teaser.authors)
    head.properties.emplace_back("article:author", name);
  for (const std::string& tag : teaser.keywords) head.properties.emplace_back("article:tag", tag);
  if (!site.base.empty()) {
    head.properties.emplace_back("og:url", address_of(head.path, site));
    if (!teaser.image.empty()) {
      head.properties.emplace_back("og:image", site.base + teaser.image);
      head.properties.emplace_back("og:image:alt", teaser.alternative);
    }
  }
  head.data = article_data(head, teaser, site.head->pages.at(page), site);
}

void describe_issue(PageHead& head, const Site& site) {
  if (!site.named()) return;
  head.properties = {{"og:type", "website"},
                     {"og:title", head.title},
                     {"og:site_name", site.head->nameplate},
                     {"og:locale", locale_of(site.head->language)}};
  Json data = {{"@context", "https://schema.org"},
               {"@type", "PublicationIssue"},
               {"name", head.title},
               {"inLanguage", site.head->language}};
  put(data, "issueNumber", site.head->number);
  if (is_day(site.head->date)) data["datePublished"] = site.head->date;
  data["isPartOf"] = {{"@type", "Newspaper"}, {"name", site.head->nameplate}};
  if (!site.head->publisher.empty()) data["publisher"] = organization(site.head->publisher);
  if (!site.base.empty()) {
    head.properties.emplace_back("og:url", site.base);
    data["url"] = site.base;
  }
  head.data = json_text(data);
}

}  // namespace qianzi::html
