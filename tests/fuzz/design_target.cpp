// Any bytes as a page design.
#include "design/page_design.h"
#include "fuzz/target.h"

#include <string_view>

using namespace qianzi;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  DiagnosticList sink;
  const auto design =
      design::load_design({reinterpret_cast<const char*>(data), size}, "design.xml", sink);
  fuzz::require(design.has_value() || !sink.entries.empty(), "what cannot be read is reported");
  return 0;
}
