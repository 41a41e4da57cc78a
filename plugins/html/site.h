// What the pages of one edition's site have in common, and how they are named.
#pragma once

#include "words.h"

#include "qianzi/edition.h"

#include <string>
#include <string_view>

namespace qianzi::html {

/// Paths are relative to the site's folder, `/` between folders.
inline constexpr std::string_view front_file = "index.html";
inline constexpr std::string_view style_file = "assets/style.css";
inline constexpr std::string_view feed_file = "feed.xml";
inline constexpr std::string_view map_file = "sitemap.xml";
inline constexpr std::string_view search_file = "search/index.html";
/// The calendar of all editions lies beside their folders.
inline constexpr std::string_view calendar_file = "../index.html";

struct Site {
  const EditionHead* head = nullptr;
  std::string base;       ///< absolute address of the folder, with / at its end; empty: not known
  bool search = false;    ///< the site has a page to search in
  bool calendar = false;  ///< there is one of all editions, calendar_file
  std::string_view style = style_file;

  /// A newspaper's; otherwise of a bare article, which has no lists.
  [[nodiscard]] bool named() const { return !head->nameplate.empty(); }
  [[nodiscard]] const Words& words() const { return words_of(head->language); }
};

/// What leads from the page `path` to the site's folder: ../ for each folder it lies in.
[[nodiscard]] inline std::string up_from(std::string_view path) {
  std::string up;
  for (const char c : path) {
    if (c == '/') up += "../";
  }
  return up;
}

/// The absolute address of a page; the front page's is that of the folder. The site has a base.
[[nodiscard]] inline std::string address_of(std::string_view path, const Site& site) {
  return path == front_file ? site.base : site.base + std::string(path);
}

/// The list of a page (版), `position` counted from 0.
[[nodiscard]] inline std::string page_file(std::size_t position) {
  return std::string("pages/").append(decimal(static_cast<std::uint32_t>(position + 1))) + ".html";
}

}  // namespace qianzi::html
