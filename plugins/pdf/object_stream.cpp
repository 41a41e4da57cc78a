#include "object_stream.h"

#include "numbers.h"

#include <array>

namespace qianzi::pdf {

void ObjectStream::add(std::uint32_t object, std::string_view entries) {
  objects_.push_back(object);
  append_integer(places_, object);
  places_.push_back(' ');
  append_integer(places_, static_cast<std::int64_t>(body_.size()));
  places_.push_back('\n');
  body_ += "<<\n";
  body_ += entries;
  body_ += ">>\n";
}

std::string ObjectStream::entries() const {
  std::string out = "/Type /ObjStm\n/N ";
  append_integer(out, static_cast<std::int64_t>(objects_.size()));
  out += "\n/First ";
  append_integer(out, static_cast<std::int64_t>(places_.size()));
  out.push_back('\n');
  return out;
}

void ObjectStream::clear() {
  objects_.clear();
  places_.clear();
  body_.clear();
}

namespace {

constexpr std::size_t row_size = 7;
using Row = std::array<unsigned char, row_size>;

Row row_of(unsigned type, std::uint32_t second, std::uint32_t third) {
  const auto byte = [](std::uint32_t value, unsigned shift) {
    return static_cast<unsigned char>(value >> shift & 0xFFU);
  };
  return {static_cast<unsigned char>(type),
          byte(second, 24),
          byte(second, 16),
          byte(second, 8),
          byte(second, 0),
          byte(third, 8),
          byte(third, 0)};
}

/// A row less the one above it (PNG's predictor Up), so that rows that count up deflate to nothing.
void append_row(std::string& out, const Row& row, Row& above) {
  out.push_back(2);
  for (std::size_t i = 0; i < row_size; ++i) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(row[i] - above[i])));
  }
  above = row;
}

}  // namespace

std::string cross_references(const std::vector<ObjectPlace>& places) {
  std::string out;
  out.reserve((places.size() + 1) * (row_size + 1));
  Row above{};
  append_row(out, row_of(0, 0, 0xFFFF), above);
  for (const ObjectPlace& place : places) {
    const bool in_stream = place.stream != 0;
    append_row(out, in_stream ? row_of(2, place.stream, place.at) : row_of(1, place.at, 0), above);
  }
  return out;
}

}  // namespace qianzi::pdf
