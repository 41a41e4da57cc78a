// What the options of a run come to.
#pragma once

#include "qianzi/plugin.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace qianzi::pdf {

/// What a file is for: the rules it keeps (docs/pdf.md, «Profiles»).
enum class Profile : std::uint8_t {
  screen,      ///< PDF 1.7
  archive,     ///< PDF/A-2u and PDF/UA-1
  archive_1b,  ///< PDF/A-1b
  press,       ///< PDF/X-4
};

struct Settings {
  int compression = 6;  ///< 0 to 9
  bool tagged = true;
  Profile profile = Profile::screen;
  bool split = false;            ///< a file for each page
  bool proof = false;            ///< Page::proof is drawn
  int resolution = 300;          ///< press: pixels an inch that images keep
  int ink_limit = 240;           ///< press: most ink on one place, per cent
  std::string output_condition;  ///< an ICC profile's file; empty: the usual one
};

/// Options as the descriptor declares them. Throws Failure where they contradict each other.
[[nodiscard]] Settings settings_of(const OptionValues& options);

[[nodiscard]] constexpr bool is_archive(Profile profile) {
  return profile == Profile::archive || profile == Profile::archive_1b;
}

/// Of the header: 1.7
[[nodiscard]] std::string_view version_of(Profile profile);

}  // namespace qianzi::pdf
