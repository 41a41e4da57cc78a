// What every element of the vocabulary is asked: its attributes, its children, its place.
#pragma once

#include "readers/native/document.h"

#include "qianzi/diagnostic.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

/// Names that may stand somewhere.
using Names = std::initializer_list<std::string_view>;

/// Reports about one document and remembers whether anything was grave.
class Report {
public:
  Report(const Document& document, DiagnosticSink& sink) : document_(document), sink_(sink) {}

  /// An error that leaves the article out.
  void grave(Code code, SourcePosition where, std::vector<std::string> arguments);
  /// An error or warning that only drops the thing it is about.
  void slight(Code code, SourcePosition where, std::vector<std::string> arguments);

  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] const Document& document() const { return document_; }

private:
  const Document& document_;
  DiagnosticSink& sink_;
  bool broken_ = false;
};

/// Reports attributes that are not among `known`; suggests the nearest.
void check_attributes(const tinyxml2::XMLElement& element, Names known, Report& report);

/// Reports a child element that has no place here; suggests the nearest of `known`.
void unknown_child(const tinyxml2::XMLElement& child, Names known, Report& report);

/// Reports text that stands directly in an element that holds only elements.
void check_no_text(const tinyxml2::XMLElement& element, Report& report);

/// Reports whatever stands in an element that holds nothing.
void check_no_content(const tinyxml2::XMLElement& element, Report& report);

/// Reports an element, not the first of its name, that may stand once in its parent.
void repeated(const tinyxml2::XMLElement& element, Report& report);

/// Whether a text stands directly in the element.
[[nodiscard]] bool has_text(const tinyxml2::XMLElement& element);

/// The attribute's value without white space at its ends; empty where it is absent.
[[nodiscard]] std::string_view attribute(const tinyxml2::XMLElement& element, const char* name);

/// The same for a value that is read aloud or printed: white space within it collapsed as well.
[[nodiscard]] std::string text_attribute(const tinyxml2::XMLElement& element, const char* name);

/// The attribute's value, white space collapsed; reported where it is absent or empty.
[[nodiscard]] std::string
required_attribute(const tinyxml2::XMLElement& element, const char* name, Report& report);

/// A whole number from `least` to `most`, or `otherwise` where the attribute is absent or,
/// reported, something else.
[[nodiscard]] std::uint32_t number_attribute(const tinyxml2::XMLElement& element,
                                             const char* name,
                                             std::uint32_t otherwise,
                                             std::uint32_t least,
                                             std::uint32_t most,
                                             Report& report);

/// xml:lang, checked; empty where it is absent.
[[nodiscard]] std::string language_attribute(const tinyxml2::XMLElement& element, Report& report);

/// writing-mode, checked.
[[nodiscard]] std::optional<WritingMode> writing_mode_attribute(const tinyxml2::XMLElement& element,
                                                                Report& report);

/// Reports a value that will not do; `wanted` ends the sentence «it must be ...».
void bad_value(const tinyxml2::XMLElement& element,
               const char* name,
               std::string_view wanted,
               Report& report);

/// The text of an element that holds nothing but text, white space settled as in a paragraph.
[[nodiscard]] std::string text_of(const tinyxml2::XMLElement& element, Report& report);

/// `true` for an ISO 8601 date that is in the calendar, and where `with_time` allows it for a date
/// and time with offset.
[[nodiscard]] bool is_date(std::string_view text, bool with_time);

/// `true` for an id of an article or note: [A-Za-z][A-Za-z0-9._-]*, at most 100 characters.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace qianzi::readers
