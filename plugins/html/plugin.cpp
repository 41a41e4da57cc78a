// The descriptor: what the host sees of this plugin.
#include "qianzi/plugin.h"

#include "writer.h"

namespace {

qianzi::Wants wants(const qianzi::OptionValues& /*options*/) {
  return {.pages = false, .articles = true};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& /*options*/,
                                       qianzi::Services& services) {
  return std::make_unique<qianzi::html::HtmlWriter>(services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "HTML",
                        QIANZI_VERSION,
                        "html",
                        "html",
                        "text/html",
                        qianzi::OutputShape::folder,
                        nullptr,
                        0,
                        wants,
                        create};
