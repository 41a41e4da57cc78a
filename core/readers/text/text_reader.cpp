#include "readers/text/text_reader.h"

#include "model/text.h"
#include "readers/bare_article.h"
#include "readers/native/paths.h"
#include "readers/text/body.h"
#include "readers/text/head.h"
#include "readers/text/lines.h"
#include "readers/text/navigation.h"
#include "readers/text/recognition.h"
#include "readers/text/words.h"

namespace qianzi::readers {
namespace {

void leave_out_navigation(std::vector<TextLine>& lines, Recognition& recognition) {
  if (!recognition.uses(TextRule::navigation)) return;
  std::erase_if(lines, [&](const TextLine& line) {
    if (!is_navigation(line.text)) return false;
    recognition.take(TextRule::navigation, line, "left out");
    return true;
  });
}

}  // namespace

std::optional<Edition> read_text(std::string_view utf8,
                                 const std::string& file,
                                 const TextOptions& options,
                                 const Limits& limits,
                                 DiagnosticSink& sink) {
  auto lines = lines_of(utf8, file, sink);
  if (!lines) return std::nullopt;
  Article article;
  article.id = id_from_file(file);
  article.language = options.language.empty() ? language_of_text(utf8) : options.language;
  article.source_file = file;
  article.where = {1, 1};
  Recognition recognition(file, options);
  leave_out_navigation(*lines, recognition);
  read_rights(*lines, article.head, recognition);
  read_head(*lines, article.language, article.head, recognition);
  article.body = read_body(*lines, limits, recognition);
  recognition.report(sink);
  if (article.body.empty()) {
    sink.report({Code::empty_element, file, 1, 1, {"body"}});
    return std::nullopt;
  }
  if (article.head.headline.empty()) {
    const std::string name = stem_of(file);
    article.head.headline = model::inlines_of(name.empty() ? article.id : name, article.where);
  }
  const std::string id = article.id;
  return edition_of(std::move(article), id, file);
}

}  // namespace qianzi::readers
