#include "readers/text/speakers.h"

#include "readers/text/words.h"

#include <algorithm>
#include <map>

namespace qianzi::readers {
namespace {

constexpr std::size_t longest_name = 12;  ///< code points

/// What no name has in it.
constexpr std::string_view marks[] = {"，", "。", "、", "；", "！", "？", "“", "”", "「", "」",
                                      "《", "》", "（", "）", ",",  ".",  ";", "?", "\"", "1",
                                      "2",  "3",  "4",  "5",  "6",  "7",  "8", "9", "0",  "/"};

std::optional<SpeakerLabel> any_label(std::string_view line) {
  const std::string_view beginning = line.substr(0, longest_name * 4 + 3);
  const std::size_t end = std::min(beginning.find("："), beginning.find(':'));
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const std::string_view name = trimmed(line.substr(0, end));
  const bool marked = std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) {
    return name.find(mark) != std::string_view::npos;
  });
  if (name.empty() || marked || length_of(name) > longest_name || is_among(name, no_speakers())) {
    return std::nullopt;
  }
  const std::size_t colon = line[end] == ':' ? 1 : std::string_view("：").size();
  return SpeakerLabel{name, trimmed(line.substr(end + colon))};
}

}  // namespace

std::optional<SpeakerLabel> Speakers::label(std::string_view line) const {
  if (names_.empty()) return std::nullopt;
  auto found = any_label(line);
  return found && names_.contains(found->speaker) ? found : std::nullopt;
}

bool Speakers::asks(std::string_view speaker) const {
  return speaker == first_ || is_among(speaker, asking_speakers());
}

Speakers find_speakers(const std::vector<TextLine>& lines) {
  std::map<std::string, std::size_t, std::less<>> counts;
  std::vector<std::string_view> order;
  for (const TextLine& line : lines) {
    const auto label = any_label(line.text);
    if (!label) continue;
    order.push_back(label->speaker);
    ++counts[std::string(label->speaker)];
  }
  std::set<std::string, std::less<>> names;
  bool asker = false;
  for (const auto& [name, count] : counts) {
    const bool asks = is_among(name, asking_speakers());
    if (count < 2 && !asks && !is_among(name, answering_speakers())) continue;
    asker = asker || asks;
    names.insert(name);
  }
  // Where one asks and nobody is known to answer, whoever has a label does.
  if (asker && names.size() < 2) names.insert(order.begin(), order.end());
  if (names.size() < 2) return {};
  const auto first = std::find_if(
      order.begin(), order.end(), [&](std::string_view name) { return names.contains(name); });
  return {std::move(names), asker ? std::string() : std::string(*first)};
}

}  // namespace qianzi::readers
