// Reading a bare CFF table: indexes, dictionaries, font dictionaries by glyph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

using CffBytes = std::span<const std::byte>;

/// Operators, two-byte ones as 0x0C00 + second byte (technical note 5176, tables 9, 10, 23).
namespace cff_operator {
inline constexpr unsigned font_bbox = 5;
inline constexpr unsigned charset = 15;
inline constexpr unsigned char_strings = 17;
inline constexpr unsigned private_dict = 18;
inline constexpr unsigned local_subroutines = 19;
inline constexpr unsigned default_width = 20;
inline constexpr unsigned nominal_width = 21;
inline constexpr unsigned font_matrix = 0x0C07;
inline constexpr unsigned ros = 0x0C1E;
inline constexpr unsigned cid_count = 0x0C22;
inline constexpr unsigned fd_array = 0x0C24;
inline constexpr unsigned fd_select = 0x0C25;
}  // namespace cff_operator

/// One entry of a dictionary: its operands' bytes, and their values (reals too).
struct CffEntry {
  CffBytes operands;
  std::vector<double> values;
};
using CffDict = std::map<unsigned, CffEntry>;

/// One font dictionary with its private one.
struct CffFontDict {
  CffDict dict;
  CffDict private_dict;
  CffBytes local_subroutines;  ///< the whole index as it stands; empty: none
  double default_width = 0;
  double nominal_width = 0;
};

/// The parts of a table, as views into it. Throws Failure where the table is damaged.
struct CffTable {
  explicit CffTable(CffBytes table);
  /// Font dictionary of a glyph.
  [[nodiscard]] std::size_t font_dict_of(std::uint32_t glyph) const;

  CffDict top;
  CffBytes global_subroutines;  ///< the whole index
  std::vector<CffBytes> char_strings;
  std::vector<CffFontDict> font_dicts;  ///< one for a name-keyed font

private:
  void read_fd_select(CffBytes table, std::size_t at);
  std::vector<std::uint8_t> fd_of_;  ///< by glyph; empty: all have font_dicts[0]
};

/// A charstring's number (Type 2, technical note 5177, 3.2) or dictionary operand from the front of
/// `bytes`; false if an operator stands there.
[[nodiscard]] bool take_charstring_number(CffBytes& bytes, double& value);

}  // namespace qianzi::pdf
