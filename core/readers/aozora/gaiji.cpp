#include "readers/aozora/gaiji.h"

#include "model/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iconv.h>
#include <utility>

namespace qianzi::readers {
namespace {

std::string utf8_of(char32_t c) {
  std::string text;
  model::append_utf8(c, text);
  return text;
}

std::optional<std::string> by_unicode(std::string_view note) {
  const std::size_t mark = note.rfind("U+");
  if (mark == std::string_view::npos) return std::nullopt;
  std::uint32_t value = 0;
  std::size_t digits = 0;
  for (const char c : note.substr(mark + 2)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                             : -1;
    if (digit < 0 || ++digits > 6) break;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  const bool text = digits >= 4 && digits <= 6 && value >= 0xA0 && value <= 0x10FFFD &&
                    (value < 0xD800 || value > 0xF8FF) && (value & 0xFFFEU) != 0xFFFEU;
  return text ? std::optional(utf8_of(value)) : std::nullopt;
}

/// iconv's table of JIS X 0213, opened for as long as it is asked.
class JisTable {
public:
  JisTable() : handle_(iconv_open("UTF-8", "EUC-JISX0213")) {}
  JisTable(const JisTable&) = delete;
  JisTable& operator=(const JisTable&) = delete;
  ~JisTable() {
    if (is_open()) iconv_close(handle_);
  }
  [[nodiscard]] std::optional<std::string> character(unsigned plane, unsigned row, unsigned cell) {
    if (!is_open()) return std::nullopt;
    std::string bytes;
    if (plane == 2) bytes += '\x8F';
    bytes += static_cast<char>(0xA0 + row);
    bytes += static_cast<char>(0xA0 + cell);
    std::array<char, 16> room{};
    char* in = bytes.data();
    char* out = room.data();
    std::size_t in_left = bytes.size();
    std::size_t out_left = room.size();
    // The second call has it give what it kept back for a combining character.
    if (iconv(handle_, &in, &in_left, &out, &out_left) != 0 || in_left > 0) return std::nullopt;
    if (iconv(handle_, nullptr, nullptr, &out, &out_left) != 0) return std::nullopt;
    std::string text(room.data(), room.size() - out_left);
    return text.empty() ? std::nullopt : std::optional(std::move(text));
  }

private:
  [[nodiscard]] bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }
  iconv_t handle_;
};

/// The last 1-84-77 of the note; a place in the printed book, 12-3, has two numbers.
std::optional<std::string> by_jis(std::string_view note) {
  for (std::size_t at = note.size(); at-- > 0;) {
    if (note[at] != '1' && note[at] != '2') continue;
    if (at > 0 && ((note[at - 1] >= '0' && note[at - 1] <= '9') || note[at - 1] == '-')) continue;
    std::array<unsigned, 3> parts{};
    std::size_t part = 0;
    std::size_t i = at;
    for (; i < note.size(); ++i) {
      if (note[i] >= '0' && note[i] <= '9' && parts[part] < 100) {
        parts[part] = parts[part] * 10 + static_cast<unsigned>(note[i] - '0');
      } else if (note[i] != '-' || ++part == parts.size()) {
        break;
      }
    }
    const auto [plane, row, cell] = parts;
    if (part == 2 && plane <= 2 && row >= 1 && row <= 94 && cell >= 1 && cell <= 94) {
      return JisTable().character(plane, row, cell);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> gaiji_of(std::string_view note) {
  auto found = by_unicode(note);
  return found ? found : by_jis(note);
}

std::optional<std::string> accented(std::string_view text) {
  constexpr std::array<std::pair<char, char32_t>, 8> marks{{{'`', 0x300},
                                                            {'\'', 0x301},
                                                            {'^', 0x302},
                                                            {'~', 0x303},
                                                            {':', 0x308},
                                                            {'&', 0x30A},
                                                            {',', 0x327},
                                                            {'_', 0x304}}};
  icu::UnicodeString made;
  bool any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char mark = i + 1 < text.size() ? text[i + 1] : '\0';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
    made.append(static_cast<UChar32>(c));
    if (!letter) continue;
    for (const auto& [sign, combining] : marks) {
      if (sign != mark) continue;
      UErrorCode status = U_ZERO_ERROR;
      const auto* form = icu::Normalizer2::getNFCInstance(status);
      const UChar32 one = form->composePair(c, static_cast<UChar32>(combining));
      if (one < 0) continue;
      made.truncate(made.length() - 1);
      made.append(one);
      any = true;
      ++i;
      break;
    }
  }
  if (!any) return std::nullopt;
  std::string utf8;
  made.toUTF8String(utf8);
  return utf8;
}

}  // namespace qianzi::readers
