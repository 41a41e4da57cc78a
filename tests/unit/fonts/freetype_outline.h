// FreeType as a second opinion on glyphs: another reader of the same formats.
#pragma once

#include "qianzi/services.h"

#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>

namespace qianzi::fonts::test {

/// FreeType cuts the halves off points between two others; this does the same to our path.
inline OutlinePath whole(const OutlinePath& path) {
  OutlinePath result;
  bool fraction = false;
  for (const char letter : path) {
    fraction = letter == '.' || (fraction && letter >= '0' && letter <= '9');
    if (!fraction) result += letter;
  }
  for (std::size_t at = result.find("-0 "); at != std::string::npos; at = result.find("-0 ", at))
    result.erase(at, 1);
  return result;
}

class FreeTypeFace {
public:
  explicit FreeTypeFace(std::span<const std::byte> data, unsigned index = 0) {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType does not start");
    const auto* bytes = reinterpret_cast<const FT_Byte*>(data.data());
    if (FT_New_Memory_Face(library_,
                           bytes,
                           static_cast<FT_Long>(data.size()),
                           static_cast<FT_Long>(index),
                           &face_))
      throw std::runtime_error("FreeType cannot open the font");
  }
  FreeTypeFace(const std::string& file, unsigned index) {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType does not start");
    if (FT_New_Face(library_, file.c_str(), static_cast<FT_Long>(index), &face_))
      throw std::runtime_error("FreeType cannot open the font");
  }
  ~FreeTypeFace() {
    FT_Done_Face(face_);
    FT_Done_FreeType(library_);
  }
  FreeTypeFace(const FreeTypeFace&) = delete;
  FreeTypeFace& operator=(const FreeTypeFace&) = delete;

  [[nodiscard]] std::size_t glyph_count() const {
    return static_cast<std::size_t>(face_->num_glyphs);
  }
  [[nodiscard]] long advance(std::uint32_t glyph) {
    load(glyph);
    return face_->glyph->metrics.horiAdvance;
  }
  [[nodiscard]] OutlinePath outline(std::uint32_t glyph) {
    load(glyph);
    OutlinePath path;
    const FT_Outline_Funcs functions{move_to, line_to, quadratic_to, cubic_to, 0, 0};
    if (FT_Outline_Decompose(&face_->glyph->outline, &functions, &path) != 0)
      throw std::runtime_error("FreeType cannot read the outline");
    if (!path.empty()) path += " Z";
    return path;
  }

private:
  void load(std::uint32_t glyph) {
    if (FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0)
      throw std::runtime_error("FreeType cannot load the glyph");
  }
  static int move_to(const FT_Vector* to, void* path) {
    auto& out = *static_cast<OutlinePath*>(path);
    out += fmt::format("{}M {} {}", out.empty() ? "" : " Z ", to->x, to->y);
    return 0;
  }
  static int line_to(const FT_Vector* to, void* path) {
    *static_cast<OutlinePath*>(path) += fmt::format(" L {} {}", to->x, to->y);
    return 0;
  }
  static int quadratic_to(const FT_Vector* c, const FT_Vector* to, void* path) {
    *static_cast<OutlinePath*>(path) += fmt::format(" Q {} {} {} {}", c->x, c->y, to->x, to->y);
    return 0;
  }
  static int cubic_to(const FT_Vector* a, const FT_Vector* b, const FT_Vector* to, void* path) {
    *static_cast<OutlinePath*>(path) +=
        fmt::format(" C {} {} {} {} {} {}", a->x, a->y, b->x, b->y, to->x, to->y);
    return 0;
  }

  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

}  // namespace qianzi::fonts::test
