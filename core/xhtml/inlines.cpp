#include "xhtml/inlines.h"

#include "xhtml/links.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::xhtml {

namespace {

void add_text(XhtmlElement& parent, std::string_view text) {
  if (text.empty()) return;
  if (!parent.children.empty()) {
    if (auto* before = std::get_if<std::string>(&parent.children.back())) {
      *before += text;
      return;
    }
  }
  parent.children.emplace_back(std::string(text));
}

XhtmlElement holding(std::string_view name, std::string_view text) {
  XhtmlElement made = element(name);
  add_text(made, text);
  return made;
}

/// Bases without a reading stand outside: in <ruby> every base has its <rt>.
void add_ruby(XhtmlElement& parent, const Ruby& ruby) {
  XhtmlElement open = element("ruby");
  const auto close = [&] {
    if (!open.children.empty()) parent.children.emplace_back(std::move(open));
    open = element("ruby");
  };
  for (const RubySegment& segment : ruby.segments) {
    if (segment.reading.empty()) {
      close();
      add_text(parent, segment.base);
      continue;
    }
    add_text(open, segment.base);
    open.children.emplace_back(holding("rp", "（"));
    open.children.emplace_back(holding("rt", segment.reading));
    open.children.emplace_back(holding("rp", "）"));
  }
  close();
}

XhtmlElement link(const Span& span, bool linked) {
  XhtmlElement plain = element("span");
  if (linked) return plain;
  XhtmlElement made = element("a");
  if (span.target.starts_with('#') && span.target.size() > 1) {
    made.attributes.push_back({"href", span.target.substr(1), ReferenceKind::article});
    return made;
  }
  std::optional<std::string> address = safe_address(span.target);
  if (!address) return plain;
  made.attributes.push_back({"href", std::move(*address)});
  return made;
}

XhtmlElement shell_of(const Span& span, bool linked) {
  switch (span.kind) {
  case SpanKind::emphasis:
    return element("em", "em");
  case SpanKind::strong:
    return element("strong");
  case SpanKind::name:
    return element("u", "name");
  case SpanKind::work:
    return element("u", "work");
  case SpanKind::superscript:
    return element("sup");
  case SpanKind::subscript:
    return element("sub");
  case SpanKind::link:
    return link(span, linked);
  }
  return element("span");
}

/// Side lines of two names that meet have a gap between them (CLREQ 3.3.3), which a style sheet
/// cannot see: whether text stands between two elements.
void tell_from_neighbour(XhtmlElement& made, const XhtmlElement& parent) {
  if (made.name != "u" || parent.children.empty()) return;
  const auto* before = std::get_if<XhtmlElement>(&parent.children.back());
  if (before != nullptr && before->name == "u") made.attributes.front().value += " adjoining";
}

void add_span(XhtmlElement& parent, const Span& span, Builder& builder, bool linked) {
  XhtmlElement made = shell_of(span, linked);
  tell_from_neighbour(made, parent);
  add_language(made, span.language);
  add_inlines(made, span.content, builder, linked || made.name == "a");
  parent.children.emplace_back(std::move(made));
}

void add_reference(XhtmlElement& parent, const NoteReference& note, Builder& builder, bool linked) {
  const auto& notes = builder.article.notes;
  const bool known = std::any_of(notes.begin(), notes.end(), [&](const Note& candidate) {
    return candidate.number == note.number;
  });
  if (!known) return;
  XhtmlElement mark = element("sup", "noteref");
  std::string number = fmt::format("{}", note.number);
  if (linked) {
    mark.children.emplace_back(std::move(number));
  } else {
    XhtmlElement anchor = element("a");
    const std::uint32_t occurrence = ++builder.references[note.number];
    anchor.attributes.push_back({"id", reference_id(builder.article, note.number, occurrence)});
    anchor.attributes.push_back({"role", "doc-noteref"});
    anchor.attributes.push_back(
        {"href", fmt::format("#{}", note_id(builder.article, note.number))});
    anchor.children.emplace_back(std::move(number));
    mark.children.emplace_back(std::move(anchor));
  }
  parent.children.emplace_back(std::move(mark));
}

}  // namespace

void add_inlines(XhtmlElement& parent, const Inlines& content, Builder& builder, bool linked) {
  for (const Inline& piece : content) {
    if (const auto* text = std::get_if<Text>(&piece.value)) {
      add_text(parent, text->text);
    } else if (const auto* ruby = std::get_if<Ruby>(&piece.value)) {
      add_ruby(parent, *ruby);
    } else if (const auto* span = std::get_if<Span>(&piece.value)) {
      add_span(parent, *span, builder, linked);
    } else if (const auto* upright = std::get_if<TateChuYoko>(&piece.value)) {
      XhtmlElement made = element("span", "tcy");
      add_text(made, upright->text);
      parent.children.emplace_back(std::move(made));
    } else if (std::holds_alternative<LineBreak>(piece.value)) {
      parent.children.emplace_back(element("br"));
    } else if (const auto* note = std::get_if<NoteReference>(&piece.value)) {
      add_reference(parent, *note, builder, linked);
    }
  }
}

}  // namespace qianzi::xhtml
