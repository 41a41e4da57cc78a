#include "readers/native/document.h"

#include <algorithm>

namespace qianzi::readers {

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
  const tinyxml2::XMLError error =
      document->tree_.Parse(document->bytes_.data(), document->bytes_.size());
  if (error != tinyxml2::XML_SUCCESS || document->tree_.RootElement() == nullptr) {
    const int line = std::max(document->tree_.ErrorLineNum(), 0);
    sink.report({Code::not_well_formed,
                 document->file_,
                 static_cast<std::uint32_t>(line),
                 0,
                 {document->tree_.ErrorName(), "mend the markup there"}});
    return nullptr;
  }
  document->base_ = document->root().Name() - document->spans_.front().name;
  return document;
}

std::size_t Document::offset(const char* in_place) const {
  return static_cast<std::size_t>(in_place - base_);
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

std::string_view Document::space_before(const tinyxml2::XMLElement& element) const {
  const auto* previous = element.PreviousSibling();
  if (previous != nullptr && previous->ToText() != nullptr) return {};
  return space_ending_at(offset(element.Name()) - 1);
}

std::string_view Document::space_at_end(const tinyxml2::XMLElement& element) const {
  const auto* last = element.LastChild();
  if (last == nullptr || last->ToText() != nullptr) return {};
  const std::size_t name = offset(element.Name());
  const auto span =
      std::lower_bound(spans_.begin(), spans_.end(), name, [](const ElementSpan& s, std::size_t n) {
        return s.name < n;
      });
  if (span == spans_.end() || span->name != name || span->end == 0) return {};
  return space_ending_at(span->end);
}

}  // namespace qianzi::readers
