// The clean-ups on one passage each: they note changes, clean() makes and counts them.
#pragma once

#include "transforms/passage.h"

#include "qianzi/article.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace qianzi::transforms {

/// References by name (HTML's) or number, with their semicolon, become their character; those that
/// name a control character or none stay as they are. Of `&amp;lt;` the outer one goes.
void decode_entities(Passage& passage);

/// U+200B, U+200C, U+200D, U+2060, U+00AD and U+FEFF go where neither neighbour is of a script or
/// an emoji that needs them; marks of direction (U+200E, U+200F, U+202A to U+202E, U+2066 to
/// U+2069) where nothing in the passage runs from the right.
void drop_zero_width(Passage& passage);

/// Characters with a canonical decomposition to one ideograph (U+F900 to U+FAFF, U+2F800 on) become
/// it, as do radicals (U+2E80 to U+2FD5) that have a compatibility decomposition. Not in ja and ko
/// texts, where a name may want the other form.
void unify_ideographs(Passage& passage);

/// Full-width Latin letters and digits become half-width, and the marks between two of them.
void narrow_letters(Passage& passage);

/// << and >> in pairs, also full-width, and ‹‹ ›› become 《 》 amid CJK text.
void mend_title_marks(Passage& passage);

/// Marks to the region's forms (GB/T 15834, Taiwan's 重訂標點符號手冊, JLREQ 3.1): half-width marks
/// beside wide characters become full-width, ... and -- become …… and ——, straight quotation marks
/// and those of the other region become “” or 「」. Not in Korean, nor in text that is not CJK.
void mend_punctuation(Passage& passage);

/// What bracketed readings became.
struct ReadingsFound {
  std::size_t count = 0;
  std::string first;  ///< 續(xù)
};

/// Readings in brackets after their characters, 續(xù) and 北京（běijīng）, in pinyin with marks or
/// digits of tone, or in bopomofo. Only where each syllable is a reading that Unihan knows of its
/// character and a tone is written: 中(A), 水(H2O) and 和(he) stay. `strip`: the reading goes; else
/// base and reading become ruby.
[[nodiscard]] ReadingsFound take_readings(Inlines& content, bool strip);

/// The same in a plain string, where there is no ruby: stripped, or left alone.
[[nodiscard]] ReadingsFound take_readings(std::string& value, bool strip);

}  // namespace qianzi::transforms
