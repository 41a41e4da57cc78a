#include "readers/native/lexical.h"

#include "model/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace qianzi::readers {

using model::next_code_point;

namespace {

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool continues_name(char c) {
  return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// The first byte from `at` on that is to be looked at more closely. OPTIMIZATION: what is passed
/// over is nearly all there is: ASCII without control characters, and characters of three bytes
/// after the first of which (0xE1 to 0xEC, 0xEE) nothing can be wrong but the two others.
std::size_t plain_end(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at < text.size()) {
    const unsigned char lead = byte(at);
    if (lead >= 0x20 && lead < 0x80) {
      ++at;
      continue;
    }
    const bool three = (lead >= 0xE1 && lead <= 0xEC) || lead == 0xEE;
    if (!three || at + 3 > text.size()) break;
    if ((byte(at + 1) & 0xC0u) != 0x80u || (byte(at + 2) & 0xC0u) != 0x80u) break;
    at += 3;
  }
  return at;
}

/// No element of ours has ten; looking for one that stands twice takes a time of their square.
constexpr std::size_t most_attributes = 64;

/// Thrown within this file only, to leave the scan at the first error.
struct Stop {};

class Scan {
public:
  Scan(std::string_view bytes,
       const std::string& file,
       const SourceMap& map,
       unsigned nesting,
       DiagnosticSink& sink)
      : bytes_(bytes), file_(file), map_(map), nesting_(nesting), sink_(sink) {}

  std::vector<ElementSpan> run() {
    check_characters();
    if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    declaration();
    while (at_ < bytes_.size()) {
      if (bytes_[at_] == '<') {
        markup();
      } else {
        text();
      }
    }
    if (!open_.empty()) {
      const std::size_t name = spans_[open_.back()].name;
      stop(Code::not_well_formed,
           name,
           {fmt::format("<{}> is never closed", name_at(name)),
            fmt::format("add </{}>", name_at(name))});
    }
    if (spans_.empty()) {
      stop(Code::not_well_formed, 0, {"there is no element", "write an <edition> or <article>"});
    }
    return std::move(spans_);
  }

private:
  [[noreturn]] void stop(Code code, std::size_t offset, std::vector<std::string> arguments) {
    const SourcePosition where = map_.position(offset);
    sink_.report({code, file_, where.line, where.column, std::move(arguments)});
    throw Stop();
  }
  [[noreturn]] void malformed(std::size_t offset, std::string what, std::string remedy) {
    stop(Code::not_well_formed, offset, {std::move(what), std::move(remedy)});
  }

  void check_characters();
  void declaration();
  std::string_view declared_value();
  void text();
  void markup();
  void skip_past(std::string_view end, std::string_view what);
  void processing_instruction();
  void end_tag();
  void start_tag();
  void attribute(std::vector<std::string_view>& names);
  void reference();
  [[nodiscard]] bool looking_at(std::string_view word) const {
    return bytes_.compare(at_, word.size(), word) == 0;
  }
  void skip_space() {
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
  }
  [[nodiscard]] std::string_view name_at(std::size_t offset) const {
    std::size_t end = offset;
    while (end < bytes_.size() && continues_name(bytes_[end])) ++end;
    return bytes_.substr(offset, end - offset);
  }
  std::string_view take_name(std::string_view what) {
    if (at_ >= bytes_.size() || !starts_name(bytes_[at_])) {
      malformed(at_, fmt::format("the name of {} is missing", what), "write &lt; for a < in text");
    }
    const std::string_view name = name_at(at_);
    at_ += name.size();
    return name;
  }

