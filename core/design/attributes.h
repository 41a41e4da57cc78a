// What the elements of a design are asked: their attributes as values, and whether they are whole.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/page.h"
#include "qianzi/units.h"

#include <fmt/format.h>
#include <tinyxml2.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace qianzi::design {

/// A word of the vocabulary and what it stands for.
template <class Value>
struct Word {
  std::string_view word;
  Value value;
};

inline constexpr Word<bool> yes_or_no[] = {{"yes", true}, {"no", false}};

/// Reads the attributes of one file's elements; reports what is wrong with them as
/// Code::bad_design and remembers whether anything was.
class Attributes {
public:
  Attributes(const std::string& file, DiagnosticSink& sink) : file_(file), sink_(sink) {}

  /// `line` 0: the file as a whole.
  void report(int line, std::string what, std::string remedy);
  [[nodiscard]] bool good() const { return good_; }

  /// Reports attributes that are not among `names`, or that stand twice.
  void known(const tinyxml2::XMLElement& element, std::initializer_list<std::string_view> names);
  /// Reports text, and where `elements` is false child elements too.
  void no_content(const tinyxml2::XMLElement& element, bool elements);

  /// The value as it stands; empty where the attribute is absent, which is reported where it is
  /// required.
  [[nodiscard]] std::string
  text(const tinyxml2::XMLElement& element, const char* name, bool required);
  /// A name: not empty; where the attribute is absent, `otherwise`.
  [[nodiscard]] std::string
  name(const tinyxml2::XMLElement& element, const char* name, const std::string& otherwise);
  /// A length in pt; where the attribute is absent, `otherwise`.
  [[nodiscard]] Pt length(const tinyxml2::XMLElement& element, const char* name, Pt otherwise);
  /// 0em to 20em; where the attribute is absent, nothing.
  [[nodiscard]] Em em(const tinyxml2::XMLElement& element, const char* name);
  /// A whole number from `least` to `most`; where the attribute is absent, `otherwise`.
  [[nodiscard]] std::uint16_t count(const tinyxml2::XMLElement& element,
                                    const char* name,
                                    std::uint16_t otherwise,
                                    std::uint16_t least,
                                    std::uint16_t most);
  /// `grey`, 0 (black) to 1; where it is absent, `otherwise`.
  [[nodiscard]] Colour grey(const tinyxml2::XMLElement& element, float otherwise);
  /// A number from 0 to 1; where the attribute is absent, `otherwise`.
  [[nodiscard]] double
  share(const tinyxml2::XMLElement& element, const char* name, double otherwise);
  /// One of `words`; where the attribute is absent, `otherwise`.
  template <class Value, std::size_t N>
  [[nodiscard]] Value choice(const tinyxml2::XMLElement& element,
                             const char* name,
                             const Word<Value> (&words)[N],
                             Value otherwise) {
    const char* const value = element.Attribute(name);
    if (value == nullptr) return otherwise;
    std::string all;
    for (const auto& [word, meaning] : words) {
      if (word == value) return meaning;
      all += all.empty() ? std::string(word) : fmt::format(", {}", word);
    }
    bad(element, name, fmt::format("write one of {}", all));
    return otherwise;
  }

  /// Reports the value of an attribute.
  void bad(const tinyxml2::XMLElement& element, const char* name, std::string remedy);

private:
  const std::string& file_;
  DiagnosticSink& sink_;
  bool good_ = true;
};

}  // namespace qianzi::design
