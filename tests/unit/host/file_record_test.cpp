#include "host/file_record.h"
#include "unit/folder.h"

#include <catch2/catch.hpp>

#include <string>
#include <sys/stat.h>

using namespace qianzi::host;
using qianzi::test::Folder;
namespace fs = std::filesystem;

TEST_CASE("a file's mark tells what it holds") {
  const Folder folder;
  const auto mark = mark_of(folder.write("a", "x"));
  REQUIRE(mark);
  CHECK(mark->size == 1);
  CHECK(mark->digest == 0xaf63f54c86021707u);
  CHECK(mark == mark_of(folder.write("b", "x")));
  CHECK(mark != mark_of(folder.write("c", "y")));
  CHECK(mark_of(folder.write("d", std::string(300'000, '.')))->size == 300'000);
}

TEST_CASE("what is no plain file has no mark, and a pipe does not wait") {
  const Folder folder;
  folder.write("a", "x");
  fs::create_symlink(folder / "a", folder / "link");
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  for (const char* name : {"link", "pipe", "nowhere", "."}) {
    INFO(name);
    CHECK_FALSE(mark_of(folder / name));
    CHECK(read_record(folder / name).empty());
  }
}

TEST_CASE("a record is read as it was written") {
  const FileRecord record{{"-01", {0, 0}}, {"-100", {~0u, ~std::uint64_t(0)}}, {"-a-B", {7, 10}}};
  const std::string text = record_text(record);
  CHECK(text ==
        "0000000000000000 0 -01\nffffffffffffffff 4294967295 -100\n000000000000000a 7 -a-B\n");
  CHECK(parse_record(text) == record);
  const Folder folder;
  CHECK(read_record(folder.write("record", text)) == record);
}

TEST_CASE("lines of a record that are not of its form are left out") {
  for (const char* line : {"",
                           " ",
                           "-01",
                           "0 -01",
                           "0 0",
                           "0 0 ",
                           "0 0 -",
                           "0 0 01",
                           "0 0  -01",
                           "g 0 -01",
                           "0 a -01",
                           "0 -1 -01",
                           "00000000000000000000 18446744073709551616 -01",
                           "10000000000000000 0 -01",
                           "0 0 -01 ",
                           "0 0 -01\r",
                           "0 0 -../01",
                           "0 0 -01.pdf",
                           "0 0 -\xE4\xB8\x80"}) {
    INFO(line);
    CHECK(parse_record(line).empty());
    CHECK(parse_record(std::string(line) + "\n0 0 -01\n" + line).size() == 1);
  }
}
