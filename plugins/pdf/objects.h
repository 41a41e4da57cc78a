// The file as a row of numbered objects, over libharu's object layer: it allots numbers, keeps
// offsets and writes dictionaries and streams. What libharu does not bear is kept from it
// (docs/pdf.md, «libharu»): a dictionary's entries are written verbatim, so arrays have no limit;
// an object goes to the file as soon as its content is known, so memory holds none; every status is
// looked at; and an exception never passes through C.
//
// Streams are deflated on another thread. What is written after a stream waits behind it, up to a
// few megabytes, so that the file is the same however fast the thread is.
//
// From PDF 1.5 on, and where streams are deflated, dictionaries go together into object streams,
// and a stream of cross references leads to them.
#pragma once

#include "deflate.h"
#include "object_stream.h"
#include "packer.h"

#include "qianzi/services.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

using ObjectId = std::uint32_t;

class ObjectFile {
public:
  /// libharu counts offsets in 32 bits and says nothing when they run over; readers stop at 2 GiB.
  static constexpr std::uint64_t most_bytes = 0x7FFFFFFF;

  /// Writes the header, of a PDF of `version`. Streams are deflated at `compression` 1 to 9; 0
  /// leaves them as they are. Every call throws Failure when the file cannot be written or a limit
  /// of the format is reached; what waits behind a stream fails in a later call, finish() at the
  /// latest.
  ObjectFile(std::unique_ptr<OutputFile> file,
             int compression,
             std::string_view version = "1.7",
             std::uint64_t largest_file = most_bytes);
  ~ObjectFile();
  ObjectFile(const ObjectFile&) = delete;
  ObjectFile& operator=(const ObjectFile&) = delete;

  /// A number whose object is written later, by write(); it must be before finish().
  [[nodiscard]] ObjectId reserve();
  /// So many at once, whose numbers follow each other; returns the first.
  [[nodiscard]] ObjectId reserve_row(std::size_t count);
  /// The number that the next reserve() or add_stream() gives.
  [[nodiscard]] ObjectId next() const;

  /// Writes the dictionary `<< entries >>` under a reserved number.
  void write(ObjectId object, std::string_view entries);
  ObjectId add(std::string_view entries);
  /// The same outside of object streams: what the simplest of readers look for.
  ObjectId add_apart(std::string_view entries);

  /// Writes a stream, compressing it. `entries` says no Length and no Filter.
  ObjectId add_stream(std::string_view entries,
                      std::span<const std::byte> data,
                      Effort effort = Effort::whole);
  ObjectId
  add_stream(std::string_view entries, std::string_view data, Effort effort = Effort::whole);
  /// Whether add_stream deflates: only then may `entries` say DecodeParms.
  [[nodiscard]] bool compresses() const { return compression_ != 0; }
  /// Writes a stream as it is, whose `entries` say the Filter it has.
  ObjectId add_encoded_stream(std::string_view entries, std::span<const std::byte> data);

  /// A digest of all that was written so far: 32 hexadecimal digits.
  [[nodiscard]] std::string digest();

  /// Writes cross references and trailer, with an /ID made from all that was written before, and
  /// closes the file.
  void finish(ObjectId root, ObjectId info);

private:
  struct Haru;
  /// What goes to the file when the streams before it are packed.
  struct Waiting {
    ObjectId object;
    bool stream;  ///< whose data the packer has; else a dictionary
    std::string entries;
    std::size_t size;  ///< what it takes of memory
  };
  void write_apart(ObjectId object, std::string_view entries);
  void write_together();
  ObjectId write_stream(std::string_view entries, std::span<const std::byte> data);
  void write_stream(ObjectId object, std::string_view entries, std::span<const std::byte> data);
  void write_dictionary(ObjectId object, std::string_view entries);
  void wait_behind(Waiting waiting);
  void write_waiting(std::size_t most);
  void write_object(ObjectId object);
  void free_number(ObjectId object);
  void write_cross_references();
  void write_cross_reference_stream(std::string_view entries);
  void write_raw(std::string_view text);
  void check(unsigned long status);
  [[noreturn]] void fail(unsigned long status);

  std::unique_ptr<Haru> haru_;
  int compression_;
  Deflater deflater_;  ///< of streams too large to wait
  Packer packer_;
  std::deque<Waiting> waiting_;
  std::size_t waiting_size_ = 0;
  bool together_;  ///< dictionaries go into object streams
  ObjectStream stream_;
  std::vector<ObjectPlace> places_;  ///< by number, of those in object streams
};

}  // namespace qianzi::pdf
