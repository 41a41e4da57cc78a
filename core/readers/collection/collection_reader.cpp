#include "readers/collection.h"
#include "readers/decoding.h"
#include "readers/native/element.h"
#include "readers/native/paths.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace qianzi::readers {
namespace {

const Names part_names = {"title",
                          "publisher",
                          "rights",
                          "source",
                          "select",
                          "order",
                          "group",
                          "volumes",
                          "index",
                          "cover"};

/// A word and what it stands for.
template <class Value>
using Words = std::initializer_list<std::pair<std::string_view, Value>>;

class CollectionReader {
public:
  CollectionReader(const Document& document, DiagnosticSink& sink) : report_(document, sink) {}

  std::optional<Collection> read() {
    const auto& root = report_.document().root();
    root_attributes(root);
    check_no_text(root, report_);
    for (const auto* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      part(*child);
    }
    for (const char* const name : {"title", "source"}) {
      if (root.FirstChildElement(name) == nullptr) {
        report_.grave(Code::missing_element, collection_.where, {"collection", name});
      }
    }
    if (report_.broken()) return std::nullopt;
    return std::move(collection_);
  }

private:
  void root_attributes(const tinyxml2::XMLElement& root) {
    check_attributes(root, {"id", "xml:lang", "writing-mode", "design"}, report_);
    collection_.source_file = report_.document().file();
    collection_.where = report_.document().position(root);
    collection_.id = required_attribute(root, "id", report_);
    if (!collection_.id.empty() && (!is_edition_id(collection_.id) || collection_.id.size() > 90)) {
      bad_value(root,
                "id",
                "a letter or digit, then letters, digits, dots, hyphens or underscores, 90 at most",
                report_);
    }
    collection_.language = required_attribute(root, "xml:lang", report_);
    if (!collection_.language.empty()) collection_.language = language_attribute(root, report_);
    collection_.writing_mode =
        writing_mode_attribute(root, report_).value_or(WritingMode::horizontal);
    collection_.design = attribute(root, "design");
    if (root.FindAttribute("design") == nullptr) {
      collection_.design = "reading";
    } else if (!is_design_name(collection_.design)) {
      bad_value(
          root, "design", "the name of a design: letters, digits, hyphens, underscores", report_);
    }
  }

  void part(const tinyxml2::XMLElement& element) {
    const std::string_view name = element.Name();
    const bool many = name == "source" || name == "group" || name == "index";
    const auto& root = report_.document().root();
    if (!many && &element != root.FirstChildElement(element.Name())) repeated(element, report_);
    if (name == "title") return text(element, collection_.title);
    if (name == "publisher") return text(element, collection_.publisher);
    if (name == "rights") return text(element, collection_.rights);
    if (name == "select") return selection(element);
    if (std::find(part_names.begin(), part_names.end(), name) == part_names.end()) {
      return unknown_child(element, part_names, report_);
    }
    check_no_content(element, report_);
    if (name == "source") source(element);
    if (name == "order") order(element);
    if (name == "group") group(element);
    if (name == "volumes") volumes(element);
    if (name == "index") index(element);
    if (name == "cover") cover(element);
  }

  void text(const tinyxml2::XMLElement& element, std::string& field) {
    check_attributes(element, {}, report_);
    field = text_of(element, report_);
    if (field.empty()) {
      report_.grave(
          Code::empty_element, report_.document().position(element), {std::string(element.Name())});
    }
  }

