#include "glyf.h"

#include "sfnt.h"

#include "qianzi/diagnostic.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace qianzi::pdf {

namespace {

constexpr std::size_t most_glyphs = 65'535;

std::int32_t signed_at(std::string_view table, std::size_t at) {
  return static_cast<std::int16_t>(sfnt_number(table, at, 2));
}

std::uint32_t as_word(std::int32_t value) {
  constexpr std::int32_t least = std::numeric_limits<std::int16_t>::min();
  constexpr std::int32_t most = std::numeric_limits<std::int16_t>::max();
  return static_cast<std::uint16_t>(std::clamp(value, least, most));
}

/// The tables of a program, to which glyphs can be added.
class Program {
public:
  explicit Program(std::span<const std::byte> sfnt) : tables_(read_sfnt(sfnt)) {
    for (const char* tag : {"glyf", "loca", "head", "maxp", "hhea", "hmtx"}) {
      if (!tables_.contains(tag)) throw Failure("the subset of a TrueType font lacks a table");
    }
    const std::uint32_t count = sfnt_number(tables_["maxp"], 4, 2);
    const bool long_offsets = sfnt_number(tables_["head"], 50, 2) != 0;
    for (std::uint32_t i = 0; i <= count; ++i) {
      const std::size_t size = long_offsets ? 4 : 2;
      offsets_.push_back(sfnt_number(tables_["loca"], i * size, size) * (long_offsets ? 1 : 2));
    }
    const bool ascending = std::is_sorted(offsets_.begin(), offsets_.end());
    if (!ascending || offsets_.back() > tables_["glyf"].size()) {
      throw Failure("the subset of a TrueType font is damaged");
    }
    const std::uint32_t rows = sfnt_number(tables_["hhea"], 34, 2);
    if (rows == 0) throw Failure("the subset of a TrueType font has no widths");
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t row = std::min(i, rows - 1);
      const std::size_t bearing =
          i < rows ? 4 * std::size_t{i} + 2 : 4 * std::size_t{rows} + 2 * (i - rows);
      metrics_.push_back(
          {sfnt_number(tables_["hmtx"], 4 * row, 2), signed_at(tables_["hmtx"], bearing)});
    }
  }

  [[nodiscard]] double width(std::uint32_t glyph) const { return metric(glyph).width; }
  [[nodiscard]] bool is_full() const { return metrics_.size() >= most_glyphs; }

  /// `glyph` again, with another width, moved to the right by `shift`; returns its index.
  std::uint32_t add(std::uint32_t glyph, std::uint32_t width, std::int32_t shift) {
    std::string& outlines = tables_["glyf"];
    const std::size_t begin = offsets_[glyph];
    if (offsets_[glyph + 1] > begin) {
      const std::string box = outlines.substr(begin, 10);
      outlines.resize(offsets_.back());
      append_sfnt_number(outlines, 0xFFFF, 2);  // a composite
      append_sfnt_number(outlines, as_word(signed_at(box, 2) + shift), 2);
      append_sfnt_number(outlines, sfnt_number(box, 4, 2), 2);
      append_sfnt_number(outlines, as_word(signed_at(box, 6) + shift), 2);
      append_sfnt_number(outlines, sfnt_number(box, 8, 2), 2);
      append_sfnt_number(outlines, 0x0003, 2);  // the arguments are an offset, in words
      append_sfnt_number(outlines, glyph, 2);
      append_sfnt_number(outlines, as_word(shift), 2);
      append_sfnt_number(outlines, 0, 4);  // no way up, and padding
      composites_ = true;
    }
    offsets_.push_back(
        static_cast<std::uint32_t>(std::max<std::size_t>(outlines.size(), offsets_.back())));
    metrics_.push_back({width, metric(glyph).bearing + shift});
    return static_cast<std::uint32_t>(metrics_.size() - 1);
  }

  [[nodiscard]] Bytes write() {
    std::string loca;
    for (const std::uint32_t offset : offsets_) append_sfnt_number(loca, offset, 4);
    std::string hmtx;
    for (const Metric& each : metrics_) {
      append_sfnt_number(hmtx, each.width, 2);
      append_sfnt_number(hmtx, as_word(each.bearing), 2);
    }
    tables_["loca"] = std::move(loca);
    tables_["hmtx"] = std::move(hmtx);
    put_sfnt_number(tables_["head"], 50, 1, 2);
    put_sfnt_number(tables_["hhea"], 34, static_cast<std::uint32_t>(metrics_.size()), 2);
    std::string& maxp = tables_["maxp"];
    put_sfnt_number(maxp, 4, static_cast<std::uint32_t>(metrics_.size()), 2);
    if (composites_) raise_limits(maxp);
    return write_sfnt(tables_);
  }

private:
  struct Metric {
    std::uint32_t width;
    std::int32_t bearing;
  };

  [[nodiscard]] const Metric& metric(std::uint32_t glyph) const {
    if (glyph >= metrics_.size()) throw Failure("the subset font lacks a glyph that was asked for");
    return metrics_[glyph];
  }

  /// What interpreters reserve: a composite of any glyph has its points, and is one deeper.
  static void raise_limits(std::string& maxp) {
    const auto raise = [&maxp](std::size_t at, std::uint32_t least) {
      put_sfnt_number(maxp, at, std::max(sfnt_number(maxp, at, 2), least), 2);
    };
    raise(10, sfnt_number(maxp, 6, 2));
    raise(12, sfnt_number(maxp, 8, 2));
    raise(28, 1);
    put_sfnt_number(maxp, 30, sfnt_number(maxp, 30, 2) + 1, 2);
  }

  SfntTables tables_;
  std::vector<std::uint32_t> offsets_;  ///< one more than glyphs
  std::vector<Metric> metrics_;
  bool composites_ = false;
};

}  // namespace

GlyfFont rebuild_glyf(std::span<const std::byte> sfnt, std::span<const ProgramGlyph> codes) {
  Program program(sfnt);
  GlyfFont font;
  font.glyphs.push_back(0);
  font.widths.push_back(program.width(0));
  for (const ProgramGlyph& code : codes) {
    std::uint32_t glyph = code.glyph;
    const double own = program.width(glyph);
    const double width = code.width < 0 ? own : std::min(code.width, 65'535.0);
    // Glyph 0 is for no text at all (ISO 19005-2 6.2.11.8): a box that stands for some is another.
    const bool another = width != own || code.shift != 0 || glyph == 0;
    if (another && !program.is_full()) {
      glyph = program.add(glyph,
                          static_cast<std::uint32_t>(std::lround(width)),
                          static_cast<std::int32_t>(std::lround(code.shift)));
    }
    font.glyphs.push_back(glyph);
    font.widths.push_back(program.width(glyph));
  }
  font.data = program.write();
  return font;
}

}  // namespace qianzi::pdf
