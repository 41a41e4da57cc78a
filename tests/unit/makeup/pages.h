// Editions made by hand and their pages, and what is asked of them.
#pragma once

#include "design/page_design.h"
#include "fonts/font_set.h"
#include "makeup/furniture.h"
#include "makeup/makeup.h"
#include "model/text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

namespace qianzi::makeup::test {

inline const fonts::FontSet& font_set() {
  static DiagnosticList sink;
  static const auto fonts = fonts::load_font_set(QIANZI_SOURCE_DIR "/fonts/fontset.xml", sink);
  return *fonts;
}

inline makeup::Designs designs() {
  makeup::Designs designs;
  DiagnosticList sink;
  for (const std::string name : {"daily", "reading", "tabloid-vertical"}) {
    std::ifstream file(std::string(QIANZI_SOURCE_DIR "/designs/") + name + ".xml");
    const std::string xml((std::istreambuf_iterator<char>(file)), {});
    auto design = design::load_design(xml, name, sink);
    REQUIRE(design);
    designs.emplace(name, std::move(*design));
  }
  return designs;
}

inline std::string sentence(std::size_t seed, std::size_t length) {
  static const char* const words[] = {"江", "桥", "灯", "风", "船", "岸", "夜", "人", "水", "山"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += words[(seed * 7 + i * 3) % 10];
  return text + "。";
}

inline Article article(std::size_t index, std::size_t paragraphs, std::size_t length) {
  Article article;
  article.id = "a" + std::to_string(index);
  article.language = "zh-Hans";
  article.head.headline = model::inlines_of(sentence(index, 12));
  for (std::size_t p = 0; p < paragraphs; ++p) {
    Block block;
    block.value = Paragraph{model::inlines_of(sentence(index + p, length))};
    article.body.push_back(std::move(block));
  }
  return article;
}

inline Edition
edition(std::size_t articles, std::size_t paragraphs, std::size_t length, std::string design) {
  Edition edition;
  edition.head.id = "e";
  edition.head.date = "2026-11-24";
  edition.head.language = "zh-Hans";
  edition.head.nameplate = "报";
  edition.head.design = std::move(design);
  PagePlan page;
  page.number = "1";
  for (std::size_t i = 0; i < articles; ++i) {
    edition.articles.push_back(article(i, paragraphs, length));
    page.placements.emplace_back().article = edition.articles.back().id;
  }
  edition.head.pages.push_back(std::move(page));
  return edition;
}

struct Made {
  std::vector<Page> pages;
  std::string dump;
  std::vector<Diagnostic> diagnostics;
};

inline Made make(const Edition& edition, unsigned threads = 1) {
  Made made;
  DiagnosticList sink;
  makeup::make_up(edition, designs(), font_set(), {threads}, sink, [&](const Page& page) {
    made.dump += model::dump(page, [](FaceId id) { return std::to_string(id.index); });
    made.pages.push_back(page);
  });
  made.diagnostics = std::move(sink.entries);
  return made;
}

inline std::string set_text(const Made& made) {
  std::string text;
  for (const Page& page : made.pages) {
    for (const PageItem& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run != nullptr && run->structure != 0) text += run->text;
    }
  }
  return text;
}

/// The paragraphs of one article as they stand on the pages, one after another.
inline std::string body_text(const Made& made, std::uint32_t article) {
  std::string text;
  for (const Page& page : made.pages) {
    for (const PageItem& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr) continue;
      const StructureMark& mark = page.structure[run->structure];
      if (mark.key.article == article && mark.role == StructureRole::paragraph) text += run->text;
    }
  }
  return text;
}

/// The same as the article has them.
inline std::string body_text(const Article& article) {
  std::string text;
  for (const Block& block : article.body) {
    if (const auto* p = std::get_if<Paragraph>(&block.value)) text += model::plain_text(p->content);
  }
  return text;
}

inline bool overlap(const Rect& a, const Rect& b) {
  const Pt slack(0.01);
  return a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() &&
         b.y + slack < a.bottom();
}

/// Every paragraph of every article stands on the pages once and in order; no two articles overlap
/// or leave the type area.
inline void check_whole(const Edition& source, const Made& made) {
  for (std::size_t i = 0; i < source.articles.size(); ++i) {
    CHECK(body_text(made, static_cast<std::uint32_t>(i)) == body_text(source.articles[i]));
  }
  for (const Page& page : made.pages) {
    std::vector<Rect> areas;
    for (const Region& region : page.regions) {
      areas.insert(areas.end(), region.areas.begin(), region.areas.end());
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
      CHECK(areas[i].x.value() >= page.type_area.x.value() - 0.01);
      CHECK(areas[i].right().value() <= page.type_area.right().value() + 0.01);
      CHECK(areas[i].bottom().value() <= page.type_area.bottom().value() + 0.01);
      for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(areas[i], areas[j]));
    }
  }
}

/// Runs of the article's headline at one size, and their lines.
inline std::pair<std::set<double>, std::set<double>> headline(const Page& page) {
  std::pair<std::set<double>, std::set<double>> sizes_and_lines;
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || page.structure[run->structure].role != StructureRole::headline) continue;
    sizes_and_lines.first.insert(run->size.value());
    sizes_and_lines.second.insert(run->origin.y.value());
  }
  return sizes_and_lines;
}

/// A figure whose image has these dimensions.
inline Block figure(Edition& edition, std::uint32_t width, std::uint32_t height) {
  ImageFile file;
  file.format = ImageFormat::png;
  file.width = width;
  file.height = height;
  edition.images.push_back(file);
  Figure figure;
  figure.image.id.index = static_cast<std::uint32_t>(edition.images.size() - 1);
  Block block;
  block.value = std::move(figure);
  return block;
}

inline std::vector<Rect> images(const Made& made) {
  std::vector<Rect> areas;
  for (const Page& page : made.pages) {
    for (const PageItem& item : page.items) {
      if (const auto* image = std::get_if<PlacedImage>(&item)) areas.push_back(image->area);
    }
  }
  return areas;
}

}  // namespace qianzi::makeup::test
