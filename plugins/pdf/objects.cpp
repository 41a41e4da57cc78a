#include "objects.h"

#include "numbers.h"

#include <hpdf.h>
#include <hpdf_encrypt.h>

#include <array>
#include <utility>

namespace qianzi::pdf {

namespace {

/// What libharu's callbacks reach: the file, its running digest, and what went wrong in it.
struct Sink {
  std::unique_ptr<OutputFile> file;
  HPDF_MD5_CTX digest{};
  std::uint64_t size = 0;
  std::uint64_t largest = 0;
  std::string waiting;  ///< libharu writes a few bytes at a time
  std::exception_ptr thrown;

  void flush() {
    const auto* data = reinterpret_cast<const HPDF_BYTE*>(waiting.data());
    HPDF_MD5Update(&digest, data, static_cast<HPDF_UINT32>(waiting.size()));
    file->write(std::as_bytes(std::span(waiting)));
    waiting.clear();
  }
};

constexpr std::size_t buffer_size = 1U << 16U;
/// Bytes that may wait for the thread that deflates.
constexpr std::size_t most_waiting = 4U << 20U;
/// A larger stream is not copied for it.
constexpr std::size_t largest_waiting = 1U << 20U;
/// Objects and bytes that one object stream holds: a reader unpacks all to have one.
constexpr std::size_t most_together = 256;
constexpr std::size_t largest_together = 1U << 16U;
constexpr HPDF_UINT objects_a_block = 1U << 15U;

extern "C" {

static HPDF_STATUS qianzi_pdf_write(HPDF_Stream stream, const HPDF_BYTE* data, HPDF_UINT size) {
  auto& sink = *static_cast<Sink*>(stream->attr);
  try {
    sink.size += size;
    if (sink.size > sink.largest) throw Failure("the PDF would be larger than 2 GiB");
    sink.waiting.append(reinterpret_cast<const char*>(data), size);
    if (sink.waiting.size() >= buffer_size) sink.flush();
    return HPDF_OK;
  } catch (...) {
    sink.thrown = std::current_exception();
    return HPDF_FILE_IO_ERROR;
  }
}

/// Entries of the dictionary that is being written, as they are. HPDF_Dict::attr points to them.
static HPDF_STATUS qianzi_pdf_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
  const auto& entries = *static_cast<const std::string_view*>(dictionary->attr);
  return HPDF_Stream_Write(stream,
                           reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                           static_cast<HPDF_UINT>(entries.size()));
}

}  // extern "C"

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace

struct ObjectFile::Haru {
  HPDF_Error_Rec error{};
  HPDF_MMgr memory = nullptr;
  HPDF_Xref objects = nullptr;
  HPDF_Stream out = nullptr;
  Sink sink;

  Haru() = default;
  Haru(const Haru&) = delete;
  Haru& operator=(const Haru&) = delete;
  ~Haru() {
    if (objects != nullptr) HPDF_Xref_Free(objects);
    if (out != nullptr) HPDF_Stream_Free(out);
    if (memory != nullptr) HPDF_MMgr_Free(memory);
  }
};

ObjectFile::ObjectFile(std::unique_ptr<OutputFile> file,
                       int compression,
                       std::string_view version,
                       std::uint64_t largest_file)
    : haru_(std::make_unique<Haru>()),
      compression_(compression),
      deflater_(compression),
      packer_(compression),
      together_(compression != 0 && version >= "1.5") {
  haru_->sink.file = std::move(file);
  haru_->sink.largest = largest_file;
  HPDF_MD5Init(&haru_->sink.digest);
  haru_->memory = HPDF_MMgr_New(&haru_->error, 0, nullptr, nullptr);
  if (haru_->memory == nullptr) fail(HPDF_FAILD_TO_ALLOC_MEM);
  haru_->objects = HPDF_Xref_New(haru_->memory, 0);
  haru_->out = HPDF_CallbackWriter_New(haru_->memory, qianzi_pdf_write, &haru_->sink);
  if (haru_->objects == nullptr || haru_->out == nullptr) fail(HPDF_FAILD_TO_ALLOC_MEM);
  // It copies the whole list, a byte at a time, whenever so many more objects have come.
  haru_->objects->entries->items_per_block = objects_a_block;
  // Four bytes above 127 tell transports that the file is binary (PDF 32000-1 7.5.2).
  write_raw("%PDF-");
  write_raw(version);
  write_raw("\n%\xE9\x89\x9B\xE5\n");
}

ObjectFile::~ObjectFile() = default;

void ObjectFile::fail(unsigned long status) {
  if (haru_->sink.thrown) std::rethrow_exception(haru_->sink.thrown);
  if (status == HPDF_OK) status = haru_->error.error_no;
  if (status == HPDF_FAILD_TO_ALLOC_MEM) throw Failure("memory ran out while the PDF was written");
  std::string what = "the PDF cannot be written: libharu status 0x";
  append_hex(what, static_cast<std::uint32_t>(status), 4);
  throw Failure(what);
}

void ObjectFile::check(unsigned long status) {
  if (status != HPDF_OK || haru_->sink.thrown) fail(status);
}

void ObjectFile::write_raw(std::string_view text) {
  check(HPDF_Stream_Write(haru_->out,
                          reinterpret_cast<const HPDF_BYTE*>(text.data()),
                          static_cast<HPDF_UINT>(text.size())));
}

ObjectId ObjectFile::next() const {
  return haru_->objects->entries->count;
}

ObjectId ObjectFile::reserve() {
  const ObjectId object = next();
  // It holds the number until there is a dictionary.
  const HPDF_Null place = HPDF_Null_New(haru_->memory);
  if (place == nullptr) fail(HPDF_FAILD_TO_ALLOC_MEM);
  check(HPDF_Xref_Add(haru_->objects, place));  // frees it if it fails
  return object;
}

ObjectId ObjectFile::reserve_row(std::size_t count) {
  const ObjectId first = next();
  for (std::size_t i = 0; i < count; ++i) static_cast<void>(reserve());
  return first;
}

/// What held an object's number has done so.
void ObjectFile::free_number(ObjectId object) {
  const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru_->objects, object);
  if (entry == nullptr || entry->obj == nullptr) fail(HPDF_INVALID_OBJECT);
  HPDF_Obj_ForceFree(haru_->memory, entry->obj);
  entry->obj = nullptr;
}

