#include "sfnt.h"

#include "qianzi/diagnostic.h"

#include <bit>

namespace qianzi::pdf {

namespace {

[[noreturn]] void damaged() {
  throw Failure("the subset of a TrueType font is damaged");
}

constexpr std::size_t header_size = 12;
constexpr std::size_t record_size = 16;
constexpr std::size_t checksum_place = 8;  // of head's checkSumAdjustment

/// Sum of the table's 32-bit words; a table is padded with zeros to whole words.
std::uint32_t checksum(std::string_view padded) {
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < padded.size(); at += 4) sum += sfnt_number(padded, at, 4);
  return sum;
}

void pad(std::string& bytes) {
  bytes.append((4 - bytes.size() % 4) % 4, '\0');
}

}  // namespace

std::uint32_t sfnt_number(std::string_view table, std::size_t at, std::size_t size) {
  if (at > table.size() || size > table.size() - at) damaged();
  std::uint32_t value = 0;
  for (const char c : table.substr(at, size)) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

void put_sfnt_number(std::string& table, std::size_t at, std::uint32_t value, std::size_t size) {
  if (at > table.size() || size > table.size() - at) damaged();
  for (std::size_t i = 0; i < size; ++i) {
    table[at + i] = static_cast<char>(value >> 8U * (size - 1 - i) & 0xFFU);
  }
}

void append_sfnt_number(std::string& table, std::uint32_t value, std::size_t size) {
  table.append(size, '\0');
  put_sfnt_number(table, table.size() - size, value, size);
}

SfntTables read_sfnt(std::span<const std::byte> bytes) {
  const std::string_view file(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  SfntTables tables;
  const std::uint32_t count = sfnt_number(file, 4, 2);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t record = header_size + record_size * i;
    const std::size_t at = sfnt_number(file, record + 8, 4);
    const std::size_t size = sfnt_number(file, record + 12, 4);
    if (at > file.size() || size > file.size() - at) damaged();
    tables[std::string(file.substr(record, 4))] = std::string(file.substr(at, size));
  }
  return tables;
}

Bytes write_sfnt(const SfntTables& tables) {
  const auto count = static_cast<std::uint32_t>(tables.size());
  const std::uint32_t largest_power = std::bit_floor(count);
  std::string file;
  append_sfnt_number(file, 0x00010000, 4);
  append_sfnt_number(file, count, 2);
  append_sfnt_number(file, largest_power * 16, 2);
  append_sfnt_number(file, std::bit_width(largest_power) - 1, 2);
  append_sfnt_number(file, (count - largest_power) * 16, 2);
  std::string body;
  std::size_t head_at = 0;
  for (const auto& [tag, table] : tables) {
    const std::size_t at = header_size + record_size * count + body.size();
    std::string padded = table;
    pad(padded);
    if (tag == "head") {
      head_at = at;
      put_sfnt_number(padded, checksum_place, 0, 4);
    }
    file += tag;
    append_sfnt_number(file, checksum(padded), 4);
    append_sfnt_number(file, static_cast<std::uint32_t>(at), 4);
    append_sfnt_number(file, static_cast<std::uint32_t>(table.size()), 4);
    body += padded;
  }
  file += body;
  if (head_at != 0) {
    put_sfnt_number(file, head_at + checksum_place, 0xB1B0AFBA - checksum(file), 4);
  }
  const auto written = std::as_bytes(std::span(file));
  return {written.begin(), written.end()};
}

}  // namespace qianzi::pdf
