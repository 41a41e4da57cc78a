#include "batch/digest.h"
#include "batch/ledger.h"
#include "batch/ledger_text.h"
#include "unit/folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <fstream>
#include <string>
#include <vector>

using namespace qianzi;
using namespace qianzi::batch;
using qianzi::test::Folder;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view name = Ledger::file_name;

/// What was made of «daily» as it lies in the folder.
OutputRecord record_of(const Folder& folder, const std::string& id = "daily") {
  OutputRecord record;
  record.format = "epub";
  record.digest = "d1";
  record.files = files_of(folder.path(), {folder / (id + ".epub")});
  record.entry.id = id;
  record.entry.date = "2026-11-24";
  record.entry.language = "zh-Hans";
  record.entry.title = "东埠日报";
  record.entry.headlines = {{"渡口今晨复航", "zh-Hans"}};
  record.entry.sections = {{"要闻", 3}};
  return record;
}

std::vector<Code> codes(const DiagnosticList& list) {
  std::vector<Code> found;
  for (const Diagnostic& each : list.entries) found.push_back(each.code);
  return found;
}

/// Changes bytes of the ledger where they lie.
void damage(const Folder& folder, std::size_t at, std::size_t count) {
  std::fstream file(folder / name, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(at));
  file << std::string(count, '\xff');
}

/// The damaged ledger serves: reports, goes on, and records as if it had been new.
void check_begun_anew(const Folder& folder) {
  DiagnosticList said;
  Ledger ledger(folder.path(), said);
  CHECK(ledger.standing("epub", "daily", "d1").empty());
  ledger.record(record_of(folder));
  CHECK(ledger.standing("epub", "daily", "d1") == std::vector<std::string>{"daily.epub"});
  CHECK(codes(said) == std::vector{Code::ledger_set_aside});
  CHECK(fs::exists(fs::symlink_status(folder / fmt::format("{}.damaged", name))));
}

}  // namespace

TEST_CASE("an output stands as long as its digest and its files are what they were") {
  const Folder folder;
  folder.write("daily.epub", "book");
  DiagnosticList said;
  {
    Ledger ledger(folder.path(), said);
    CHECK(ledger.standing("epub", "daily", "d1").empty());
    ledger.record(record_of(folder));
  }
  Ledger ledger(folder.path(), said);
  CHECK(ledger.standing("epub", "daily", "d1") == std::vector<std::string>{"daily.epub"});
  CHECK(ledger.standing("epub", "daily", "d2").empty());
  CHECK(ledger.standing("pdf", "daily", "d1").empty());
  CHECK(ledger.standing("epub", "weekly", "d1").empty());
  folder.write("daily.epub", "bock");
  CHECK(ledger.standing("epub", "daily", "d1").empty());
  fs::remove(folder / "daily.epub");
  CHECK(ledger.standing("epub", "daily", "d1").empty());
  CHECK(said.entries.empty());
}

TEST_CASE("a row is replaced by the next of its output") {
  const Folder folder;
  folder.write("daily.epub", "book");
  DiagnosticList said;
  Ledger ledger(folder.path(), said);
  OutputRecord record = record_of(folder);
  ledger.record(record);
  record.digest = "d2";
  record.entry.title = "东埠晚报";
  ledger.record(record);
  CHECK(ledger.standing("epub", "daily", "d1").empty());
  CHECK_FALSE(ledger.standing("epub", "daily", "d2").empty());
  REQUIRE(ledger.entries("epub").size() == 1);
  CHECK(ledger.entries("epub").front().title == "东埠晚报");
}

TEST_CASE("entries come by date and then by id, with all they had") {
  const Folder folder;
  folder.write("a.epub", "");
  folder.write("b.epub", "");
  folder.write("c.epub", "");
  DiagnosticList said;
  Ledger ledger(folder.path(), said);
  OutputRecord first = record_of(folder, "c");
  first.entry.date = "2026-11-23";
  for (const OutputRecord& each : {record_of(folder, "b"), first, record_of(folder, "a")}) {
    ledger.record(each);
  }
  const auto entries = ledger.entries("epub");
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].id == "c");
  CHECK(entries[1].id == "a");
  CHECK(entries[2].id == "b");
  CHECK(entries[0].headlines.at(0).text == "渡口今晨复航");
  CHECK(entries[0].sections.at(0).articles == 3);
  CHECK(ledger.entries("html").empty());
}

TEST_CASE("a ledger that is none is set aside and a new one begun") {
  const Folder folder;
  folder.write("daily.epub", "book");
  SECTION("another file") {
    folder.write(name, "not a database, but long enough to be looked at");
  }
  SECTION("a folder") {
    fs::create_directory(folder / name);
  }
  SECTION("a link") {
    fs::create_symlink(folder / "daily.epub", folder / name);
  }
  SECTION("another database") {
    Database(folder / name, "CREATE TABLE output(format TEXT)", 100);
  }
  SECTION("one with a trigger") {
    Database other(folder / name, "CREATE TABLE t(x)", 100);
    other.run("CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END", {});
  }
  check_begun_anew(folder);
  CHECK(folder.read("daily.epub") == "book");
}

