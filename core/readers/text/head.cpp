#include "readers/text/head.h"

#include "model/text.h"
#include "readers/text/dateline.h"
#include "readers/text/words.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

// Code points.
constexpr std::size_t longest_headline = 60;
constexpr std::size_t longest_deck = 80;
constexpr std::size_t longest_byline = 40;
constexpr std::size_t longest_name = 12;

/// A notice stands among so many lines at the end; before, the same words are the article's.
constexpr std::size_t lines_with_rights = 8;

/// Marks that no headline and no byline ends with.
constexpr std::string_view running_marks[] = {"。", "；", ";", "，", ",", "："};

bool is_short(std::string_view text, std::size_t most) {
  return text.size() <= most * 4 && length_of(text) <= most;
}

bool is_headline(std::string_view text) {
  return is_short(text, longest_headline) && !ends_among(text, running_marks);
}

/// What follows the dash; empty: it is no deck.
std::string_view deck_of(std::string_view text) {
  const std::string_view dash = beginning_among(text, dashes());
  if (dash.empty() || !is_short(text, longest_deck)) return {};
  while (!beginning_among(text, dashes()).empty()) {
    text.remove_prefix(beginning_among(text, dashes()).size());
  }
  return trimmed(text);
}

/// The byline as it is printed, without ornaments and brackets; empty: it is none.
std::string byline_of(std::string_view text) {
  if (!is_short(text, longest_byline) || ends_among(text, running_marks)) return {};
  const std::string_view mark = beginning_among(text, byline_marks());
  text = trimmed(text.substr(mark.size()));
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>("（", "）"), {"(", ")"}}) {
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    text = trimmed(text.substr(open.size(), text.size() - open.size() - close.size()));
  }
  const std::string_view word = beginning_among(text, byline_beginnings());
  if (word.empty()) return mark.empty() ? std::string() : std::string(text);
  const std::string_view name = text.substr(word.size());
  // After a colon comes a name, or what someone said.
  const bool colon = name.starts_with("：") || name.starts_with(":");
  if (name.empty() || (colon && (!is_short(name, longest_name) || ends_among(name, final_marks()))))
    return {};
  constexpr std::string_view spaces[] = {" ", "　", "：", ":", "\t"};
  const bool apart =
      !beginning_among(name, spaces).empty() || word.ends_with("/") || word.ends_with("／");
  return apart || !mark.empty() || is_short(name, 8) ? std::string(text) : std::string();
}

class HeadReader {
public:
  HeadReader(std::vector<TextLine>& lines,
             std::string_view language,
             ArticleHead& head,
             Recognition& recognition)
      : lines_(lines), language_(language), head_(head), recognition_(recognition) {}

  void read() {
    std::vector<TextLine> kept;
    std::size_t at = 0;
    while (at < lines_.size() && (taken(lines_[at]) || passed(lines_[at], kept))) ++at;
    kept.insert(kept.end(), rest_.begin(), rest_.end());
    kept.insert(kept.end(), lines_.begin() + static_cast<std::ptrdiff_t>(at), lines_.end());
    lines_ = std::move(kept);
    last_line();
  }

private:
  bool taken(const TextLine& line) {
    return dateline(line) || byline(line) || deck(line) || headline(line);
  }

  /// Where the headline is not wanted, the line that would be one is passed over.
  bool passed(const TextLine& line, std::vector<TextLine>& kept) {
    const bool passes =
        !recognition_.uses(TextRule::headline) && kept.empty() && is_headline(line.text);
    if (passes) kept.push_back(line);
    return passes;
  }

  bool dateline(const TextLine& line) {
    if (!recognition_.uses(TextRule::dateline)) return false;
    const auto found = dateline_of(line, language_, recognition_.uses(TextRule::navigation));
    if (!found) return false;
    if (head_.published.empty()) head_.published = found->published;
    if (head_.source.empty()) head_.source = found->source;
    head_.bylines.insert(head_.bylines.end(), found->bylines.begin(), found->bylines.end());
    for (const TextLine& other : found->rest) rest_.push_back(other);
    recognition_.take(TextRule::dateline, line, "the date and source");
    for (const TextLine& counter : found->counters) {
      recognition_.take(TextRule::navigation, counter, "left out");
    }
    return true;
  }

  bool byline(const TextLine& line) {
    if (!recognition_.uses(TextRule::byline)) return false;
    std::string found = byline_of(line.text);
    // The first line is the headline, 记者节 too.
    const bool first =
        head_.headline.empty() && recognition_.uses(TextRule::headline) && &line == &lines_.front();
    if (found.empty() || first) return false;
    head_.bylines.push_back(std::move(found));
    recognition_.take(TextRule::byline, line, "a byline");
    return true;
  }

  bool deck(const TextLine& line) {
    if (!recognition_.uses(TextRule::deck) || head_.headline.empty() || !head_.deck.empty())
      return false;
    const std::string_view found = deck_of(line.text);
    if (found.empty()) return false;
    head_.deck = model::inlines_of(std::string(found), line.where);
    recognition_.take(TextRule::deck, line, "the deck");
    return true;
  }

  bool headline(const TextLine& line) {
    const bool wanted =
        recognition_.uses(TextRule::headline) && head_.headline.empty() && lines_.size() > 1;
    if (!wanted || !is_headline(line.text)) return false;
    head_.headline = model::inlines_of(std::string(line.text), line.where);
    recognition_.take(TextRule::headline, line, "the headline");
    return true;
  }

  /// （记者 …） alone on the last line.
  void last_line() {
    if (!recognition_.uses(TextRule::byline) || lines_.size() < 2) return;
    const TextLine& last = lines_.back();
    const bool set_off = last.text.starts_with("（") || last.text.starts_with("(") ||
                         !beginning_among(last.text, byline_marks()).empty();
    std::string found = set_off ? byline_of(last.text) : std::string();
    if (found.empty() || beginning_among(found, byline_beginnings()).empty()) return;
    head_.bylines.push_back(std::move(found));
    recognition_.take(TextRule::byline, last, "a byline");
    lines_.pop_back();
  }

  std::vector<TextLine>& lines_;
  std::string_view language_;
  ArticleHead& head_;
  Recognition& recognition_;
  std::vector<TextLine> rest_;  ///< of the dateline
};

}  // namespace

void read_head(std::vector<TextLine>& lines,
               std::string_view language,
               ArticleHead& head,
               Recognition& recognition) {
  HeadReader(lines, language, head, recognition).read();
}

void read_rights(std::vector<TextLine>& lines, ArticleHead& head, Recognition& recognition) {
  if (!recognition.uses(TextRule::rights)) return;
  std::vector<TextLine> kept;
  bool label_before = false;
  for (const TextLine& line : lines) {
    const auto phrases = rights_phrases();
    const auto index = static_cast<std::size_t>(&line - lines.data());
    const bool at_end = index > 0 && lines.size() - index <= lines_with_rights;
    const bool begins = at_end && !beginning_among(line.text, rights_beginnings()).empty();
    const bool rights = label_before || begins ||
                        (at_end && is_short(line.text, longest_deck) &&
                         std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
                           return line.text.find(phrase) != std::string_view::npos;
                         }));
    // A label that stands alone has its notice on the next line.
    label_before = begins && is_short(line.text, 6);
    if (!rights) {
      kept.push_back(line);
      continue;
    }
    if (!head.rights.empty()) head.rights += ' ';
    head.rights += line.text;
    recognition.take(TextRule::rights, line, "a copyright notice");
  }
  lines = std::move(kept);
}

}  // namespace qianzi::readers
