// Any bytes as an image file: looked at, and decoded, drawn and written anew for the web where that
// found nothing wrong.
#include "fuzz/target.h"
#include "images/images.h"

#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace qianzi;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = ::memfd_create("image", MFD_CLOEXEC);
  fuzz::require(file >= 0, "a file in memory can be made");
  fuzz::require(::write(file, data, size) == static_cast<ssize_t>(size), "and written");
  ImageFile image;
  image.path = "/proc/self/fd/" + std::to_string(file);
  image.name = "image";
  images::Limits limits;
  limits.bytes = 1U << 20U;
  limits.pixels = 1'000'000;
  DiagnosticList sink;
  images::examine(image, limits, sink);
  fuzz::require(image.format != ImageFormat::unknown || !sink.entries.empty(),
                "what cannot be used is reported");
  if (image.format != ImageFormat::unknown) {
    const Raster raster = images::decode(image, limits);
    fuzz::require(raster.width == image.width && raster.height == image.height,
                  "a raster has the size that was said");
    static_cast<void>(images::load_encoded(image, limits));
    const Raster drawn = images::draw(image, 64, limits);
    fuzz::require(image.format != ImageFormat::svg || drawn.width <= 64,
                  "a drawing is as wide as was asked for at most");
    const EncodedImage web = images::load_for_web(image, limits);
    fuzz::require(web.format == image.web_format,
                  "a file for the web is of the format that was said");
  }
  ::close(file);
  return 0;
}
