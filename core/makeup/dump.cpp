#include "makeup/dump.h"

#include "composition/dump.h"
#include "model/text.h"

#include <fmt/format.h>

#include <variant>

namespace qianzi::makeup {

std::string
dump_lines(const Edition& edition, const Designs& designs, const fonts::FontSet& fonts) {
  const auto design = designs.find(edition.head.design);
  if (design == designs.end()) throw Failure("there is no page design " + edition.head.design);
  const auto face_name = [&](FaceId id) { return fonts.face(id).info().postscript_name; };
  composition::Composer composer(fonts);
  std::string text;
  for (const Article& article : edition.articles) {
    text += fmt::format("article {}\n", article.id);
    ParagraphStyle style = design->second.style(design::Role::body);
    style.writing_mode = article.writing_mode.value_or(
        design->second.vertical() ? WritingMode::vertical : edition.head.writing_mode);
    model::for_each_block(article.body, [&](const Block& block) {
      const auto* paragraph = std::get_if<Paragraph>(&block.value);
      if (paragraph == nullptr) return;
      style.language = block.language.empty() ? article.language : block.language;
      const auto prepared = composer.prepare(paragraph->content, style);
      text += composition::dump(prepared->fit(design->second.column_width()), face_name);
    });
  }
  return text;
}

}  // namespace qianzi::makeup
