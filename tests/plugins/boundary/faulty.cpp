// A plugin that goes wrong where its option says. FAULTY_SHAPE is file or folder.
#include "qianzi/plugin.h"

#include <iterator>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

constexpr qianzi::OptionSpec options[] = {
    {"at", qianzi::OptionType::text, "", "", "where it goes wrong; nowhere if empty"},
};

constexpr bool is_folder = qianzi::OutputShape::FAULTY_SHAPE == qianzi::OutputShape::folder;

/// An exception with nothing to say.
class Wordless : public std::exception {
public:
  [[nodiscard]] const char* what() const noexcept override { return nullptr; }
};

class FaultyWriter final : public qianzi::Writer {
public:
  FaultyWriter(std::string at, qianzi::Services& services)
      : at_(std::move(at)), services_(services) {
    fail_at("create");
  }
  void begin(const qianzi::EditionHead& /*head*/) override { fail_at("begin"); }
  void page(const qianzi::Page& /*page*/) override { fail_at("page"); }
  void article(const qianzi::Article& /*article*/, const qianzi::XhtmlDocument& /*d*/) override {
    fail_at("article");
  }
  void finish() override {
    if (at_ == "nothing") return;
    if (name_fault()) return;
    auto file = services_.create(is_folder ? "index.txt" : "");
    write(*file, "good\n");
    if (at_ == "slow") ::sleep(600);
    if (at_ == "half") throw std::runtime_error("stopped half-way");
    if (at_ == "open") {
      open_ = std::move(file);
      return;
    }
    if (at_ == "dropped") return;
    if (at_ == "swallow") swallow(*file);
    file->close();
    if (at_ == "closed-twice") file->close();
    if (at_ == "after-close") {
      write(*file, std::string(1 << 17, '.'));
    }
    if (at_ == "twice") services_.create(is_folder ? "index.txt" : "")->close();
    fail_at("finish");
  }

private:
  static void write(qianzi::OutputFile& file, const std::string& text) {
    file.write(std::as_bytes(std::span(text)));
  }
  void fail_at(const std::string& place) const {
    if (at_ == place) throw std::runtime_error("cannot go on in " + place);
    if (at_ == place + "-number") throw 42;
    if (at_ == place + "-wordless") throw Wordless();
    if (at_ == place + "-undeclared") {
      static_cast<void>(qianzi::OptionValues({}).text("no-such-option"));
    }
  }
  /// A writer that takes no notice of a disk that is full.
  static void swallow(qianzi::OutputFile& file) {
    try {
      write(file, std::string(1 << 22, '.'));
    } catch (const qianzi::Failure&) {
    }
  }
  bool name_fault() {
    const std::string name = "name:";
    if (at_.compare(0, name.size(), name) != 0) return false;
    auto file = services_.create(at_.substr(name.size()));
    write(*file, "bad\n");
    file->close();
    return true;
  }

  std::string at_;
  qianzi::Services& services_;
  std::unique_ptr<qianzi::OutputFile> open_;
};

qianzi::Wants wants(const qianzi::OptionValues& values) {
  if (values.text("at") == "wants") throw std::runtime_error("cannot go on in wants");
  return {.pages = true, .articles = true};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& values,
                                       qianzi::Services& services) {
  if (values.text("at") == "null") return nullptr;
  return std::make_unique<FaultyWriter>(values.text("at"), services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "Faulty",
                        "1.0",
                        "faulty",
                        "txt",
                        "text/plain",
                        qianzi::OutputShape::FAULTY_SHAPE,
                        options,
                        std::size(options),
                        wants,
                        create};
