#include "xhtml/inlines.h"

#include "xhtml/links.h"
#include "xhtml/rare.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::xhtml {

namespace {

void add_usual(XhtmlElement& parent, std::string_view text) {
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

/// Tone marks as they are written after the symbols; the light one is put before them, above whom
/// it stands, the others are what the style sheets set beside the last symbol.
XhtmlElement bopomofo_reading(std::string_view reading) {
  static constexpr std::string_view light = "˙";
  static constexpr std::string_view marks[] = {"ˊ", "ˇ", "ˋ", "ˉ"};
  XhtmlElement made = element("rt");
  if (reading.ends_with(light)) {
    reading.remove_suffix(light.size());
    add_text(made, light);
  }
  const auto* const mark =
      std::find_if(std::begin(marks), std::end(marks), [&](std::string_view m) {
        return reading.ends_with(m) && reading.size() > m.size();
      });
  if (mark != std::end(marks)) reading.remove_suffix(mark->size());
  add_text(made, reading);
  if (mark != std::end(marks)) {
    XhtmlElement tone = element("span", "tone");
    add_text(tone, *mark);
    made.children.emplace_back(std::move(tone));
  }
  return made;
}

/// The style sheets know the classes: the kind where it is set in another way, and the side.
XhtmlElement ruby_shell(const Ruby& ruby, RubySide side, bool is_gloss) {
  std::string classes;
  if (is_gloss) {
    classes = "gloss";
  } else if (ruby.kind == RubyKind::pinyin) {
    classes = "pinyin";
  } else if (ruby.kind == RubyKind::bopomofo) {
    classes = "bopomofo";
  }
  if (side == RubySide::under) classes += classes.empty() ? "under" : " under";
  return element("ruby", classes);
}

void add_reading(XhtmlElement& ruby, std::string_view reading, bool bopomofo) {
  ruby.children.emplace_back(holding("rp", "（"));
  ruby.children.emplace_back(bopomofo ? bopomofo_reading(reading) : holding("rt", reading));
  ruby.children.emplace_back(holding("rp", "）"));
}

/// Bases without a reading stand outside: in <ruby> every base has its <rt>. Bopomofo has a <ruby>
/// for each base, since style sheets make a box of it.
void add_segments(XhtmlElement& parent, const Ruby& ruby) {
  XhtmlElement open = ruby_shell(ruby, ruby.side, false);
  const auto close = [&] {
    if (!open.children.empty()) parent.children.emplace_back(std::move(open));
    open = ruby_shell(ruby, ruby.side, false);
  };
  for (const RubySegment& segment : ruby.segments) {
    if (segment.reading.empty()) {
      close();
      add_text(parent, segment.base);
      continue;
    }
    const bool bopomofo = ruby.kind == RubyKind::bopomofo;
    if (bopomofo) close();
    add_text(open, segment.base);
    add_reading(open, segment.reading, bopomofo);
  }
  close();
}

/// With a gloss, one ruby inside another: HTML has no other way to say two sides.
void add_ruby(XhtmlElement& parent, const Ruby& ruby) {
  if (ruby.gloss.empty()) {
    add_segments(parent, ruby);
    return;
  }
  XhtmlElement inner = ruby_shell(ruby, ruby.side, false);
  for (const RubySegment& segment : ruby.segments) {
    add_text(inner, segment.base);
    add_reading(inner, segment.reading, ruby.kind == RubyKind::bopomofo);
  }
  const bool over = ruby.side == RubySide::over;
  XhtmlElement outer = ruby_shell(ruby, over ? RubySide::under : RubySide::over, true);
  outer.children.emplace_back(std::move(inner));
  add_reading(outer, ruby.gloss, false);
  parent.children.emplace_back(std::move(outer));
}

/// Does the text so far end with a bracket that opens?
bool opens_bracket(const XhtmlElement& parent) {
  static constexpr std::string_view brackets[] = {
      "（", "〔", "［", "【", "〖", "〈", "《", "(", "["};
  if (parent.children.empty()) return false;
  const auto* text = std::get_if<std::string>(&parent.children.back());
  return text != nullptr && std::any_of(std::begin(brackets),
                                        std::end(brackets),
                                        [&](std::string_view b) { return text->ends_with(b); });
}

/// No browser sets two rows in a line: small text, in brackets unless the author wrote some.
void add_warichu(XhtmlElement& parent, const Warichu& note, Builder& builder, bool linked) {
  const bool bracketed = opens_bracket(parent);
  XhtmlElement made = element("small", "warichu");
  if (!bracketed) add_text(made, "（");
  add_inlines(made, note.content, builder, linked);
  if (!bracketed) add_text(made, "）");
  parent.children.emplace_back(std::move(made));
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
  case SpanKind::underline:
    return element("u");
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
  if (before == nullptr || before->name != "u") return;
  if (made.attributes.empty()) {  // an underline has no class of its own
    made.attributes.push_back({"class", "adjoining"});
  } else {
    made.attributes.front().value += " adjoining";
  }
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

void add_text(XhtmlElement& parent, std::string_view text) {
  while (!text.empty()) {
    const Stretch stretch = next_stretch(text);
    const std::string_view part = text.substr(0, stretch.bytes);
    text.remove_prefix(stretch.bytes);
    if (!stretch.rare) {
      add_usual(parent, part);
      continue;
    }
    XhtmlElement made = element("span", rare_class);
    add_usual(made, part);
    parent.children.emplace_back(std::move(made));
  }
}

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
    } else if (const auto* warichu = std::get_if<Warichu>(&piece.value)) {
      add_warichu(parent, *warichu, builder, linked);
    } else if (std::holds_alternative<LineBreak>(piece.value)) {
      parent.children.emplace_back(element("br"));
    } else if (const auto* note = std::get_if<NoteReference>(&piece.value)) {
      add_reference(parent, *note, builder, linked);
    }
  }
}

}  // namespace qianzi::xhtml
