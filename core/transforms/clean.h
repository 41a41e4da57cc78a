// Clean-ups: what old files and web sites left in texts, mended one kind at a time.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::transforms {

/// One kind of clean-up; docs/inputs.md shows each.
enum class CleanUp : std::uint8_t {
  entities,        ///< &ldquo; and &#24352; left as text
  zero_width,      ///< zero-width characters that join or part nothing
  compatibility,   ///< compatibility ideographs and radicals used for ideographs
  width,           ///< full-width Latin letters and digits
  title_marks,     ///< << and >> for 《 and 》
  punctuation,     ///< marks to the forms of the text's region
  readings,        ///< 續(xù): the reading becomes ruby
  readings_strip,  ///< the same: the reading goes
};

/// A clean-up by its name (`title-marks`); nothing where there is none of that name.
[[nodiscard]] std::optional<CleanUp> clean_up_of(std::string_view name);
[[nodiscard]] std::string_view name_of(CleanUp what);
/// All names, in the order in which they are best done.
[[nodiscard]] std::span<const std::string_view> clean_up_names();

/// Does them in order. Each reports, for an article or the edition's head that it changed, how
/// often and where first (Code::text_cleaned).
void clean(Edition& edition, std::span<const CleanUp> steps, DiagnosticSink& sink);

}  // namespace qianzi::transforms
