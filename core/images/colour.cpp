#include "images/colour.h"

#include "images/codec.h"

#include <algorithm>
#include <lcms2.h>
#include <memory>
#include <type_traits>
#include <utility>

namespace qianzi::images {
namespace {

struct EndContext {
  void operator()(std::remove_pointer_t<cmsContext>* context) const { cmsDeleteContext(context); }
};
struct EndProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct EndTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Context = std::unique_ptr<std::remove_pointer_t<cmsContext>, EndContext>;
using Profile = std::unique_ptr<void, EndProfile>;
using Transform = std::unique_ptr<void, EndTransform>;

/// Grey with the curve of sRGB (IEC 61966-2-1).
Profile grey_profile(cmsContext context) {
  const cmsFloat64Number curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve* built = cmsBuildParametricToneCurve(context, 4, curve);
  Profile profile(cmsCreateGrayProfileTHR(context, cmsD50_xyY(), built));
  cmsFreeToneCurve(built);
  return profile;
}

cmsUInt32Number layout_of(ColourSpace space) {
  return space == ColourSpace::grey  ? TYPE_GRAY_8
         : space == ColourSpace::rgb ? TYPE_RGB_8
                                     : TYPE_CMYK_8;
}

/// By the raster's profile; false if Little CMS makes nothing of it.
bool convert(const Raster& raster, ColourSpace space, Bytes& to) {
  const Context context(cmsCreateContext(nullptr, nullptr));
  if (!context) return false;
  const auto size = static_cast<cmsUInt32Number>(raster.profile.size());
  const Profile from(cmsOpenProfileFromMemTHR(context.get(), raster.profile.data(), size));
  const Profile srgb = space == ColourSpace::grey
                           ? grey_profile(context.get())
                           : Profile(cmsCreate_sRGBProfileTHR(context.get()));
  if (!from || !srgb) return false;
  const Transform transform(
      cmsCreateTransformTHR(context.get(),
                            from.get(),
                            layout_of(raster.space),
                            srgb.get(),
                            layout_of(space),
                            INTENT_RELATIVE_COLORIMETRIC,
                            cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE));
  if (!transform) return false;
  const std::size_t in = std::size_t{raster.width} * samples_of(raster.space);
  const std::size_t out = std::size_t{raster.width} * samples_of(space);
  to.resize(out * raster.height);
  for (std::size_t y = 0; y < raster.height; ++y)
    cmsDoTransform(
        transform.get(), raster.samples.data() + y * in, to.data() + y * out, raster.width);
  return true;
}

Bytes from_perfect_inks(const Bytes& inks) {
  Bytes colours(inks.size() / 4 * 3);
  auto to = colours.begin();
  for (std::size_t at = 0; at + 4 <= inks.size(); at += 4) {
    const unsigned light = 255 - std::to_integer<unsigned>(inks[at + 3]);
    for (std::size_t ink = 0; ink < 3; ++ink) {
      const unsigned left = 255 - std::to_integer<unsigned>(inks[at + ink]);
      *to++ = static_cast<std::byte>((left * light + 127) / 255);
    }
  }
  return colours;
}

}  // namespace

bool fits_space(std::span<const std::byte> profile, ColourSpace space) {
  constexpr std::size_t largest = 4u << 20;
  constexpr std::size_t header = 128;
  if (profile.size() < header || profile.size() > largest) return false;
  const auto says = [&](std::size_t at, std::string_view text) {
    return std::equal(text.begin(),
                      text.end(),
                      profile.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, std::byte b) { return static_cast<std::byte>(a) == b; });
  };
  const std::string_view wanted = space == ColourSpace::grey  ? "GRAY"
                                  : space == ColourSpace::rgb ? "RGB "
                                                              : "CMYK";
  return says(36, "acsp") && says(16, wanted);
}

Raster to_srgb(Raster raster) {
  const ColourSpace space =
      raster.space == ColourSpace::grey ? ColourSpace::grey : ColourSpace::rgb;
  Bytes converted;
  if (!raster.profile.empty() && convert(raster, space, converted))
    raster.samples = std::move(converted);
  else if (raster.space == ColourSpace::cmyk)
    raster.samples = from_perfect_inks(raster.samples);
  raster.space = space;
  raster.profile.clear();
  return raster;
}

}  // namespace qianzi::images
