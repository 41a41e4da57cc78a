#include "output_intent.h"

#include "icc.h"
#include "numbers.h"
#include "strings.h"

namespace qianzi::pdf {

namespace {

/// Of Debian's libgs-common: SWOP, the only CMYK profile in its main archive.
constexpr const char* usual_profile = "/usr/share/color/icc/ghostscript/default_cmyk.icc";

}  // namespace

const Bytes& OutputIntent::press() {
  if (!press_.empty()) return press_;
  if (!settings_.output_condition.empty()) {
    press_ = read_press_profile(settings_.output_condition);
    return press_;
  }
  try {
    press_ = read_press_profile(usual_profile);
  } catch (const Failure& failure) {
    throw Failure(std::string(failure.what()) + ", or apt-get install libgs-common");
  }
  return press_;
}

std::string OutputIntent::cmyk_space() {
  if (!needs_default()) return "/DeviceCMYK";
  if (press_stream_ == 0) press_stream_ = objects_.add_stream("/N 4\n", press());
  std::string out = "[/ICCBased ";
  append_reference(out, press_stream_);
  return out + "]";
}

std::string OutputIntent::catalog_entry() {
  if (settings_.profile == Profile::screen) return {};
  const Bytes srgb = is_press() ? Bytes() : srgb_profile();
  const std::string name = is_press() ? profile_name(press()) : "sRGB IEC61966-2.1";
  const ObjectId stream =
      is_press() ? objects_.add_stream("/N 4\n", press()) : objects_.add_stream("/N 3\n", srgb);
  std::string out = "/OutputIntents [<< /Type /OutputIntent /S ";
  out += is_press() ? "/GTS_PDFX" : "/GTS_PDFA1";
  out += " /OutputConditionIdentifier ";
  append_text_string(out, is_press() ? "Custom" : name);
  out += " /Info ";
  append_text_string(out, name);
  out += " /DestOutputProfile ";
  append_reference(out, stream);
  return out + " >>]\n";
}

}  // namespace qianzi::pdf
