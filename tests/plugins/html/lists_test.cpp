// Lists, feed and metadata of a site.
#include "plugins/flow_desk.h"
#include "writer.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::test;

namespace {

using Site = std::map<std::string, std::string, std::less<>>;

Site site_of(const Edition& edition, std::string base = {}) {
  FlowDesk desk;
  html::HtmlWriter writer({std::move(base)}, desk);
  feed(writer, edition, desk);
  return desk.written;
}

Edition with_heads() {
  Edition edition = daily();
  add_page(
      edition, "要闻", {article("bridge", "桥", {paragraph("桥通了。")}), article("water", "水")});
  add_page(edition, "文化", {article("ferry", "渡")});
  ArticleHead& bridge = edition.articles[0].head;
  bridge.bylines = {"本报记者　王　芳　许知秋"};
  bridge.keywords = {"望澜桥", "修缮"};
  bridge.section = "要闻";
  bridge.dateline = "本报云浦11月23日电";
  bridge.published = "2026-11-24T06:30+08:00";
  edition.articles[2].head.bylines = {"许知秋"};
  edition.articles[2].head.keywords = {"望澜桥"};
  return edition;
}

}  // namespace

TEST_CASE("authors and keywords have a list each, and an article leads to them") {
  const Site site = site_of(with_heads());
  CHECK(has(site.at("bridge.html"), "<a href=\"authors/2.html\" rel=\"author\">许知秋</a>"));
  CHECK(has(site.at("bridge.html"), "<dt>栏目</dt><dd><a href=\"sections/1.html\">要闻</a></dd>"));
  CHECK(has(site.at("ferry.html"), "<a href=\"keywords/1.html\">望澜桥</a>"));
  CHECK_FALSE(has(site.at("water.html"), "class=\"topics\""));
  const std::string& author = site.at("authors/2.html");
  CHECK(has(author, "<h1 class=\"title\">许知秋</h1>"));
  CHECK(author.find("../bridge.html") < author.find("../ferry.html"));
  CHECK(has(author, "<p class=\"kicker\"><a href=\"index.html\">作者</a></p>"));
  CHECK(has(site.at("authors/index.html"),
            "<li><a href=\"../authors/2.html\">许知秋</a> <span class=\"count\">2</span></li>"));
  CHECK(has(site.at("index.html"), "<a href=\"keywords/index.html\">关键词</a>"));
  CHECK_FALSE(has(site.at("keywords/1.html"), "water.html"));
}

TEST_CASE("a page has its list, which leads to the other pages") {
  const std::string page = site_of(with_heads()).at("pages/2.html");
  CHECK(has(page, "<a href=\"../pages/2.html\" aria-current=\"page\">第2版 文化</a>"));
  CHECK(has(page, "<a href=\"../pages/1.html\">第1版 要闻</a>"));
  CHECK(has(page, "<a href=\"../ferry.html\">渡</a>"));
  CHECK_FALSE(has(page, "bridge.html"));
}

TEST_CASE("long lists are cut into parts, and the front page has the first of each page") {
  Edition edition = daily();
  for (const std::string name : {"x", "y"}) {
    std::vector<Article> articles;
    for (int i = 0; i < 45; ++i) {
      articles.push_back(article(name + std::to_string(i), "题"));
      articles.back().head.keywords = {"同"};
    }
    add_page(edition, name, std::move(articles));
  }
  const Site site = site_of(edition);
  const std::string& index = site.at("index.html");
  CHECK(has(index, "<p class=\"all\"><a href=\"pages/1.html\">全部45篇</a></p>"));
  CHECK(has(index, "x19.html"));
  CHECK_FALSE(has(index, "x20.html"));
  CHECK(has(site.at("pages/1.html"), "<a href=\"../pages/1-2.html\" rel=\"next\" class=\"next\">"));
  CHECK(has(site.at("pages/1-2.html"), "<link rel=\"prev\" href=\"../pages/1.html\">"));
  CHECK(has(site.at("pages/1-2.html"), "x44.html"));
  CHECK(site.contains("keywords/1-3.html"));
  CHECK_FALSE(site.contains("keywords/1-4.html"));
}

TEST_CASE("machines are told what a page is about") {
  const Site site = site_of(with_heads());
  const std::string& page = site.at("bridge.html");
  CHECK(has(page,
            "{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"桥\""));
  CHECK(has(page, "\"datePublished\":\"2026-11-24T06:30+08:00\""));
  CHECK(has(page, "{\"@type\":\"Person\",\"name\":\"王芳\"}"));
  CHECK(has(page, "\"printPage\":\"1\""));
  CHECK(has(page, "\"isPartOf\":{\"@type\":\"PublicationIssue\",\"issueNumber\":\"12345\""));
  CHECK(has(page, "<meta property=\"og:type\" content=\"article\">"));
  CHECK(has(page, "<meta property=\"article:tag\" content=\"修缮\">"));
  CHECK(has(page, "<link rel=\"next\" href=\"water.html\">"));
  CHECK(has(site.at("index.html"), "\"@type\":\"PublicationIssue\""));
  for (const auto& [name, data] : site) {
    INFO(name);
    CHECK_FALSE(has(data, "canonical"));
    CHECK_FALSE(has(data, "og:url"));
  }
  CHECK_FALSE(site.contains("feed.xml"));
  CHECK_FALSE(site.contains("sitemap.xml"));
}

TEST_CASE("where its address is known, a site has a feed, a map and canonical links") {
  const Site site = site_of(with_heads(), "https://example.org/paper/");
  CHECK(has(site.at("bridge.html"),
            "<link rel=\"canonical\" href=\"https://example.org/paper/bridge.html\">"));
  CHECK(has(site.at("index.html"), "<link rel=\"canonical\" href=\"https://example.org/paper/\">"));
  CHECK(has(site.at("authors/1.html"),
            "<link rel=\"alternate\" href=\"../feed.xml\" type=\"application/atom+xml\""));
  const std::string& feed = site.at("feed.xml");
  CHECK(has(feed, "<id>https://example.org/paper/</id><title>铅字日报</title>"));
  CHECK(has(feed, "<updated>2026-11-24T12:00:00Z</updated>"));
  CHECK(
      has(feed, "<updated>2026-11-24T06:30:00+08:00</updated><author><name>王芳</name></author>"));
  CHECK(has(feed, "<summary>桥通了。</summary>"));
  const std::string& map = site.at("sitemap.xml");
  CHECK(has(map, "<url><loc>https://example.org/paper/</loc><lastmod>2026-11-24</lastmod></url>"));
  CHECK(has(map, "<loc>https://example.org/paper/pages/2.html</loc>"));
}

TEST_CASE("a base is the address of a folder") {
  const auto base_of = [](const std::string& base) {
    return html::settings_of(
               OptionValues(
                   {{"base", base}, {"fonts", "none"}, {"paper", "false"}, {"search", "false"}}))
        .base;
  };
  CHECK(base_of("").empty());
  CHECK(base_of("https://example.org") == "https://example.org/");
  CHECK(base_of("http://localhost:8000/a/") == "http://localhost:8000/a/");
  for (const char* wrong : {"example.org",
                            "javascript:alert(1)",
                            "https://",
                            "https:///a",
                            "https://a/?b",
                            "https://a/#b",
                            "https://a/\"b",
                            "https://a/报/"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(base_of(wrong), Failure);
  }
}
