// The descriptor: what the host sees of this plugin.
#include "qianzi/plugin.h"

#include "opds.h"
#include "writer.h"

#include <iterator>

namespace {

constexpr qianzi::OptionSpec options[] = {
    {"compression",
     qianzi::OptionType::integer,
     "6",
     "0..9",
     "how hard files are deflated, 0 (not at all) to 9"},
    {"cover",
     qianzi::OptionType::flag,
     "true",
     "",
     "draw a cover with the nameplate and the lead headlines"},
    {"fonts",
     qianzi::OptionType::choice,
     "none",
     "none|subset",
     "bring faces along for all text (subset) or for rare characters alone (none)"},
};

qianzi::Wants wants(const qianzi::OptionValues& /*options*/) {
  return {.pages = false, .articles = true};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& values,
                                       qianzi::Services& services) {
  return std::make_unique<qianzi::epub::EpubWriter>(qianzi::epub::settings_of(values), services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "EPUB",
                        QIANZI_VERSION,
                        "epub",
                        "epub",
                        "application/epub+zip",
                        qianzi::OutputShape::file,
                        options,
                        std::size(options),
                        wants,
                        create,
                        qianzi::epub::write_opds};
