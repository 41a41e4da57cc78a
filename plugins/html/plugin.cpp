// The descriptor: what the host sees of this plugin.
#include "qianzi/plugin.h"

#include "calendar.h"
#include "writer.h"

#include <iterator>

namespace {

constexpr qianzi::OptionSpec options[] = {
    {"base",
     qianzi::OptionType::text,
     "",
     "",
     "absolute address the site will have, for feed, site map and canonical links"},
    {"archive",
     qianzi::OptionType::text,
     "",
     "",
     "absolute address of the folder of all editions, for the calendar's feed and site map"},
    {"paper",
     qianzi::OptionType::flag,
     "false",
     "",
     "show the printed pages as well, with their articles as links"},
    {"fonts",
     qianzi::OptionType::choice,
     "none",
     "none|subset",
     "bring faces along for all text (subset) or for rare characters alone (none)"},
    {"search",
     qianzi::OptionType::flag,
     "false",
     "",
     "a page to search the text of the articles in, with its index"},
};

qianzi::Wants wants(const qianzi::OptionValues& values) {
  // One that is none is said before anything is made.
  static_cast<void>(qianzi::html::folder_address("archive", values));
  return {.pages = qianzi::html::settings_of(values).paper, .articles = true};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& values,
                                       qianzi::Services& services) {
  return std::make_unique<qianzi::html::HtmlWriter>(qianzi::html::settings_of(values), services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "HTML",
                        QIANZI_VERSION,
                        "html",
                        "html",
                        "text/html",
                        qianzi::OutputShape::folder,
                        options,
                        std::size(options),
                        wants,
                        create,
                        qianzi::html::write_calendar};
