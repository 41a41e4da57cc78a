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
  pdf::ObjectFile objects(services.create({}), 6);
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
