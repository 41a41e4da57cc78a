#include "encodings/convert.h"

#include "encodings/ordinary.h"
#include "model/utf8.h"

#include "qianzi/diagnostic.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <memory>

namespace qianzi::encodings {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

/// The table of ICU that serves for an encoding.
const char* table_of(Encoding encoding) {
  switch (encoding) {
  case Encoding::utf_16le:
    return "UTF-16LE";
  case Encoding::utf_16be:
    return "UTF-16BE";
  case Encoding::gb18030:
  case Encoding::gbk:
    return "gb18030";
  case Encoding::big5_hkscs:
    return "ibm-1375_P100-2008";
  case Encoding::shift_jis:
    return "ibm-943_P15A-2003";
  case Encoding::euc_jp:
    return "EUC-JP";
  case Encoding::euc_kr:
    return "windows-949-2000";
  default:
    return "UTF-8";
  }
}

Converter open(Encoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(table_of(encoding), &status));
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(
        converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  if (U_FAILURE(status)) {
    throw Failure(
        fmt::format("ICU has no table for {}: {}", name_of(encoding), u_errorName(status)));
  }
  return converter;
}

void append_invalid(Converted& result, std::size_t offset) {
  if (result.invalid == 0) {
    result.first_invalid = offset;
    result.first_in_text = result.text.size();
  }
  ++result.invalid;
  result.score += invalid_score;
  model::append_utf8(0xFFFD, result.text);
}

/// What is sound is copied by runs.
Converted convert_utf_8(std::string_view bytes, std::size_t begin) {
  Converted result;
  result.text.reserve(bytes.size() - begin);
  std::size_t sound = begin;
  for (std::size_t at = begin; at < bytes.size();) {
    const std::size_t here = at;
    if (const auto c = model::next_code_point(bytes, at)) {
      result.wide += *c >= 0x80 ? 1U : 0U;
      continue;
    }
    result.text.append(bytes, sound, here - sound);
    append_invalid(result, here);
    // One mark for all bytes of a character that was cut off (Unicode 3.9, best practice).
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    UChar32 none = 0;
    U8_NEXT(data, at, bytes.size(), none);
    sound = at;
  }
  result.text.append(bytes, sound);
  return result;
}

}  // namespace

Converted convert(std::string_view bytes, std::size_t begin, Encoding encoding) {
  if (encoding == Encoding::utf_8) return convert_utf_8(bytes, begin);
  const Converter converter = open(encoding);
  Converted result;
  result.text.reserve(bytes.size() * 3 / 2);
  const char* const limit = bytes.data() + bytes.size();
  for (const char* at = bytes.data() + begin; at < limit;) {
    const char* const here = at;
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, limit, &status);
    if (U_SUCCESS(status)) {
      model::append_utf8(static_cast<char32_t>(c), result.text);
      result.wide += c >= 0x80 ? 1U : 0U;
      const std::string_view sequence(here, static_cast<std::size_t>(at - here));
      result.score += ordinary_score(encoding, sequence, static_cast<char32_t>(c));
      continue;
    }
    // ICU may have looked further than what is wrong: go on right after that.
    char wrong[32];
    std::int8_t length = sizeof wrong;
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), wrong, &length, &asked);
    ucnv_resetToUnicode(converter.get());
    const bool known = U_SUCCESS(asked) && length > 0 && length <= limit - here;
    at = here + (known ? length : 1);
    append_invalid(result, static_cast<std::size_t>(here - bytes.data()));
  }
  return result;
}

}  // namespace qianzi::encodings
