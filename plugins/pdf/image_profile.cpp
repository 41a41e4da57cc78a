#include "image_profile.h"

#include <zlib.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace qianzi::pdf {

namespace {

using File = std::span<const std::byte>;
using namespace std::string_view_literals;

constexpr std::size_t largest_profile = 16U << 20U;

bool has_at(File file, std::size_t at, std::string_view text) {
  if (at > file.size() || file.size() - at < text.size()) return false;
  const auto* const bytes = reinterpret_cast<const char*>(file.data()) + at;
  return std::equal(text.begin(), text.end(), bytes);
}

std::size_t number_at(File file, std::size_t at, std::size_t size, bool big_end_first) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t byte = big_end_first ? at + i : at + size - 1 - i;
    number = number << 8U | std::to_integer<std::size_t>(file[byte]);
  }
  return number;
}

/// APP2 segments, numbered from 1: a profile may need several.
Bytes of_jpeg(File file) {
  constexpr std::string_view mark = "ICC_PROFILE\0"sv;
  std::map<std::size_t, File> parts;
  std::size_t count = 0;
  for (std::size_t at = 2; at + 4 <= file.size() && file[at] == std::byte{0xFF};) {
    const std::size_t marker = number_at(file, at + 1, 1, true);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker == 0xDA || marker == 0xD9) break;
    const std::size_t length = number_at(file, at + 2, 2, true);
    if (length < 2 || file.size() - at - 2 < length) break;
    const std::size_t head = 2 + mark.size() + 2;
    if (marker == 0xE2 && length >= head && has_at(file, at + 4, mark)) {
      const std::size_t number = number_at(file, at + 4 + mark.size(), 1, true);
      count = number_at(file, at + 5 + mark.size(), 1, true);
      parts.emplace(number, file.subspan(at + 2 + head, length - head));
    }
    at += 2 + length;
  }
  Bytes profile;
  if (parts.size() != count) return profile;
  for (const auto& [number, part] : parts) profile.insert(profile.end(), part.begin(), part.end());
  return profile;
}

Bytes inflated(File data) {
  Bytes out;
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return out;
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  int status = Z_OK;
  while (status == Z_OK && out.size() < largest_profile) {
    const std::size_t before = out.size();
    out.resize(before + (1U << 16U));
    stream.next_out = reinterpret_cast<Bytef*>(out.data()) + before;
    stream.avail_out = static_cast<uInt>(out.size() - before);
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END) out.clear();
  return out;
}

/// A chunk: length, name, data, checksum. The data: a name, its end, a method, a zlib stream.
Bytes of_png(File file) {
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const std::size_t length = number_at(file, at, 4, true);
    if (file.size() - at - 12 < length || has_at(file, at + 4, "IDAT")) break;
    if (has_at(file, at + 4, "iCCP")) {
      const File data = file.subspan(at + 8, length);
      const auto end = std::find(data.begin(), data.end(), std::byte{0});
      if (data.end() - end < 2) break;
      return inflated(data.subspan(static_cast<std::size_t>(end - data.begin()) + 2));
    }
    at += 12 + length;
  }
  return {};
}

/// RIFF: name, length, data to an even length.
Bytes of_webp(File file) {
  for (std::size_t at = 12; at + 8 <= file.size();) {
    const std::size_t length = number_at(file, at + 4, 4, false);
    if (file.size() - at - 8 < length) break;
    if (has_at(file, at, "ICCP")) {
      const File data = file.subspan(at + 8, length);
      return {data.begin(), data.end()};
    }
    at += 8 + length + length % 2;
  }
  return {};
}

}  // namespace

Bytes embedded_profile(std::span<const std::byte> file) {
  if (has_at(file, 0, "\xFF\xD8")) return of_jpeg(file);
  if (has_at(file, 0, "\x89PNG\r\n\x1A\n")) return of_png(file);
  if (has_at(file, 0, "RIFF") && has_at(file, 8, "WEBP")) return of_webp(file);
  return {};
}

}  // namespace qianzi::pdf
