#include "transforms/clean.h"

#include "model/text.h"
#include "transforms/steps.h"
#include "transforms/walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace qianzi::transforms {
namespace {

constexpr std::array<std::string_view, 8> names{"entities",
                                                "zero-width",
                                                "compatibility",
                                                "width",
                                                "title-marks",
                                                "punctuation",
                                                "readings",
                                                "readings-strip"};

/// What a step did to an article or an edition's head.
struct Tally {
  std::size_t changes = 0;
  std::string first;  ///< «before» to «after»
  SourcePosition where;

  void add(std::size_t count, const Place& place, const std::string& what) {
    if (changes == 0 && count > 0) {
      first = what;
      where = place.where;
    }
    changes += count;
  }
};

using Step = void (*)(Passage&);

/// The clean-ups that change characters and leave elements alone.
Step step_of(CleanUp what) {
  switch (what) {
  case CleanUp::entities:
    return decode_entities;
  case CleanUp::zero_width:
    return drop_zero_width;
  case CleanUp::compatibility:
    return unify_ideographs;
  case CleanUp::width:
    return narrow_letters;
  case CleanUp::title_marks:
    return mend_title_marks;
  case CleanUp::punctuation:
    return mend_punctuation;
  default:
    return nullptr;
  }
}

/// A change for people: invisible characters by their number.
std::string shown(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    const bool invisible = c < 0x20 || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
                           c == 0xFEFF;
    out += invisible ? fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)) : utf8({&c, 1});
  }
  return out;
}

void change_characters(Step step, const Place& place, Tally& tally) {
  Passage passage = place.passage();
  step(passage);
  if (passage.changes().empty()) return;
  const Passage::Change& change = passage.changes().front();
  const std::string first =
      fmt::format("«{}» to «{}»",
                  shown(passage.text().substr(change.begin, change.end - change.begin)),
                  shown(change.by));
  const std::size_t count = passage.changes().size();
  if (passage.commit()) tally.add(count, place, first);
}

void apply(CleanUp what, const Place& place, Tally& tally) {
  const Step step = step_of(what);
  if (step != nullptr) {
    // Marks in a reading are part of how it is spelt.
    const bool marks = what == CleanUp::punctuation || what == CleanUp::title_marks;
    if (!marks || place.kind != PassageKind::reading) change_characters(step, place, tally);
    return;
  }
  if (place.kind == PassageKind::reading) return;
  const bool strip = what == CleanUp::readings_strip;
  const ReadingsFound found = place.content != nullptr ? take_readings(*place.content, strip)
                                                       : take_readings(*place.value, strip);
  tally.add(found.count, place, fmt::format("«{}»", found.first));
}

template <class Whole>
void clean_whole(Whole& whole,
                 const std::string& name,
                 const std::string& file,
                 CleanUp what,
                 DiagnosticSink& sink) {
  Tally tally;
  for_each_place(whole, [&](const Place& place) { apply(what, place, tally); });
  if (tally.changes == 0) return;
  sink.report({Code::text_cleaned,
               file,
               tally.where.line,
               tally.where.column,
               {std::string(name_of(what)), fmt::format("{}", tally.changes), name, tally.first}});
}

}  // namespace

std::optional<CleanUp> clean_up_of(std::string_view name) {
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<CleanUp>(found - names.begin());
}

std::string_view name_of(CleanUp what) {
  return names[static_cast<std::size_t>(what)];
}

std::span<const std::string_view> clean_up_names() {
  return names;
}

void clean(Edition& edition, std::span<const CleanUp> steps, DiagnosticSink& sink) {
  for (const CleanUp what : steps) {
    clean_whole(edition.head, edition.head.id, edition.source_file, what, sink);
    for (Article& article : edition.articles) {
      clean_whole(article, article.id, article.source_file, what, sink);
    }
  }
  // A bare article's edition is called by its headline.
  if (edition.head.nameplate.empty() && edition.articles.size() == 1 && !steps.empty()) {
    edition.head.title = model::plain_text(edition.articles[0].head.headline);
  }
}

}  // namespace qianzi::transforms
