#include "model/links.h"
#include "model/text.h"
#include "readers/aozora/aozora_reader.h"
#include "readers/bare_article.h"
#include "readers/decoding.h"
#include "readers/native/article_reader.h"
#include "readers/native/element.h"
#include "readers/native/paths.h"
#include "readers/reader.h"
#include "readers/text/text_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace qianzi::readers {
namespace {

/// `design`, checked; empty where it is absent.
std::string design_attribute(const tinyxml2::XMLElement& element, Report& report) {
  const std::string_view name = attribute(element, "design");
  if (element.FindAttribute("design") == nullptr || is_design_name(name)) return std::string(name);
  bad_value(
      element, "design", "the name of a design: letters, digits, hyphens, underscores", report);
  return {};
}

/// What links lead to: `#ID`.
using Targets = std::set<std::string, std::less<>>;

class EditionReader {
public:
  EditionReader(std::string path,
                FileSource& files,
                const Limits& limits,
                DiagnosticSink& sink,
                const ReadOptions& options)
      : path_(std::move(path)),
        files_(files),
        limits_(limits),
        sink_(sink),
        options_(options),
        parts_{files, limits, folder_of(path_), {}, {}} {}

  std::optional<Edition> read() {
    auto bytes = bytes_of(path_, path_, path_);
    if (!bytes) return unusable();
    if (!is_markup(*bytes)) {
      auto* const reader = is_aozora(*bytes) ? read_aozora : read_text;
      auto read = reader(*bytes, path_, options_.text, limits_, sink_);
      return read ? std::move(read) : unusable();
    }
    const auto document = Document::parse(std::move(*bytes), path_, limits_.nesting, sink_);
    if (!document) return unusable();
    const std::string_view root = document->root().Name();
    if (root == "article") return bare_article(*document);
    if (root == "edition") return edition(*document);
    const SourcePosition where = document->position(document->root());
    sink_.report({Code::unknown_root,
                  path_,
                  where.line,
                  where.column,
                  {std::string(root), "<edition> or <article>"}});
    return unusable();
  }

private:
  std::optional<Edition> unusable() {
    sink_.report({Code::edition_unusable, path_, 0, 0, {path_}});
    return std::nullopt;
  }

  /// Reads one file; `blamed` is the file that is at fault where it is not there.
  std::optional<std::string> bytes_of(const std::string& path,
                                      const std::string& shown,
                                      const std::string& blamed,
                                      SourcePosition where = {}) {
    FileSource::Content content = files_.read(path, limits_.file_bytes);
    switch (content.state) {
    case FileSource::State::found:
      return decoded(std::move(content.bytes), shown, options_, sink_);
    case FileSource::State::too_large:
      sink_.report({Code::file_too_large,
                    blamed,
                    where.line,
                    where.column,
                    {shown, fmt::format("{}", limits_.file_bytes)}});
      return std::nullopt;
    case FileSource::State::unreadable:
      sink_.report(
          {Code::file_unreadable, blamed, where.line, where.column, {shown, content.reason}});
      return std::nullopt;
    default:
      sink_.report({Code::file_not_found, blamed, where.line, where.column, {shown}});
      return std::nullopt;
    }
  }

  std::optional<Edition> bare_article(const Document& document) {
    const std::string id = id_from_file(path_);
    ReadArticle read = read_article(document, parts_.root, id, "zh-Hans", parts_, sink_);
    if (read.broken) return unusable();
    Edition edition = edition_of(std::move(read.article), id, path_);
    links_ = std::move(read.links);
    edition.images = std::move(parts_.images);
    check_links(edition);
    return edition;
  }

  std::optional<Edition> edition(const Document& document) {
    Report report(document, sink_);
    Edition edition;
    edition.source_file = path_;
    head(edition.head, document.root(), report);
    pages(edition, document.root(), report);
    edition.images = std::move(parts_.images);
    if (report.broken() || edition.articles.empty()) return unusable();
    check_links(edition);
    return edition;
  }

  void head(EditionHead& head, const tinyxml2::XMLElement& root, Report& report) {
    check_attributes(root, {"id", "date", "number", "xml:lang", "design", "writing-mode"}, report);
    check_no_text(root, report);
    head.where = report.document().position(root);
    head.id = required_attribute(root, "id", report);
    if (!head.id.empty() && !is_edition_id(head.id)) {
      bad_value(
          root,
          "id",
          "a letter or digit, then letters, digits, dots, hyphens or underscores, 100 at most",
          report);
    }
    head.date = required_attribute(root, "date", report);
    if (!head.date.empty() && !is_date(head.date, false)) {
      bad_value(root, "date", "a date of the calendar such as 2026-11-24", report);
    }
    head.number = text_attribute(root, "number");
    head.language = required_attribute(root, "xml:lang", report);
    if (!head.language.empty()) head.language = language_attribute(root, report);
    head.design = design_attribute(root, report);
    if (head.design.empty()) head.design = "daily";
    head.writing_mode = writing_mode_attribute(root, report).value_or(WritingMode::horizontal);
    head_texts(head, root, report);
    head.title = head.nameplate;
  }

