#include "images/jpeg.h"

#include "images/orientation.h"

// jpeglib.h uses size_t and FILE without declaring them.
#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <jerror.h>
#include <limits>
#include <string>

namespace qianzi::images {
namespace {

// libjpeg reports errors through C callbacks that must not return: they jump back to the call that
// entered the library. No object with a destructor lives in a frame that is jumped over.
struct Errors {
  jpeg_error_mgr base{};  // first: libjpeg hands out its address
  std::jmp_buf entry{};
  std::array<char, JMSG_LENGTH_MAX> message{};
};

Errors& errors_of(j_common_ptr jpeg) {
  return *static_cast<Errors*>(jpeg->client_data);
}

[[noreturn]] void fail(j_common_ptr jpeg) {
  Errors& errors = errors_of(jpeg);
  errors.base.format_message(jpeg, errors.message.data());
  std::longjmp(errors.entry, 1);
}

// A warning is damage (the data ends early, a code is wrong), but for what cameras and scanners do
// to sound pictures.
void warn(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  switch (jpeg->err->msg_code) {
  case JWRN_EXTRANEOUS_DATA:
  case JWRN_JFIF_MAJOR:
  case JWRN_ADOBE_XFORM:
  case JWRN_BOGUS_ICC:
    return;
  default:
    fail(jpeg);
  }
}

void print_nothing(j_common_ptr) {}

// A progressive file of some kilobytes can name thousands of scans, each of which costs a pass over
// all pixels; encoders write about ten.
void limit_scans(j_common_ptr jpeg) {
  constexpr int most_scans = 200;
  if (!jpeg->is_decompressor) return;
  // libjpeg's own idiom: both structures begin alike.
  const auto* decompressor = reinterpret_cast<j_decompress_ptr>(jpeg);
  if (decompressor->input_scan_number <= most_scans) return;
  Errors& errors = errors_of(jpeg);
  constexpr std::string_view text = "more than 200 scans";
  std::copy(text.begin(), text.end(), errors.message.begin());
  std::longjmp(errors.entry, 1);
}

class JpegDecoder final : public Decoder {
public:
  explicit JpegDecoder(std::span<const std::byte> data) {
    jpeg_.err = jpeg_std_error(&errors_.base);
    jpeg_.client_data = &errors_;
    errors_.base.error_exit = fail;
    errors_.base.emit_message = warn;
    errors_.base.output_message = print_nothing;
    progress_.progress_monitor = limit_scans;
    if (!create() || !read_header(data)) {
      const std::string reason = this->reason();
      jpeg_destroy_decompress(&jpeg_);
      throw Damage(reason);
    }
    try {
      fill_header(data.size());
    } catch (...) {
      jpeg_destroy_decompress(&jpeg_);
      throw;
    }
  }
  ~JpegDecoder() override { jpeg_destroy_decompress(&jpeg_); }
  JpegDecoder(const JpegDecoder&) = delete;
  JpegDecoder& operator=(const JpegDecoder&) = delete;

  [[nodiscard]] const Header& header() const override { return header_; }

  void verify() override {
    Bytes row(header_.width * samples_of(header_.space));
    if (!read_rows(row.data(), 0)) throw Damage(reason());
  }

  [[nodiscard]] Raster decode() override {
    Raster raster{header_.width, header_.height, header_.space, {}, {}, {}};
    const std::size_t row = header_.width * samples_of(header_.space);
    raster.samples.resize(row * header_.height);
    if (!read_rows(raster.samples.data(), row)) throw Damage(reason());
    if (header_.inverted) {
      for (std::byte& sample : raster.samples) sample = ~sample;
    }
    return raster;
  }

private:
  [[nodiscard]] std::string reason() const {
    return "it is damaged or incomplete (" + std::string(errors_.message.data()) + ')';
  }

  bool create() {
    if (setjmp(errors_.entry) != 0) return false;
    jpeg_create_decompress(&jpeg_);
    // jpeg_create_decompress keeps err and client_data and clears the rest.
    jpeg_.progress = &progress_;
    return true;
  }

