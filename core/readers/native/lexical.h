// The strict look at a file before tinyxml2 sees it. tinyxml2 is lenient (two roots, attributes
// twice, entities that do not exist) and knows lines, not columns; this pass finds what is not
// well-formed with its exact place, and bounds nesting before anything recurses.
#pragma once

#include "readers/native/source_map.h"

#include "qianzi/diagnostic.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::readers {

/// Where an element's tags stand, byte offsets in the file.
struct ElementSpan {
  std::size_t name = 0;  ///< of its name in the start tag
  std::size_t end = 0;   ///< of the `<` of its end tag; of an empty element: 0
};

/// Every element in document order, so sorted by `name`. Empty result: the first error has been
/// reported. Linear in the size of the file.
[[nodiscard]] std::optional<std::vector<ElementSpan>> check_lexically(std::string_view bytes,
                                                                      const std::string& file,
                                                                      const SourceMap& map,
                                                                      unsigned nesting,
                                                                      DiagnosticSink& sink);

}  // namespace qianzi::readers
