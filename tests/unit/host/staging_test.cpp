#include "host/staging.h"
#include "unit/folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <span>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace qianzi;
using qianzi::host::StagedOutput;
using qianzi::test::Folder;
namespace fs = std::filesystem;

namespace {

void write(OutputFile& file, const std::string& text) {
  file.write(std::as_bytes(std::span(text)));
}

void put(StagedOutput& output, std::string_view name, const std::string& text) {
  const auto file = output.create(name);
  write(*file, text);
  file->close();
}

/// The id of a process that is gone.
pid_t departed() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  return child;
}

}  // namespace

TEST_CASE("a file is seen when it is whole") {
  const Folder folder;
  StagedOutput output(folder / "deep/er/a.txt", OutputShape::file);
  put(output, "", "new");
  CHECK_FALSE(fs::exists(folder / "deep/er/a.txt"));
  output.commit();
  CHECK(folder.read("deep/er/a.txt") == "new");
}

TEST_CASE("what is not committed is gone, and what was there stands") {
  const Folder folder;
  folder.write("a.txt", "old");
  folder.write("b/index.html", "old");
  {
    StagedOutput file(folder / "a.txt", OutputShape::file);
    put(file, "", "new");
    StagedOutput site(folder / "b", OutputShape::folder);
    put(site, "index.html", "new");
  }
  CHECK(folder.read("a.txt") == "old");
  CHECK(folder.read("b/index.html") == "old");
  CHECK(folder.entries() == 3);
}

TEST_CASE("a folder takes the place of the last one, whole") {
  const Folder folder;
  folder.write("b/gone.html", "old");
  {
    StagedOutput output(folder / "b", OutputShape::folder);
    put(output, "index.html", "new");
    put(output, "images/deep/a.png", "image");
    output.commit();
  }
  CHECK(folder.read("b/index.html") == "new");
  CHECK(folder.read("b/images/deep/a.png") == "image");
  CHECK(folder.entries() == 5);
}

TEST_CASE("a file can be gone back into, across what is buffered") {
  const Folder folder;
  StagedOutput output(folder / "a.bin", OutputShape::file);
  const std::string much(200'000, '.');
  const auto file = output.create("");
  write(*file, "....");
  write(*file, much);
  write(*file, "end");
  CHECK(file->tell() == 200'007);
  file->seek(0);
  write(*file, "size");
  CHECK(file->tell() == 4);
  file->seek(200'007);
  write(*file, "!");
  file->close();
  output.commit();
  CHECK(folder.read("a.bin") == "size" + much + "end!");
}

TEST_CASE("names that leave the folder or come twice are refused") {
  const Folder folder;
  StagedOutput output(folder / "b", OutputShape::folder);
  put(output, "a.html", "");
  for (const std::string_view name :
       {"", ".", "..", "/a", "../a", "a/../../b", "a/./b", "a/", "./a"}) {
    INFO(name);
    CHECK_THROWS_AS(output.create(name), Failure);
  }
  CHECK_THROWS_AS(output.create(std::string_view("a\0b", 3)), Failure);
  CHECK_THROWS_AS(output.create("a.html"), Failure);
  CHECK_THROWS_AS(output.create("a.html/b"), Failure);
  put(output, "c//d.html", "");
  CHECK_THROWS_AS(output.create("c/d.html"), Failure);
}

TEST_CASE("nothing made or a file left open is not put in place") {
  const Folder folder;
  folder.write("a.txt", "old");
  {
    StagedOutput output(folder / "a.txt", OutputShape::file);
    CHECK_THROWS_AS(output.commit(), Failure);
    const auto file = output.create("");
    CHECK_THROWS_AS(output.create("second"), Failure);
    CHECK_THROWS_AS(output.commit(), Failure);
    file->close();
    CHECK_THROWS_AS(file->close(), Failure);
  }
  CHECK(folder.read("a.txt") == "old");
}

TEST_CASE("a format of files can make several, told apart by a suffix") {
  const Folder folder;
  StagedOutput output(folder / "a.txt", OutputShape::file);
  put(output, "-02", "second");
  put(output, "-01", "first");
  for (const char* name : {"-01", "-/x", "-..", "01"}) {
    CHECK_THROWS_AS(output.create(name), Failure);
  }
  CHECK(output.commit() ==
        std::vector<std::filesystem::path>{folder / "a-01.txt", folder / "a-02.txt"});
  CHECK(folder.read("a-01.txt") == "first");
  CHECK(folder.read("a-02.txt") == "second");
}

TEST_CASE("a file and a folder do not take each other's place") {
  const Folder folder;
  folder.write("a", "file");
  folder.write("b/c", "file");
  CHECK_THROWS_AS(StagedOutput(folder / "a", OutputShape::folder), Failure);
  CHECK_THROWS_AS(StagedOutput(folder / "b", OutputShape::file), Failure);
  CHECK_THROWS_AS(StagedOutput(folder / "a/c", OutputShape::file), Failure);
  CHECK(folder.entries() == 3);
}

TEST_CASE("left-overs of the departed are removed, of the living and of others not") {
  const Folder folder;
  const std::string dead = fmt::format(".a.txt.qianzi-{}", departed());
  const std::string living = fmt::format(".a.txt.qianzi-{}", ::getppid());
  const std::string other = fmt::format(".b.txt.qianzi-{}", departed());
  for (const auto& name : {dead, living, other, std::string(".a.txt.qianzi-1x")}) {
    folder.write(name + "/a.txt", "half");
  }
  const StagedOutput output(folder / "a.txt", OutputShape::file);
  CHECK_FALSE(fs::exists(folder / dead));
  CHECK(fs::exists(folder / living));
  CHECK(fs::exists(folder / other));
  CHECK(fs::exists(folder / ".a.txt.qianzi-1x"));
}
