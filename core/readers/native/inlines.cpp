#include "readers/native/inlines.h"

#include "readers/native/white_space.h"
#include "readers/ruby_kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace qianzi::readers {
namespace {

const Names inline_names = {"ruby",
                            "em",
                            "strong",
                            "name",
                            "work",
                            "u",
                            "tcy",
                            "a",
                            "sup",
                            "sub",
                            "warichu",
                            "br",
                            "noteref"};

std::optional<SpanKind> span_kind(std::string_view name) {
  struct Row {
    std::string_view name;
    SpanKind kind;
  };
  static constexpr Row rows[] = {{"em", SpanKind::emphasis},
                                 {"strong", SpanKind::strong},
                                 {"name", SpanKind::name},
                                 {"work", SpanKind::work},
                                 {"a", SpanKind::link},
                                 {"sup", SpanKind::superscript},
                                 {"sub", SpanKind::subscript},
                                 {"u", SpanKind::underline}};
  for (const Row& row : rows) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

bool starts_with_any(std::string_view text, Names prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix && text.size() > prefix.size();
  });
}

constexpr std::size_t tcy_characters = 4;
constexpr std::size_t address_characters = 2000;

/// Code points.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  }));
}

/// An address may hold neither spaces nor control characters.
bool is_plain_address(std::string_view text) {
  return characters(text) <= address_characters &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '<' && c != '>' &&
                  c != '"';
         });
}

class InlineReader {
public:
  InlineReader(References& references, Report& report) : references_(references), report_(report) {}

  Inlines read(const tinyxml2::XMLElement& element) {
    Inlines content;
    for (const auto* node = element.FirstChild(); node != nullptr; node = node->NextSibling()) {
      add_text(content, report_.document().space_before(*node), {});
      if (const auto* text = node->ToText()) {
        add_text(content, text->Value(), report_.document().position(*text));
      } else if (const auto* child = node->ToElement()) {
        add_element(content, *child);
      }
    }
    add_text(content, report_.document().space_at_end(element), {});
    return content;
  }

private:
  static void add_text(Inlines& content, std::string_view text, SourcePosition where) {
    if (text.empty()) return;
    if (!content.empty()) {
      if (auto* last = std::get_if<Text>(&content.back().value)) {
        last->text += text;
        return;
      }
    }
    content.push_back({Text{std::string(text)}, where});
  }

  void add_element(Inlines& content, const tinyxml2::XMLElement& element) {
    const std::string_view name = element.Name();
    const SourcePosition where = report_.document().position(element);
    if (const auto kind = span_kind(name)) {
      add_span(content, element, *kind);
    } else if (name == "ruby") {
      content.push_back({ruby(element), where});
    } else if (name == "tcy") {
      content.push_back({tcy(element), where});
    } else if (name == "warichu") {
      add_warichu(content, element);
    } else if (name == "br") {
      check_attributes(element, {}, report_);
      check_no_content(element, report_);
      content.push_back({LineBreak{}, where});
    } else if (name == "noteref") {
      add_note_reference(content, element);
    } else {
      unknown_child(element, inline_names, report_);
    }
  }

  void add_warichu(Inlines& content, const tinyxml2::XMLElement& element) {
    const SourcePosition where = report_.document().position(element);
    check_attributes(element, {}, report_);
    Warichu note{read(element)};
    if (note.content.empty()) report_.grave(Code::empty_element, where, {"warichu"});
    content.push_back({std::move(note), where});
  }

  TateChuYoko tcy(const tinyxml2::XMLElement& element) {
    check_attributes(element, {}, report_);
    std::string text = text_of(element, report_);
    const SourcePosition where = report_.document().position(element);
    if (text.empty()) report_.grave(Code::empty_element, where, {"tcy"});
    if (characters(text) > tcy_characters) {
      report_.grave(Code::bad_value,
                    where,
                    {"<tcy>", text, fmt::format("at most {} characters", tcy_characters)});
    }
    return {std::move(text)};
  }

  void add_span(Inlines& content, const tinyxml2::XMLElement& element, SpanKind kind) {
    Span span;
    span.kind = kind;
    if (kind == SpanKind::link) {
      check_attributes(element, {"href", "xml:lang"}, report_);
    } else {
      check_attributes(element, {"xml:lang"}, report_);
    }
    span.language = language_attribute(element, report_);
    span.content = read(element);
    const SourcePosition where = report_.document().position(element);
    if (element.FirstChildElement() == nullptr && !has_text(element)) {
      report_.grave(Code::empty_element, where, {element.Name()});
    }
    if (kind == SpanKind::link && !target(element, span.target)) {
      // The words stay, the link goes.
      std::move(span.content.begin(), span.content.end(), std::back_inserter(content));
      return;
    }
    content.push_back({std::move(span), where});
  }

