// Search: the index answers as a plain scan of the texts does, and text is cut where it ends.
#include "plugins/flow_desk.h"
#include "search_index.h"
#include "search_text.h"
#include "writer.h"

#include <catch2/catch.hpp>

#include <random>
#include <set>

using namespace qianzi;
using namespace qianzi::test;

namespace {

using Blocks32 = std::vector<std::u32string>;

/// Reads the parts as search.js does, by what search_index.h says of them.
class Reader {
public:
  explicit Reader(const std::string& text) {
    const auto digit = [](char c) { return static_cast<unsigned>(c - '#' - (c > '\\' ? 1 : 0)); };
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
      groups_.push_back(digit(text[i]) * 91 + digit(text[i + 1]));
  }
  std::size_t gamma() {
    std::size_t length = 0;
    while (!bit()) ++length;
    return number(1, length);
  }
  std::vector<std::size_t> list(std::size_t count, std::size_t limit) {
    std::vector<std::size_t> values;
    each(count, limit, [&](std::size_t value) { values.push_back(value); });
    return values;
  }
  template <class Take>
  void each(std::size_t count, std::size_t limit, const Take& take) {
    if (count == 0) return;
    std::size_t k = 0;
    while ((3 * count << (k + 1)) <= 2 * limit) ++k;
    std::size_t next = 0;
    for (; count > 0; --count) {
      std::size_t high = 0;
      while (bit()) ++high;
      const std::size_t value = next + number(high, k);
      next = value + 1;
      take(value);
    }
  }

private:
  bool bit() {
    const unsigned group = groups_.at(at_ / 13);
    return (group >> (12 - at_++ % 13) & 1U) != 0;
  }
  std::size_t number(std::size_t value, std::size_t bits) {
    for (; bits > 0; --bits) value = value * 2 + (bit() ? 1 : 0);
    return value;
  }
  std::vector<unsigned> groups_;
  std::size_t at_ = 0;
};

using Answers = std::map<std::u32string, std::vector<std::size_t>>;

std::vector<std::string> parts_of(const std::vector<Blocks32>& articles,
                                  html::SearchIndex::Plan& plan) {
  html::SearchIndex index;
  for (const Blocks32& blocks : articles) index.add(blocks);
  std::vector<std::string> parts;
  plan = std::move(index).write([&](std::size_t part, std::string_view text) {
    CHECK(part == parts.size());
    parts.emplace_back(text);
  });
  CHECK(plan.starts.size() == parts.size());
  return parts;
}

Answers answers_of(const std::vector<Blocks32>& articles) {
  html::SearchIndex::Plan plan;
  const std::vector<std::string> parts = parts_of(articles, plan);
  Answers answers;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    Reader bits(parts[part]);
    const std::size_t end =
        part + 1 < parts.size() ? plan.starts[part + 1] : plan.characters.size();
    for (std::size_t rank = plan.starts[part]; rank < end; ++rank) {
      bits.each(bits.gamma() - 1, plan.characters.size(), [&](std::size_t second) {
        answers[{plan.characters.at(rank), plan.characters.at(second)}] =
            bits.list(bits.gamma(), plan.articles);
      });
    }
  }
  return answers;
}

/// The same without an index.
Answers scanned(const std::vector<Blocks32>& articles) {
  Answers answers;
  for (std::size_t article = 0; article < articles.size(); ++article) {
    std::set<std::u32string> pairs;
    for (const std::u32string& block : articles[article]) {
      for (std::size_t i = 0; i + 1 < block.size(); ++i) {
        if (block[i] != U' ' && block[i + 1] != U' ') pairs.insert(block.substr(i, 2));
      }
    }
    for (const std::u32string& pair : pairs) answers[pair].push_back(article);
  }
  return answers;
}

/// Articles of random characters, some of them frequent, some beyond the basic plane.
std::vector<Blocks32> random_articles(std::size_t count, std::uint32_t seed) {
  std::mt19937 chance(seed);
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(chance() % limit);
  };
  std::vector<Blocks32> articles(count);
  for (Blocks32& blocks : articles) {
    blocks.resize(below(5));
    for (std::u32string& block : blocks) {
      for (std::uint32_t i = below(120); i > 0; --i) {
        const std::uint32_t kind = below(10);
        block += kind < 5   ? static_cast<char32_t>(0x4E00 + below(12))
                 : kind < 8 ? static_cast<char32_t>(0x4E00 + below(3000))
                 : kind < 9 ? static_cast<char32_t>(0x20000 + below(900))
                            : static_cast<char32_t>(U' ' + below(60));
      }
    }
  }
  return articles;
}

