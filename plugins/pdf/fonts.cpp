#include "fonts.h"

#include "cff.h"
#include "glyf.h"
#include "numbers.h"
#include "sfnt.h"
#include "strings.h"
#include "to_unicode.h"
#include "widths.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

/// Subset prefix (PDF 32000-1 9.6.4): six letters that differ with what the subset holds.
std::string subset_name(const DocumentFont& font, const FaceInfo& info) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const CodeKey& key : font.codes) {
    hash = (hash ^ CodeKeyHash{}(key)) * 0x100000001B3U;
  }
  std::string name;
  for (int i = 0; i < 6; ++i) {
    name.push_back(static_cast<char>('A' + hash % 26));
    hash /= 26;
  }
  return name + '+' + info.postscript_name;
}

/// FontDescriptor flags (PDF 32000-1 table 123). Symbolic: the codes are our own.
unsigned flags_of(const FaceInfo& info) {
  return 4U | (info.fixed_pitch ? 1U : 0U) | (info.serif ? 2U : 0U) |
         (info.italic_angle != 0 ? 64U : 0U);
}

/// Thickness of upright stems, which no table of a font says: a curve through what is measured in
/// common text faces (400: about 88, 700: about 166).
double stem_of(const FaceInfo& info) {
  const double weight = info.weight / 65.0;
  return 50 + weight * weight;
}

ObjectId write_descriptor(ObjectFile& objects,
                          const FaceInfo& info,
                          std::string_view name,
                          std::string_view program) {
  const auto scaled = [&](FontUnits units) {
    return thousandths(units.value(), info.units_per_em);
  };
  std::string out = "/Type /FontDescriptor\n/FontName ";
  append_name(out, name);
  out += "\n/Flags ";
  append_integer(out, flags_of(info));
  out += "\n/FontBBox [";
  append_numbers(
      out, scaled(info.x_min), scaled(info.y_min), scaled(info.x_max), scaled(info.y_max));
  out += "]\n/ItalicAngle ";
  append_number(out, info.italic_angle);
  out += "\n/Ascent ";
  append_number(out, scaled(info.ascender));
  out += "\n/Descent ";
  append_number(out, scaled(info.descender));
  out += "\n/CapHeight ";
  append_number(out, scaled(info.cap_height));
  out += "\n/StemV ";
  append_number(out, stem_of(info), 0);
  out.push_back('\n');
  out += program;
  return objects.add(out);
}

/// What the dictionaries of a font have to know of its program in the file.
struct Program {
  std::string descriptor_entry;
  std::string descendant_entries;
};

std::vector<std::uint32_t> glyphs_of(const DocumentFont& font) {
  std::vector<std::uint32_t> glyphs;
  for (const CodeKey& key : font.codes) glyphs.push_back(key.glyph);
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  return glyphs;
}

/// Glyph index of each code in the subset program.
std::vector<std::uint32_t> renumbered(const DocumentFont& font,
                                      const std::vector<std::uint32_t>& asked,
                                      const SubsetFace& subset) {
  std::vector<std::uint32_t> out;
  for (const CodeKey& key : font.codes) {
    const auto place = std::lower_bound(asked.begin(), asked.end(), key.glyph) - asked.begin();
    out.push_back(subset.glyphs.at(static_cast<std::size_t>(place)));
  }
  return out;
}

/// What each code shows. The width of a vertical code is the glyph's own: W2 places it.
std::vector<ProgramGlyph> program_glyphs(const DocumentFont& font,
                                         const std::vector<std::uint32_t>& glyphs) {
  std::vector<ProgramGlyph> out;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const CodeKey& key = font.codes[i];
    if (key.vertical) {
      out.push_back({glyphs[i], -1, 0});
    } else {
      out.push_back({glyphs[i], static_cast<double>(key.advance), static_cast<double>(key.x)});
    }
  }
  return out;
}

Program write_cff(ObjectFile& objects, const Bytes& data) {
  Program program;
  program.descriptor_entry = "/FontFile3 ";
  append_reference(program.descriptor_entry,
                   objects.add_stream("/Subtype /CIDFontType0C\n", data, Effort::little));
  program.descendant_entries = "/Subtype /CIDFontType0\n";
  return program;
}

