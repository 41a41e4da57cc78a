#include "cff.h"

#include "cff_reader.h"

#include "qianzi/diagnostic.h"

#include <cmath>
#include <string>
#include <utility>

namespace qianzi::pdf {

namespace {

using Out = std::string;

void put(Out& out, std::size_t value, unsigned size) {
  for (unsigned i = size; i-- > 0;) out.push_back(static_cast<char>(value >> 8U * i & 0xFFU));
}

void put(Out& out, CffBytes bytes) {
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// Always five bytes, so that a dictionary's size does not depend on the offsets in it.
void put_operand(Out& out, std::size_t value) {
  out.push_back(29);
  put(out, value, 4);
}

void put_operator(Out& out, unsigned code) {
  put(out, code, code > 0xFF ? 2 : 1);
}

void put_index(Out& out, const std::vector<Out>& items) {
  put(out, items.size(), 2);
  if (items.empty()) return;
  out.push_back(4);
  std::size_t offset = 1;
  put(out, offset, 4);
  for (const Out& item : items) put(out, offset += item.size(), 4);
  for (const Out& item : items) out += item;
}

/// Copies an entry as it stands.
void copy_entry(Out& out, const CffDict& dict, unsigned key) {
  const auto found = dict.find(key);
  if (found == dict.end()) return;
  put(out, found->second.operands);
  put_operator(out, key);
}

/// Type 2 numbers: integers in two bytes and a sign, others as 16.16 (technical note 5177, 3.2).
void put_charstring_number(Out& out, double value) {
  if (value == std::floor(value) && std::abs(value) <= 32767) {
    out.push_back(28);
    put(out, static_cast<std::uint16_t>(static_cast<std::int16_t>(value)), 2);
  } else {
    out.push_back(static_cast<char>(255));
    put(out, static_cast<std::uint32_t>(std::llround(value * 65536)), 4);
  }
}

constexpr unsigned vmoveto = 4;
constexpr unsigned endchar = 14;
constexpr unsigned rmoveto = 21;
constexpr unsigned hmoveto = 22;

/// The numbers before a charstring's first operator.
struct Beginning {
  std::vector<double> numbers;
  unsigned first_operator = 0;
  CffBytes rest;  ///< from the first operator on
};

Beginning beginning_of(CffBytes code) {
  Beginning begin;
  double value = 0;
  while (!code.empty() && take_charstring_number(code, value)) begin.numbers.push_back(value);
  begin.rest = code;
  if (!code.empty()) begin.first_operator = std::to_integer<unsigned>(code[0]);
  return begin;
}

/// How many arguments the first operator has without the width; -1: it is none of those that can
/// be rewritten (a stem hint, a call).
int arguments_of(unsigned code) {
  switch (code) {
  case vmoveto:
  case hmoveto:
    return 1;
  case rmoveto:
    return 2;
  case endchar:
    return 0;
  default:
    return -1;
  }
}

bool is_stem_hint(unsigned code) {
  return code == 1 || code == 3 || code == 18 || code == 19 || code == 20 || code == 23;
}

double own_width(const Beginning& begin, const CffFontDict& font) {
  const int arguments = arguments_of(begin.first_operator);
  const auto count = static_cast<int>(begin.numbers.size());
  const bool odd = is_stem_hint(begin.first_operator) && count % 2 == 1;
  // endchar with four arguments builds an accented letter; a fifth is the width.
  const bool more = arguments >= 0 && count > arguments && count != 4;
  return odd || more ? font.nominal_width + begin.numbers[0] : font.default_width;
}

/// The charstring with another width and place. `width` receives what it is then.
Out rewrite(CffBytes code, const CffFontDict& font, const ProgramGlyph& glyph, double& width) {
  Beginning begin = beginning_of(code);
  width = own_width(begin, font);
  const int arguments = arguments_of(begin.first_operator);
  const bool same = (glyph.width < 0 || glyph.width == width) && glyph.shift == 0;
  if (same || arguments < 0 || begin.numbers.size() > static_cast<std::size_t>(arguments) + 1) {
    Out out;
    put(out, code);
    return out;
  }
  if (glyph.width >= 0) width = glyph.width;
  if (begin.numbers.size() > static_cast<std::size_t>(arguments)) {
    begin.numbers.erase(begin.numbers.begin());
  }
  unsigned move = begin.first_operator;
  if (glyph.shift != 0 && move == vmoveto) {
    begin.numbers.insert(begin.numbers.begin(), 0);
    move = rmoveto;
  }
  if (glyph.shift != 0 && move != endchar) begin.numbers.at(0) += glyph.shift;
  Out out;
  if (width != font.default_width) put_charstring_number(out, width - font.nominal_width);
  for (const double number : begin.numbers) put_charstring_number(out, number);
  out.push_back(static_cast<char>(move));
  put(out, begin.rest.subspan(1));
  return out;
}

/// FDSelect in format 3: runs of glyphs of one font dictionary.
Out fd_select(const std::vector<std::size_t>& fds) {
  Out runs;
  std::size_t count = 0;
  for (std::size_t i = 0; i < fds.size(); ++i) {
    if (i > 0 && fds[i] == fds[i - 1]) continue;
    put(runs, i, 2);
    put(runs, fds[i], 1);
    ++count;
  }
  Out out;
  put(out, 3, 1);
  put(out, count, 2);
  out += runs;
  put(out, fds.size(), 2);
  return out;
}

/// Private dictionary and, right after it, its subroutines.
struct PrivatePart {
  Out dict;
  Out subroutines;
};

PrivatePart private_part(const CffFontDict& font) {
  PrivatePart out;
  for (const auto& [key, entry] : font.private_dict) {
    if (key == cff_operator::local_subroutines) continue;
    put(out.dict, entry.operands);
    put_operator(out.dict, key);
  }
  if (font.local_subroutines.empty()) return out;
  constexpr std::size_t own_size = 6;  // a five-byte operand and the operator
  put_operand(out.dict, out.dict.size() + own_size);
  put_operator(out.dict, cff_operator::local_subroutines);
  put(out.subroutines, font.local_subroutines);
  return out;
}

/// Where the parts stand that the top dictionary points to.
struct Offsets {
  std::size_t charset = 0;
  std::size_t fd_select = 0;
  std::size_t char_strings = 0;
  std::size_t fd_array = 0;
};

Out top_dict(const CffTable& table, std::size_t glyph_count, const Offsets& offsets) {
  Out out;
  put_operand(out, 391);  // the first two strings of our own: Adobe, Identity
  put_operand(out, 392);
  put_operand(out, 0);
  put_operator(out, cff_operator::ros);
  copy_entry(out, table.top, cff_operator::font_matrix);
  copy_entry(out, table.top, cff_operator::font_bbox);
  const std::pair<unsigned, std::size_t> entries[] = {
      {cff_operator::cid_count, glyph_count},
      {cff_operator::charset, offsets.charset},
      {cff_operator::fd_select, offsets.fd_select},
      {cff_operator::char_strings, offsets.char_strings},
      {cff_operator::fd_array, offsets.fd_array}};
  for (const auto& [key, value] : entries) {
    put_operand(out, value);
    put_operator(out, key);
  }
  return out;
}

Out fd_array(const CffTable& table,
             const std::vector<PrivatePart>& privates,
             std::size_t first_private) {
  const bool cid_keyed = table.top.contains(cff_operator::ros);
  std::vector<Out> dicts;
  std::size_t at = first_private;
  for (std::size_t i = 0; i < privates.size(); ++i) {
    Out dict;
    if (cid_keyed) copy_entry(dict, table.font_dicts[i].dict, cff_operator::font_matrix);
    put_operand(dict, privates[i].dict.size());
    put_operand(dict, at);
    put_operator(dict, cff_operator::private_dict);
    at += privates[i].dict.size() + privates[i].subroutines.size();
    dicts.push_back(std::move(dict));
  }
  Out out;
  put_index(out, dicts);
  return out;
}

/// Header to global subroutines; the same length whatever the offsets are.
Out opening(const CffTable& table,
            std::string_view name,
            std::size_t glyph_count,
            const Offsets& offsets) {
  Out out("\x01\x00\x04\x04", 4);
  put_index(out, {Out(name)});
  put_index(out, {top_dict(table, glyph_count, offsets)});
  put_index(out, {"Adobe", "Identity"});
  put(out, table.global_subroutines);
  return out;
}

struct GlyphPart {
  Out char_strings;
  Out fd_select;
};

GlyphPart glyph_part(const CffTable& table,
                     std::span<const ProgramGlyph> glyphs,
                     std::vector<double>& widths) {
  std::vector<Out> codes;
  std::vector<std::size_t> fds;
  for (std::size_t k = 0; k <= glyphs.size(); ++k) {
    const ProgramGlyph glyph = k == 0 ? ProgramGlyph{} : glyphs[k - 1];
    if (glyph.glyph >= table.char_strings.size()) {
      throw Failure("the subset font lacks a glyph that was asked for");
    }
    fds.push_back(table.font_dict_of(glyph.glyph));
    double width = 0;
    codes.push_back(
        rewrite(table.char_strings[glyph.glyph], table.font_dicts.at(fds.back()), glyph, width));
    widths.push_back(width);
  }
  GlyphPart part;
  put_index(part.char_strings, codes);
  part.fd_select = fd_select(fds);
  return part;
}

}  // namespace

CffFont rebuild_cff(std::span<const std::byte> bytes,
                    std::span<const ProgramGlyph> glyphs,
                    std::string_view name) {
  const CffTable table(bytes);
  CffFont font;
  const GlyphPart part = glyph_part(table, glyphs, font.widths);
  // Format 2: one range, CID = glyph index.
  Out charset;
  if (!glyphs.empty()) {
    put(charset, 2, 1);
    put(charset, 1, 2);
    put(charset, glyphs.size() - 1, 2);
  } else {
    put(charset, 0, 1);
  }
  std::vector<PrivatePart> privates;
  for (const CffFontDict& dict : table.font_dicts) privates.push_back(private_part(dict));

  Offsets offsets;
  offsets.charset = opening(table, name, glyphs.size() + 1, offsets).size();
  offsets.fd_select = offsets.charset + charset.size();
  offsets.char_strings = offsets.fd_select + part.fd_select.size();
  offsets.fd_array = offsets.char_strings + part.char_strings.size();
  const std::size_t first_private = offsets.fd_array + fd_array(table, privates, 0).size();

  Out out = opening(table, name, glyphs.size() + 1, offsets);
  out += charset;
  out += part.fd_select;
  out += part.char_strings;
  out += fd_array(table, privates, first_private);
  for (const PrivatePart& each : privates) {
    out += each.dict;
    out += each.subroutines;
  }
  const auto* begin = reinterpret_cast<const std::byte*>(out.data());
  font.data.assign(begin, begin + out.size());
  return font;
}

}  // namespace qianzi::pdf
