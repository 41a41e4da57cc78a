// What the tests of catalogues stand on: services that keep files in memory, and entries made by
// hand.
#pragma once

#include "xhtml/xhtml.h"

#include "qianzi/catalogue.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace qianzi::test {

class CatalogueDesk final : public CatalogueServices {
public:
  CatalogueDesk() = default;
  CatalogueDesk(CatalogueDesk&& other) noexcept : written(std::move(other.written)) {}
  std::map<std::string, std::string, std::less<>> written;

  [[nodiscard]] std::string markup(const XhtmlElement& root,
                                   const MarkupOptions& options) const override {
    return xhtml::markup(root, options);
  }
  [[nodiscard]] std::string_view producer() const override { return "Qianzi 0.1.0"; }
  [[nodiscard]] std::unique_ptr<OutputFile> create(std::string_view name) override {
    return std::make_unique<MemoryFile>(written[std::string(name)]);
  }

private:
  class MemoryFile final : public OutputFile {
  public:
    explicit MemoryFile(std::string& text) : text_(text) {}
    void write(std::span<const std::byte> data) override {
      for (const std::byte b : data) text_ += static_cast<char>(b);
    }
    void seek(std::uint64_t) override { throw std::logic_error("a catalogue is written through"); }
    [[nodiscard]] std::uint64_t tell() const override { return text_.size(); }
    void close() override {}

  private:
    std::string& text_;
  };
};

inline CatalogueEntry
entry_of(const std::string& id, const std::string& date, const std::string& file) {
  CatalogueEntry entry;
  entry.id = id;
  entry.date = date;
  entry.language = "zh-Hans";
  entry.nameplate = "东埠日报";
  entry.title = "东埠日报";
  entry.file = file;
  entry.headlines = {{"渡口今晨复航", "zh-Hans"}};
  return entry;
}

}  // namespace qianzi::test
