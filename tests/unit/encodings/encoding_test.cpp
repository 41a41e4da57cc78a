#include "encodings/encoding.h"

#include <catch2/catch.hpp>
#include <unicode/ucnv.h>

using namespace qianzi::encodings;

namespace {

/// `text` in the encoding of that name, as another program would write it.
std::string written(const std::string& text, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 16, '\0');
  bytes.resize(static_cast<std::size_t>(ucnv_convert(name,
                                                     "UTF-8",
                                                     bytes.data(),
                                                     static_cast<std::int32_t>(bytes.size()),
                                                     text.data(),
                                                     static_cast<std::int32_t>(text.size()),
                                                     &status)));
  REQUIRE(U_SUCCESS(status));
  return bytes;
}

const std::string simplified = "昨天，城里的印刷厂重新开了门，工人们在铅字架前忙了一天。";
const std::string traditional = "昨天，城裡的印刷廠重新開了門，工人們在鉛字架前忙了一天。";
const std::string japanese =
    "昨日、町の印刷所がふたたび門をひらき、職人たちは活字の棚の前で働いた。";
const std::string korean =
    "어제 시내의 인쇄소가 다시 문을 열었다. 사람들은 활자를 고르며 하루를 보냈다.";

}  // namespace

TEST_CASE("short texts are detected in the encodings of their languages") {
  const auto [text, icu, expected] = GENERATE(table<std::string, std::string, std::string>({
      {simplified, "gb18030", "GB18030"},
      {traditional, "Big5-HKSCS", "BIG5-HKSCS"},
      {japanese, "windows-31j", "SHIFT_JIS"},
      {japanese, "EUC-JP", "EUC-JP"},
      {korean, "windows-949", "EUC-KR"},
      {"<p>" + simplified, "UTF-16LE", "UTF-16LE"},
      {"<p>" + simplified, "UTF-16BE", "UTF-16BE"},
  }));
  const Decoded decoded = decode(written(text, icu.c_str()));
  CHECK(name_of(decoded.encoding) == expected);
  CHECK(decoded.text == text);
  CHECK(decoded.source == Source::detected);
  CHECK(decoded.confidence >= 50);
  CHECK(decoded.confidence <= 100);
  CHECK(decoded.invalid == 0);
}

TEST_CASE("UTF-8 needs no detection and loses its byte order mark") {
  CHECK(decode(simplified).source == Source::plain);
  const Decoded marked = decode("\xEF\xBB\xBF" + simplified);
  CHECK(marked.text == simplified);
  CHECK(marked.source == Source::byte_order_mark);
}

TEST_CASE("a declaration is followed, whatever its quotes and case") {
  for (const std::string head :
       {"<?xml version='1.0' encoding='gbk'?>", "<meta charset=\"GBK\">"}) {
    const Decoded decoded = decode(written(head + simplified, "gb18030"));
    CHECK(decoded.source == Source::declared);
    CHECK(decoded.encoding == Encoding::gbk);
    CHECK(decoded.text == head + simplified);
    CHECK(decoded.lie.empty());
  }
}

TEST_CASE("a declaration that lies is named and not followed") {
  const std::string head = "<?xml version='1.0' encoding='UTF-8'?>";
  const Decoded decoded = decode(written(head + simplified, "gb18030"));
  CHECK(decoded.lie == "UTF-8");
  CHECK(decoded.encoding == Encoding::gb18030);
  CHECK(decoded.text == head + simplified);
  const Decoded other = decode("<?xml version='1.0' encoding='Big5'?>" + simplified);
  CHECK(other.lie == "Big5");
  CHECK(other.encoding == Encoding::utf_8);
  CHECK(decode("<?xml version='1.0' encoding='x-none'?>" + simplified).lie == "x-none");
}

TEST_CASE("invalid bytes become U+FFFD, are counted and have their offset") {
  const Decoded decoded = decode("报\xFF纸", Encoding::utf_8);
  CHECK(decoded.text == "报\uFFFD纸");
  CHECK(decoded.invalid == 1);
  CHECK(decoded.first_invalid == 3);
  CHECK(decoded.first_in_text == 3);
  // What follows a lead byte that stands alone is not taken for its trail.
  const Decoded lone = decode(
      written("报", "gb18030") + "\x81<p>" + written("纸", "gb18030") + "\xB0", Encoding::gb18030);
  CHECK(lone.text == "报\uFFFD<p>纸\uFFFD");
  CHECK(lone.invalid == 2);
  CHECK(lone.first_invalid == 2);
}

TEST_CASE("a broken byte does not make a text of UTF-8 one of something else") {
  const Decoded decoded = decode(simplified + "\xFF" + simplified);
  CHECK(decoded.encoding == Encoding::utf_8);
  CHECK(decoded.invalid == 1);
}

TEST_CASE("characters of HKSCS outside the basic plane come whole") {
  const Decoded decoded = decode("\xFA\x40"
                                 "A",
                                 Encoding::big5_hkscs);
  CHECK(decoded.text == "\U00020547"
                        "A");
}

TEST_CASE("names are known by their aliases, others are not") {
  CHECK(encoding_of("cp936") == Encoding::gbk);
  CHECK(encoding_of("Shift_JIS") == Encoding::shift_jis);
  CHECK_FALSE(encoding_of("UTF-7"));
  CHECK(encoding_names().size() == 9);
}
