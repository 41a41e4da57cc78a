#include "cff_reader.h"

#include "qianzi/diagnostic.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace qianzi::pdf {

namespace {

[[noreturn]] void damaged() {
  throw Failure("the font's CFF table is damaged");
}

unsigned byte_at(CffBytes bytes, std::size_t at) {
  if (at >= bytes.size()) damaged();
  return std::to_integer<unsigned>(bytes[at]);
}

std::size_t number_at(CffBytes bytes, std::size_t at, unsigned size) {
  std::size_t value = 0;
  for (unsigned i = 0; i < size; ++i) value = value << 8U | byte_at(bytes, at + i);
  return value;
}

CffBytes part(CffBytes bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) damaged();
  return bytes.subspan(at, size);
}

struct Index {
  std::vector<CffBytes> items;
  CffBytes whole;
};

Index read_index(CffBytes table, std::size_t at) {
  Index index;
  const std::size_t count = number_at(table, at, 2);
  if (count == 0) {
    index.whole = part(table, at, 2);
    return index;
  }
  const unsigned offset_size = byte_at(table, at + 2);
  if (offset_size < 1 || offset_size > 4) damaged();
  const std::size_t offsets = at + 3;
  const std::size_t data = offsets + (count + 1) * offset_size - 1;
  std::size_t begin = number_at(table, offsets, offset_size);
  index.items.reserve(count);
  for (std::size_t i = 1; i <= count; ++i) {
    const std::size_t end = number_at(table, offsets + i * offset_size, offset_size);
    if (begin < 1 || end < begin) damaged();
    index.items.push_back(part(table, data + begin, end - begin));
    begin = end;
  }
  index.whole = part(table, at, data + begin - at);
  return index;
}

/// A real number of a dictionary: nibbles after the byte 30.
double take_real(CffBytes& bytes) {
  static constexpr std::string_view digits = "0123456789.EE -";
  std::string text;
  for (bool more = true; more;) {
    const unsigned pair = byte_at(bytes, 0);
    bytes = bytes.subspan(1);
    for (const unsigned nibble : {pair >> 4U, pair & 0xFU}) {
      if (nibble == 0xF) {
        more = false;
        break;
      }
      if (nibble == 0xD) damaged();
      text.push_back(digits[nibble]);
      if (nibble == 0xC) text.push_back('-');
    }
  }
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Integers whose first byte is 32 to 254: the same in dictionaries and charstrings.
double take_short_number(CffBytes& bytes) {
  const int first = static_cast<int>(byte_at(bytes, 0));
  if (first <= 246) {
    bytes = bytes.subspan(1);
    return first - 139;
  }
  const int second = static_cast<int>(byte_at(bytes, 1));
  bytes = bytes.subspan(2);
  return first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
}

double take_operand(CffBytes& bytes) {
  const unsigned first = byte_at(bytes, 0);
  if (first == 30) {
    bytes = bytes.subspan(1);
    return take_real(bytes);
  }
  if (first == 28) {
    const auto value = static_cast<std::int16_t>(number_at(bytes, 1, 2));
    bytes = bytes.subspan(3);
    return value;
  }
  if (first == 29) {
    const auto value = static_cast<std::int32_t>(number_at(bytes, 1, 4));
    bytes = bytes.subspan(5);
    return value;
  }
  if (first < 32 || first == 255) damaged();
  return take_short_number(bytes);
}

CffDict read_dict(CffBytes bytes) {
  CffDict dict;
  CffBytes start = bytes;
  std::vector<double> values;
  while (!bytes.empty()) {
    unsigned first = byte_at(bytes, 0);
    if (first > 21) {
      values.push_back(take_operand(bytes));
      continue;
    }
    const CffBytes operands = start.first(start.size() - bytes.size());
    const std::size_t length = first == 12 ? 2 : 1;
    if (first == 12) first = 0x0C00 + byte_at(bytes, 1);
    bytes = bytes.subspan(length);
    dict[first] = {operands, std::move(values)};
    values.clear();
    start = bytes;
  }
  return dict;
}

/// Operand `place` of an operator as an offset or size.
std::size_t offset_of(const CffDict& dict, unsigned key, std::size_t place = 0) {
  const auto found = dict.find(key);
  if (found == dict.end() || found->second.values.size() <= place) damaged();
  const double value = found->second.values[place];
  if (!(value >= 0 && value <= 4294967295.0)) damaged();
  return static_cast<std::size_t>(value);
}

double value_of(const CffDict& dict, unsigned key) {
  const auto found = dict.find(key);
  return found == dict.end() || found->second.values.empty() ? 0 : found->second.values[0];
}

CffFontDict read_font_dict(CffBytes table, CffDict dict) {
  CffFontDict font;
  font.dict = std::move(dict);
  if (!font.dict.contains(cff_operator::private_dict)) return font;
  const std::size_t size = offset_of(font.dict, cff_operator::private_dict, 0);
  const std::size_t at = offset_of(font.dict, cff_operator::private_dict, 1);
  font.private_dict = read_dict(part(table, at, size));
  font.default_width = value_of(font.private_dict, cff_operator::default_width);
  font.nominal_width = value_of(font.private_dict, cff_operator::nominal_width);
  if (font.private_dict.contains(cff_operator::local_subroutines)) {
    const std::size_t subroutines = offset_of(font.private_dict, cff_operator::local_subroutines);
    font.local_subroutines = read_index(table, at + subroutines).whole;
  }
  return font;
}

}  // namespace

