// A sound plugin whose outputs are called as those of demo are.
#include "qianzi/plugin.h"

namespace {

class RivalWriter final : public qianzi::Writer {
public:
  explicit RivalWriter(qianzi::Services& services) : services_(services) {}
  void begin(const qianzi::EditionHead& /*head*/) override {}
  void finish() override { services_.create({})->close(); }

private:
  qianzi::Services& services_;
};

qianzi::Wants wants(const qianzi::OptionValues& /*options*/) {
  return {};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& /*options*/,
                                       qianzi::Services& services) {
  return std::make_unique<RivalWriter>(services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "Rival",
                        "1.0",
                        "rival",
                        "demo.txt",
                        "text/plain",
                        qianzi::OutputShape::file,
                        nullptr,
                        0,
                        wants,
                        create};