  bool read_header(std::span<const std::byte> data) {
    if (setjmp(errors_.entry) != 0) return false;
    constexpr unsigned longest_marker = 0xFFFF;
    jpeg_save_markers(&jpeg_, JPEG_APP0 + 1, longest_marker);
    jpeg_save_markers(&jpeg_, JPEG_APP0 + 2, longest_marker);
    jpeg_mem_src(&jpeg_, reinterpret_cast<const unsigned char*>(data.data()), data.size());
    jpeg_read_header(&jpeg_, TRUE);
    return true;
  }

  void fill_header(std::size_t size) {
    if (jpeg_.arith_code)
      throw Damage("it is arithmetic-coded, which browsers and PDF readers do not show");
    // Every block of 8 by 8 takes a bit at least. What claims more would make a progressive decoder
    // take memory for pixels that cannot come.
    if (std::uint64_t{jpeg_.image_width} * jpeg_.image_height / (64 * 8) > size)
      throw Damage("it is damaged or incomplete (too few bytes for its size)");
    switch (jpeg_.num_components) {
    case 1:
      header_.space = ColourSpace::grey;
      break;
    case 3:
      header_.space = ColourSpace::rgb;
      break;
    case 4:
      header_.space = ColourSpace::cmyk;
      break;
    default:
      throw Damage("its number of colour components is neither 1, 3 nor 4");
    }
    header_.format = ImageFormat::jpeg;
    header_.width = jpeg_.image_width;
    header_.height = jpeg_.image_height;
    header_.inverted = header_.space == ColourSpace::cmyk && jpeg_.saw_Adobe_marker;
    jpeg_.out_color_space = header_.space == ColourSpace::grey  ? JCS_GRAYSCALE
                            : header_.space == ColourSpace::rgb ? JCS_RGB
                                                                : JCS_CMYK;
    // Same bytes on every processor: the accurate transform is exact by definition, the fast not.
    jpeg_.dct_method = JDCT_ISLOW;
    header_.orientation = find_orientation();
    find_profile();
  }

  // What is put together from several markers comes from malloc.
  void find_profile() {
    JOCTET* profile = nullptr;
    unsigned size = 0;
    if (setjmp(errors_.entry) != 0) return;
    if (jpeg_read_icc_profile(&jpeg_, &profile, &size) == FALSE) return;
    const auto bytes = std::as_bytes(std::span(profile, size));
    header_.profile.assign(bytes.begin(), bytes.end());
    std::free(profile);
  }

  [[nodiscard]] std::uint8_t find_orientation() const {
    constexpr std::string_view signature("Exif\0\0", 6);
    for (jpeg_saved_marker_ptr marker = jpeg_.marker_list; marker != nullptr;
         marker = marker->next) {
      const std::span bytes(marker->data, marker->data_length);
      if (bytes.size() >= signature.size() &&
          std::equal(signature.begin(), signature.end(), bytes.begin()))
        return read_orientation(bytes.subspan(signature.size()));
    }
    return 1;
  }

  // `step` bytes from row to row of the destination; 0: each row over the last.
  bool read_rows(std::byte* to, std::size_t step) {
    if (setjmp(errors_.entry) != 0) return false;
    jpeg_start_decompress(&jpeg_);
    while (jpeg_.output_scanline < jpeg_.output_height) {
      auto* row = reinterpret_cast<unsigned char*>(to + step * jpeg_.output_scanline);
      jpeg_read_scanlines(&jpeg_, &row, 1);
    }
    jpeg_finish_decompress(&jpeg_);
    return true;
  }

  Errors errors_;
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct jpeg_{};
  Header header_;
};

}  // namespace

std::unique_ptr<Decoder> open_jpeg(std::span<const std::byte> data) {
  return std::make_unique<JpegDecoder>(data);
}

}  // namespace qianzi::images
