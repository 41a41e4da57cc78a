// An sfnt as a row of tables (OpenType, «Font file»): taken apart, and put together again.
#pragma once

#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace qianzi::pdf {

/// Tables by tag; big-endian bytes.
using SfntTables = std::map<std::string, std::string, std::less<>>;

/// Throws Failure if the file is damaged.
[[nodiscard]] SfntTables read_sfnt(std::span<const std::byte> bytes);
/// With checksums, tables sorted by tag.
[[nodiscard]] Bytes write_sfnt(const SfntTables& tables);

/// @name Big-endian numbers of 2 or 4 bytes. Reading throws Failure beyond the end.
[[nodiscard]] std::uint32_t sfnt_number(std::string_view table, std::size_t at, std::size_t size);
void put_sfnt_number(std::string& table, std::size_t at, std::uint32_t value, std::size_t size);
void append_sfnt_number(std::string& table, std::uint32_t value, std::size_t size);

}  // namespace qianzi::pdf
