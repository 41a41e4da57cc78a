#include "transforms/passage.h"

#include "model/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace qianzi::transforms {
namespace {

constexpr std::size_t no_leaf = std::numeric_limits<std::size_t>::max();

bool is_blank(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
  });
}

void drop_empty(Inlines& content);

/// Whether an element has nothing left to show.
bool is_empty(Inline& part) {
  if (const auto* text = std::get_if<Text>(&part.value)) return text->text.empty();
  if (const auto* tcy = std::get_if<TateChuYoko>(&part.value)) return tcy->text.empty();
  if (auto* ruby = std::get_if<Ruby>(&part.value)) {
    std::erase_if(ruby->segments, [](const RubySegment& segment) { return segment.base.empty(); });
    return ruby->segments.empty();
  }
  if (auto* span = std::get_if<Span>(&part.value)) {
    drop_empty(span->content);
    return span->content.empty();
  }
  if (auto* note = std::get_if<Warichu>(&part.value)) {
    drop_empty(note->content);
    return note->content.empty();
  }
  return false;
}

void drop_empty(Inlines& content) {
  std::erase_if(content, is_empty);
  for (Inline& part : content) {
    auto* tcy = std::get_if<TateChuYoko>(&part.value);
    if (tcy == nullptr) continue;
    const std::size_t characters = code_points(tcy->text).size();
    // Two to four characters are set so; of another number they are text like any other.
    if (characters < 2 || characters > 4) part.value = Text{std::move(tcy->text)};
  }
}

}  // namespace

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = model::next_code_point(utf8, at);
    if (!c) ++at;
    out += c.value_or(U'\uFFFD');
  }
  return out;
}

std::string utf8(std::u32string_view characters) {
  std::string text;
  for (const char32_t c : characters) model::append_utf8(c, text);
  return text;
}

Passage::Passage(Inlines& content, std::string_view language) : content_(&content) {
  gather(content, language, false);
}

Passage::Passage(std::string& value, std::string_view language) {
  add(value, language, false);
}

void Passage::add(std::string& text, std::string_view language, bool own) {
  text_ += code_points(text);
  leaves_of_.resize(text_.size(), leaves_.size());
  leaves_.push_back({&text, language, own});
}

void Passage::gather(Inlines& content, std::string_view language, bool own) {
  for (Inline& part : content) {
    if (auto* text = std::get_if<Text>(&part.value)) {
      add(text->text, language, own);
    } else if (auto* ruby = std::get_if<Ruby>(&part.value)) {
      for (RubySegment& segment : ruby->segments) add(segment.base, language, own);
    } else if (auto* tcy = std::get_if<TateChuYoko>(&part.value)) {
      add(tcy->text, language, own);
    } else if (auto* span = std::get_if<Span>(&part.value)) {
      const bool named = !span->language.empty();
      gather(span->content, named ? std::string_view(span->language) : language, own || named);
    } else if (auto* note = std::get_if<Warichu>(&part.value)) {
      gather(note->content, language, own);
    } else if (std::holds_alternative<LineBreak>(part.value)) {
      text_ += U'\n';
      leaves_of_.push_back(no_leaf);
    }
  }
}

std::string_view Passage::language_at(std::size_t at) const {
  const std::size_t leaf = leaf_of(at);
  return leaf == no_leaf ? std::string_view() : leaves_[leaf].language;
}

bool Passage::has_own_language(std::size_t at) const {
  const std::size_t leaf = leaf_of(at);
  return leaf != no_leaf && leaves_[leaf].own_language;
}

void Passage::replace(std::size_t begin, std::size_t end, std::u32string_view by) {
  if (begin >= end || text().substr(begin, end - begin) == by) return;
  const auto first = leaves_of_.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = leaves_of_.begin() + static_cast<std::ptrdiff_t>(end);
  if (std::find(first, last, no_leaf) != last) return;
  changes_.push_back({begin, end, std::u32string(by)});
}

std::u32string Passage::changed_text() const {
  std::u32string out;
  std::size_t at = 0;
  for (const Change& change : changes_) {
    out += text().substr(at, change.begin - at);
    out += change.by;
    at = change.end;
  }
  return out += text().substr(at);
}

void Passage::write_leaves() {
  std::vector<std::string> texts(leaves_.size());
  const auto put = [&](std::size_t leaf, char32_t c) {
    if (leaf != no_leaf) model::append_utf8(c, texts[leaf]);
  };
  std::size_t at = 0;
  for (const Change& change : changes_) {
    for (; at < change.begin; ++at) put(leaf_of(at), text_[at]);
    const bool one_by_one = change.by.size() == change.end - change.begin;
    for (std::size_t i = 0; i < change.by.size(); ++i) {
      put(leaf_of(one_by_one ? change.begin + i : change.begin), change.by[i]);
    }
    at = change.end;
  }
  for (; at < text_.size(); ++at) put(leaf_of(at), text_[at]);
  for (std::size_t i = 0; i < leaves_.size(); ++i) *leaves_[i].text = std::move(texts[i]);
}

bool Passage::commit() {
  if (changes_.empty() || is_blank(changed_text())) return false;
  write_leaves();
  if (content_ != nullptr) drop_empty(*content_);
  return true;
}

}  // namespace qianzi::transforms
