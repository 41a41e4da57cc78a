// Any bytes as a bare article, as an edition with an article beside it (a NUL between the two), and
// as a fragment of markup.
#include "fuzz/target.h"
#include "readers/reader.h"
#include "unit/readers/memory_files.h"

#include <string_view>

using namespace qianzi;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(bytes.find('\0'), bytes.size());
  tests::MemoryFiles files;
  files.files["edition.xml"] = bytes.substr(0, end);
  files.files["a.xml"] = bytes.substr(std::min(end + 1, bytes.size()));
  DiagnosticList sink;
  const readers::Limits limits;
  const auto edition = readers::read_edition("edition.xml", files, limits, sink);
  fuzz::require(edition.has_value() || !sink.entries.empty(), "what cannot be read is reported");
  sink.entries.clear();
  const auto fragment = readers::read_fragment(bytes, "-", limits, sink);
  fuzz::require(fragment.has_value() || !sink.entries.empty(), "what cannot be read is reported");
  return 0;
}
