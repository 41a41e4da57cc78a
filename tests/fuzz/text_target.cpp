// Any bytes as a plain text.
#include "fuzz/target.h"
#include "readers/text/text_reader.h"

#include <string_view>

using namespace qianzi;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  DiagnosticList sink;
  const auto edition = readers::read_text(bytes, "a.txt", {}, {}, sink);
  fuzz::require(edition.has_value() || !sink.entries.empty(), "what cannot be read is reported");
  return 0;
}