  static void head_texts(EditionHead& head, const tinyxml2::XMLElement& root, Report& report) {
    for (const auto* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      if (name == "page" || name == "articles") continue;
      std::string* const field = name == "nameplate"   ? &head.nameplate
                                 : name == "publisher" ? &head.publisher
                                 : name == "rights"    ? &head.rights
                                                       : nullptr;
      if (field == nullptr) {
        unknown_child(*child, {"nameplate", "publisher", "rights", "page", "articles"}, report);
        continue;
      }
      const SourcePosition where = report.document().position(*child);
      if (child != root.FirstChildElement(child->Name())) repeated(*child, report);
      check_attributes(*child, {}, report);
      *field = text_of(*child, report);
      if (field->empty()) report.grave(Code::empty_element, where, {std::string(name)});
    }
    if (head.nameplate.empty() && root.FirstChildElement("nameplate") == nullptr) {
      report.grave(
          Code::missing_element, report.document().position(root), {"edition", "nameplate"});
    }
  }

  void pages(Edition& edition, const tinyxml2::XMLElement& root, Report& report) {
    for (const auto* element = root.FirstChildElement("page"); element != nullptr;
         element = element->NextSiblingElement("page")) {
      check_attributes(*element, {"number", "name", "design"}, report);
      check_no_text(*element, report);
      PagePlan page;
      page.where = report.document().position(*element);
      page.number = required_attribute(*element, "number", report);
      page.name = required_attribute(*element, "name", report);
      page.design = design_attribute(*element, report);
      const bool planned = element->FirstChildElement() != nullptr;
      if (!planned) report.grave(Code::missing_element, page.where, {"page", "article"});
      for (const auto* child = element->FirstChildElement(); child != nullptr;
           child = child->NextSiblingElement()) {
        if (std::string_view(child->Name()) != "article") {
          unknown_child(*child, {"article"}, report);
        } else {
          placement(edition, page, *child, report);
        }
      }
      // A page whose articles all had to be left out goes with them.
      if (!page.placements.empty()) edition.head.pages.push_back(std::move(page));
    }
    const auto* const list = root.FirstChildElement("articles");
    if (root.FirstChildElement("page") == nullptr) {
      if (list != nullptr) return listed(edition, *list, report);
      report.grave(Code::missing_element, report.document().position(root), {"edition", "page"});
    } else if (list != nullptr) {
      unknown_child(*list, {"page"}, report);
    }
  }

  /// An edition without a page plan: a page for each section, in the order in which they come.
  void listed(Edition& edition, const tinyxml2::XMLElement& list, Report& report) {
    check_attributes(list, {}, report);
    check_no_text(list, report);
    if (const auto* second = list.NextSiblingElement("articles")) repeated(*second, report);
    PagePlan all;
    for (const auto* child = list.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      if (std::string_view(child->Name()) != "article") {
        unknown_child(*child, {"article"}, report);
      } else {
        placement(edition, all, *child, report);
      }
    }
    if (list.FirstChildElement() == nullptr) {
      report.grave(
          Code::missing_element, report.document().position(list), {"articles", "article"});
    }
    // An article and its placement were added together.
    std::vector<Article> articles;
    std::vector<bool> placed(edition.articles.size(), false);
    for (std::size_t first = 0; first < placed.size(); ++first) {
      if (placed[first]) continue;
      PagePlan page;
      page.where = report.document().position(list);
      page.number = fmt::format("{}", edition.head.pages.size() + 1);
      const std::string section = edition.articles[first].head.section;
      page.name = section.empty() ? edition.head.nameplate : section;
      for (std::size_t i = first; i < placed.size(); ++i) {
        if (placed[i] || edition.articles[i].head.section != section) continue;
        placed[i] = true;
        page.placements.push_back(std::move(all.placements[i]));
        articles.push_back(std::move(edition.articles[i]));
      }
      edition.head.pages.push_back(std::move(page));
    }
    edition.articles = std::move(articles);
  }

