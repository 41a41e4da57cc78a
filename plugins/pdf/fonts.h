// The font dictionaries (PDF 32000-1 9.6 to 9.9): one subset program a font, one descendant, and a
// Type 0 font over it for each direction that is used.
#pragma once

#include "codes.h"

#include "qianzi/services.h"

#include <cstdint>
#include <future>
#include <string>
#include <vector>

namespace qianzi::pdf {

/// The fonts of a document, whose programs are made on a thread while the rest of it is written.
class FontPrograms {
public:
  /// Begins. `codes` is whole, and stays as it is until write(); of `services` face() and subset()
  /// are called on the thread.
  FontPrograms(const FontCodes& codes, Services& services);

  /// Writes every font under the numbers that were reserved for it. `with_sets`: the descriptor
  /// lists the codes (CIDSet), as PDF/A-1 asks of subsets. Throws what making the programs threw.
  void write(ObjectFile& objects, bool with_sets);

private:
  struct Made {
    const FaceInfo* info = nullptr;
    std::string name;
    FontProgram kind = FontProgram::cff;
    Bytes data;
    std::vector<double> natural;        ///< own width of each code, font units; [0] is .notdef's
    std::vector<std::uint32_t> glyphs;  ///< glyf: of each code
    std::string unicode;
  };
  static Made make(const FontCodes& codes, const DocumentFont& font, Services& services);
  static void
  write_font(ObjectFile& objects, const DocumentFont& font, const Made& made, bool with_set);

  const FontCodes& codes_;
  /// Waits for its thread when it goes.
  std::future<std::vector<Made>> made_;
};

}  // namespace qianzi::pdf
