#include "batch/database.h"

#include <fmt/format.h>

#include <sqlite3.h>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

using Kind = DatabaseError::Kind;

Kind kind_of(int code) {
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return Kind::busy;
  case SQLITE_PERM:
  case SQLITE_READONLY:
  case SQLITE_IOERR:
  case SQLITE_FULL:
  case SQLITE_CANTOPEN:
  case SQLITE_NOMEM:
  case SQLITE_AUTH:
    return Kind::unavailable;
  default:
    return Kind::damaged;
  }
}

[[noreturn]] void fail(sqlite3* database, int code) {
  throw DatabaseError(kind_of(code),
                      database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
}

struct Finalise {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalise>;

Statement prepare(sqlite3* database, std::string_view text) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(database, text.data(), static_cast<int>(text.size()), &statement, nullptr);
  if (code != SQLITE_OK) fail(database, code);
  return Statement(statement);
}

Database::Row row_of(sqlite3_stmt* statement) {
  Database::Row row;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    // Bytes after text: the other order would change what the pointer shows.
    const void* const data = sqlite3_column_blob(statement, i);
    const int size = sqlite3_column_bytes(statement, i);
    row.emplace_back(static_cast<const char*>(data), static_cast<std::size_t>(size));
  }
  return row;
}

/// A folder, a pipe or a link in the file's place is not opened.
void refuse_other_kinds(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(file, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw DatabaseError(Kind::damaged, "it is not a plain file");
  }
}

/// Limits for what a hostile file may ask for.
void harden(sqlite3* database) {
  constexpr int longest = 64 << 20;
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, longest);
  sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

}  // namespace

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close(database);
}

Database::Database(const fs::path& file, std::string_view schema, int patience) {
  refuse_other_kinds(file);
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) fail(opened, code);
  harden(opened);
  sqlite3_busy_timeout(opened, patience);
  run("PRAGMA cell_size_check = ON", {});
  run("PRAGMA synchronous = NORMAL", {});
  check_schema(schema);
}

void Database::check_schema(std::string_view schema) {
  run("BEGIN IMMEDIATE", {});
  std::vector<std::string> found;
  run("SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL", {}, [&](Row row) {
    found.push_back(std::move(row[1]));
  });
  if (found.empty()) {
    run(schema, {});
  } else if (found.size() != 1 || found.front() != schema) {
    throw DatabaseError(Kind::damaged, "it has other tables than this version of Qianzi makes");
  }
  run("COMMIT", {});
}

void Database::run(std::string_view text,
                   std::initializer_list<std::string_view> values,
                   const std::function<void(Row)>& take) {
  const Statement statement = prepare(database_.get(), text);
  int position = 0;
  for (const std::string_view value : values) {
    const int code = sqlite3_bind_text(
        statement.get(), ++position, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    if (code != SQLITE_OK) fail(database_.get(), code);
  }
  int code = sqlite3_step(statement.get());
  for (; code == SQLITE_ROW; code = sqlite3_step(statement.get())) {
    if (take) take(row_of(statement.get()));
  }
  if (code != SQLITE_DONE) fail(database_.get(), code);
}

}  // namespace qianzi::batch
