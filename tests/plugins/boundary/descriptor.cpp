// A plugin whose descriptor is as the build file says: one thing about it is wrong.
#include "qianzi/plugin.h"

#include <iterator>

#ifndef ABI
#define ABI qianzi::abi_number
#endif
#ifndef FINGERPRINT
#define FINGERPRINT qianzi::build_fingerprint
#endif
#ifndef NAME
#define NAME "Wrong"
#endif
#ifndef FORMAT
#define FORMAT "wrong"
#endif
#ifndef EXTENSION
#define EXTENSION "wrong"
#endif
#ifndef MEDIA_TYPE
#define MEDIA_TYPE "text/plain"
#endif
#ifndef OPTIONS
#define OPTIONS options
#endif
#ifndef KEY
#define KEY "first"
#endif
#ifndef DEFAULT
#define DEFAULT "12"
#endif
#ifndef RANGE
#define RANGE "0..99"
#endif
#ifndef HELP
#define HELP "help"
#endif
#ifndef WANTS
#define WANTS wants
#endif
#ifndef CREATE
#define CREATE create
#endif

#ifdef UNDEFINED_SYMBOL
/// Defined nowhere: the library cannot be bound.
int missing_function();
#endif

namespace {

[[maybe_unused]] constexpr qianzi::OptionSpec options[] = {
    {"second", qianzi::OptionType::text, "", "", "help"},
    {KEY, qianzi::OptionType::integer, DEFAULT, RANGE, HELP},
};

[[maybe_unused]] qianzi::Wants wants(const qianzi::OptionValues& /*options*/) {
  return {};
}

[[maybe_unused]] std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& /*options*/,
                                                        qianzi::Services& /*services*/) {
#ifdef UNDEFINED_SYMBOL
  static_cast<void>(missing_function());
#endif
  return nullptr;
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {ABI,
                        FINGERPRINT,
                        NAME,
                        "1.0",
                        FORMAT,
                        EXTENSION,
                        MEDIA_TYPE,
                        qianzi::OutputShape::file,
                        OPTIONS,
                        std::size(options),
                        WANTS,
                        CREATE};