  bool target(const tinyxml2::XMLElement& element, std::string& result) {
    const SourcePosition where = report_.document().position(element);
    result = required_attribute(element, "href", report_);
    const std::string_view href = result;
    const bool outside = starts_with_any(href, {"http://", "https://", "mailto:"});
    const bool inside = href.size() > 1 && href[0] == '#' && is_id(href.substr(1));
    if (!is_plain_address(href) || (!outside && !inside)) {
      if (!href.empty()) report_.slight(Code::bad_link, where, {result});
      return false;
    }
    if (inside) references_.links.push_back({result.substr(1), report_.document().file(), where});
    return true;
  }

  Ruby ruby(const tinyxml2::XMLElement& element) {
    check_attributes(element, {"type", "position"}, report_);
    check_no_text(element, report_);
    Ruby ruby = segments(element);
    ruby.kind = kind_attribute(element).value_or(ruby_kind(ruby.segments));
    if (element.FindAttribute("position") == nullptr) return ruby;
    const std::string_view position = attribute(element, "position");
    if (position == "under") {
      ruby.side = RubySide::under;
    } else if (position != "over") {
      bad_value(element, "position", "over or under", report_);
    }
    return ruby;
  }

  std::optional<RubyKind> kind_attribute(const tinyxml2::XMLElement& element) {
    static constexpr std::string_view kinds[] = {"mono", "group", "jukugo", "pinyin", "bopomofo"};
    if (element.FindAttribute("type") == nullptr) return std::nullopt;
    const std::string_view type = attribute(element, "type");
    const auto* const known = std::find(std::begin(kinds), std::end(kinds), type);
    if (known != std::end(kinds)) return static_cast<RubyKind>(known - std::begin(kinds));
    bad_value(element, "type", "mono, group, jukugo, pinyin or bopomofo", report_);
    return std::nullopt;
  }

  Ruby segments(const tinyxml2::XMLElement& element) {
    Ruby ruby;
    bool open = false;  // an rb waits for its rt
    for (const auto* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      const bool ends = !ruby.gloss.empty();  // the gloss is the last
      if (ends || (name != "rb" && name != "rt" && name != "gloss")) {
        unknown_child(*child, {"rb", "rt", "gloss"}, report_);
        continue;
      }
      check_attributes(*child, {}, report_);
      std::string text = text_of(*child, report_);
      const SourcePosition where = report_.document().position(*child);
      if (name == "rb") {
        if (open) report_.grave(Code::missing_element, where, {"ruby", "rt"});
        if (text.empty()) report_.grave(Code::empty_element, where, {"rb"});
        ruby.segments.push_back({std::move(text), {}});
      } else if (name == "gloss") {
        if (text.empty()) report_.grave(Code::empty_element, where, {"gloss"});
        ruby.gloss = std::move(text);
        continue;
      } else if (!open) {
        report_.grave(Code::missing_element, where, {"ruby", "rb"});
      } else {
        ruby.segments.back().reading = std::move(text);
      }
      open = name == "rb";
    }
    if (open || ruby.segments.empty()) {
      const char* const missing = ruby.segments.empty() ? "rb" : "rt";
      report_.grave(Code::missing_element, report_.document().position(element), {"ruby", missing});
    }
    return ruby;
  }

  void add_note_reference(Inlines& content, const tinyxml2::XMLElement& element) {
    check_attributes(element, {"note"}, report_);
    check_no_content(element, report_);
    const SourcePosition where = report_.document().position(element);
    const std::string id = required_attribute(element, "note", report_);
    if (id.empty()) return;
    const auto known = references_.notes.find(id);
    if (known == references_.notes.end()) {
      report_.slight(Code::unknown_note, where, {id});
      return;
    }
    std::uint32_t& number = known->second;
    if (number == 0) number = ++references_.notes_referred_to;
    content.push_back({NoteReference{id, number}, where});
  }

  References& references_;
  Report& report_;
};

}  // namespace

bool is_inline_name(std::string_view name) {
  return std::find(inline_names.begin(), inline_names.end(), name) != inline_names.end();
}

Inlines read_inlines(const tinyxml2::XMLElement& element, References& references, Report& report) {
  Inlines content = InlineReader(references, report).read(element);
  settle_white_space(content);
  return content;
}

}  // namespace qianzi::readers
