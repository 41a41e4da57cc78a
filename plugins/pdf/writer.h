// The PDF writer: all pages into one document, or each into one of its own.
#pragma once

#include "document.h"
#include "settings.h"

#include "qianzi/plugin.h"

#include <cstddef>
#include <optional>

namespace qianzi::pdf {

class PdfWriter final : public Writer {
public:
  PdfWriter(const Settings& settings, Services& services);

  void begin(const EditionHead& head) override;
  void page(const Page& page) override;
  void finish() override;

private:
  Settings settings_;
  Services& services_;
  const EditionHead* head_ = nullptr;
  std::optional<Document> document_;  ///< the one that is being written
  std::size_t pages_ = 0;
};

}  // namespace qianzi::pdf