CffTable::CffTable(CffBytes table) {
  const Index names = read_index(table, byte_at(table, 2));
  const auto end_of = [&](const Index& index) {
    return static_cast<std::size_t>(index.whole.data() - table.data()) + index.whole.size();
  };
  const Index tops = read_index(table, end_of(names));
  const Index strings = read_index(table, end_of(tops));
  if (tops.items.size() != 1) damaged();
  global_subroutines = read_index(table, end_of(strings)).whole;
  top = read_dict(tops.items[0]);
  char_strings = read_index(table, offset_of(top, cff_operator::char_strings)).items;
  if (char_strings.empty()) damaged();
  if (!top.contains(cff_operator::ros)) {
    font_dicts.push_back(read_font_dict(table, top));
    return;
  }
  for (const CffBytes dict : read_index(table, offset_of(top, cff_operator::fd_array)).items) {
    font_dicts.push_back(read_font_dict(table, read_dict(dict)));
  }
  read_fd_select(table, offset_of(top, cff_operator::fd_select));
  const auto beyond = [&](std::uint8_t fd) { return fd >= font_dicts.size(); };
  if (std::any_of(fd_of_.begin(), fd_of_.end(), beyond)) damaged();
}

void CffTable::read_fd_select(CffBytes table, std::size_t at) {
  const std::size_t count = char_strings.size();
  fd_of_.resize(count);
  const unsigned format = byte_at(table, at);
  if (format == 0) {
    for (std::size_t i = 0; i < count; ++i) {
      fd_of_[i] = static_cast<std::uint8_t>(byte_at(table, at + 1 + i));
    }
    return;
  }
  if (format != 3) damaged();
  const std::size_t ranges = number_at(table, at + 1, 2);
  for (std::size_t range = 0; range < ranges; ++range) {
    const std::size_t entry = at + 3 + range * 3;
    const std::size_t end = std::min(number_at(table, entry + 3, 2), count);
    for (std::size_t i = number_at(table, entry, 2); i < end; ++i) {
      fd_of_[i] = static_cast<std::uint8_t>(byte_at(table, entry + 2));
    }
  }
}

std::size_t CffTable::font_dict_of(std::uint32_t glyph) const {
  return fd_of_.empty() ? 0 : fd_of_.at(glyph);
}

bool take_charstring_number(CffBytes& bytes, double& value) {
  const unsigned first = byte_at(bytes, 0);
  if (first == 28) {
    value = static_cast<std::int16_t>(number_at(bytes, 1, 2));
    bytes = bytes.subspan(3);
    return true;
  }
  if (first == 255) {
    value = static_cast<std::int32_t>(number_at(bytes, 1, 4)) / 65536.0;
    bytes = bytes.subspan(5);
    return true;
  }
  if (first < 32) return false;
  value = take_short_number(bytes);
  return true;
}

}  // namespace qianzi::pdf
