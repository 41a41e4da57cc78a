// An SQLite database that anybody may have written: the only file that calls SQLite.
//
// It is taken for ours only if its tables are the very ones this version makes; it then holds no
// trigger, view or index that would run by itself. Not thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace qianzi::batch {

/// What went wrong, by what is to be done about it. `what()` are SQLite's words.
class DatabaseError : public std::runtime_error {
public:
  enum class Kind : std::uint8_t {
    damaged,      ///< it is no database, another one, or its pages are broken
    busy,         ///< another process writes to it
    unavailable,  ///< the disk is full, the folder cannot be written to
  };
  DatabaseError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

private:
  Kind kind_;
};

class Database {
public:
  /// Opens the file or makes it, with the one table that `schema` (CREATE TABLE ...) says. Waits
  /// `patience` milliseconds for other processes, here and later. Throws DatabaseError.
  Database(const std::filesystem::path& file, std::string_view schema, int patience);

  using Row = std::vector<std::string>;
  /// Runs one statement with `values` for its `?`, all of them text, and hands over the rows.
  /// Throws DatabaseError.
  void run(std::string_view statement,
           std::initializer_list<std::string_view> values,
           const std::function<void(Row)>& take = {});

private:
  void check_schema(std::string_view schema);

  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace qianzi::batch
