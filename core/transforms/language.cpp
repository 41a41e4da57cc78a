#include "transforms/language.h"

namespace qianzi::transforms {
namespace {

bool has_subtag(std::string_view tag, std::string_view wanted) {
  while (!tag.empty()) {
    const std::size_t end = tag.find('-');
    if (tag.substr(0, end) == wanted) return true;
    tag = end == std::string_view::npos ? std::string_view() : tag.substr(end + 1);
  }
  return false;
}

}  // namespace

bool is_language(std::string_view tag, std::string_view primary) {
  return tag.substr(0, primary.size()) == primary &&
         (tag.size() == primary.size() || tag[primary.size()] == '-');
}

MarkForms mark_forms(std::string_view language) {
  if (is_language(language, "ja")) return MarkForms::ja;
  if (!is_language(language, "zh")) return MarkForms::other;
  if (has_subtag(language, "Hans")) return MarkForms::hans;
  for (const std::string_view subtag : {"Hant", "TW", "HK", "MO"}) {
    if (has_subtag(language, subtag)) return MarkForms::hant;
  }
  return MarkForms::hans;
}

}  // namespace qianzi::transforms
