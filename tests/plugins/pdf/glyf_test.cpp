#include "desk.h"
#include "glyf.h"
#include "sfnt.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::pdf;
using namespace qianzi::pdf::test;

namespace {

SubsetFace latin_subset() {
  DeskServices services;
  // Glyph 3 of Noto Serif is a blank, 36 a letter.
  return services.subset(latin(), std::vector<std::uint32_t>{3, 36});
}

}  // namespace

TEST_CASE("a code with the glyph's own width shows the glyph itself") {
  const SubsetFace subset = latin_subset();
  const GlyfFont font =
      rebuild_glyf(subset.data, std::vector<ProgramGlyph>{{subset.glyphs[1], -1, 0}});
  CHECK(font.glyphs == std::vector<std::uint32_t>{0, subset.glyphs[1]});
}

TEST_CASE("a code with a width or place of its own gets a composite") {
  const SubsetFace subset = latin_subset();
  const std::vector<ProgramGlyph> codes = {
      {subset.glyphs[1], 900, 0}, {subset.glyphs[1], 300, -80}, {subset.glyphs[0], 700, 0}};
  const GlyfFont font = rebuild_glyf(subset.data, codes);
  CHECK(font.widths[1] == 900);
  CHECK(font.widths[2] == 300);
  CHECK(font.widths[3] == 700);
  const SfntTables before = read_sfnt(subset.data);
  const SfntTables after = read_sfnt(font.data);
  const std::uint32_t count = sfnt_number(before.find("maxp")->second, 4, 2);
  CHECK(sfnt_number(after.find("maxp")->second, 4, 2) == count + 3);
  CHECK(font.glyphs == std::vector<std::uint32_t>{0, count, count + 1, count + 2});
  const std::string& loca = after.find("loca")->second;
  const std::size_t moved = sfnt_number(loca, 4 * (count + 1), 4);
  const std::string& glyf = after.find("glyf")->second;
  CHECK(sfnt_number(glyf, moved, 2) == 0xFFFF);
  CHECK(sfnt_number(glyf, moved + 12, 2) == subset.glyphs[1]);
  CHECK(sfnt_number(glyf, moved + 14, 2) == 0xFFB0);
  // A blank has no outline to refer to.
  CHECK(sfnt_number(loca, 4 * (count + 2), 4) == sfnt_number(loca, 4 * (count + 3), 4));
}

TEST_CASE("a damaged glyf program is a failure and nothing worse") {
  const SubsetFace subset = latin_subset();
  const std::vector<ProgramGlyph> codes = {{subset.glyphs[1], 900, 10}, {subset.glyphs[0], 1, 0}};
  CHECK_THROWS_AS(rebuild_glyf(subset.data, std::vector<ProgramGlyph>{{9999, -1, 0}}), Failure);
  for (std::size_t size = 0; size < subset.data.size(); size += 7) {
    CHECK_THROWS_AS(rebuild_glyf(std::span(subset.data).first(size), codes), Failure);
  }
  for (std::size_t at = 0; at < subset.data.size(); ++at) {
    Bytes changed = subset.data;
    changed[at] = static_cast<std::byte>(0xFF);
    try {
      static_cast<void>(rebuild_glyf(changed, codes));
    } catch (const Failure&) {
      SUCCEED();
    }
  }
}

TEST_CASE("half-width marks of a glyf face are drawn in their half and tear nothing off") {
  Page page = blank_page();
  TextSetting setting;
  setting.face = kai();
  setting.size = 40;
  GlyphRun run = set_run("中（中", 20, 60, setting);
  const auto half = static_cast<std::int32_t>(all_faces().face(kai()).info().units_per_em / 2);
  run.glyphs[1].advance = FontUnits(half);
  run.glyphs[1].x_offset = FontUnits(-half);
  run.glyphs[2].position = Pt(60);
  page.items.push_back(run);
  const auto made = make_pdf({page}, "half-kai");
  check_with_qpdf(made.path);
  CHECK(text_of(made.path) == "中（中\n");
  bool ink = false;
  for (int y = 24; y < 66; ++y) {
    for (int x = 62; x < 78; ++x) ink = ink || pixel_of(made.path, x, y)[0] < 128;
  }
  CHECK(ink);
}
