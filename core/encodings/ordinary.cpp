#include "encodings/ordinary.h"

namespace qianzi::encodings {
namespace {

constexpr std::u32string_view simplified = U"的一是不了在人有我他这中大来上国个到说们为子和你地出道"
                                           U"也时年得就那要下以生会自着去之过家学对可里后小"
                                           U"么心多天而能好都然没日于起还发成事只作当想看文无开手十"
                                           U"用主行方又如前所本见经头面公同三已老从动两长";
constexpr std::u32string_view traditional = U"的一是不了在人有我他這中大來上國個到說們為子和你地出"
                                            U"道也時年得就那要下以生會自著去之過家學對可裡後小"
                                            U"麼心多天而能好都然沒日於起還發成事只作當想看文無開手"
                                            U"十用主行方又如前所本見經頭面公同三已老從動兩長";
constexpr std::u32string_view korean =
    U"이다의는을에가고하지은로한사기도어를인서시나대아자정라과전부일있수리그해보조제";
constexpr std::u32string_view marks = U"，。、「」《》；：？！（）“”—…・　";

constexpr double frequent = 3;
constexpr double known = 1;
constexpr double rare = -1.5;

bool is_kana(char32_t c) {
  return c >= 0x3041 && c <= 0x30FE;
}

struct Bytes {
  unsigned lead = 0;
  unsigned trail = 0;
};

/// Hanzi level 1 of GB 2312, without user-defined areas; its second level is rarely needed.
double chinese(Bytes at, char32_t c) {
  if (simplified.find(c) != simplified.npos) return frequent;
  if (at.trail < 0xA1) return rare;
  return at.lead >= 0xB0 && at.lead <= 0xD7 ? known : rare;
}

double taiwanese(Bytes at, char32_t c) {
  if (traditional.find(c) != traditional.npos) return frequent;
  return at.lead >= 0xA4 && at.lead <= 0xC6 ? known : rare;
}

/// JIS X 0208: kana in rows 4 and 5, level 1 in rows 16 to 47.
double japanese(char32_t c, bool level_1) {
  if (is_kana(c)) return frequent;
  if (c >= 0xFF61 && c <= 0xFF9F) return rare;
  return level_1 ? known : rare;
}

double hangul(Bytes at, char32_t c) {
  if (korean.find(c) != korean.npos) return frequent;
  return at.lead >= 0xB0 && at.lead <= 0xC8 && at.trail >= 0xA1 ? known : rare;
}

}  // namespace

double ordinary_score(Encoding encoding, std::string_view sequence, char32_t c) {
  if (c < 0x80) return 0;
  if (marks.find(c) != marks.npos) return frequent;
  if (sequence.size() != 2 || (c >= 0xE000 && c <= 0xF8FF)) return rare;
  const Bytes at{static_cast<unsigned char>(sequence[0]), static_cast<unsigned char>(sequence[1])};
  switch (encoding) {
  case Encoding::gb18030:
  case Encoding::gbk:
    return chinese(at, c);
  case Encoding::big5_hkscs:
    return taiwanese(at, c);
  case Encoding::shift_jis:
    return japanese(c, at.lead >= 0x88 && at.lead <= 0x98);
  case Encoding::euc_jp:
    return japanese(c, at.lead >= 0xB0 && at.lead <= 0xCF);
  case Encoding::euc_kr:
    return hangul(at, c);
  default:
    return 0;
  }
}

}  // namespace qianzi::encodings
