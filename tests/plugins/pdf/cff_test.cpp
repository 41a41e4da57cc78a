#include "cff.h"
#include "cff_reader.h"
#include "desk.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::pdf;
using namespace qianzi::pdf::test;

namespace {

/// A name-keyed table of three glyphs, built by hand: .notdef, a square with a width of its own
/// (600), and a line with the default width (500).
class NamedTable {
public:
  NamedTable() {
    const std::string notdef = "\x0E";
    // 100 (width - nominal 500), 10 20 rmoveto, 30 hlineto, endchar
    const std::string square = "\xEF\x95\x9F\x15\xA9\x06\x0E";
    // 5 vmoveto, 7 hlineto, endchar
    const std::string line = "\x90\x04\x92\x06\x0E";
    const std::string strings = index({"one", "two"});
    const std::string header("\x01\x00\x04\x01", 4);
    const std::string names = index({"Named"});
    const std::string subroutines(2, '\0');
    const std::size_t before = header.size() + names.size() + index({top(0, 0, 0)}).size() +
                               strings.size() + subroutines.size();
    const std::string charset("\x00\x01\x87\x01\x88", 5);
    const std::string glyphs = index({notdef, square, line});
    const std::size_t glyphs_at = before + charset.size();
    const std::size_t private_at = glyphs_at + glyphs.size();
    const std::string private_dict = operand(500) + "\x14" + operand(500) + "\x15";
    bytes_ = header + names + index({top(before, glyphs_at, private_at)}) + strings + subroutines +
             charset + glyphs + private_dict;
  }
  [[nodiscard]] CffBytes bytes() const { return std::as_bytes(std::span(bytes_)); }
  [[nodiscard]] std::string& text() { return bytes_; }

private:
  static std::string operand(std::size_t value) {
    std::string out = "\x1D";
    for (unsigned i = 4; i-- > 0;) out.push_back(static_cast<char>(value >> 8U * i & 0xFFU));
    return out;
  }
  static std::string top(std::size_t charset, std::size_t glyphs, std::size_t private_at) {
    return operand(charset) + "\x0F" + operand(glyphs) + "\x11" + operand(12) +
           operand(private_at) + "\x12";
  }
  static std::string index(const std::vector<std::string>& items) {
    std::string out(1, '\0');
    out.push_back(static_cast<char>(items.size()));
    out.push_back(1);
    std::size_t at = 1;
    out.push_back(1);
    for (const auto& item : items) out.push_back(static_cast<char>(at += item.size()));
    for (const auto& item : items) out += item;
    return out;
  }
  std::string bytes_;
};

std::string code_of(const CffTable& table, std::size_t glyph) {
  const CffBytes code = table.char_strings.at(glyph);
  return {reinterpret_cast<const char*>(code.data()), code.size()};
}

}  // namespace

TEST_CASE("a name-keyed font becomes CID-keyed, a glyph for each code") {
  const NamedTable named;
  const std::vector<ProgramGlyph> wanted = {{2, -1, 0}, {1, -1, 0}, {2, -1, 0}};
  const CffFont font = rebuild_cff(named.bytes(), wanted, "ABCDEF+Named");
  const CffTable table(font.data);
  CHECK(table.top.contains(cff_operator::ros));
  REQUIRE(table.char_strings.size() == 4);
  CHECK(font.widths == std::vector<double>{500, 500, 600, 500});
  CHECK(code_of(table, 1) == code_of(table, 3));
  REQUIRE(table.font_dicts.size() == 1);
  CHECK(table.font_dicts[0].nominal_width == 500);
  CHECK(table.font_dicts[0].default_width == 500);
}

TEST_CASE("a code's own width and place are written into its charstring") {
  const NamedTable named;
  const std::vector<ProgramGlyph> wanted = {{1, 450, 0}, {1, 500, -25}, {2, 250, 40}, {2, 62.5, 0}};
  const CffFont font = rebuild_cff(named.bytes(), wanted, "ABCDEF+Named");
  CHECK(font.widths == std::vector<double>{500, 450, 500, 250, 62.5});
  const CffTable table(font.data);
  using namespace std::string_literals;
  CHECK(code_of(table, 1) == "\x1C\xFF\xCE\x1C\x00\x0A\x1C\x00\x14\x15\xA9\x06\x0E"s);
  CHECK(code_of(table, 2) == "\x1C\xFF\xF1\x1C\x00\x14\x15\xA9\x06\x0E"s);
  CHECK(code_of(table, 3) == "\x1C\xFF\x06\x1C\x00\x28\x1C\x00\x05\x15\x92\x06\x0E"s);
  // -437.5 in 16.16
  CHECK(code_of(table, 4) == "\xFF\xFE\x4A\x80\x00\x1C\x00\x05\x04\x92\x06\x0E"s);
}

TEST_CASE("the rebuilt subset of a CID-keyed face keeps its widths") {
  const std::vector<std::uint32_t> glyphs = {1, 100, 20'000};
  DeskServices services;
  const SubsetFace subset = services.subset(cjk(), glyphs);
  std::vector<ProgramGlyph> wanted;
  for (const std::uint32_t glyph : subset.glyphs) wanted.push_back({glyph, -1, 0});
  const CffFont font = rebuild_cff(subset.data, wanted, "ABCDEF+Face");
  const CffTable before(subset.data);
  const CffTable after(font.data);
  REQUIRE(after.char_strings.size() == 4);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    CHECK(code_of(after, i + 1) == code_of(before, subset.glyphs[i]));
  }
  CHECK(font.widths[3] == 1000);
}

TEST_CASE("a damaged CFF table is a failure and nothing worse") {
  NamedTable named;
  const std::vector<ProgramGlyph> wanted = {{1, 450, 10}, {2, 450, 10}};
  const std::string whole = named.text();
  CHECK_THROWS_AS(rebuild_cff(named.bytes(), std::vector<ProgramGlyph>{{9, -1, 0}}, "X"), Failure);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string_view part(whole.data(), size);
    CHECK_THROWS_AS(rebuild_cff(std::as_bytes(std::span(part)), wanted, "X"), Failure);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char value : {'\x00', '\x1C', '\x7F', '\xFF'}) {
      named.text() = whole;
      named.text()[at] = value;
      try {
        static_cast<void>(rebuild_cff(named.bytes(), wanted, "X"));
      } catch (const Failure&) {
        SUCCEED();
      }
    }
  }
}
