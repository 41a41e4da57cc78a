#include "readers/text/body.h"

#include "model/text.h"
#include "readers/text/clauses.h"
#include "readers/text/speakers.h"
#include "readers/text/words.h"

#include <algorithm>

namespace qianzi::readers {
namespace {

constexpr std::size_t longest_subhead = 24;  ///< code points

class BodyReader {
public:
  BodyReader(const std::vector<TextLine>& lines, const Limits& limits, Recognition& recognition)
      : lines_(lines), limits_(limits), recognition_(recognition) {
    if (recognition.uses(TextRule::turns)) speakers_ = find_speakers(lines);
  }

  Blocks read() {
    Blocks blocks;
    while (at_ < lines_.size()) {
      if (const auto label = speakers_.label(lines_[at_].text)) {
        blocks.push_back(turn(*label));
      } else {
        blocks.push_back(block());
      }
    }
    return blocks;
  }

private:
  /// What is no turn.
  Block block() {
    const TextLine& line = lines_[at_];
    if (recognition_.uses(TextRule::clauses) && begins_list(lines_, at_)) {
      return {list(), line.where, {}};
    }
    if (is_subhead()) {
      recognition_.take(TextRule::subheads, line, "a subhead");
      ++at_;
      return {Subhead{model::inlines_of(std::string(line.text), line.where)}, line.where, {}};
    }
    ++at_;
    return paragraph(line.text, line.where);
  }

  static Block paragraph(std::string_view text, SourcePosition where) {
    return {Paragraph{model::inlines_of(std::string(text), where)}, where, {}};
  }

  Block turn(const SpeakerLabel& label) {
    const TextLine& line = lines_[at_++];
    Turn turn{.role = speakers_.asks(label.speaker) ? TurnRole::question : TurnRole::answer,
              .speaker = std::string(label.speaker),
              .content = {}};
    recognition_.take(
        TextRule::turns, line, turn.role == TurnRole::question ? "a question" : "an answer");
    if (!label.words.empty()) turn.content.push_back(paragraph(label.words, line.where));
    while (at_ < lines_.size() && !speakers_.label(lines_[at_].text) && !is_subhead()) {
      turn.content.push_back(block());
    }
    if (turn.content.empty()) return paragraph(line.text, line.where);
    return {std::move(turn), line.where, {}};
  }

  /// The list that begins here. A list of marks that none around it has goes into the item before.
  List list() {
    const ClauseMark first = *clause_mark(lines_[at_].text);
    List list{.marker = first.marker, .start = first.number, .items = {}};
    open_.push_back(list.marker);
    std::uint32_t next = first.number;
    while (at_ < lines_.size()) {
      const auto mark = clause_mark(lines_[at_].text);
      if (!mark || mark->marker != list.marker || mark->number != next) break;
      const TextLine& line = lines_[at_++];
      recognition_.take(TextRule::clauses, line, "an item of a list");
      ListItem& item = list.items.emplace_back();
      item.content.push_back(paragraph(mark->words, line.where));
      ++next;
      if (begins_inner_list()) {
        const SourcePosition where = lines_[at_].where;
        item.content.push_back({this->list(), where, {}});
      }
    }
    open_.pop_back();
    return list;
  }

  [[nodiscard]] bool begins_inner_list() const {
    return open_.size() < limits_.list_depth && begins_list(lines_, at_) &&
           std::find(open_.begin(), open_.end(), clause_mark(lines_[at_].text)->marker) ==
               open_.end();
  }

  /// A short line between a paragraph that has ended and one that follows.
  [[nodiscard]] bool is_subhead() const {
    if (!recognition_.uses(TextRule::subheads) || at_ == 0 || at_ + 1 >= lines_.size())
      return false;
    const std::string_view text = lines_[at_].text;
    if (text.size() > longest_subhead * 4 || length_of(text) > longest_subhead) return false;
    const std::string_view next = lines_[at_ + 1].text;
    return !ends_among(text, final_marks()) && beginning_among(text, dashes()).empty() &&
           ends_among(lines_[at_ - 1].text, final_marks()) &&
           (ends_among(next, final_marks()) || length_of(next) > longest_subhead);
  }

  const std::vector<TextLine>& lines_;
  const Limits& limits_;
  Recognition& recognition_;
  Speakers speakers_;
  std::size_t at_ = 0;
  std::vector<ListMarker> open_;  ///< of the lists around, from without
};

}  // namespace

Blocks
read_body(const std::vector<TextLine>& lines, const Limits& limits, Recognition& recognition) {
  return BodyReader(lines, limits, recognition).read();
}

}  // namespace qianzi::readers
