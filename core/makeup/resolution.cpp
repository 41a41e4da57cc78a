#include "makeup/resolution.h"

#include <fmt/format.h>

#include <cmath>

namespace qianzi::makeup {

void ResolutionCheck::look_at(const Page& page, DiagnosticSink& sink) {
  constexpr double points_per_inch = 72;
  constexpr double mm_per_inch = 25.4;
  for (const PageItem& item : page.items) {
    const auto* placed = std::get_if<PlacedImage>(&item);
    if (placed == nullptr || placed->image.index >= edition_.images.size()) continue;
    const ImageFile& file = edition_.images[placed->image.index];
    const double inches = placed->area.width.value() / points_per_inch;
    if (file.format == ImageFormat::svg || !(inches > 0)) continue;
    const double dpi = file.width / inches;
    if (dpi >= least_dpi || !told_.insert(placed->image).second) continue;
    sink.report({.code = Code::image_coarse,
                 .file = file.source_file,
                 .line = file.where.line,
                 .column = file.where.column,
                 .arguments = {file.name,
                               fmt::format("{:.0f}", std::floor(dpi)),
                               fmt::format("{:.0f}", inches * mm_per_inch),
                               fmt::format("{:.0f}", std::ceil(inches * least_dpi))}});
  }
}

}  // namespace qianzi::makeup
