#include "xhtml/builder.h"

#include <fmt/format.h>

namespace qianzi::xhtml {

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
}

std::string note_id(const Article& article, std::uint32_t number) {
  return fmt::format("{}-note-{}", article.id, number);
}

std::string reference_id(const Article& article, std::uint32_t number, std::uint32_t occurrence) {
  return fmt::format("{}-noteref-{}-{}", article.id, number, occurrence);
}

Words words_of(std::string_view language) {
  if (language.starts_with("zh-Hant") || language.starts_with("zh-TW") ||
      language.starts_with("zh-HK")) {
    return {"註釋", "回到正文", "："};
  }
  if (language.starts_with("zh")) return {"注释", "回到正文", "："};
  if (language.starts_with("ja")) return {"注", "本文に戻る", "："};
  if (language.starts_with("ko")) return {"주", "본문으로", ": "};
  return {"Notes", "Back to the text", ": "};
}

}  // namespace qianzi::xhtml