void ObjectFile::write_object(ObjectId object) {
  const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru_->objects, object);
  if (entry == nullptr || entry->obj == nullptr) fail(HPDF_INVALID_OBJECT);
  entry->byte_offset = haru_->out->size;
  std::string head;
  append_integer(head, object);
  head += " 0 obj\n";
  write_raw(head);
  check(HPDF_Obj_WriteValue(entry->obj, haru_->out, nullptr));
  write_raw("\nendobj\n");
  free_number(object);
}

void ObjectFile::wait_behind(Waiting waiting) {
  waiting_size_ += waiting.size;
  waiting_.push_back(std::move(waiting));
  write_waiting(most_waiting);
}

/// Writes what is packed, and waits for more until no more than `most` bytes wait.
void ObjectFile::write_waiting(std::size_t most) {
  while (!waiting_.empty()) {
    const bool stream = waiting_.front().stream;
    if (stream && waiting_size_ <= most && !packer_.ready()) return;
    const Waiting first = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_size_ -= first.size;
    if (stream) {
      write_stream(first.object, first.entries, packer_.take());
    } else {
      write_dictionary(first.object, first.entries);
    }
  }
}

void ObjectFile::write(ObjectId object, std::string_view entries) {
  if (together_) {
    free_number(object);
    stream_.add(object, entries);
    const bool full =
        stream_.objects().size() >= most_together || stream_.size() >= largest_together;
    if (full) write_together();
    return;
  }
  write_apart(object, entries);
}

void ObjectFile::write_apart(ObjectId object, std::string_view entries) {
  if (waiting_.empty()) return write_dictionary(object, entries);
  wait_behind({object, false, std::string(entries), sizeof(Waiting) + entries.size()});
}

/// Writes the dictionaries that have come together.
void ObjectFile::write_together() {
  if (stream_.objects().empty()) return;
  const ObjectId stream = add_stream(stream_.entries(), stream_.data(), Effort::little);
  const std::vector<std::uint32_t>& objects = stream_.objects();
  places_.resize(next());
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places_[objects[i]] = {stream, static_cast<std::uint32_t>(i)};
  }
  stream_.clear();
}

void ObjectFile::write_dictionary(ObjectId object, std::string_view entries) {
  free_number(object);
  const HPDF_Dict dictionary = HPDF_Dict_New(haru_->memory);
  if (dictionary == nullptr) fail(HPDF_FAILD_TO_ALLOC_MEM);
  HPDF_Xref_GetEntry(haru_->objects, object)->obj = dictionary;
  dictionary->attr = &entries;
  dictionary->write_fn = qianzi_pdf_entries;
  write_object(object);
}

ObjectId ObjectFile::add_apart(std::string_view entries) {
  const ObjectId object = reserve();
  write_apart(object, entries);
  return object;
}

ObjectId ObjectFile::add(std::string_view entries) {
  const ObjectId object = reserve();
  write(object, entries);
  return object;
}

