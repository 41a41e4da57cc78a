#include "readers/native/document.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

/// Characters, not a CDATA section: white space at its ends is its own.
bool is_plain_text(const tinyxml2::XMLNode* node) {
  return node != nullptr && node->ToText() != nullptr && !node->ToText()->CData();
}

}  // namespace

Document::Document(std::string bytes, std::string file)
    : bytes_(std::move(bytes)),
      file_(std::move(file)),
      map_(bytes_),
      tree_(true, tinyxml2::PRESERVE_WHITESPACE) {}

std::unique_ptr<Document>
Document::parse(std::string bytes, std::string file, unsigned nesting, DiagnosticSink& sink) {
  std::unique_ptr<Document> document(new Document(std::move(bytes), std::move(file)));
  auto spans = check_lexically(document->bytes_, document->file_, document->map_, nesting, sink);
  if (!spans) return nullptr;
  document->spans_ = std::move(*spans);
  // What stands before the root was looked at; tinyxml2 would refuse some of it.
  const std::size_t root = document->spans_.front().name - 1;
  const tinyxml2::XMLError error =
      document->tree_.Parse(document->bytes_.data() + root, document->bytes_.size() - root);
  if (error != tinyxml2::XML_SUCCESS || document->tree_.RootElement() == nullptr) {
    // The strict look lets nothing through that tinyxml2 refuses; should it, we know no place.
    sink.report({Code::not_well_formed,
                 document->file_,
                 0,
                 0,
                 {document->tree_.ErrorName(), "mend the markup"}});
    return nullptr;
  }
  return document;
}

std::size_t Document::offset(const char* in_place) const {
  return spans_.front().name + static_cast<std::size_t>(in_place - root().Name());
}

SourcePosition Document::position(const tinyxml2::XMLElement& element) const {
  return map_.position(offset(element.Name()) - 1);
}

SourcePosition Document::position(const tinyxml2::XMLAttribute& attribute) const {
  return map_.position(offset(attribute.Name()));
}

SourcePosition Document::position(const tinyxml2::XMLText& text) const {
  std::size_t at = offset(text.Value());
  while (at < bytes_.size() &&
         std::string_view(" \t\r\n").find(bytes_[at]) != std::string_view::npos) {
    ++at;
  }
  return map_.position(at);
}

std::string_view Document::space_ending_at(std::size_t end) const {
  std::size_t begin = end;
  while (begin > 0 &&
         std::string_view(" \t\r\n").find(bytes_[begin - 1]) != std::string_view::npos) {
    --begin;
  }
  // Only what follows a tag or comment was dropped; after text it is part of the text.
  const bool after_markup = begin > 0 && bytes_[begin - 1] == '>';
  return after_markup ? std::string_view(bytes_).substr(begin, end - begin) : std::string_view();
}

std::string_view Document::space_before(const tinyxml2::XMLNode& node) const {
  if (is_plain_text(node.PreviousSibling()) || is_plain_text(&node)) return {};
  constexpr std::string_view openings[] = {"<", "<!--", "<![CDATA["};
  const std::size_t kind = node.ToText() != nullptr ? 2 : node.ToComment() != nullptr ? 1 : 0;
  return space_ending_at(offset(node.Value()) - openings[kind].size());
}

std::string_view Document::space_at_end(const tinyxml2::XMLElement& element) const {
  const auto* last = element.LastChild();
  if (last == nullptr || is_plain_text(last)) return {};
  const std::size_t name = offset(element.Name());
  const auto span =
      std::lower_bound(spans_.begin(), spans_.end(), name, [](const ElementSpan& s, std::size_t n) {
        return s.name < n;
      });
  if (span == spans_.end() || span->name != name || span->end == 0) return {};
  return space_ending_at(span->end);
}

}  // namespace qianzi::readers
