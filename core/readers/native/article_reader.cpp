#include "readers/native/article_reader.h"

#include "readers/native/blocks.h"
#include "readers/native/inlines.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

const Names head_names = {"kicker",
                          "headline",
                          "deck",
                          "byline",
                          "dateline",
                          "source",
                          "published",
                          "section",
                          "keyword",
                          "rights"};

constexpr std::string_view id_wanted =
    "a letter, then letters, digits, dots, hyphens or underscores, 100 at most";

class ArticleReader {
public:
  ArticleReader(const Document& document,
                std::string folder,
                EditionParts& parts,
                DiagnosticSink& sink)
      : report_(document, sink), blocks_(std::move(folder), parts, references_, report_) {}

  ReadArticle read(const std::string& default_id, const std::string& default_language) {
    const auto& root = report_.document().root();
    check_attributes(root, {"id", "xml:lang", "writing-mode"}, report_);
    check_no_text(root, report_);
    Article& article = result_.article;
    article.source_file = report_.document().file();
    article.where = report_.document().position(root);
    article.id = id(root, default_id);
    article.language = language_attribute(root, report_);
    if (article.language.empty()) article.language = default_language;
    article.writing_mode = writing_mode_attribute(root, report_);
    parts_of(root);
    result_.links = std::move(references_.links);
    result_.broken = report_.broken();
    return std::move(result_);
  }

private:
  std::string id(const tinyxml2::XMLElement& root, const std::string& default_id) {
    if (root.FindAttribute("id") == nullptr) return default_id;
    const std::string_view id = attribute(root, "id");
    if (is_id(id)) return std::string(id);
    bad_value(root, "id", id_wanted, report_);
    return default_id;
  }

  void parts_of(const tinyxml2::XMLElement& root) {
    const tinyxml2::XMLElement* head = nullptr;
    const tinyxml2::XMLElement* body = nullptr;
    for (const auto* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      const tinyxml2::XMLElement** const place = name == "head"   ? &head
                                                 : name == "body" ? &body
                                                                  : nullptr;
      if (place == nullptr) {
        unknown_child(*child, {"head", "body"}, report_);
      } else if (*place != nullptr) {
        repeated(*child, report_);
      } else {
        *place = child;
      }
    }
    const SourcePosition where = report_.document().position(root);
    if (head == nullptr) report_.grave(Code::missing_element, where, {"article", "head"});
    if (body == nullptr) report_.grave(Code::missing_element, where, {"article", "body"});
    if (body != nullptr) find_notes(*body);
    if (head != nullptr) read_head(*head);
    if (body != nullptr) {
      result_.article.body = blocks_.body(*body);
      read_notes(*body);
    }
  }

  void read_head(const tinyxml2::XMLElement& element) {
    check_attributes(element, {}, report_);
    check_no_text(element, report_);
    ArticleHead& head = result_.article.head;
    std::vector<std::string> seen;
    for (const auto* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string name = child->Name();
      const bool many = name == "byline" || name == "keyword";
      if (!many && std::find(seen.begin(), seen.end(), name) != seen.end()) {
        repeated(*child, report_);
        continue;
      }
      seen.push_back(name);
      check_attributes(*child, {}, report_);
      if (!inline_field(head, *child) && !text_field(head, *child)) {
        unknown_child(*child, head_names, report_);
      }
    }
    if (head.headline.empty() && std::find(seen.begin(), seen.end(), "headline") == seen.end()) {
      report_.grave(
          Code::missing_element, report_.document().position(element), {"head", "headline"});
    }
  }

  bool inline_field(ArticleHead& head, const tinyxml2::XMLElement& element) {
    const std::string_view name = element.Name();
    Inlines* const field = name == "kicker"     ? &head.kicker
                           : name == "headline" ? &head.headline
                           : name == "deck"     ? &head.deck
                                                : nullptr;
    if (field == nullptr) return false;
    *field = read_inlines(element, references_, report_);
    if (field->empty()) {
      report_.grave(Code::empty_element, report_.document().position(element), {std::string(name)});
    }
    return true;
  }

  bool text_field(ArticleHead& head, const tinyxml2::XMLElement& element) {
    const std::string_view name = element.Name();
    std::string* field = nullptr;
    if (name == "byline") field = &head.bylines.emplace_back();
    if (name == "keyword") field = &head.keywords.emplace_back();
    if (name == "dateline") field = &head.dateline;
    if (name == "source") field = &head.source;
    if (name == "published") field = &head.published;
    if (name == "section") field = &head.section;
    if (name == "rights") field = &head.rights;
    if (field == nullptr) return false;
    *field = text_of(element, report_);
    const SourcePosition where = report_.document().position(element);
    if (field->empty()) report_.grave(Code::empty_element, where, {std::string(name)});
    if (name == "published" && !field->empty() && !is_date(*field, true)) {
      report_.grave(Code::bad_value,
                    where,
                    {"<published>",
                     *field,
                     "a date such as 2026-11-24, or with a time 2026-11-24T09:30:00+08:00"});
    }
    return true;
  }

  /// Ids first, so that references before and after a note are checked alike.
  void find_notes(const tinyxml2::XMLElement& body) {
    for (const auto* note = body.FirstChildElement("note"); note != nullptr;
         note = note->NextSiblingElement("note")) {
      const SourcePosition where = report_.document().position(*note);
      const std::string id = required_attribute(*note, "id", report_);
      if (id.empty()) continue;
      if (!is_id(id)) {
        bad_value(*note, "id", id_wanted, report_);
      }
      if (!references_.notes.try_emplace(id, 0).second) {
        report_.grave(Code::duplicate_id, where, {id, "this article"});
      }
    }
  }

  void read_notes(const tinyxml2::XMLElement& body) {
    std::vector<Note>& notes = result_.article.notes;
    for (const auto* element = body.FirstChildElement("note"); element != nullptr;
         element = element->NextSiblingElement("note")) {
      check_attributes(*element, {"id"}, report_);
      Note note;
      note.id = text_attribute(*element, "id");
      note.where = report_.document().position(*element);
      note.content = blocks_.flow(*element, {"p", "list", "quote"});
      notes.push_back(std::move(note));
    }
    // References inside notes count too, so the numbers are known only now.
    for (Note& note : notes) {
      const auto known = references_.notes.find(note.id);
      if (known != references_.notes.end()) note.number = known->second;
      if (note.number > 0) continue;
      if (!note.id.empty()) report_.slight(Code::unused_note, note.where, {note.id});
      note.number = ++references_.notes_referred_to;
    }
    std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
      return a.number < b.number;
    });
  }

  Report report_;
  References references_;
  BlockReader blocks_;
  ReadArticle result_;
};

}  // namespace

ReadArticle read_article(const Document& document,
                         const std::string& folder,
                         const std::string& default_id,
                         const std::string& default_language,
                         EditionParts& parts,
                         DiagnosticSink& sink) {
  return ArticleReader(document, folder, parts, sink).read(default_id, default_language);
}

}  // namespace qianzi::readers
