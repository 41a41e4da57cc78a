#include "batch/environment.h"
#include "batch/exit_code.h"
#include "batch/input.h"
#include "unit/folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

using namespace qianzi;
using namespace qianzi::batch;
using qianzi::test::Folder;
namespace fs = std::filesystem;

namespace {

/// A variable of the environment for as long as a test needs it.
class Variable {
public:
  Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

private:
  const char* name_;
};

void copy_designs(const fs::path& data) {
  fs::create_directories(data);
  fs::copy(fs::path(QIANZI_SOURCE_DIR) / "designs", data / "designs", fs::copy_options::recursive);
}

bool has(const DiagnosticList& list, Code code) {
  return std::any_of(list.entries.begin(), list.entries.end(), [&](const Diagnostic& entry) {
    return entry.code == code;
  });
}

}  // namespace

TEST_CASE("data and plugins are found beside the program, or where the environment says") {
  const fs::path prefix = fs::read_symlink("/proc/self/exe").parent_path().parent_path();
  CHECK(read_environment().data == prefix / "share/qianzi");
  CHECK(read_environment().plugin_folders == std::vector{prefix / "lib/qianzi/plugins"});
  const Variable data("QIANZI_DATA", "/data");
  const Variable plugins("QIANZI_PLUGIN_PATH", ":/a::b c:");
  CHECK(read_environment().data == "/data");
  CHECK(read_environment().plugin_folders ==
        std::vector<fs::path>{"/a", "b c", prefix / "lib/qianzi/plugins"});
}

TEST_CASE("SOURCE_DATE_EPOCH counts if it is a number") {
  CHECK_FALSE(read_environment().source_date_epoch);
  const Variable good("SOURCE_DATE_EPOCH", "1700000000");
  CHECK(read_environment().source_date_epoch == 1700000000);
  for (const char* const wrong : {"", "now", "1.5", "1 ", "99999999999999999999"}) {
    INFO(wrong);
    const Variable variable("SOURCE_DATE_EPOCH", wrong);
    CHECK_FALSE(read_environment().source_date_epoch);
  }
}

TEST_CASE("an edition is dated by SOURCE_DATE_EPOCH, else noon of its date, else the epoch") {
  CHECK(timestamp_for("2026-11-24", 5) == 5);
  CHECK(timestamp_for("1970-01-01", {}) == 12 * 3600);
  CHECK(timestamp_for("2026-11-24", {}) == 1795521600);
  CHECK(timestamp_for("2026-11-24T08:00:00+08:00", {}) == 1795521600);
  CHECK(timestamp_for("2024-02-29", {}) == 1709208000);
  CHECK(timestamp_for("1949-10-01", {}) < 0);
  for (const char* const wrong :
       {"", "2026", "2026-11-2", "2026/11/24", "2023-02-29", "yyyy-mm-dd"}) {
    INFO(wrong);
    CHECK(timestamp_for(wrong, {}) == 0);
  }
}

TEST_CASE("the graver exit code is the higher one") {
  CHECK(graver(ExitCode::well, ExitCode::input) == ExitCode::input);
  CHECK(graver(ExitCode::environment, ExitCode::usage) == ExitCode::environment);
  CHECK(graver(ExitCode::input, ExitCode::input) == ExitCode::input);
}

TEST_CASE("a design beside the edition comes before the one of that name in the data folder") {
  const Folder folder;
  copy_designs(folder / "data");
  Environment environment;
  environment.data = folder / "data";
  const auto article = folder.write(
      "own/a.xml",
      "<article "
      "xml:lang='zh'><head><headline>题</headline></head><body><p>文</p></body></article>");
  DiagnosticList list;
  auto input = read_input(article.string(), environment, list);
  REQUIRE(input);
  CHECK(list.entries.empty());
  const std::string name = input->edition.head.design;
  CHECK(input->designs.contains(name));

  folder.write("own/designs/" + name + ".xml", "<broken");
  input = read_input(article.string(), environment, list);
  REQUIRE(input);
  CHECK_FALSE(list.entries.empty());
  CHECK(list.entries[0].file == (folder / ("own/designs/" + name + ".xml")).string());
  CHECK(input->designs.contains(name));
}

TEST_CASE("a design that is not there is reported, and daily serves; without data nothing can") {
  const Folder folder;
  copy_designs(folder / "data");
  fs::remove(folder / "data/designs/reading.xml");
  Environment environment;
  environment.data = folder / "data";
  const auto article = folder.write(
      "a.xml",
      "<article "
      "xml:lang='zh'><head><headline>题</headline></head><body><p>文</p></body></article>");
  DiagnosticList list;
  CHECK(read_input(article.string(), environment, list));
  CHECK(has(list, Code::design_not_found));
  fs::remove(folder / "data/designs/daily.xml");
  CHECK_THROWS_AS(read_input(article.string(), environment, list), Failure);
  environment.data = folder / "nowhere";
  CHECK_THROWS_AS(read_input(article.string(), environment, list), Failure);
}