Program
write_glyf(ObjectFile& objects, const Bytes& data, const std::vector<std::uint32_t>& glyphs) {
  Program program;
  std::string map;
  for (const std::uint32_t glyph : glyphs) append_sfnt_number(map, glyph, 2);
  std::string length = "/Length1 ";
  append_integer(length, static_cast<std::int64_t>(data.size()));
  length.push_back('\n');
  program.descriptor_entry = "/FontFile2 ";
  append_reference(program.descriptor_entry, objects.add_stream(length, data, Effort::little));
  program.descendant_entries = "/Subtype /CIDFontType2\n/CIDToGIDMap ";
  append_reference(program.descendant_entries, objects.add_stream({}, map));
  program.descendant_entries.push_back('\n');
  return program;
}

void write_type0(ObjectFile& objects,
                 ObjectId object,
                 std::string_view name,
                 std::string_view encoding,
                 ObjectId descendant,
                 ObjectId to_unicode) {
  if (object == 0) return;
  std::string out = "/Type /Font\n/Subtype /Type0\n/BaseFont ";
  append_name(out, name);
  out += "\n/Encoding ";
  append_name(out, encoding);
  out += "\n/DescendantFonts [";
  append_reference(out, descendant);
  out += "]\n/ToUnicode ";
  append_reference(out, to_unicode);
  objects.write(object, out);
}

/// A bit for each code that there is, 0 and `count` more, from the highest down.
std::string set_of(std::size_t count) {
  std::string set(count / 8 + 1, '\xFF');
  set.back() = static_cast<char>(0xFFU << (7 - count % 8));
  return set;
}

}  // namespace

FontPrograms::Made
FontPrograms::make(const FontCodes& codes, const DocumentFont& font, Services& services) {
  Made made;
  made.info = &services.face(font.face);
  made.name = subset_name(font, *made.info);
  const std::vector<std::uint32_t> asked = glyphs_of(font);
  const SubsetFace subset = services.subset(font.face, asked);
  const std::vector<ProgramGlyph> glyphs = program_glyphs(font, renumbered(font, asked, subset));
  made.kind = subset.program;
  if (made.kind == FontProgram::cff) {
    CffFont rebuilt = rebuild_cff(subset.data, glyphs, made.name);
    made.data = std::move(rebuilt.data);
    made.natural = std::move(rebuilt.widths);
  } else {
    GlyfFont rebuilt = rebuild_glyf(subset.data, glyphs);
    made.data = std::move(rebuilt.data);
    made.natural = std::move(rebuilt.widths);
    made.glyphs = std::move(rebuilt.glyphs);
  }
  made.unicode = to_unicode(codes, font.codes);
  return made;
}

FontPrograms::FontPrograms(const FontCodes& codes, Services& services)
    : codes_(codes), made_(std::async(std::launch::async, [&codes, &services] {
        std::vector<Made> all;
        for (const DocumentFont& font : codes.fonts()) {
          all.push_back(make(codes, font, services));
        }
        return all;
      })) {}

void FontPrograms::write_font(ObjectFile& objects,
                              const DocumentFont& font,
                              const Made& made,
                              bool with_set) {
  Program program = made.kind == FontProgram::cff ? write_cff(objects, made.data)
                                                  : write_glyf(objects, made.data, made.glyphs);
  if (with_set) {
    program.descriptor_entry += "\n/CIDSet ";
    append_reference(program.descriptor_entry, objects.add_stream({}, set_of(font.codes.size())));
  }
  const ObjectId descriptor =
      write_descriptor(objects, *made.info, made.name, program.descriptor_entry);

  std::string out = "/Type /Font\n" + program.descendant_entries + "/BaseFont ";
  append_name(out, made.name);
  out += "\n/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n"
         "/FontDescriptor ";
  append_reference(out, descriptor);
  out.push_back('\n');
  append_widths(out, font.codes, made.natural, made.info->units_per_em);
  const ObjectId descendant = objects.add(out);
  const ObjectId unicode = objects.add_stream({}, made.unicode, Effort::little);
  write_type0(objects, font.horizontal, made.name, "Identity-H", descendant, unicode);
  write_type0(objects, font.vertical, made.name, "Identity-V", descendant, unicode);
}

void FontPrograms::write(ObjectFile& objects, bool with_sets) {
  const std::vector<Made> made = made_.get();
  for (std::size_t i = 0; i < made.size(); ++i) {
    write_font(objects, codes_.fonts()[i], made[i], with_sets);
  }
}

}  // namespace qianzi::pdf
