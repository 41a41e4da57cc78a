// Composed lines as JSON, for programs: `qianzi compose --format json`. docs/compose.md has an
// example.
#pragma once

#include "composition/line.h"

#include "qianzi/services.h"

#include <functional>
#include <string>

namespace qianzi::composition {

/// The characters of the line in the order of the source, annotations left out.
[[nodiscard]] std::string source_text(const ComposedParagraph& paragraph, const Line& line);

/// One object without line breaks: text, natural, width, measure, indent, demerits, adjustment
/// (points by rank, those that are not 0), last, overfull, hyphenated, hanging, runs, rules, links.
/// Lengths are points with at most four decimals. A run has its glyphs, each with id, cluster (the
/// byte of the run's text where its source begins), position and advance; position is that of the
/// pen along the line from the measure's start, of a tcy across it from the line's reference.
[[nodiscard]] std::string line_json(const ComposedParagraph& paragraph,
                                    const Line& line,
                                    WritingMode mode,
                                    const std::function<const FaceInfo&(FaceId)>& face);

}  // namespace qianzi::composition