Edition two_articles() {
  Edition edition = daily();
  Article bridge = article("bridge", "</script>桥", {paragraph("渡口"), paragraph("今晨𠮷野")});
  bridge.head.bylines = {"王　芳"};
  add_page(edition, "要闻", {bridge, article("water", "水", {paragraph("口今")})});
  return edition;
}

std::map<std::string, std::string, std::less<>> site_of(const Edition& edition, bool search) {
  FlowDesk desk;
  html::Settings settings;
  settings.search = search;
  html::HtmlWriter writer(settings, desk);
  feed(writer, edition, desk);
  return desk.written;
}

}  // namespace

TEST_CASE("every pair has exactly the articles a scan finds it in") {
  for (const std::size_t count : {0U, 1U, 2U, 7U, 300U}) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
      const std::vector<Blocks32> articles = random_articles(count, seed);
      CHECK(answers_of(articles) == scanned(articles));
    }
  }
}

TEST_CASE("parts are of a size a reader can wait for, and the same every time") {
  const std::vector<Blocks32> articles = random_articles(900, 4);
  html::SearchIndex::Plan plan;
  const std::vector<std::string> parts = parts_of(articles, plan);
  CHECK(parts.size() > 3);
  for (const std::string& part : parts) {
    CHECK(part.size() < 100'000);
    CHECK(part.find_first_of("\"\\\n") == std::string::npos);
  }
  CHECK(parts_of(articles, plan) == parts);
}

TEST_CASE("text is compared without case, width and what tells variants apart") {
  CHECK(html::comparable("ＡＢＣ１２ Abc　１") == U"abc12 abc 1");
  CHECK(html::comparable("葛\U000E0100城\u00AD") == U"葛城");
  CHECK(html::comparable("𠮷") == U"𠮷");
}

TEST_CASE("a block is what stands in one paragraph, without readings and marks of notes") {
  XhtmlElement ruby{"ruby", {}, {std::string("鉛"), XhtmlElement{"rt", {}, {std::string("qian")}}}};
  XhtmlElement mark{"sup", {{"class", "noteref"}}, {std::string("1")}};
  XhtmlElement tree{"article",
                    {},
                    {XhtmlElement{"h1", {}, {std::string("甲")}},
                     XhtmlElement{"p", {}, {std::string("活"), ruby, mark, std::string("字")}},
                     XhtmlElement{"ul", {}, {XhtmlElement{"li", {}, {std::string("乙")}}}}}};
  CHECK(html::search_blocks(tree) == Blocks32{U"甲", U"活鉛字", U"乙"});
}

TEST_CASE("a site with search has its page, its index and ways to it") {
  const auto site = site_of(two_articles(), true);
  const std::string& page = site.at("search/index.html");
  CHECK(has(page,
            "<label for=\"_query\">输入两个字以上</label><input type=\"search\" id=\"_query\""));
  CHECK(has(page, "<script src=\"../assets/search.js\"></script><script src=\"articles.js\">"));
  CHECK(has(page, "<a href=\"../authors/index.html\">作者</a>"));
  CHECK(has(site.at("bridge.html"), "<a href=\"search/index.html\">检索</a>"));
  CHECK(has(site.at("authors/1.html"), "<a href=\"../search/index.html\">检索</a>"));
  CHECK(has(site.at("index.html"), "href=\"search/index.html\""));
  CHECK(has(site.at("search/articles.js"), R"(["bridge.html","</script>桥"],["water.html","水"])"));
  CHECK(site.at("search/1.js").starts_with("searchIndex.part(0,\""));
  CHECK(site_of(two_articles(), true) == site);
}

TEST_CASE("a site without search, and that of a bare article, has none of it") {
  Edition bare = two_articles();
  bare.head.nameplate.clear();
  for (const auto& site : {site_of(two_articles(), false), site_of(bare, true)}) {
    for (const auto& [name, data] : site) {
      INFO(name);
      CHECK_FALSE(name.starts_with("search/"));
      CHECK_FALSE(has(data, "search/index.html"));
    }
  }
}