  void
  placement(Edition& edition, PagePlan& page, const tinyxml2::XMLElement& element, Report& report) {
    check_attributes(
        element, {"src", "slot", "column", "columns", "row", "rows", "priority", "box"}, report);
    check_no_content(element, report);
    Placement placement = placement_of(element, report);
    const std::string src = required_attribute(element, "src", report);
    if (src.empty()) return;
    if (edition.articles.size() >= limits_.articles) {
      report.slight(
          Code::too_many, placement.where, {"articles", fmt::format("{}", limits_.articles)});
      return;
    }
    std::optional<ReadArticle> read = article(src, placement.where, edition);
    if (!read) {
      report.slight(Code::article_left_out, placement.where, {src});
      return;
    }
    placement.article = read->article.id;
    edition.articles.push_back(std::move(read->article));
    links_.insert(links_.end(),
                  std::make_move_iterator(read->links.begin()),
                  std::make_move_iterator(read->links.end()));
    page.placements.push_back(std::move(placement));
  }

  /// Where the article goes, as far as the plan says.
  static Placement placement_of(const tinyxml2::XMLElement& element, Report& report) {
    Placement placement;
    placement.where = report.document().position(element);
    const auto number = [&](const char* name, std::uint32_t most) {
      return static_cast<std::uint16_t>(number_attribute(element, name, 0, 1, most, report));
    };
    placement.column = number("column", 24);
    placement.columns = number("columns", 24);
    placement.row = number("row", 400);
    placement.rows = number("rows", 400);
    placement.priority = number("priority", 999);
    for (const auto& [name, field] :
         {std::pair("slot", &placement.slot), std::pair("box", &placement.box)}) {
      *field = text_attribute(element, name);
      if (!field->empty() || element.FindAttribute(name) == nullptr) continue;
      bad_value(element, name, "a name that the page's design defines", report);
    }
    for (const char* const name : {"column", "columns", "row", "rows"}) {
      if (element.FindAttribute("slot") == nullptr || element.FindAttribute(name) == nullptr)
        continue;
      bad_value(element, name, "absent where slot says where the article stands", report);
    }
    return placement;
  }

  std::optional<ReadArticle>
  article(const std::string& src, SourcePosition where, const Edition& edition) {
    const auto located = files_.locate(parts_.root, parts_.root, src);
    if (located.state == FileSource::State::outside) {
      sink_.report({Code::path_outside, path_, where.line, where.column, {src}});
      return std::nullopt;
    }
    if (located.state != FileSource::State::found) {
      sink_.report({Code::file_not_found, path_, where.line, where.column, {src}});
      return std::nullopt;
    }
    const std::string shown = joined(parts_.root, src);
    auto bytes = bytes_of(located.path, shown, path_, where);
    if (!bytes) return std::nullopt;
    const auto document = Document::parse(std::move(*bytes), shown, limits_.nesting, sink_);
    if (!document) return std::nullopt;
    if (std::string_view(document->root().Name()) != "article") {
      const SourcePosition at = document->position(document->root());
      sink_.report(
          {Code::unknown_root, shown, at.line, at.column, {document->root().Name(), "<article>"}});
      return std::nullopt;
    }
    ReadArticle read = read_article(*document,
                                    folder_of(located.path),
                                    id_from_file(src),
                                    edition.head.language,
                                    parts_,
                                    sink_);
    if (read.broken) return std::nullopt;
    const Article& fresh = read.article;
    const auto [known, first] = ids_.try_emplace(fresh.id, shown);
    if (!first) {
      sink_.report({Code::duplicate_id,
                    shown,
                    fresh.where.line,
                    fresh.where.column,
                    {fresh.id, known->second}});
      return std::nullopt;
    }
    return read;
  }

  /// Links within the edition, once every article is known: a target that is not there is reported
  /// and the link's words stay without it.
  void check_links(Edition& edition) {
    Targets known;
    Targets gone;
    for (const Article& article : edition.articles) known.insert("#" + article.id);
    for (const ArticleLink& link : links_) {
      if (known.contains("#" + link.target)) continue;
      sink_.report(
          {Code::unknown_article, link.file, link.where.line, link.where.column, {link.target}});
      gone.insert("#" + link.target);
    }
    if (gone.empty()) return;
    for (Article& article : edition.articles) {
      model::retarget_links(article, [&](const std::string& target) {
        return gone.contains(target) ? std::string() : target;
      });
    }
  }

  std::string path_;
  FileSource& files_;
  const Limits& limits_;
  DiagnosticSink& sink_;
  const ReadOptions& options_;
  EditionParts parts_;
  std::vector<ArticleLink> links_;
  std::map<std::string, std::string, std::less<>> ids_;
};

}  // namespace

std::optional<Edition> read_edition(const std::string& path,
                                    FileSource& files,
                                    const Limits& limits,
                                    DiagnosticSink& sink,
                                    const ReadOptions& options) {
  return EditionReader(path, files, limits, sink, options).read();
}

}  // namespace qianzi::readers