TEST_CASE("a ledger whose pages are damaged is set aside whenever that is found") {
  const Folder folder;
  folder.write("daily.epub", "book");
  {
    DiagnosticList said;
    Ledger(folder.path(), said).record(record_of(folder));
  }
  SECTION("its head") {
    damage(folder, 0, 100);
  }
  SECTION("its schema") {
    damage(folder, 100, 200);
  }
  SECTION("its rows") {
    damage(folder, 4096, 200);
  }
  SECTION("its end is missing") {
    fs::resize_file(folder / name, 4096);
  }
  check_begun_anew(folder);
}

TEST_CASE("rows that were tampered with are none") {
  const Folder folder;
  folder.write("out/daily.epub", "book");
  folder.write("secret", "book");
  const auto mark = host::mark_of(folder / "secret");
  REQUIRE(mark);
  for (const char* path : {"../secret", "/etc/passwd", "", ".", "a/../../secret"}) {
    INFO(path);
    CHECK_FALSE(parse_files(files_text({{path, *mark}})));
  }
  for (const char* text : {"",
                           "{}",
                           "[]",
                           "null",
                           "{\"a\":1}",
                           "{\"a\":[1]}",
                           "{\"a\":[-1,1]}",
                           "{\"a\":[1,1,1]}",
                           "{\"a\":[1.5,1]}",
                           "{\"a\xff\":[1,1]}"}) {
    INFO(text);
    CHECK_FALSE(parse_files(text));
  }
  CHECK_FALSE(parse_files(std::string(100'000, '[')));
}

TEST_CASE("an entry that could not come from an edition is none") {
  const Folder folder;
  folder.write("daily.epub", "book");
  CatalogueEntry entry = record_of(folder).entry;
  REQUIRE(parse_entry(entry_text(entry)));
  SECTION("an id that leads elsewhere") {
    entry.id = "../daily";
  }
  SECTION("an id that is hidden") {
    entry.id = ".daily";
  }
  SECTION("no id") {
    entry.id.clear();
  }
  SECTION("a language that is none") {
    entry.language = "zh\" onload";
  }
  SECTION("a control character") {
    entry.title = "a\x01";
  }
  SECTION("a character that XML forbids") {
    entry.headlines[0].text = "\xEF\xBF\xBF";
  }
  CHECK_FALSE(parse_entry(entry_text(entry)));
}

TEST_CASE("an entry without a member, or with one of another kind, is none") {
  const Folder folder;
  folder.write("daily.epub", "book");
  const std::string whole = entry_text(record_of(folder).entry);
  for (const std::string_view member :
       {"id", "date", "language", "articles", "headlines", "sections", "timestamp", "size"}) {
    INFO(member);
    std::string text = whole;
    const std::string quoted = fmt::format("\"{}\"", member);
    text.replace(text.find(quoted), quoted.size(), "\"x\"");
    CHECK_FALSE(parse_entry(text));
  }
  CHECK_FALSE(parse_entry("[]"));
  CHECK_FALSE(parse_entry(whole.substr(0, whole.size() - 1)));
}

TEST_CASE("a ledger that another run writes to is said to be in use") {
  const Folder folder;
  folder.write("daily.epub", "book");
  DiagnosticList said;
  Ledger ledger(folder.path(), said, 10);
  {
    DiagnosticList elsewhere;
    Ledger other(folder.path(), elsewhere, 10);
    other.record(record_of(folder));
    Database raw(folder / name, Ledger::schema, 10);
    raw.run("BEGIN EXCLUSIVE", {});
    CHECK(ledger.standing("epub", "daily", "d1").empty());
    ledger.record(record_of(folder));
    CHECK(codes(said) == std::vector{Code::ledger_busy, Code::ledger_busy});
  }
  CHECK(ledger.standing("epub", "daily", "d1") == std::vector<std::string>{"daily.epub"});
}

TEST_CASE("without a place for a ledger nothing is recorded and it is said once") {
  DiagnosticList said;
  Ledger ledger("/proc/none", said, 10);
  CHECK_FALSE(ledger.usable());
  ledger.record({});
  CHECK(ledger.entries("epub").empty());
  CHECK(codes(said) == std::vector{Code::ledger_unusable});
}

TEST_CASE("a digest tells pieces, their order and files apart") {
  const Folder folder;
  const auto file = folder.write("a", "one");
  const auto digest = [](auto... pieces) {
    Digest made;
    (made.add(pieces), ...);
    return made.text();
  };
  CHECK(digest("ab", "c") == digest("ab", "c"));
  CHECK(digest("ab", "c") != digest("a", "bc"));
  CHECK(digest("ab", "c") != digest("c", "ab"));
  CHECK(digest().size() == 32);
  const auto of_file = [&] {
    Digest made;
    made.add_file(file);
    return made.text();
  };
  const std::string before = of_file();
  folder.write("a", "two");
  CHECK(of_file() != before);
  fs::remove(file);
  const std::string absent = of_file();
  folder.write("a", "");
  CHECK(of_file() != absent);
}