  std::string_view bytes_;
  const std::string& file_;
  const SourceMap& map_;
  unsigned nesting_;
  DiagnosticSink& sink_;
  std::size_t at_ = 0;
  std::vector<ElementSpan> spans_;
  std::vector<std::size_t> open_;  ///< indices into spans_
};

void Scan::check_characters() {
  std::size_t at = 0;
  while (at < bytes_.size()) {
    at = plain_end(bytes_, at);
    if (at == bytes_.size()) return;
    const std::size_t here = at;
    const std::optional<char32_t> c = next_code_point(bytes_, at);
    if (!c) {
      stop(Code::not_utf8,
           here,
           {fmt::format(
               "byte 0x{:02X} at offset {}", static_cast<unsigned char>(bytes_[here]), here)});
    }
    // XML 1.0 2.2: Char.
    const bool control = *c < 0x20 && *c != '\t' && *c != '\n' && *c != '\r';
    if (control || *c == 0xFFFE || *c == 0xFFFF) {
      stop(Code::forbidden_character,
           here,
           {fmt::format("U+{:04X}", static_cast<std::uint32_t>(*c))});
    }
  }
}

/// XML 1.0 2.8: version, then encoding, then standalone; only the version must be there. The
/// encoding was looked at when the bytes were decoded.
void Scan::declaration() {
  if (!looking_at("<?xml") || at_ + 5 >= bytes_.size() || !is_space(bytes_[at_ + 5])) return;
  constexpr std::string_view parts[] = {"version", "encoding", "standalone"};
  const std::size_t begin = at_;
  std::size_t next = 0;
  for (at_ += 5; skip_space(), !looking_at("?>");) {
    const std::size_t here = at_;
    const std::string_view name = name_at(here);
    const auto* const part = std::find(std::begin(parts) + next, std::end(parts), name);
    const bool expected = part != std::end(parts) && (next > 0 || name == parts[0]);
    at_ += name.size();
    const std::string_view value = expected ? declared_value() : std::string_view();
    const bool sound = name == "version"      ? value.starts_with("1.")
                       : name == "standalone" ? value == "yes" || value == "no"
                                              : !value.empty();
    if (!sound) {
      malformed(begin,
                "the XML declaration is not whole",
                "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }
    next = static_cast<std::size_t>(part - std::begin(parts)) + 1;
  }
  if (next == 0) {
    malformed(begin, "the XML declaration has no version", "write version=\"1.0\"");
  }
  at_ += 2;
}

/// The value after a name in the declaration; empty if there is none.
std::string_view Scan::declared_value() {
  skip_space();
  if (!looking_at("=")) return {};
  ++at_;
  skip_space();
  if (!looking_at("\"") && !looking_at("'")) return {};
  const std::size_t open = at_ + 1;
  const std::size_t close = bytes_.find(bytes_[at_], open);
  if (close == std::string_view::npos) return {};
  at_ = close + 1;
  return bytes_.substr(open, close - open);
}

void Scan::skip_past(std::string_view end, std::string_view what) {
  const std::size_t begin = at_;
  const std::size_t found = bytes_.find(end, at_);
  if (found == std::string_view::npos) {
    malformed(
        begin, fmt::format("the {} does not end", what), fmt::format("close it with {}", end));
  }
  at_ = found + end.size();
}

void Scan::text() {
  const std::size_t end = std::min(bytes_.find('<', at_), bytes_.size());
  // OPTIMIZATION: two searches for one byte are faster than a look at each, and neither is begun
  // anew before what it found is passed.
  const auto find = [&](char c) { return std::min(bytes_.substr(0, end).find(c, at_), end); };
  std::size_t reference_at = find('&');
  std::size_t bracket_at = find(']');
  while (at_ < end) {
    if (open_.empty() && !is_space(bytes_[at_])) {
      malformed(at_,
                spans_.empty() ? "text stands before the root element"
                               : "text stands after the root element",
                "delete it");
    }
    if (bytes_[at_] == '&') {
      reference();
    } else if (looking_at("]]>")) {
      malformed(at_, "]]> stands in text", "write ]]&gt;");
    } else {
      ++at_;
    }
    if (reference_at < at_) reference_at = find('&');
    if (bracket_at < at_) bracket_at = find(']');
    if (!open_.empty()) at_ = std::min(reference_at, bracket_at);
  }
}

void Scan::reference() {
  const std::size_t begin = at_;
  const std::size_t end = bytes_.find(';', at_);
  const std::string_view body =
      end == std::string_view::npos ? std::string_view() : bytes_.substr(at_ + 1, end - at_ - 1);
  if (body.empty() || body.size() > 32 || body.find_first_of(" \t\r\n<&") != body.npos) {
    malformed(begin, "a lone & stands in text", "write &amp;");
  }
  at_ = end + 1;
  if (body[0] != '#') {
    constexpr std::string_view known[] = {"lt", "gt", "amp", "quot", "apos"};
    if (std::find(std::begin(known), std::end(known), body) == std::end(known)) {
      stop(Code::unknown_entity, begin, {std::string(body)});
    }
    return;
  }
  const bool hexadecimal = body.size() > 1 && body[1] == 'x';
  const std::string_view digits = body.substr(hexadecimal ? 2 : 1);
  std::uint32_t c = 0;
  const auto [last, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), c, hexadecimal ? 16 : 10);
  const bool number = error == std::errc() && last == digits.data() + digits.size();
  const bool allowed = (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') &&
                       !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
  if (!number || !allowed) stop(Code::forbidden_character, begin, {fmt::format("&{};", body)});
}

void Scan::markup() {
  if (looking_at("<!--")) {
    const std::size_t begin = at_;
    at_ += 4;
    const std::size_t dashes = bytes_.find("--", at_);
    if (dashes == std::string_view::npos || bytes_.compare(dashes, 3, "-->") != 0) {
      malformed(dashes == std::string_view::npos ? begin : dashes,
                dashes == std::string_view::npos ? "the comment does not end"
                                                 : "-- stands inside a comment",
                "close comments with --> and use no -- within");
    }
    at_ = dashes + 3;
  } else if (looking_at("<![CDATA[")) {
    if (open_.empty()) malformed(at_, "text stands outside the root element", "delete it");
    skip_past("]]>", "CDATA section");
  } else if (looking_at("<!DOCTYPE") || looking_at("<!ENTITY")) {
    stop(Code::entity_declaration, at_, {});
  } else if (looking_at("<!")) {
    malformed(at_, "<! begins nothing that is known", "write &lt; for a < in text");
  } else if (looking_at("<?")) {
    processing_instruction();
  } else if (looking_at("</")) {
    end_tag();
  } else {
    start_tag();
  }
}

/// Editors find their schema by <?xml-model?>: before the root element instructions are passed
/// over.
void Scan::processing_instruction() {
  const std::size_t begin = at_;
  at_ += 2;
  const std::string_view target = take_name("the processing instruction");
  if (target.size() == 3 && (target[0] | 0x20) == 'x' && (target[1] | 0x20) == 'm' &&
      (target[2] | 0x20) == 'l') {
    malformed(begin, "the XML declaration is not the first thing in the file", "put it first");
  }
  if (!spans_.empty()) {
    malformed(begin, "a processing instruction stands in or after the root element", "delete it");
  }
  skip_past("?>", "processing instruction");
}

void Scan::end_tag() {
  const std::size_t begin = at_;
  at_ += 2;
  const std::string_view name = take_name("the end tag");
  skip_space();
  if (at_ >= bytes_.size() || bytes_[at_] != '>') {
    malformed(begin, fmt::format("</{} does not end", name), "close it with >");
  }
  ++at_;
  if (open_.empty()) malformed(begin, fmt::format("</{}> closes nothing", name), "delete it");
  ElementSpan& span = spans_[open_.back()];
  const std::string_view opened = name_at(span.name);
  if (opened != name) {
    malformed(begin,
              fmt::format("</{}> stands where <{}> of line {} is to be closed",
                          name,
                          opened,
                          map_.position(span.name).line),
              fmt::format("write </{}> first", opened));
  }
  span.end = begin;
  open_.pop_back();
}

void Scan::start_tag() {
  const std::size_t begin = at_;
  ++at_;
  const std::size_t name_offset = at_;
  const std::string_view name = take_name("the element");
  if (open_.empty() && !spans_.empty()) {
    malformed(
        begin, fmt::format("<{}> stands after the root element", name), "keep one root element");
  }
  if (open_.size() >= nesting_)
    stop(Code::nesting_too_deep, begin, {fmt::format("{} elements", nesting_)});
  spans_.push_back({name_offset, 0});
  std::vector<std::string_view> attributes;
  while (true) {
    const std::size_t before = at_;
    skip_space();
    if (at_ >= bytes_.size())
      malformed(begin, fmt::format("<{} does not end", name), "close it with >");
    if (looking_at("/>")) {
      at_ += 2;
      return;
    }
    if (bytes_[at_] == '>') break;
    if (before == at_) malformed(at_, "a space is missing before the attribute", "add one");
    attribute(attributes);
  }
  ++at_;
  open_.push_back(spans_.size() - 1);
}

void Scan::attribute(std::vector<std::string_view>& names) {
  const std::size_t begin = at_;
  const std::string_view name = take_name("the attribute");
  if (std::find(names.begin(), names.end(), name) != names.end()) {
    stop(Code::duplicate_attribute, begin, {std::string(name)});
  }
  names.push_back(name);
  if (names.size() > most_attributes) {
    stop(Code::too_many, begin, {"attributes of an element", fmt::format("{}", most_attributes)});
  }
  skip_space();
  if (at_ >= bytes_.size() || bytes_[at_] != '=') {
    malformed(begin, fmt::format("the attribute {} has no value", name), "write name=\"value\"");
  }
  ++at_;
  skip_space();
  if (at_ >= bytes_.size() || (bytes_[at_] != '"' && bytes_[at_] != '\'')) {
    malformed(begin, fmt::format("the value of {} is not in quotes", name), "put it in quotes");
  }
  const char quote = bytes_[at_++];
  while (at_ < bytes_.size() && bytes_[at_] != quote) {
    if (bytes_[at_] == '<') malformed(at_, "a < stands in an attribute", "write &lt;");
    if (bytes_[at_] == '&') {
      reference();
    } else {
      ++at_;
    }
  }
  if (at_ >= bytes_.size()) {
    malformed(begin, fmt::format("the value of {} does not end", name), "close it with a quote");
  }
  ++at_;
}

}  // namespace

std::optional<std::vector<ElementSpan>> check_lexically(std::string_view bytes,
                                                        const std::string& file,
                                                        const SourceMap& map,
                                                        unsigned nesting,
                                                        DiagnosticSink& sink) {
  try {
    return Scan(bytes, file, map, nesting, sink).run();
  } catch (const Stop&) {
    return std::nullopt;
  }
}

}  // namespace qianzi::readers
