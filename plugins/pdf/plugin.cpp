// The descriptor: what the host sees of this plugin.
#include "qianzi/plugin.h"

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
};

qianzi::Wants wants(const qianzi::OptionValues& /*options*/) {
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
