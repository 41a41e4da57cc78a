#include "transforms/variant.h"

#include "model/region.h"
#include "transforms/quotation.h"
#include "transforms/walk.h"

#include "qianzi/diagnostic.h"

#include <fmt/format.h>

// The headers of OpenCC 1.1 inherit from std::iterator.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#include <opencc/Config.hpp>
#include <opencc/ConversionChain.hpp>
#include <opencc/Converter.hpp>
#include <opencc/Segmentation.hpp>
#include <opencc/Segments.hpp>
#pragma GCC diagnostic pop

#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace qianzi::transforms {
namespace {

using model::Region;

constexpr std::array<std::string_view, 3> tags{"zh-Hans", "zh-Hant-TW", "zh-Hant-HK"};

/// What a text is in before it is converted.
enum class Script : std::uint8_t { hans, hant, hant_tw, hant_hk };

std::optional<Script> script_of(std::string_view language) {
  const Region region = model::region_of(language);
  if (region == Region::hans) return Script::hans;
  if (region != Region::hant) return std::nullopt;
  const auto ends_in = [&](std::string_view subtag) {
    return language.size() > subtag.size() &&
           language.substr(language.size() - subtag.size()) == subtag;
  };
  if (ends_in("-TW")) return Script::hant_tw;
  return ends_in("-HK") || ends_in("-MO") ? Script::hant_hk : Script::hant;
}

using Steps = std::vector<const char*>;

/// OpenCC's conversions that lead from one to the other.
Steps steps_between(Script from, Variant to) {
  switch (to) {
  case Variant::hans:
    return from == Script::hans      ? Steps{}
           : from == Script::hant_tw ? Steps{"tw2sp"}
           : from == Script::hant_hk ? Steps{"hk2s"}
                                     : Steps{"t2s"};
  case Variant::hant_tw:
    return from == Script::hans      ? Steps{"s2twp"}
           : from == Script::hant_tw ? Steps{}
           : from == Script::hant_hk ? Steps{"hk2t", "t2tw"}
                                     : Steps{"t2tw"};
  case Variant::hant_hk:
    return from == Script::hans      ? Steps{"s2hk"}
           : from == Script::hant_tw ? Steps{"tw2t", "t2hk"}
           : from == Script::hant_hk ? Steps{}
                                     : Steps{"t2hk"};
  }
  return {};
}

/// Changes for characters from `begin`, which are `source`, to `target`: one change where they
/// stand in one element or are as many, else each element's part by itself.
void note_segment(Passage& passage,
                  const opencc::Converter& converter,
                  std::size_t begin,
                  std::u32string_view source,
                  std::u32string_view target) {
  const std::size_t end = begin + source.size();
  if (source == target) return;
  if (source.size() == target.size() || passage.together(begin, end - 1)) {
    passage.replace(begin, end, target);
    return;
  }
  for (std::size_t at = begin; at < end;) {
    std::size_t next = at + 1;
    while (next < end && passage.together(at, next)) ++next;
    const std::string part = utf8(passage.text().substr(at, next - at));
    passage.replace(at, next, code_points(converter.Convert(part)));
    at = next;
  }
}

void convert_run(Passage& passage,
                 const opencc::Converter& converter,
                 std::size_t begin,
                 std::size_t end) {
  const std::string text = utf8(passage.text().substr(begin, end - begin));
  const opencc::SegmentsPtr sources = converter.GetSegmentation()->Segment(text);
  const opencc::SegmentsPtr targets = converter.GetConversionChain()->Convert(sources);
  std::size_t at = begin;
  for (std::size_t i = 0; i < sources->Length(); ++i) {
    const std::u32string source = code_points(sources->At(i));
    note_segment(passage, converter, at, source, code_points(targets->At(i)));
    at += source.size();
  }
}

/// Calls for every run of characters that are to be converted: those in no language of their own.
void for_each_run(const Passage& passage,
                  const std::function<void(std::size_t, std::size_t)>& run) {
  const std::u32string_view text = passage.text();
  const auto stays = [&](std::size_t at) {
    return text[at] == U'\n' || passage.has_own_language(at);
  };
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !stays(end)) ++end;
    if (begin < end) run(begin, end);
    begin = end + 1;
  }
}

void turn_quotations(const Place& place, Region region) {
  Passage passage = place.passage();
  for (const Passage::Change& change : quotation_changes(passage.text(), region, false)) {
    if (!passage.has_own_language(change.begin))
      passage.replace(change.begin, change.end, change.by);
  }
  passage.commit();
}

}  // namespace

class VariantPress::Dictionaries {
public:
  const opencc::Converter& get(const char* name) {
    opencc::ConverterPtr& converter = loaded_[name];
    if (converter) return *converter;
    try {
      converter = opencc::Config().NewFromFile(fmt::format("{}.json", name));
    } catch (const std::exception& error) {
      throw Failure(
          fmt::format("OpenCC's dictionary {} cannot be read ({}): install libopencc-data",
                      name,
                      error.what()));
    }
    return *converter;
  }

private:
  std::map<std::string, opencc::ConverterPtr, std::less<>> loaded_;
};

namespace {

/// Converts every place of an article or of an edition's head.
template <class Whole, class Dictionaries>
void convert_whole(Whole& whole, std::string& language, Variant to, Dictionaries& dictionaries) {
  const std::optional<Script> from = script_of(language);
  if (!from) return;
  const Steps steps = steps_between(*from, to);
  const Region region = model::region_of(tag_of(to));
  for_each_place(whole, [&](const Place& place) {
    if (place.own_language) return;
    for (const char* step : steps) {
      Passage passage = place.passage();
      const opencc::Converter& converter = dictionaries.get(step);
      for_each_run(passage, [&](std::size_t begin, std::size_t end) {
        convert_run(passage, converter, begin, end);
      });
      passage.commit();
    }
    if (place.kind != PassageKind::reading) turn_quotations(place, region);
  });
  language = tag_of(to);
}

}  // namespace

std::optional<Variant> variant_of(std::string_view tag) {
  const auto* found = std::find(tags.begin(), tags.end(), tag);
  if (found == tags.end()) return std::nullopt;
  return static_cast<Variant>(found - tags.begin());
}

std::string_view tag_of(Variant variant) {
  return tags[static_cast<std::size_t>(variant)];
}

std::span<const std::string_view> variant_tags() {
  return tags;
}

VariantPress::VariantPress(Variant to) : to_(to), dictionaries_(std::make_unique<Dictionaries>()) {}
VariantPress::~VariantPress() = default;

std::string VariantPress::id_of(const std::string& id) const {
  return fmt::format("{}-{}", id, tag_of(to_));
}

Edition VariantPress::convert(const Edition& edition) {
  Edition out = edition;
  convert_whole(out.head, out.head.language, to_, *dictionaries_);
  for (Article& article : out.articles) {
    convert_whole(article, article.language, to_, *dictionaries_);
  }
  out.head.id = id_of(edition.head.id);
  return out;
}

}  // namespace qianzi::transforms
