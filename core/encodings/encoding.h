// Bytes of any encoding that newspapers' files come in -> UTF-8, with a report of what was done.
//
// Which encoding it is, is told by the caller, a byte order mark, the declaration of XML or HTML in
// the file, or else found by looking: which of them makes the fewest errors and the most ordinary
// characters. A declaration that the bytes belie is not followed. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::encodings {

/// GBK is read as GB18030 and Big5 with HKSCS, which hold all of theirs; EUC-KR and Shift_JIS with
/// Microsoft's extensions (CP949, CP932), as the WHATWG Encoding Standard does.
enum class Encoding : std::uint8_t {
  utf_8,
  utf_16le,
  utf_16be,
  gb18030,
  gbk,
  big5_hkscs,
  shift_jis,
  euc_jp,
  euc_kr,
};

/// The encoding of that name or alias, in any case of letters. `UTF-16` alone is little-endian.
[[nodiscard]] std::optional<Encoding> encoding_of(std::string_view name);
[[nodiscard]] std::string_view name_of(Encoding encoding);
/// One name each, for a message.
[[nodiscard]] std::vector<std::string_view> encoding_names();

/// How the encoding came to be known.
enum class Source : std::uint8_t {
  told,
  byte_order_mark,
  declared,
  plain,     ///< nothing said, and it is UTF-8
  detected,  ///< nothing usable said, and it is not UTF-8
};

struct Decoded {
  std::string text;  ///< UTF-8, without a byte order mark
  Encoding encoding = Encoding::utf_8;
  Source source = Source::plain;
  unsigned confidence = 100;  ///< detected: per cent
  std::string lie;            ///< what the file declares, where it is not followed
  /// Sequences that are no characters: each is U+FFFD in `text`. Offsets are of bytes in the file.
  std::size_t invalid = 0;
  std::size_t first_invalid = 0;
  std::size_t first_in_text = 0;  ///< where its U+FFFD stands in `text`
};

/// Decodes a whole file. `told` is followed whatever the bytes look like.
[[nodiscard]] Decoded decode(std::string bytes, std::optional<Encoding> told = std::nullopt);

/// What a file says of itself in its first kilobyte: `<?xml encoding="...">`, `<meta charset>`.
[[nodiscard]] std::string_view declared_encoding(std::string_view bytes);

}  // namespace qianzi::encodings
