#include "collections/collation.h"

#include "qianzi/diagnostic.h"

#include <fmt/format.h>
#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/sortkey.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace qianzi::collections {
namespace {

icu::Locale locale_of(std::string_view language, std::string_view collation) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece tag(language.data(), static_cast<std::int32_t>(language.size()));
  icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  if (U_FAILURE(status) != 0) locale = icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  if (!collation.empty()) {
    locale.setKeywordValue("collation", std::string(collation).c_str(), status);
  }
  return locale;
}

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status) != 0) {
    throw Failure(fmt::format(
        "ICU's {} does not work ({}): is its data installed?", what, u_errorName(status)));
  }
}

icu::UnicodeString units_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// From the first letter or digit on: an index knows nothing of the marks that keys ignore.
icu::UnicodeString without_marks(std::string_view text) {
  icu::UnicodeString units = units_of(text);
  std::int32_t at = 0;
  while (at < units.length() && u_isalnum(units.char32At(at)) == 0) at = units.moveIndex32(at, 1);
  return at < units.length() ? icu::UnicodeString(units, at) : units;
}

}  // namespace

struct Collation::State {
  icu::Locale locale;
  std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(std::string_view language, std::string_view collation)
    : state_(std::make_unique<State>()) {
  state_->locale = locale_of(language, collation);
  UErrorCode status = U_ZERO_ERROR;
  state_->collator.reset(icu::Collator::createInstance(state_->locale, status));
  check(status, "collation");
  state_->collator->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, status);
  check(status, "collation");
}

Collation::~Collation() = default;

std::string Collation::key(std::string_view word) const {
  UErrorCode status = U_ZERO_ERROR;
  icu::CollationKey key;
  state_->collator->getCollationKey(units_of(word), key, status);
  check(status, "collation");
  std::int32_t length = 0;
  const std::uint8_t* bytes = key.getByteArray(length);
  return {bytes, bytes + length};
}

std::vector<IndexHeading> Collation::headings(std::vector<Word> words,
                                              std::string_view other) const {
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < words.size(); ++i) order.emplace_back(key(words[i].reading), i);
  std::sort(order.begin(), order.end());

  UErrorCode status = U_ZERO_ERROR;
  icu::AlphabeticIndex index(state_->locale, status);
  const std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets(
      index.buildImmutableIndex(status));
  check(status, "alphabetic index");
  std::vector<IndexHeading> headings;
  IndexHeading rest{std::string(other), {}};
  for (const auto& [sorted_by, i] : order) {
    const std::int32_t number = buckets->getBucketIndex(without_marks(words[i].reading), status);
    const icu::AlphabeticIndex::Bucket* bucket = buckets->getBucket(number);
    check(status, "alphabetic index");
    IndexEntry entry{std::move(words[i].text), std::move(words[i].articles)};
    if (bucket == nullptr || bucket->getLabelType() != U_ALPHAINDEX_NORMAL) {
      rest.entries.push_back(std::move(entry));
      continue;
    }
    std::string label;
    bucket->getLabel().toUTF8String(label);
    if (headings.empty() || headings.back().name != label) headings.push_back({label, {}});
    headings.back().entries.push_back(std::move(entry));
  }
  if (!rest.entries.empty()) headings.push_back(std::move(rest));
  return headings;
}

}  // namespace qianzi::collections
