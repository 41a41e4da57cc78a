// The descriptor: what the host sees of this plugin.
#include "qianzi/plugin.h"

#include "settings.h"
#include "writer.h"

#include <iterator>

namespace {

constexpr qianzi::OptionSpec options[] = {
    {"compression",
     qianzi::OptionType::integer,
     "6",
     "0..9",
     "how hard streams are deflated, 0 (not at all, for reading the file) to 9"},
    {"tagged",
     qianzi::OptionType::flag,
     "true",
     "",
     "write the structure tree that screen readers and reflow follow"},
    {"profile",
     qianzi::OptionType::choice,
     "screen",
     "screen|archive|archive-1b|press",
     "what the file is for: reading, PDF/A-2u with PDF/UA-1, PDF/A-1b, or PDF/X-4 with marks"},
    {"pages",
     qianzi::OptionType::choice,
     "one",
     "one|split",
     "all pages in one file, or each in its own: ID-01.pdf, ID-02.pdf"},
    {"proof",
     qianzi::OptionType::flag,
     "false",
     "",
     "draw grid, frames and overset text in a layer that is not printed (profile screen)"},
    {"resolution",
     qianzi::OptionType::integer,
     "300",
     "50..2400",
     "pixels an inch that images keep on the press"},
    {"ink-limit",
     qianzi::OptionType::integer,
     "240",
     "100..400",
     "most ink that may lie on one place of the press, per cent"},
    {"output-condition",
     qianzi::OptionType::text,
     "",
     "",
     "file of the ICC profile, CMYK, that the press prints by (empty: Debian's)"},
};

qianzi::Wants wants(const qianzi::OptionValues& values) {
  static_cast<void>(qianzi::pdf::settings_of(values));
  return {.pages = true, .articles = false};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& values,
                                       qianzi::Services& services) {
  return std::make_unique<qianzi::pdf::PdfWriter>(qianzi::pdf::settings_of(values), services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "PDF",
                        QIANZI_VERSION,
                        "pdf",
                        "pdf",
                        "application/pdf",
                        qianzi::OutputShape::file,
                        options,
                        std::size(options),
                        wants,
                        create};
