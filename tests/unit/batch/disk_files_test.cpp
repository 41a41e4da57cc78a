#include "batch/disk_files.h"
#include "unit/folder.h"

#include <catch2/catch.hpp>

#include <string>
#include <sys/stat.h>

using namespace qianzi;
using batch::DiskFiles;
using State = readers::FileSource::State;
using qianzi::test::Folder;
namespace fs = std::filesystem;

namespace {

/// An edition's folder with a file beside it that it must not reach.
struct Disk {
  Disk() {
    folder.write("edition/articles/a.xml", "<article/>");
    folder.write("edition/images/b.png", "image");
    folder.write("secret.xml", "secret");
    folder.write("edition-2/c.xml", "another edition");
  }
  State locate(const std::string& relative, const std::string& from = "edition") {
    return files.locate((folder / "edition").string(), (folder / from).string(), relative).state;
  }
  Folder folder;
  DiskFiles files;
};

}  // namespace

TEST_CASE("files are found from the folder that names them, within the root") {
  Disk disk;
  CHECK(disk.locate("articles/a.xml") == State::found);
  CHECK(disk.locate("a.xml", "edition/articles") == State::found);
  CHECK(disk.locate("../images/b.png", "edition/articles") == State::found);
  const auto located = disk.files.locate((disk.folder / "edition").string(),
                                         (disk.folder / "edition").string(),
                                         "./articles/../articles/a.xml");
  CHECK(located.path == (disk.folder / "edition/articles/a.xml").string());
}

TEST_CASE("what is not there, or no plain file, is not found") {
  Disk disk;
  REQUIRE(::mkfifo((disk.folder / "edition/pipe").c_str(), 0600) == 0);
  for (const char* const name : {"", "none.xml", "articles", ".", "articles/a.xml/b", "pipe"}) {
    INFO(name);
    CHECK(disk.locate(name) == State::not_found);
  }
  CHECK(disk.locate(std::string("a\0b", 3)) == State::not_found);
}

TEST_CASE("paths that lead out of the root are outside, whether or not something is there") {
  Disk disk;
  for (const char* const name : {"../secret.xml",
                                 "articles/../../secret.xml",
                                 "../edition-2/c.xml",
                                 "../none.xml",
                                 "/etc/hostname",
                                 "\\\\server\\share",
                                 "C:\\a.xml",
                                 "c:a.xml"}) {
    INFO(name);
    CHECK(disk.locate(name) == State::outside);
  }
  CHECK(disk.locate((disk.folder / "edition/articles/a.xml").string()) == State::outside);
}

TEST_CASE("links are followed and must end within the root") {
  Disk disk;
  const fs::path edition = disk.folder / "edition";
  fs::create_symlink("articles/a.xml", edition / "inside.xml");
  fs::create_symlink("../secret.xml", edition / "outside.xml");
  fs::create_symlink("..", edition / "up");
  fs::create_symlink("nowhere.xml", edition / "dangling.xml");
  fs::create_symlink("round.xml", edition / "round.xml");
  CHECK(disk.locate("inside.xml") == State::found);
  CHECK(disk.locate("outside.xml") == State::outside);
  CHECK(disk.locate("up/secret.xml") == State::outside);
  CHECK(disk.locate("dangling.xml") == State::not_found);
  CHECK(disk.locate("round.xml") == State::not_found);
}

TEST_CASE("the root itself may be reached by a link, and may be the current folder") {
  Disk disk;
  fs::create_directory_symlink("edition", disk.folder / "today");
  const std::string today = (disk.folder / "today").string();
  CHECK(disk.files.locate(today, today, "articles/a.xml").state == State::found);
  CHECK(disk.files.locate(today, today, "../secret.xml").state == State::outside);
  const fs::path before = fs::current_path();
  fs::current_path(disk.folder / "edition");
  CHECK(disk.files.locate("", "", "articles/a.xml").state == State::found);
  CHECK(disk.files.locate("", "", "../secret.xml").state == State::outside);
  fs::current_path(before);
}

TEST_CASE("a file is read whole, up to a limit") {
  Disk disk;
  const std::string path = disk.folder.write("ten", "0123456789").string();
  const auto whole = disk.files.read(path, 10);
  CHECK(whole.state == State::found);
  CHECK(whole.bytes == "0123456789");
  CHECK(disk.files.read(path, 9).state == State::too_large);
  CHECK(disk.files.read(disk.folder.write("none", "").string(), 0).state == State::found);
  // A device says that it has no bytes, and goes on for ever.
  CHECK(disk.files.read("/dev/zero", 100).state == State::unreadable);
}

TEST_CASE("a file that cannot be read says why") {
  Disk disk;
  CHECK(disk.files.read((disk.folder / "nowhere").string(), 10).state == State::not_found);
  const auto folder = disk.files.read((disk.folder / "edition").string(), 10);
  CHECK(folder.state == State::unreadable);
  CHECK(folder.reason == "it is not a plain file");
  REQUIRE(::mkfifo((disk.folder / "pipe").c_str(), 0600) == 0);
  CHECK(disk.files.read((disk.folder / "pipe").string(), 10).state == State::unreadable);
}
