#include "deflate.h"

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

}  // namespace qianzi::pdf
