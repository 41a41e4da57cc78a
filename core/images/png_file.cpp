#include "images/png_file.h"

#include "images/orientation.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <string>
#include <string_view>

namespace qianzi::images {
namespace {

// What libpng's callbacks see. They jump back to the call that entered the library; no object with
// a destructor lives in a frame that is jumped over.
struct State {
  std::span<const std::byte> rest;
  std::array<char, 128> message{};

  void keep(std::string_view text) {
    message.fill('\0');
    std::copy_n(text.begin(), std::min(text.size(), message.size() - 1), message.begin());
  }
};

[[noreturn]] void fail(png_structp png, png_const_charp message) {
  static_cast<State*>(png_get_error_ptr(png))->keep(message);
  png_longjmp(png, 1);
}

// libpng goes on with what it can make of damaged pixels; we do not. What it says of other chunks
// (colour profiles, texts) is no fault of the picture.
void warn(png_structp png, png_const_charp message) {
  if (std::string_view(message).substr(0, 4) == "IDAT") fail(png, message);
}

void take(png_structp png, png_bytep to, std::size_t size) {
  State& state = *static_cast<State*>(png_get_io_ptr(png));
  if (size > state.rest.size()) png_error(png, "the file ends too early");
  std::copy_n(state.rest.begin(), size, reinterpret_cast<std::byte*>(to));
  state.rest = state.rest.subspan(size);
}

class PngDecoder final : public Decoder {
public:
  explicit PngDecoder(std::span<const std::byte> data) {
    state_.rest = data;
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, &state_, fail, warn);
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
    if (info_ == nullptr || !read_header()) {
      const std::string reason = this->reason();
      png_destroy_read_struct(&png_, &info_, nullptr);
      throw Damage(reason);
    }
    fill_header();
  }
  ~PngDecoder() override { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngDecoder(const PngDecoder&) = delete;
  PngDecoder& operator=(const PngDecoder&) = delete;

  [[nodiscard]] const Header& header() const override { return header_; }

  void verify() override {
    if (!start()) throw Damage(reason());
    Bytes row(png_get_rowbytes(png_, info_));
    if (!read_rows(row.data(), 0)) throw Damage(reason());
  }

  [[nodiscard]] Raster decode() override {
    if (!start()) throw Damage(reason());
    const std::size_t row = png_get_rowbytes(png_, info_);
    Bytes pixels(row * header_.height);
    if (!read_rows(pixels.data(), row)) throw Damage(reason());
    return part_channels(std::move(pixels), png_get_channels(png_, info_), header_);
  }

private:
  [[nodiscard]] std::string reason() const {
    return "it is damaged or incomplete (" + std::string(state_.message.data()) + ')';
  }

  bool read_header() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    // Compressed texts and profiles may not grow beyond this.
    constexpr png_alloc_size_t largest_chunk = 8u << 20;
    png_set_chunk_malloc_max(png_, largest_chunk);
    png_set_chunk_cache_max(png_, 128);
    png_set_read_fn(png_, &state_, take);
    png_read_info(png_, info_);
    return true;
  }

  void fill_header() {
    header_.format = ImageFormat::png;
    header_.width = png_get_image_width(png_, info_);
    header_.height = png_get_image_height(png_, info_);
    header_.bits_per_sample = png_get_bit_depth(png_, info_);
    header_.space = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR) != 0
                        ? ColourSpace::rgb
                        : ColourSpace::grey;
    header_.line_art =
        header_.bits_per_sample < 8 || png_get_color_type(png_, info_) == PNG_COLOR_TYPE_PALETTE;
    header_.alpha = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0 ||
                    png_get_valid(png_, info_, PNG_INFO_tRNS) != 0;
    find_profile();
    png_bytep exif = nullptr;
    png_uint_32 size = 0;
    if (png_get_eXIf_1(png_, info_, &size, &exif) != 0 && exif != nullptr)
      header_.orientation = read_orientation({exif, size});
  }

  void find_profile() {
    png_charp name = nullptr;
    int compression = 0;
    png_bytep profile = nullptr;
    png_uint_32 size = 0;
    if (png_get_iCCP(png_, info_, &name, &compression, &profile, &size) == 0) return;
    const auto bytes = std::as_bytes(std::span(profile, size));
    header_.profile.assign(bytes.begin(), bytes.end());
  }

  // A file that says its gamma and nothing better is brought to that of sRGB, as browsers do.
  void correct_gamma() {
    constexpr png_fixed_point srgb = 45455;
    constexpr png_fixed_point invisible = srgb / 20;
    png_fixed_point gamma = 0;
    const bool better = png_get_valid(png_, info_, PNG_INFO_sRGB | PNG_INFO_iCCP) != 0;
    if (better || png_get_gAMA_fixed(png_, info_, &gamma) == 0 || gamma <= 0) return;
    if (std::abs(gamma - srgb) > invisible) png_set_gamma_fixed(png_, PNG_GAMMA_sRGB, gamma);
  }

  // From here on rows are 8 bits a sample: grey, grey and alpha, RGB or RGBA.
  bool start() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_set_expand(png_);
    png_set_scale_16(png_);
    correct_gamma();
    passes_ = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    return true;
  }

  // `step` bytes from row to row of the destination; 0: each row over the last.
  bool read_rows(std::byte* to, std::size_t step) {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    for (int pass = 0; pass < passes_; ++pass) {
      for (std::size_t y = 0; y < header_.height; ++y)
        png_read_row(png_, reinterpret_cast<png_bytep>(to + step * y), nullptr);
    }
    png_read_end(png_, nullptr);
    return true;
  }

  State state_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
  Header header_;
};

}  // namespace

std::unique_ptr<Decoder> open_png(std::span<const std::byte> data) {
  return std::make_unique<PngDecoder>(data);
}

}  // namespace qianzi::images
