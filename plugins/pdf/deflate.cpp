#include "deflate.h"

#include <algorithm>
#include <libdeflate.h>

namespace qianzi::pdf {

void Deflater::Release::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater(int level) {
  if (level == 0) return;
  compressor_.reset(libdeflate_alloc_compressor(level));
  if (!compressor_) throw Failure("memory ran out before a PDF stream was compressed");
}

Bytes Deflater::pack(std::span<const std::byte> data) {
  Bytes packed(libdeflate_zlib_compress_bound(compressor_.get(), data.size()));
  packed.resize(libdeflate_zlib_compress(
      compressor_.get(), data.data(), data.size(), packed.data(), packed.size()));
  return packed;
}

std::optional<std::string> unpack(std::string_view packed, std::size_t most) {
  struct Free {
    void operator()(libdeflate_decompressor* each) const { libdeflate_free_decompressor(each); }
  };
  const std::unique_ptr<libdeflate_decompressor, Free> unpacker(libdeflate_alloc_decompressor());
  if (!unpacker) throw Failure("memory ran out while a drawing was read");
  std::string data;
  // How much lies in it is not said: twice the room until it is enough.
  for (std::size_t room = std::min(most, packed.size() * 4 + 64);;
       room = std::min(most, room * 2)) {
    data.resize(room);
    std::size_t size = 0;
    const libdeflate_result result = libdeflate_zlib_decompress(
        unpacker.get(), packed.data(), packed.size(), data.data(), room, &size);
    if (result == LIBDEFLATE_SUCCESS) {
      data.resize(size);
      return data;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == most) return {};
  }
}

}  // namespace qianzi::pdf
