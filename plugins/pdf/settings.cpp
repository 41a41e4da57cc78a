#include "settings.h"

namespace qianzi::pdf {

namespace {

Profile profile_named(std::string_view name) {
  if (name == "archive") return Profile::archive;
  if (name == "archive-1b") return Profile::archive_1b;
  return name == "press" ? Profile::press : Profile::screen;
}

}  // namespace

Settings settings_of(const OptionValues& options) {
  Settings settings;
  settings.compression = static_cast<int>(options.integer("compression"));
  if (settings.compression < 0 || settings.compression > 9) {
    throw Failure("pdf.compression is 0 to 9");
  }
  settings.tagged = options.flag("tagged");
  settings.profile = profile_named(options.text("profile"));
  settings.split = options.text("pages") == "split";
  settings.proof = options.flag("proof");
  settings.resolution = static_cast<int>(options.integer("resolution"));
  settings.ink_limit = static_cast<int>(options.integer("ink-limit"));
  settings.output_condition = options.text("output-condition");
  if (settings.profile == Profile::archive && !settings.tagged) {
    throw Failure("pdf.profile=archive and pdf.tagged=false contradict each other: the archive is "
                  "PDF/UA, which is tagged");
  }
  // PDF/A-2 forbids the key that keeps a layer off paper; PDF/A-1 and a press know no layers.
  if (settings.proof && settings.profile != Profile::screen) {
    throw Failure("pdf.profile=" + options.text("profile") +
                  " and pdf.proof=true contradict each other: proof lines are for "
                  "pdf.profile=screen alone");
  }
  return settings;
}

std::string_view version_of(Profile profile) {
  switch (profile) {
  case Profile::archive_1b:
    return "1.4";
  case Profile::press:
    return "1.6";
  case Profile::screen:
  case Profile::archive:
    break;
  }
  return "1.7";
}

}  // namespace qianzi::pdf
