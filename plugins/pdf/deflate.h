// zlib streams for FlateDecode (PDF 32000-1 7.4.4).
#pragma once

#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace qianzi::pdf {

/// How hard a stream is packed: `little` where more of it gives little.
enum class Effort : std::uint8_t { whole, little };

/// The level of libdeflate for the level that was asked for, 0 to 9. OPTIMIZATION: up to the
/// default, 6, pages, fonts and object streams are packed at 1. They get a twentieth smaller at 6,
/// which takes four times as long; images get smaller by more.
[[nodiscard]] constexpr int level_of(int asked, Effort effort) {
  constexpr int usual = 6;
  return effort == Effort::little && asked > 1 && asked <= usual ? 1 : asked;
}

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
