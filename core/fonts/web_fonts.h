// Which faces an edition's text needs of a font set, and which face shows which character.
#pragma once

#include "qianzi/diagnostic.h"
#include "qianzi/services.h"

#include <functional>

namespace qianzi::fonts {

/// The faces that are asked for; see FontSet::chain, Face::has, Face::info and Face::web_font.
struct FaceSource {
  std::function<std::span<const FaceId>(std::string_view role, std::string_view language)> chain;
  std::function<bool(FaceId, char32_t)> has;
  std::function<const FaceInfo&(FaceId)> info;
  std::function<Bytes(FaceId, std::u32string_view)> web_font;
};

/// See Services::web_fonts; `report` hears of faces that forbid it.
[[nodiscard]] WebFonts web_fonts(std::span<const TextUse> uses,
                                 const FaceSource& source,
                                 const std::function<void(Diagnostic)>& report);

}  // namespace qianzi::fonts
