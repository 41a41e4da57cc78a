#include "readers/aozora/aozora_reader.h"

#include "model/text.h"
#include "readers/aozora/notation.h"
#include "readers/bare_article.h"
#include "readers/text/lines.h"
#include "readers/text/recognition.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

constexpr std::string_view colophon_mark = "底本：";

bool is_rule(const TextLine& line) {
  return line.text.size() >= 10 && line.text.find_first_not_of('-') == std::string_view::npos;
}

class AozoraReader {
public:
  AozoraReader(std::vector<TextLine> lines,
               const std::string& file,
               const TextOptions& options,
               DiagnosticSink& sink)
      : lines_(std::move(lines)), file_(file), sink_(sink), recognition_(file, options) {}

  Article read() {
    leave_out_legend();
    colophon();
    head();
    for (const TextLine& line : lines_) add(line);
    recognition_.report(sink_);
    return std::move(article_);
  }

private:
  Inlines inlines(const TextLine& line) {
    return read_noted(line.text, line.where, file_, sink_).content;
  }

  /// What stands between two rules at the beginning explains the notation.
  void leave_out_legend() {
    if (!recognition_.uses(TextRule::navigation)) return;
    const auto first = std::find_if(lines_.begin(), lines_.end(), is_rule);
    if (first == lines_.end()) return;
    const auto second = std::find_if(first + 1, lines_.end(), is_rule);
    const bool legend = second != lines_.end() && first - lines_.begin() < 8;
    if (!legend) return;
    for (auto line = first; line <= second; ++line) {
      recognition_.take(TextRule::navigation, *line, "left out");
    }
    const auto after = lines_.erase(first, second + 1);
    if (after != lines_.end()) after->after_blank = true;
  }

  void colophon() {
    if (!recognition_.uses(TextRule::rights)) return;
    const auto first = std::find_if(lines_.begin(), lines_.end(), [](const TextLine& line) {
      return line.text.starts_with(colophon_mark);
    });
    if (first == lines_.end()) return;
    article_.head.source = first->text.substr(colophon_mark.size());
    for (auto line = first; line != lines_.end(); ++line) {
      if (!article_.head.rights.empty()) article_.head.rights += ' ';
      article_.head.rights += line->text;
    }
    lines_.erase(first, lines_.end());
  }

  /// Title, perhaps a second title, author: the lines before the first empty one.
  void head() {
    std::size_t count = 0;
    while (count < lines_.size() && (count == 0 || !lines_[count].after_blank)) ++count;
    if (count == lines_.size() || count > 5) count = std::min<std::size_t>(lines_.size(), 1);
    if (count == 0) return;
    article_.head.headline = inlines(lines_[0]);
    if (count > 2) article_.head.deck = inlines(lines_[1]);
    for (std::size_t i = count > 2 ? 2 : 1; i < count; ++i) {
      article_.head.bylines.push_back(model::plain_text(inlines(lines_[i])));
    }
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(count));
  }

  void add(const TextLine& line) {
    NotedLine noted = read_noted(line.text, line.where, file_, sink_);
    if (line.after_blank || noted.page_break) separator(line.where);
    if (noted.content.empty()) return;
    if (noted.heading) {
      if (!article_.body.empty() && after_separator()) article_.body.pop_back();
      article_.body.push_back({Subhead{std::move(noted.content)}, line.where, {}});
    } else {
      article_.body.push_back({Paragraph{std::move(noted.content)}, line.where, {}});
    }
  }

  [[nodiscard]] bool after_separator() const {
    return std::holds_alternative<Separator>(article_.body.back().value);
  }

  /// A blank line between two paragraphs.
  void separator(SourcePosition where) {
    if (article_.body.empty() || !std::holds_alternative<Paragraph>(article_.body.back().value)) {
      return;
    }
    article_.body.push_back({Separator{}, where, {}});
  }

  std::vector<TextLine> lines_;
  const std::string& file_;
  DiagnosticSink& sink_;
  Recognition recognition_;
  Article article_;
};

}  // namespace

bool is_aozora(std::string_view utf8) {
  const auto has = [&](std::string_view part) { return utf8.find(part) != std::string_view::npos; };
  return has("［＃") || (has("《") && has(colophon_mark));
}

std::optional<Edition> read_aozora(std::string_view utf8,
                                   const std::string& file,
                                   const TextOptions& options,
                                   const Limits& /*limits*/,
                                   DiagnosticSink& sink) {
  auto lines = lines_of(utf8, file, sink);
  if (!lines) return std::nullopt;
  Article article = AozoraReader(std::move(*lines), file, options, sink).read();
  while (!article.body.empty() && std::holds_alternative<Separator>(article.body.back().value)) {
    article.body.pop_back();
  }
  if (article.body.empty() || article.head.headline.empty()) {
    sink.report({Code::empty_element, file, 1, 1, {"body"}});
    return std::nullopt;
  }
  article.id = id_from_file(file);
  article.language = options.language.empty() ? "ja" : options.language;
  article.source_file = file;
  article.where = {1, 1};
  const std::string id = article.id;
  return edition_of(std::move(article), id, file);
}

}  // namespace qianzi::readers
