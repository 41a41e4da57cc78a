// A digest of everything that goes into an output (XXH3, 128 bits): it tells what is the same from
// what has changed, and is no proof against forgery.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace qianzi::batch {

class Digest {
public:
  Digest();
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  /// Adds a text as one piece: «ab», «c» is not «a», «bc».
  void add(std::string_view text);
  void add_number(std::uint64_t number);
  /// Adds what a plain file holds; what is none, or cannot be read, counts as one that is absent.
  void add_file(const std::filesystem::path& file);
  /// Adds a file's path, size and time of change: for files that are too large to be read each time
  /// and are changed by their package alone.
  void add_stamp(const std::filesystem::path& file);

  /// 32 hexadecimal digits; more may be added afterwards.
  [[nodiscard]] std::string text() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qianzi::batch
