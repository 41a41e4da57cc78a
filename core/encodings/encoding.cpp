#include "encodings/encoding.h"

#include "encodings/convert.h"

#include <algorithm>

namespace qianzi::encodings {
namespace {

struct Name {
  std::string_view name;
  Encoding encoding;
  bool first;  ///< the one to show
};

constexpr Name names[] = {
    {"UTF-8", Encoding::utf_8, true},
    {"UTF8", Encoding::utf_8, false},
    {"US-ASCII", Encoding::utf_8, false},
    {"ASCII", Encoding::utf_8, false},
    {"UTF-16LE", Encoding::utf_16le, true},
    {"UTF-16", Encoding::utf_16le, false},
    {"UTF-16BE", Encoding::utf_16be, true},
    {"GB18030", Encoding::gb18030, true},
    {"GBK", Encoding::gbk, true},
    {"GB2312", Encoding::gbk, false},
    {"CP936", Encoding::gbk, false},
    {"WINDOWS-936", Encoding::gbk, false},
    {"BIG5-HKSCS", Encoding::big5_hkscs, true},
    {"BIG5", Encoding::big5_hkscs, false},
    {"CP950", Encoding::big5_hkscs, false},
    {"SHIFT_JIS", Encoding::shift_jis, true},
    {"SHIFT-JIS", Encoding::shift_jis, false},
    {"SJIS", Encoding::shift_jis, false},
    {"CP932", Encoding::shift_jis, false},
    {"WINDOWS-31J", Encoding::shift_jis, false},
    {"EUC-JP", Encoding::euc_jp, true},
    {"EUC-KR", Encoding::euc_kr, true},
    {"CP949", Encoding::euc_kr, false},
    {"KS_C_5601-1987", Encoding::euc_kr, false},
};

constexpr Encoding candidates[] = {Encoding::gb18030,
                                   Encoding::big5_hkscs,
                                   Encoding::shift_jis,
                                   Encoding::euc_jp,
                                   Encoding::euc_kr};

/// Detection looks at no more than this.
constexpr std::size_t most_looked_at = 64u << 10;

struct Mark {
  std::string_view bytes;
  Encoding encoding;
};
constexpr Mark byte_order_marks[] = {
    {"\xEF\xBB\xBF", Encoding::utf_8},
    {"\xFF\xFE", Encoding::utf_16le},
    {"\xFE\xFF", Encoding::utf_16be},
};

/// UTF-16 without a mark shows by the zeros beside markup or any ASCII at its beginning.
std::optional<Encoding> utf_16_by_zeros(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  if (bytes[0] != '\0' && bytes[1] == '\0') return Encoding::utf_16le;
  if (bytes[0] == '\0' && bytes[1] != '\0') return Encoding::utf_16be;
  return std::nullopt;
}

struct Guess {
  Encoding encoding = Encoding::utf_8;
  double score = 0;
  double second = 0;
};

Guess guess(std::string_view bytes) {
  const std::string_view looked_at = bytes.substr(0, most_looked_at);
  Guess best;
  for (const Encoding encoding : candidates) {
    const double score = convert(looked_at, 0, encoding).score;
    if (score > best.score) {
      best.second = best.score;
      best.encoding = encoding;
      best.score = score;
    } else {
      best.second = std::max(best.second, score);
    }
  }
  return best;
}

void take(Decoded& result, Converted converted) {
  result.text = std::move(converted.text);
  result.invalid = converted.invalid;
  result.first_invalid = converted.first_invalid;
  result.first_in_text = converted.first_in_text;
}

/// Nothing usable was said, or what was said is wrong: UTF-8 unless another looks better.
void look(Decoded& result, const std::string& bytes, Converted as_utf_8) {
  result.encoding = Encoding::utf_8;
  result.source = Source::plain;
  // A few bytes that are wrong in a text of UTF-8 do not make it one of something else.
  const bool mostly_sound = as_utf_8.wide > as_utf_8.invalid;
  if (as_utf_8.invalid > 0 && !mostly_sound) {
    const Guess found = guess(bytes);
    if (found.score > 0) {
      result.encoding = found.encoding;
      result.source = Source::detected;
      result.confidence =
          static_cast<unsigned>(50 + 49 * (found.score - found.second) / found.score);
      take(result, convert(bytes, 0, found.encoding));
      return;
    }
  }
  take(result, std::move(as_utf_8));
}

void follow_declaration(Decoded& result, const std::string& bytes, std::string_view name) {
  const auto declared = encoding_of(name);
  Converted as_utf_8 = convert(bytes, 0, Encoding::utf_8);
  const bool is_utf_8 = as_utf_8.invalid == 0;
  const bool of_units = declared == Encoding::utf_16le || declared == Encoding::utf_16be;
  if (declared && declared != Encoding::utf_8 && !of_units && (!is_utf_8 || as_utf_8.wide == 0)) {
    Converted converted = convert(bytes, 0, *declared);
    const bool sound = converted.invalid <= converted.wide / 8;
    // With errors it is believed as long as no other reading has fewer.
    if (sound || converted.invalid <= convert(bytes, 0, guess(bytes).encoding).invalid) {
      result.encoding = *declared;
      result.source = Source::declared;
      take(result, std::move(converted));
      return;
    }
  }
  look(result, bytes, std::move(as_utf_8));
  const bool both_gb = declared == Encoding::gbk && result.encoding == Encoding::gb18030;
  if (both_gb) result.encoding = Encoding::gbk;
  if (declared == result.encoding) {
    result.source = Source::declared;
  } else {
    result.lie = name;
  }
}

}  // namespace

std::optional<Encoding> encoding_of(std::string_view name) {
  std::string upper(name);
  for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const auto* const found = std::ranges::find(names, upper, &Name::name);
  if (found == std::end(names)) return std::nullopt;
  return found->encoding;
}

std::string_view name_of(Encoding encoding) {
  return std::ranges::find_if(
             names, [&](const Name& name) { return name.first && name.encoding == encoding; })
      ->name;
}

std::vector<std::string_view> encoding_names() {
  std::vector<std::string_view> shown;
  for (const Name& name : names) {
    if (name.first) shown.push_back(name.name);
  }
  return shown;
}

std::string_view declared_encoding(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 1024);
  std::string_view word = "charset";
  if (head.starts_with("<?xml")) {
    head = head.substr(0, head.find("?>"));
    word = "encoding";
  }
  std::size_t at = head.find(word);
  if (at == head.npos) return {};
  at = head.find_first_not_of(" \t\r\n", at + word.size());
  if (at == head.npos || head[at] != '=') return {};
  at = head.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == head.npos) return {};
  const std::size_t end = head.find_first_of(" \t\r\n\"'/>;", at);
  return end == head.npos ? std::string_view() : head.substr(at, end - at);
}

Decoded decode(std::string bytes, std::optional<Encoding> told) {
  Decoded result;
  for (const Mark& mark : byte_order_marks) {
    if (!bytes.starts_with(mark.bytes) || (told && *told != mark.encoding)) continue;
    result.encoding = mark.encoding;
    result.source = told ? Source::told : Source::byte_order_mark;
    take(result, convert(bytes, mark.bytes.size(), mark.encoding));
    return result;
  }
  const auto by_zeros = utf_16_by_zeros(bytes);
  if (told || by_zeros) {
    result.encoding = told ? *told : *by_zeros;
    result.source = told ? Source::told : Source::detected;
    take(result, convert(bytes, 0, result.encoding));
    return result;
  }
  const std::string_view name = declared_encoding(bytes);
  if (name.empty()) {
    look(result, bytes, convert(bytes, 0, Encoding::utf_8));
  } else {
    follow_declaration(result, bytes, name);
  }
  return result;
}

}  // namespace qianzi::encodings
