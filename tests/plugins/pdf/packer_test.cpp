#include "desk.h"
#include "objects.h"
#include "packer.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::pdf::test;

namespace {

Bytes plain(std::size_t number) {
  Bytes data(number * 997 % 50'000);
  for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<std::byte>(i * number % 251);
  return data;
}

}  // namespace

TEST_CASE("packed streams come in the order they were given") {
  pdf::Packer packer(6);
  pdf::Deflater deflater(6);
  for (std::size_t number = 0; number < 100; ++number) packer.give(plain(number));
  for (std::size_t number = 0; number < 100; ++number) {
    CHECK(packer.take() == deflater.pack(plain(number)));
  }
  CHECK_FALSE(packer.ready());
}

TEST_CASE("a packer may go with streams that nobody took") {
  pdf::Packer packer(6);
  for (std::size_t number = 0; number < 100; ++number) packer.give(plain(number));
}

TEST_CASE("objects lie in the file in the order they were written, packed or not") {
  DeskServices services;
  // From 1.5 on dictionaries are in object streams.
  pdf::ObjectFile objects(services.create({}), 6, "1.4");
  const Bytes large(3U << 20U, std::byte{7});
  pdf::ObjectId last = 0;
  for (std::size_t number = 0; number < 400; ++number) {
    static_cast<void>(objects.add_stream({}, plain(number)));
    if (number % 100 == 50) static_cast<void>(objects.add_stream({}, large));
    last = objects.add("/Of 0\n");
  }
  const pdf::ObjectId after = objects.next();
  objects.finish(last, last);
  std::size_t place = 0;
  for (pdf::ObjectId object = 1; object < after; ++object) {
    std::string head("\n");
    head += std::to_string(object);
    head += " 0 obj\n";
    const auto next = services.written.find(head, place);
    REQUIRE(next != std::string::npos);
    place = next;
  }
}

TEST_CASE("dictionaries lie in object streams and are found there") {
  const auto made = [] {
    DeskServices services;
    pdf::ObjectFile objects(services.create({}), 6);
    const pdf::ObjectId root = objects.reserve();
    const pdf::ObjectId pages = objects.reserve_row(601);
    std::string kids = "/Type /Pages\n/Count 600\n/Kids [";
    for (pdf::ObjectId page = pages + 1; page <= pages + 600; ++page) {
      const pdf::ObjectId content = objects.add_stream({}, plain(page), pdf::Effort::little);
      kids += std::to_string(page) + " 0 R ";
      objects.write(page,
                    "/Type /Page\n/MediaBox [0 0 9 9]\n/Contents " + std::to_string(content) +
                        " 0 R\n/Parent " + std::to_string(pages) + " 0 R\n");
    }
    objects.write(pages, kids + "]\n");
    objects.write(root, "/Type /Catalog\n/Pages " + std::to_string(pages) + " 0 R\n");
    objects.finish(root, objects.add("/Title (Many)\n"));
    return services.written;
  };
  const std::string bytes = made();
  CHECK(bytes == made());
  CHECK(bytes.find("/MediaBox") == std::string::npos);
  const std::string path = file_in_work_folder("together.pdf");
  write_file(path, bytes);
  const std::string said = run("pdfinfo '" + path + "'");
  CHECK(said.find("Pages:           600") != std::string::npos);
  CHECK(said.find("Many") != std::string::npos);
  CHECK(run("qpdf --show-xref '" + path + "'").find("600/0: ") != std::string::npos);
}

TEST_CASE("what gets little smaller is packed quickly, unless more is asked for") {
  CHECK(pdf::level_of(6, pdf::Effort::little) == 1);
  CHECK(pdf::level_of(6, pdf::Effort::whole) == 6);
  CHECK(pdf::level_of(9, pdf::Effort::little) == 9);
  CHECK(pdf::level_of(0, pdf::Effort::little) == 0);
}
