#include "desk.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace qianzi;
using namespace qianzi::pdf::test;

namespace {

/// The most memory the process has had, in MB.
long peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "VmHWM:") continue;
    long kilobytes = 0;
    status >> kilobytes;
    return kilobytes / 1024;
  }
  return 0;
}

/// A full page: 40 lines of 36 characters in 20 paragraphs.
Page full_page() {
  Page page = blank_page();
  const std::uint32_t article = add_mark(page, StructureRole::article);
  TextSetting setting;
  for (int line = 0; line < 40; ++line) {
    if (line % 2 == 0) setting.structure = add_mark(page, StructureRole::paragraph, article);
    std::string text;
    for (int i = 0; i < 36; ++i) {
      const int character = 0x4E00 + (line * 36 + i) * 7 % 3000;
      text.push_back(static_cast<char>(0xE0 | character >> 12));
      text.push_back(static_cast<char>(0x80 | (character >> 6 & 0x3F)));
      text.push_back(static_cast<char>(0x80 | (character & 0x3F)));
    }
    page.items.emplace_back(set_run(text, 20, 10 + 7 * line, setting));
  }
  return page;
}

}  // namespace

TEST_CASE("five thousand pages fit in 400 MB", "[scale]") {
  DeskServices services;
  services.keeps = false;
  const EditionHead edition = head();
  Page page = full_page();
  const long before = peak_memory();
  pdf::PdfWriter writer({}, services);
  writer.begin(edition);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    for (StructureMark& mark : page.structure) mark.key.article = i;
    writer.page(page);
  }
  writer.finish();
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  CHECK(peak_memory() - before < 400);
#else
  static_cast<void>(before);
#endif
}
