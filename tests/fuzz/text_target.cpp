// Any bytes as a plain text, and as a text of Aozora Bunko.
#include "fuzz/target.h"
#include "readers/aozora/aozora_reader.h"
#include "readers/text/text_reader.h"

#include <string_view>

using namespace qianzi;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  DiagnosticList sink;
  const auto edition = readers::read_text(bytes, "a.txt", {}, {}, sink);
  fuzz::require(edition.has_value() || !sink.entries.empty(), "what cannot be read is reported");
  sink.entries.clear();
  const auto noted = readers::read_aozora(bytes, "a.txt", {}, {}, sink);
  fuzz::require(noted.has_value() || !sink.entries.empty(), "what cannot be read is reported");
  return 0;
}