/// Around libharu's own streams, which take two copies of the data, a byte at a time, and an object
/// more for the length.
void ObjectFile::write_stream(ObjectId object,
                              std::string_view entries,
                              std::span<const std::byte> data) {
  const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru_->objects, object);
  if (entry == nullptr || entry->obj == nullptr) fail(HPDF_INVALID_OBJECT);
  entry->byte_offset = haru_->out->size;
  std::string head;
  append_integer(head, object);
  head += " 0 obj\n<<\n";
  head += entries;
  head += "/Length ";
  append_integer(head, static_cast<std::int64_t>(data.size()));
  head += "\n>>\nstream\n";
  write_raw(head);
  write_raw({reinterpret_cast<const char*>(data.data()), data.size()});
  write_raw("\nendstream\nendobj\n");
  free_number(object);
}

ObjectId ObjectFile::write_stream(std::string_view entries, std::span<const std::byte> data) {
  write_waiting(0);
  const ObjectId object = reserve();
  write_stream(object, entries, data);
  return object;
}

ObjectId
ObjectFile::add_stream(std::string_view entries, std::span<const std::byte> data, Effort effort) {
  if (compression_ == 0) return write_stream(entries, data);
  std::string filtered(entries);
  filtered += "/Filter /FlateDecode\n";
  if (data.size() > largest_waiting) return write_stream(filtered, deflater_.pack(data));
  const ObjectId object = reserve();
  packer_.give(Bytes(data.begin(), data.end()), effort);
  const std::size_t size = sizeof(Waiting) + filtered.size() + data.size();
  wait_behind({object, true, std::move(filtered), size});
  return object;
}

ObjectId ObjectFile::add_stream(std::string_view entries, std::string_view data, Effort effort) {
  return add_stream(entries, bytes_of(data), effort);
}

ObjectId ObjectFile::add_encoded_stream(std::string_view entries, std::span<const std::byte> data) {
  return write_stream(entries, data);
}

void ObjectFile::write_cross_references() {
  const ObjectId count = next();
  std::string table = "xref\n0 ";
  append_integer(table, count);
  table += "\n0000000000 65535 f \n";
  for (ObjectId object = 1; object < count; ++object) {
    const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru_->objects, object);
    if (entry == nullptr || entry->obj != nullptr) {
      throw std::logic_error("an object of the PDF was reserved and not written");
    }
    std::string offset;
    append_integer(offset, entry->byte_offset);
    table.append(10 - offset.size(), '0');
    table += offset;
    table += " 00000 n \n";
    if (table.size() > buffer_size) {
      write_raw(table);
      table.clear();
    }
  }
  write_raw(table);
}

/// The same as a stream, whose own number is the last. It says its own length, which an object
/// after it could not.
void ObjectFile::write_cross_reference_stream(std::string_view entries) {
  const ObjectId own = next();
  places_.resize(own + 1);
  for (ObjectId object = 1; object < own; ++object) {
    const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru_->objects, object);
    if (entry == nullptr || entry->obj != nullptr) {
      throw std::logic_error("an object of the PDF was reserved and not written");
    }
    if (places_[object].stream == 0) places_[object].at = entry->byte_offset;
  }
  places_[own] = {0, haru_->out->size};
  places_.erase(places_.begin());
  const Bytes packed = deflater_.pack(bytes_of(cross_references(places_)));
  std::string head;
  append_integer(head, own);
  head += " 0 obj\n<< /Type /XRef\n/Filter /FlateDecode\n";
  head += cross_reference_entries;
  head += entries;
  head += "\n/Length ";
  append_integer(head, static_cast<std::int64_t>(packed.size()));
  head += "\n>>\nstream\n";
  write_raw(head);
  write_raw({reinterpret_cast<const char*>(packed.data()), packed.size()});
  write_raw("\nendstream\nendobj\n");
}

std::string ObjectFile::digest() {
  write_together();
  write_waiting(0);
  haru_->sink.flush();
  std::array<HPDF_BYTE, HPDF_MD5_KEY_LEN> id{};
  HPDF_MD5_CTX digest = haru_->sink.digest;
  HPDF_MD5Final(id.data(), &digest);
  std::string hex;
  for (const HPDF_BYTE byte : id) append_hex(hex, byte, 2);
  return hex;
}

void ObjectFile::finish(ObjectId root, ObjectId info) {
  const std::string hex = digest();
  const HPDF_UINT start = haru_->out->size;
  std::string trailer = "/Size ";
  append_integer(trailer, next() + (together_ ? 1 : 0));
  trailer += " /Root ";
  append_reference(trailer, root);
  trailer += " /Info ";
  append_reference(trailer, info);
  trailer += " /ID [<" + hex + "> <" + hex + ">]";
  if (together_) {
    write_cross_reference_stream(trailer);
    trailer.clear();
  } else {
    write_cross_references();
    trailer = "trailer\n<< " + trailer + " >>\n";
  }
  trailer += "startxref\n";
  append_integer(trailer, start);
  trailer += "\n%%EOF\n";
  write_raw(trailer);
  haru_->sink.flush();
  haru_->sink.file->close();
}

}  // namespace qianzi::pdf
