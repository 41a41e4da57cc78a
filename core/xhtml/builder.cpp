#include "xhtml/builder.h"

#include "model/region.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::xhtml {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_right_to_left(std::string_view language) {
  constexpr std::string_view languages[] = {"ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"};
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool usual =
      std::find(std::begin(languages), std::end(languages), primary) != std::end(languages);
  const bool other = language.find("-Latn") != std::string_view::npos ||
                     language.find("-Cyrl") != std::string_view::npos;
  return (usual && !other) || language.find("-Arab") != std::string_view::npos ||
         language.find("-Hebr") != std::string_view::npos;
}

}  // namespace

XhtmlElement element(std::string_view name, std::string_view class_name) {
  XhtmlElement made;
  made.name = name;
  if (!class_name.empty()) made.attributes.push_back({"class", std::string(class_name)});
  return made;
}

void add_language(XhtmlElement& element, std::string_view language) {
  if (language.empty()) return;
  element.attributes.push_back({"lang", std::string(language)});
  element.attributes.push_back({"xml:lang", std::string(language)});
  if (is_right_to_left(language)) element.attributes.push_back({"dir", "rtl"});
}

std::string article_id(const Article& article) {
  std::string id;
  for (const char c : article.id) {
    const bool usual = is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (usual) {
      id.push_back(c);
    } else {
      id += fmt::format("_{:02X}", static_cast<unsigned char>(c));
    }
  }
  return id.empty() || !is_letter(id.front()) ? "article-" + id : id;
}

std::string note_id(const Article& article, std::uint32_t number) {
  return fmt::format("{}-note-{}", article_id(article), number);
}

std::string reference_id(const Article& article, std::uint32_t number, std::uint32_t occurrence) {
  return fmt::format("{}-noteref-{}-{}", article_id(article), number, occurrence);
}

Words words_of(std::string_view language) {
  switch (model::region_of(language)) {
  case model::Region::hant:
    return {"註釋", "回到正文", "："};
  case model::Region::hans:
    return {"注释", "回到正文", "："};
  case model::Region::ja:
    return {"注", "本文に戻る", "："};
  case model::Region::ko:
    return {"주", "본문으로", ": "};
  case model::Region::other:
    break;
  }
  return {"Notes", "Back to the text", ": "};
}

}  // namespace qianzi::xhtml
