#include "icc.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <lcms2.h>
#include <string_view>

namespace qianzi::pdf {

namespace {

constexpr std::size_t header_size = 128;
/// Profiles of printers have half a megabyte, measured ones with fine grids some more.
constexpr std::uintmax_t largest_profile = 16U << 20U;

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using OpenProfile = std::unique_ptr<void, CloseProfile>;

struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using OpenTransform = std::unique_ptr<void, DeleteTransform>;

OpenProfile open(std::span<const std::byte> profile) {
  return OpenProfile(
      cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
}

std::string_view tag_at(const Bytes& profile, std::size_t at) {
  return {reinterpret_cast<const char*>(profile.data()) + at, 4};
}

}  // namespace

Bytes srgb_profile() {
  const OpenProfile profile(cmsCreate_sRGBProfile());
  if (!profile) throw Failure("memory ran out while an ICC profile was made");
  cmsSetProfileVersion(profile.get(), 2.1);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile.get(), nullptr, &size);
  Bytes bytes(size);
  if (size < header_size || cmsSaveProfileToMem(profile.get(), bytes.data(), &size) == 0) {
    throw Failure("the ICC profile of sRGB cannot be made");
  }
  // The day it was made, which the clock has put there: the day of IEC 61966-2-1.
  constexpr std::array<unsigned char, 12> day = {0x07, 0xCF, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0};
  std::transform(
      day.begin(), day.end(), bytes.begin() + 24, [](unsigned char b) { return std::byte{b}; });
  return bytes;
}

Bytes read_press_profile(const std::string& path) {
  std::error_code error;
  const bool regular = std::filesystem::is_regular_file(path, error);
  const std::uintmax_t size = regular ? std::filesystem::file_size(path, error) : 0;
  if (!regular || error) {
    throw Failure(path + ": there is no such ICC profile: name one with pdf.output-condition");
  }
  if (size < header_size || size > largest_profile) throw Failure(path + ": is no ICC profile");
  Bytes bytes(size);
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (!file) throw Failure(path + ": cannot be read");
  const unsigned version = std::to_integer<unsigned>(bytes[8]);
  if (tag_at(bytes, 36) != "acsp" || !open(bytes)) throw Failure(path + ": is no ICC profile");
  if (tag_at(bytes, 12) != "prtr" || tag_at(bytes, 16) != "CMYK" || version < 2 || version > 4) {
    throw Failure(path + ": is not an ICC profile, version 2 to 4, of a CMYK printer");
  }
  try {
    const Separation works(srgb_profile(), bytes);
  } catch (const Failure&) {
    throw Failure(path + ": is no ICC profile that is whole");
  }
  return bytes;
}

std::string profile_name(std::span<const std::byte> profile) {
  const OpenProfile opened = open(profile);
  std::array<char, 256> name{};
  if (opened) {
    cmsGetProfileInfoASCII(opened.get(), cmsInfoDescription, "en", "US", name.data(), name.size());
  }
  name.back() = '\0';
  return name.data();
}

unsigned components_of(std::span<const std::byte> profile) {
  const OpenProfile opened = open(profile);
  if (!opened) return 0;
  switch (cmsGetColorSpace(opened.get())) {
  case cmsSigGrayData:
    return 1;
  case cmsSigRgbData:
    return 3;
  case cmsSigCmykData:
    return 4;
  default:
    return 0;
  }
}

struct Separation::Lcms {
  OpenTransform bytes;
  OpenTransform numbers;
  unsigned components = 0;
};

Separation::Separation(std::span<const std::byte> source, std::span<const std::byte> press)
    : lcms_(std::make_unique<Lcms>()) {
  lcms_->components = components_of(source);
  const OpenProfile from = open(source);
  const OpenProfile to = open(press);
  constexpr cmsUInt32Number intent = INTENT_RELATIVE_COLORIMETRIC;
  constexpr cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION;
  const auto join = [&](cmsUInt32Number type, cmsUInt32Number cmyk) {
    return OpenTransform(cmsCreateTransform(from.get(), type, to.get(), cmyk, intent, flags));
  };
  if (from && to) {
    const unsigned n = lcms_->components;
    lcms_->bytes = join(n == 1 ? TYPE_GRAY_8 : n == 3 ? TYPE_RGB_8 : TYPE_CMYK_8, TYPE_CMYK_8);
    lcms_->numbers = join(n == 1   ? TYPE_GRAY_FLT
                          : n == 3 ? TYPE_RGB_FLT
                                   : TYPE_CMYK_FLT,
                          TYPE_CMYK_FLT);
  }
  if (!lcms_->bytes || !lcms_->numbers) {
    throw Failure("two ICC profiles cannot be joined: «" + profile_name(source) + "» and «" +
                  profile_name(press) + "»");
  }
}

Separation::~Separation() = default;

void Separation::pixels(std::span<const std::byte> from, std::span<std::byte> cmyk) const {
  const std::size_t count = std::min(from.size() / lcms_->components, cmyk.size() / 4);
  cmsDoTransform(lcms_->bytes.get(), from.data(), cmyk.data(), static_cast<cmsUInt32Number>(count));
}

Colour Separation::colour(const Colour& from) const {
  // Little CMS counts ink in per cent.
  std::array<float, 4> components = from.components;
  if (lcms_->components == 4) {
    for (float& each : components) each *= 100;
  }
  Colour to{ColourSpace::cmyk, {}, 0};
  cmsDoTransform(lcms_->numbers.get(), components.data(), to.components.data(), 1);
  for (float& each : to.components) each = std::clamp(each / 100, 0.0F, 1.0F);
  return to;
}

}  // namespace qianzi::pdf
