#include "fonts/woff2.h"

#include "fonts/handles.h"

#include <algorithm>
#include <array>
#include <brotli/encode.h>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

// Debian's libwoff would do this, but its encoder writes to the standard error stream, where
// scripts read our diagnostics; the container around Brotli's stream is all there is to it for CFF.

namespace qianzi::fonts {
namespace {

// WOFF2 5.2, table of known tags; those of bitmaps, Apple and Graphite after SVG are written out.
constexpr std::array<std::string_view, 37> known_tags = {
    "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm",
    "glyf", "loca", "prep", "CFF ", "VORG", "EBDT", "EBLC", "gasp", "hdmx", "kern",
    "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "EBSC",
    "JSTF", "MATH", "CBDT", "CBLC", "COLR", "CPAL", "SVG "};

constexpr int quality = 9;

struct Table {
  std::string tag;
  std::string data;
};

void append_number(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out.push_back(static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU));
}

/// WOFF2 4.1: seven bits a byte, the highest first, no leading zeros.
void append_base128(std::string& out, std::uint32_t value) {
  int groups = 1;
  for (std::uint32_t rest = value >> 7U; rest != 0; rest >>= 7U) ++groups;
  for (int group = groups - 1; group >= 0; --group) {
    const std::uint32_t bits = (value >> static_cast<unsigned>(7 * group)) & 0x7FU;
    out.push_back(static_cast<char>(bits | (group == 0 ? 0U : 0x80U)));
  }
}

std::vector<Table> tables_of(hb_face_t* face) {
  std::vector<Table> tables;
  std::array<hb_tag_t, 64> tags{};
  unsigned count = tags.size();
  const unsigned total = hb_face_get_table_tags(face, 0, &count, tags.data());
  if (total > tags.size()) return tables;
  for (unsigned i = 0; i < count; ++i) {
    std::array<char, 4> tag{};
    hb_tag_to_string(tags[i], tag.data());
    const Blob blob(hb_face_reference_table(face, tags[i]));
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    tables.push_back({{tag.data(), tag.size()}, {data == nullptr ? "" : data, length}});
  }
  // 5.5: loca follows glyf.
  const auto key = [](const Table& table) { return table.tag == "loca" ? "glyf+" : table.tag; };
  std::sort(tables.begin(), tables.end(), [&](const Table& a, const Table& b) {
    return key(a) < key(b);
  });
  return tables;
}

/// 5.2: glyf and loca say by version 3 that they are as they were, all others by version 0.
void append_entry(std::string& directory, const Table& table) {
  const bool outlines = table.tag == "glyf" || table.tag == "loca";
  const unsigned version = outlines ? 3U << 6U : 0U;
  const auto* const known = std::find(known_tags.begin(), known_tags.end(), table.tag);
  const bool is_known = known != known_tags.end();
  const unsigned index = is_known ? static_cast<unsigned>(known - known_tags.begin()) : 63U;
  directory.push_back(static_cast<char>(version | index));
  if (!is_known) directory += table.tag;
  append_base128(directory, static_cast<std::uint32_t>(table.data.size()));
}

std::string compressed(const std::string& data) {
  std::string out(BrotliEncoderMaxCompressedSize(data.size()), '\0');
  std::size_t size = out.size();
  const bool done = BrotliEncoderCompress(quality,
                                          BROTLI_MAX_WINDOW_BITS,
                                          BROTLI_MODE_FONT,
                                          data.size(),
                                          reinterpret_cast<const std::uint8_t*>(data.data()),
                                          &size,
                                          reinterpret_cast<std::uint8_t*>(out.data())) != 0;
  out.resize(done ? size : 0);
  return out;
}

std::size_t padded(std::size_t size) {
  return (size + 3) & ~std::size_t{3};
}

}  // namespace

Bytes pack_woff2(hb_face_t* face) {
  std::vector<Table> tables = tables_of(face);
  std::string directory;
  std::string data;
  std::size_t unpacked = 12 + 16 * tables.size();
  for (Table& table : tables) {
    // 5.5: bit 11 of the flags says that the font went through a lossless change.
    if (table.tag == "head" && table.data.size() > 17) table.data[16] |= 0x08;
    append_entry(directory, table);
    data += table.data;
    unpacked += padded(table.data.size());
  }
  const std::string stream = tables.empty() ? std::string{} : compressed(data);
  constexpr std::size_t header_size = 48;
  const std::size_t length = padded(header_size + directory.size() + stream.size());
  if (stream.empty() || unpacked > std::numeric_limits<std::uint32_t>::max()) return {};
  const bool cff = std::any_of(
      tables.begin(), tables.end(), [](const Table& table) { return table.tag == "CFF "; });
  std::string file = "wOF2";
  file += cff ? std::string("OTTO") : std::string("\0\1\0\0", 4);
  append_number(file, length, 4);
  append_number(file, tables.size(), 2);
  append_number(file, 0, 2);
  append_number(file, unpacked, 4);
  append_number(file, stream.size(), 4);
  append_number(file, 1, 2);  // version 1.0
  append_number(file, 0, 2);
  file.append(5 * sizeof(std::uint32_t), '\0');  // neither metadata nor private data
  file += directory + stream;
  file.resize(length, '\0');
  const auto bytes = std::as_bytes(std::span(file));
  return {bytes.begin(), bytes.end()};
}

}  // namespace qianzi::fonts
