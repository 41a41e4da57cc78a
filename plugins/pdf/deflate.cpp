#include "deflate.h"

#include <zlib.h>

namespace qianzi::pdf {

Bytes deflate(std::span<const std::byte> data, int level) {
  uLongf size = compressBound(data.size());
  Bytes packed(size);
  const int status = compress2(reinterpret_cast<Bytef*>(packed.data()),
                               &size,
                               reinterpret_cast<const Bytef*>(data.data()),
                               data.size(),
                               level);
  if (status != Z_OK) throw Failure("memory ran out while a PDF stream was compressed");
  packed.resize(size);
  return packed;
}

}  // namespace qianzi::pdf
