#include "images/webp_file.h"

#include "images/orientation.h"

#include <algorithm>
#include <string_view>
#include <webp/decode.h>
#include <webp/demux.h>

namespace qianzi::images {
namespace {

struct EndDemuxer {
  void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};

const std::uint8_t* bytes_of(std::span<const std::byte> data) {
  return reinterpret_cast<const std::uint8_t*>(data.data());
}

class WebpDecoder final : public Decoder {
public:
  explicit WebpDecoder(std::span<const std::byte> data) {
    const WebPData file{bytes_of(data), data.size()};
    demuxer_.reset(WebPDemux(&file));  // null too where the file ends before its last chunk
    if (!demuxer_) throw Damage("it is damaged or incomplete (its chunks do not fit together)");
    fill_header();
  }
  ~WebpDecoder() override { WebPDemuxReleaseIterator(&first_); }
  WebpDecoder(const WebpDecoder&) = delete;
  WebpDecoder& operator=(const WebpDecoder&) = delete;

  [[nodiscard]] const Header& header() const override { return header_; }
  void verify() override { static_cast<void>(pixels()); }
  [[nodiscard]] Raster decode() override { return part_channels(pixels(), channels(), header_); }

private:
  [[nodiscard]] std::size_t channels() const { return header_.alpha ? 4 : 3; }

  void fill_header() {
    header_.format = ImageFormat::webp;
    header_.width = WebPDemuxGetI(demuxer_.get(), WEBP_FF_CANVAS_WIDTH);
    header_.height = WebPDemuxGetI(demuxer_.get(), WEBP_FF_CANVAS_HEIGHT);
    header_.sequence = WebPDemuxGetI(demuxer_.get(), WEBP_FF_FRAME_COUNT) > 1;
    if (WebPDemuxGetFrame(demuxer_.get(), 1, &first_) == 0)
      throw Damage("it is damaged or incomplete (there is no picture in it)");
    const bool covers = static_cast<std::uint32_t>(first_.width) == header_.width &&
                        static_cast<std::uint32_t>(first_.height) == header_.height;
    header_.alpha = first_.has_alpha != 0 || !covers;
    header_.profile = chunk("ICCP");
    header_.orientation = find_orientation(chunk("EXIF"));
  }

  [[nodiscard]] Bytes chunk(const char* name) const {
    WebPChunkIterator found;
    if (WebPDemuxGetChunk(demuxer_.get(), name, 1, &found) == 0) return {};
    const auto bytes = std::as_bytes(std::span(found.chunk.bytes, found.chunk.size));
    Bytes copy(bytes.begin(), bytes.end());
    WebPDemuxReleaseChunkIterator(&found);
    return copy;
  }

  /// Some programs put the signature of JPEG's marker before the structure.
  static std::uint8_t find_orientation(const Bytes& exif) {
    constexpr std::string_view signature("Exif\0\0", 6);
    std::span bytes(bytes_of(exif), exif.size());
    if (bytes.size() >= signature.size() &&
        std::equal(signature.begin(), signature.end(), bytes.begin()))
      bytes = bytes.subspan(signature.size());
    return read_orientation(bytes);
  }

  /// The canvas with the first picture on it, transparent where it does not reach.
  [[nodiscard]] Bytes pixels() const {
    const std::size_t stride = header_.width * channels();
    Bytes canvas(stride * header_.height);
    const auto left = static_cast<std::size_t>(first_.x_offset);
    const auto top = static_cast<std::size_t>(first_.y_offset);
    const std::size_t start = top * stride + left * channels();
    int width = 0;
    int height = 0;
    const WebPData& data = first_.fragment;
    const bool sized = WebPGetInfo(data.bytes, data.size, &width, &height) != 0 &&
                       width == first_.width && height == first_.height &&
                       left + static_cast<std::size_t>(width) <= header_.width &&
                       top + static_cast<std::size_t>(height) <= header_.height;
    if (!sized) throw Damage("it is damaged or incomplete (its picture has not the size it says)");
    auto* to = reinterpret_cast<std::uint8_t*>(canvas.data()) + start;
    const auto decode_into = header_.alpha ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
    if (decode_into(data.bytes, data.size, to, canvas.size() - start, static_cast<int>(stride)) ==
        nullptr)
      throw Damage("it is damaged or incomplete (its picture does not decode)");
    return canvas;
  }

  std::unique_ptr<WebPDemuxer, EndDemuxer> demuxer_;
  WebPIterator first_{};
  Header header_;
};

}  // namespace

std::unique_ptr<Decoder> open_webp(std::span<const std::byte> data) {
  return std::make_unique<WebpDecoder>(data);
}

}  // namespace qianzi::images
