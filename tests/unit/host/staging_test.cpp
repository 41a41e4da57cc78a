#include "host/staging.h"
#include "unit/folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <span>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace qianzi;
using Catch::Matchers::Contains;
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

/// An output of files that hold their names.
void put_all(const host::Destination& destination, const std::vector<std::string>& names) {
  StagedOutput output(destination, OutputShape::file);
  for (const std::string& name : names) put(output, name, name);
  output.commit();
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
  StagedOutput output({folder / "deep/er/a.txt"}, OutputShape::file);
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
    StagedOutput file({folder / "a.txt"}, OutputShape::file);
    put(file, "", "new");
    StagedOutput site({folder / "b"}, OutputShape::folder);
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
    StagedOutput output({folder / "b"}, OutputShape::folder);
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
  StagedOutput output({folder / "a.bin"}, OutputShape::file);
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
  StagedOutput output({folder / "b"}, OutputShape::folder);
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
    StagedOutput output({folder / "a.txt"}, OutputShape::file);
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
  StagedOutput output({folder / "a.txt"}, OutputShape::file);
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

TEST_CASE("files that the last such output had and this one has not are removed") {
  const Folder folder;
  put_all({folder / "a.txt"}, {"-01", "-02", "-03"});
  put_all({folder / "a.txt"}, {"-01", "-04"});
  CHECK(folder.read("a-01.txt") == "-01");
  CHECK(folder.read("a-04.txt") == "-04");
  CHECK(folder.entries() == 3);
  CHECK(folder.read(".a.txt.qianzi-files") == "de505417ddf5390b 3 -01\nde505717ddf53e24 3 -04\n");
}

TEST_CASE("an output of one file and one of several leave each other alone") {
  const Folder folder;
  put_all({folder / "a.txt"}, {"-01", "-02"});
  put_all({folder / "a.txt"}, {""});
  CHECK(folder.entries() == 4);
  put_all({folder / "a.txt"}, {"-01"});
  CHECK(fs::exists(folder / "a.txt"));
  CHECK_FALSE(fs::exists(folder / "a-02.txt"));
}

TEST_CASE("of what is left over only what still holds what was written is removed") {
  const Folder folder;
  put_all({folder / "a.txt"}, {"-01", "-02", "-03", "-04", "-05"});
  put_all({folder / "a-02.txt"}, {""});
  folder.write("elsewhere.txt", "-03");
  fs::remove(folder / "a-03.txt");
  fs::create_symlink(folder / "elsewhere.txt", folder / "a-03.txt");
  fs::remove(folder / "a-04.txt");
  fs::create_directory(folder / "a-04.txt");
  fs::remove(folder / "a-05.txt");
  put_all({folder / "a.txt"}, {"-01"});
  CHECK(folder.read("a-02.txt").empty());
  CHECK(folder.read("a-03.txt") == "-03");
  CHECK(folder.read("elsewhere.txt") == "-03");
  CHECK(fs::is_directory(folder / "a-04.txt"));
}

TEST_CASE("a record that was tampered with leads nowhere else") {
  const Folder folder;
  const auto secret = folder.write("secret", "x");
  const auto other = folder.write("out/b-01.txt", "x");
  const auto whole = folder.write("out/a.txt", "x");
  const auto page = folder.write("out/a-01.txt", "x");
  const char* const names[] = {
      "../secret", "-/../../secret", "/etc/passwd", "b-01.txt", "", "-", ".txt", "-01 ", "-01\r"};
  std::string record = "\n\n ";
  for (const char* name : names) record += fmt::format("af63f54c86021707 1 {}\n", name);
  record += "af63f54c86021707 -1 -01\naf63f54c86021707 1\nxyz 1 -01\n1 -01\n-01";
  folder.write("out/.a.txt.qianzi-files", record);
  put_all({folder / "out/a.txt"}, {"-02"});
  for (const auto& file : {secret, other, whole, page}) CHECK(fs::exists(file));
}

TEST_CASE("a record that is a link is none") {
  const Folder folder;
  folder.write("a-01.txt", "x");
  const auto elsewhere = folder.write("elsewhere", "af63f54c86021707 1 -01\n");
  fs::create_symlink(elsewhere, folder / ".a.txt.qianzi-files");
  put_all({folder / "a.txt"}, {"-02"});
  CHECK(fs::exists(folder / "a-01.txt"));
  CHECK(folder.read("elsewhere") == "af63f54c86021707 1 -01\n");
  CHECK_FALSE(fs::is_symlink(folder / ".a.txt.qianzi-files"));
}

TEST_CASE("one of several files does not take the place of another output of the run") {
  const Folder folder;
  folder.write("a-02.txt", "old");
  host::Places places{{folder / "a.txt", "txt of «a»"}, {folder / "a-02.txt", "txt of «a-02»"}};
  {
    StagedOutput output({folder / "a.txt", &places}, OutputShape::file);
    put(output, "-01", "new");
    CHECK_THROWS_WITH(output.create("-02"), Contains("a-02.txt is to be txt of «a-02» as well"));
  }
  CHECK(folder.read("a-02.txt") == "old");
  CHECK(folder.entries() == 1);
  StagedOutput whole({folder / "a-02.txt", &places}, OutputShape::file);
  put(whole, "", "new");
  whole.commit();
  CHECK(folder.read("a-02.txt") == "new");
}

TEST_CASE("two outputs of several files do not take each other's places") {
  const Folder folder;
  host::Places places{{folder / "a.txt", "txt of «a»"}, {folder / "a-01.txt", "txt of «a-01»"}};
  StagedOutput first({folder / "a.txt", &places}, OutputShape::file);
  put(first, "-01-01", "first");
  first.commit();
  StagedOutput second({folder / "a-01.txt", &places}, OutputShape::file);
  CHECK_THROWS_WITH(second.create("-01"), Contains("a-01-01.txt is to be txt of «a» as well"));
}

TEST_CASE("a folder in the place of one of several files is said before any is replaced") {
  const Folder folder;
  folder.write("a-02.txt/mine", "file");
  StagedOutput output({folder / "a.txt"}, OutputShape::file);
  put(output, "-01", "new");
  CHECK_THROWS_WITH(output.create("-02"), Contains("a-02.txt: is a folder, and is to be a file"));
}

TEST_CASE("a file and a folder do not take each other's place") {
  const Folder folder;
  folder.write("a", "file");
  folder.write("b/c", "file");
  CHECK_THROWS_AS(StagedOutput({folder / "a"}, OutputShape::folder), Failure);
  CHECK_THROWS_AS(StagedOutput({folder / "b"}, OutputShape::file), Failure);
  CHECK_THROWS_AS(StagedOutput({folder / "a/c"}, OutputShape::file), Failure);
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
  const StagedOutput output({folder / "a.txt"}, OutputShape::file);
  CHECK_FALSE(fs::exists(folder / dead));
  CHECK(fs::exists(folder / living));
  CHECK(fs::exists(folder / other));
  CHECK(fs::exists(folder / ".a.txt.qianzi-1x"));
}

TEST_CASE("a file of a folder whose bytes are the same stays the file it was") {
  const Folder folder;
  const std::string large(200'000, 'x');
  const auto make = [&](const std::string& changing) {
    StagedOutput output({folder / "b"}, OutputShape::folder);
    put(output, "same.html", "same");
    put(output, "images/large.png", large);
    put(output, "changed.html", changing);
    output.commit();
  };
  const auto number = [&](std::string_view name) {
    struct stat status {};
    REQUIRE(::stat((folder / name).c_str(), &status) == 0);
    CHECK(status.st_nlink == 1);
    return status.st_ino;
  };
  make("one");
  const auto same = number("b/same.html");
  const auto large_one = number("b/images/large.png");
  const auto changed = number("b/changed.html");
  make("two");
  CHECK(number("b/same.html") == same);
  CHECK(number("b/images/large.png") == large_one);
  CHECK(number("b/changed.html") != changed);
  CHECK(folder.read("b/same.html") == "same");
  CHECK(folder.read("b/images/large.png") == large);
  CHECK(folder.read("b/changed.html") == "two");
  CHECK(folder.entries() == 5);
}

TEST_CASE("the last output's files are not written to, whoever links to them") {
  const Folder folder;
  folder.write("b/a.html", "old");
  fs::create_hard_link(folder / "b/a.html", folder / "kept.html");
  StagedOutput output({folder / "b"}, OutputShape::folder);
  put(output, "a.html", "new");
  output.commit();
  CHECK(folder.read("kept.html") == "old");
  CHECK(folder.read("b/a.html") == "new");
}

TEST_CASE("nothing is linked to by way of a symbolic link") {
  const Folder folder;
  const auto elsewhere = folder.write("elsewhere/a.html", "same");
  folder.write("b/index.html", "old");
  fs::create_symlink(folder / "elsewhere", folder / "b/deep");
  fs::create_symlink(elsewhere, folder / "b/a.html");
  StagedOutput output({folder / "b"}, OutputShape::folder);
  put(output, "deep/a.html", "same");
  put(output, "a.html", "same");
  output.commit();
  CHECK(fs::hard_link_count(elsewhere) == 1);
  CHECK(fs::is_regular_file(fs::symlink_status(folder / "b/a.html")));
  CHECK(fs::is_directory(fs::symlink_status(folder / "b/deep")));
}

TEST_CASE("a file of other rights is made anew") {
  const Folder folder;
  const auto file = folder.write("b/a.html", "same");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  StagedOutput output({folder / "b"}, OutputShape::folder);
  put(output, "a.html", "same");
  output.commit();
  CHECK((fs::status(file).permissions() & fs::perms::group_read) != fs::perms::none);
}