  void source(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"src"}, report_);
    CollectionSource made{std::string(attribute(element, "src")),
                          report_.document().position(element)};
    if (required_attribute(element, "src", report_).empty()) return;
    const std::string guarded = fmt::format("/{}/", made.pattern);
    if (made.pattern.front() == '/' || guarded.find("/../") != std::string::npos) {
      report_.grave(Code::path_outside, made.where, {made.pattern});
    }
    collection_.sources.push_back(std::move(made));
  }

  void day(const tinyxml2::XMLElement& element, const char* name, std::string& field) {
    field = attribute(element, name);
    if (element.FindAttribute(name) == nullptr || is_date(field, false)) return;
    bad_value(element, name, "a date of the calendar such as 2026-11-24", report_);
  }

  void selection(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"from", "to"}, report_);
    check_no_text(element, report_);
    Selection& selection = collection_.selection;
    day(element, "from", selection.from);
    day(element, "to", selection.to);
    for (const auto* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      std::vector<std::string>* list = name == "section"   ? &selection.sections
                                       : name == "keyword" ? &selection.keywords
                                       : name == "author"  ? &selection.authors
                                                           : nullptr;
      if (list == nullptr) {
        unknown_child(*child, {"section", "keyword", "author"}, report_);
      } else {
        text(*child, list->emplace_back());
      }
    }
  }

  /// A word of an attribute; `otherwise` where it is absent or, reported, another.
  template <class Value>
  Value
  word(const tinyxml2::XMLElement& element, const char* name, Value otherwise, Words<Value> words) {
    if (element.FindAttribute(name) == nullptr) return otherwise;
    std::vector<std::string_view> known;
    for (const auto& [text, value] : words) {
      if (attribute(element, name) == text) return value;
      known.push_back(text);
    }
    bad_value(element, name, fmt::format("one of {}", fmt::join(known, ", ")), report_);
    return otherwise;
  }

  void order(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"by", "descending"}, report_);
    static_cast<void>(required_attribute(element, "by", report_));
    collection_.order = word<CollectionOrder>(element,
                                              "by",
                                              CollectionOrder::date,
                                              {{"date", CollectionOrder::date},
                                               {"source", CollectionOrder::source},
                                               {"title", CollectionOrder::title},
                                               {"author", CollectionOrder::author}});
    collection_.descending =
        word<bool>(element, "descending", false, {{"yes", true}, {"no", false}});
  }

  void group(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"by"}, report_);
    if (required_attribute(element, "by", report_).empty()) return;
    collection_.groups.push_back(word<Grouping>(element,
                                                "by",
                                                Grouping::year,
                                                {{"year", Grouping::year},
                                                 {"month", Grouping::month},
                                                 {"day", Grouping::day},
                                                 {"section", Grouping::section},
                                                 {"author", Grouping::author}}));
  }

  void volumes(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"articles", "kilobytes", "by"}, report_);
    VolumeSize& size = collection_.volumes;
    size.articles = number_attribute(element, "articles", 0, 1, 100'000, report_);
    size.bytes =
        std::uint64_t{number_attribute(element, "kilobytes", 0, 1, 4'000'000, report_)} * 1000;
    size.by_part = word<bool>(element, "by", false, {{"part", true}});
  }

  void index(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"of", "collation"}, report_);
    if (required_attribute(element, "of", report_).empty()) return;
    IndexRequest request;
    request.of = word<IndexOf>(element,
                               "of",
                               IndexOf::titles,
                               {{"authors", IndexOf::authors}, {"titles", IndexOf::titles}});
    request.collation = word<std::string>(
        element,
        "collation",
        {},
        {{"pinyin", "pinyin"}, {"stroke", "stroke"}, {"zhuyin", "zhuyin"}, {"unihan", "unihan"}});
    collection_.indexes.push_back(std::move(request));
  }

  void cover(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"src"}, report_);
    collection_.cover = required_attribute(element, "src", report_);
    collection_.cover_where = report_.document().position(element);
  }

  Report report_;
  Collection collection_;
};

/// The name of the root element, as far as can be seen without parsing.
std::string_view root_name(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at + 1)) {
    if (bytes.substr(at).starts_with("<!--")) {
      at = bytes.find("-->", at);
    } else if (bytes.substr(at).starts_with("<?") || bytes.substr(at).starts_with("<!")) {
      at = bytes.find('>', at);
    } else {
      return bytes.substr(at + 1, bytes.find_first_of(" \t\r\n/>", at) - at - 1);
    }
    if (at == std::string_view::npos) break;
  }
  return {};
}

}  // namespace

bool is_collection(const std::string& path, FileSource& files, const Limits& limits) {
  const auto content = files.read(path, limits.file_bytes);
  return content.state == FileSource::State::found && root_name(content.bytes) == "collection";
}

std::optional<Collection> read_collection(const std::string& path,
                                          FileSource& files,
                                          const Limits& limits,
                                          DiagnosticSink& sink) {
  auto content = files.read(path, limits.file_bytes);
  std::optional<Collection> collection;
  if (content.state == FileSource::State::found) {
    const auto document = Document::parse(
        decoded(std::move(content.bytes), path, {}, sink), path, limits.nesting, sink);
    if (document) collection = CollectionReader(*document, sink).read();
  } else {
    sink.report({Code::file_not_found, path, 0, 0, {path}});
  }
  if (!collection) sink.report({Code::edition_unusable, path, 0, 0, {path}});
  return collection;
}

}  // namespace qianzi::readers
