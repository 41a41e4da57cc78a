// zlib streams for FlateDecode (PDF 32000-1 7.4.4).
#pragma once

#include "qianzi/services.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace qianzi::pdf {

/// Packs one stream after the other; its tables are made once. One a thread.
class Deflater {
public:
  /// `level` 1 to 9, as zlib's; 0 makes one that packs nothing and must not be asked to. Throws
  /// Failure when memory runs out.
  explicit Deflater(int level);

  /// The same data gives the same bytes. Throws Failure when memory runs out.
  [[nodiscard]] Bytes pack(std::span<const std::byte> data);

private:
  struct Release {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Release> compressor_;
};

/// The other way, for what comes from elsewhere. Empty where it is no such stream, or where more
/// than `most` bytes lie in it.
[[nodiscard]] std::optional<std::string> unpack(std::string_view packed, std::size_t most);

}  // namespace qianzi::pdf
