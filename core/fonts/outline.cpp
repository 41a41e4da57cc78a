#include "fonts/outline.h"

#include "fonts/handles.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace qianzi::fonts {
namespace {

// Font units are whole but for points between two others (halves) and rare CFF fractions; two
// decimals are far below what shows.
void append(OutlinePath& path, float x, float y) {
  for (const float value : {x, y})
    fmt::format_to(std::back_inserter(path), " {}", std::round(value * 100.0) / 100.0 + 0.0);
}

OutlinePath& operation(void* path, char letter) {
  OutlinePath& out = *static_cast<OutlinePath*>(path);
  if (!out.empty()) out += ' ';
  out += letter;
  return out;
}

void move_to(hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x, float y, void*) {
  append(operation(path, 'M'), x, y);
}

void line_to(hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x, float y, void*) {
  append(operation(path, 'L'), x, y);
}

void quadratic_to(hb_draw_funcs_t*,
                  void* path,
                  hb_draw_state_t*,
                  float cx,
                  float cy,
                  float x,
                  float y,
                  void*) {
  OutlinePath& out = operation(path, 'Q');
  append(out, cx, cy);
  append(out, x, y);
}

void cubic_to(hb_draw_funcs_t*,
              void* path,
              hb_draw_state_t*,
              float c1x,
              float c1y,
              float c2x,
              float c2y,
              float x,
              float y,
              void*) {
  OutlinePath& out = operation(path, 'C');
  append(out, c1x, c1y);
  append(out, c2x, c2y);
  append(out, x, y);
}

void close_path(hb_draw_funcs_t*, void* path, hb_draw_state_t*, void*) {
  operation(path, 'Z');
}

}  // namespace

OutlinePath outline_path(hb_font_t* font, std::uint32_t glyph) {
  const DrawFunctions functions(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(functions.get(), move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions.get(), line_to, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(functions.get(), quadratic_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions.get(), cubic_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions.get(), close_path, nullptr, nullptr);
  OutlinePath path;
  hb_font_get_glyph_shape(font, glyph, functions.get(), &path);
  return path;
}

}  // namespace qianzi::fonts
