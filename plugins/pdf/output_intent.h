// The colour a document promises: its ICC profiles, and the output intent that names one of them
// (PDF 32000-1 14.11.5, ISO 19005, ISO 15930-7).
#pragma once

#include "objects.h"
#include "settings.h"

#include "qianzi/services.h"

#include <string>

namespace qianzi::pdf {

class OutputIntent {
public:
  OutputIntent(const Settings& settings, ObjectFile& objects)
      : settings_(settings), objects_(objects) {}

  /// The press's profile: pdf.output-condition, or the one that Debian has. Throws Failure if there
  /// is none.
  [[nodiscard]] const Bytes& press();
  [[nodiscard]] bool is_press() const { return settings_.profile == Profile::press; }

  /// The space in which CMYK is written, as an operand or a default: a device's, or in an archive,
  /// whose output intent is sRGB, one by the press's profile.
  [[nodiscard]] std::string cmyk_space();
  /// Whether cmyk_space has to be the page's default for the operators k and K.
  [[nodiscard]] bool needs_default() const { return is_archive(settings_.profile); }

  /// The catalog's entry; empty for the screen.
  [[nodiscard]] std::string catalog_entry();

private:
  const Settings& settings_;
  ObjectFile& objects_;
  Bytes press_;
  ObjectId press_stream_ = 0;
};

}  // namespace qianzi::pdf
