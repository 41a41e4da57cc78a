// The plugin boundary: one shared object, one exported symbol, a constant descriptor.
//
//   #include <qianzi/plugin.h>
//   QIANZI_EXPORT_PLUGIN = {qianzi::abi_number, qianzi::build_fingerprint, ...};
//
// The host reads `abi` before anything else, then `fingerprint`, since C++ values cross the
// boundary; only when both are its own does it look at the rest. docs/plugins.md walks through a
// whole plugin.
#pragma once

#include "qianzi/catalogue.h"
#include "qianzi/services.h"
#include "qianzi/writer.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace qianzi {

/// Changes whenever anything in include/qianzi changes in layout or meaning.
inline constexpr std::uint32_t abi_number = 5;

#define QIANZI_STRINGIZE_(x) #x
#define QIANZI_STRINGIZE(x) QIANZI_STRINGIZE_(x)
#if defined(__SANITIZE_ADDRESS__)
#define QIANZI_SANITIZER "address"
#elif defined(__SANITIZE_THREAD__)
#define QIANZI_SANITIZER "thread"
#else
#define QIANZI_SANITIZER "none"
#endif

#if defined(_GLIBCXX_DEBUG)
#define QIANZI_CONTAINERS "debug"
#else
#define QIANZI_CONTAINERS "plain"
#endif

/// sizeof a type as text at compile time, so that the fingerprint is one constant string.
namespace fingerprint {
template <std::size_t Value>
struct Digits {
  static_assert(Value < 10000);
  static constexpr char text[5] = {static_cast<char>('0' + Value / 1000 % 10),
                                   static_cast<char>('0' + Value / 100 % 10),
                                   static_cast<char>('0' + Value / 10 % 10),
                                   static_cast<char>('0' + Value % 10),
                                   '\0'};
};
inline constexpr std::string_view toolchain =
    "compiler " __VERSION__
    "; cxxabi " QIANZI_STRINGIZE(__GXX_ABI_VERSION) "; string " QIANZI_STRINGIZE(
        _GLIBCXX_USE_CXX11_ABI) "; containers " QIANZI_CONTAINERS "; sanitizer " QIANZI_SANITIZER
                                "; sizes ";
template <std::size_t Page, std::size_t Article, std::size_t Xhtml>
struct Joined {
  static constexpr std::size_t length = toolchain.size() + 15;
  struct Buffer {
    char text[length];
  };
  static constexpr Buffer make() {
    Buffer buffer{};
    std::size_t at = 0;
    for (char c : toolchain) buffer.text[at++] = c;
    for (int i = 0; i < 4; ++i) buffer.text[at++] = Digits<Page>::text[i];
    buffer.text[at++] = '/';
    for (int i = 0; i < 4; ++i) buffer.text[at++] = Digits<Article>::text[i];
    buffer.text[at++] = '/';
    for (int i = 0; i < 4; ++i) buffer.text[at++] = Digits<Xhtml>::text[i];
    buffer.text[at] = '\0';
    return buffer;
  }
  static constexpr Buffer buffer = make();
};
}  // namespace fingerprint

/// Compiler, C++ library ABI, sanitizer and the sizes of what crosses, as text: a mismatch is
/// printed as it stands.
inline constexpr const char* build_fingerprint =
    fingerprint::Joined<sizeof(Page), sizeof(Article), sizeof(XhtmlDocument)>::buffer.text;

enum class OptionType : std::uint8_t {
  flag,     ///< true or false
  integer,  ///< decimal, may be negative
  number,   ///< decimal with a point
  text,     ///< anything
  choice,   ///< one of OptionSpec::choices
};

/// One option of a format: `--set FORMAT.NAME=VALUE`. The command line checks, lists and documents
/// from this alone.
struct OptionSpec {
  const char* name;  ///< lower case, hyphens: page-marks
  OptionType type;
  const char* default_value;  ///< as it would be typed
  /// Of a choice, its words with | between; of an integer or number, its range as 0..9, or "" for
  /// any; else "".
  const char* choices;
  const char* help;  ///< one sentence without full stop
};

/// The options of one run: every one the plugin has, given or default, already checked against its
/// type. Asking for one that is not declared throws std::out_of_range: that is a fault of the
/// plugin.
class OptionValues {
public:
  explicit OptionValues(std::map<std::string, std::string, std::less<>> values)
      : values_(std::move(values)) {}
  [[nodiscard]] const std::string& text(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) throw std::out_of_range("undeclared option " + std::string(name));
    return found->second;
  }
  [[nodiscard]] bool flag(std::string_view name) const { return text(name) == "true"; }
  [[nodiscard]] long integer(std::string_view name) const { return std::stol(text(name)); }
  [[nodiscard]] double number(std::string_view name) const { return std::stod(text(name)); }

private:
  std::map<std::string, std::string, std::less<>> values_;
};

/// What a writer is to be fed.
struct Wants {
  bool pages = false;
  bool articles = false;
};

/// What the output of a format is, in the folder the user named.
enum class OutputShape : std::uint8_t {
  file,    ///< ID.extension
  folder,  ///< ID/ with files of the writer's own naming
};

/// All a plugin says of itself. `abi` and `fingerprint` keep their places for ever. Strings are
/// constants of the library, UTF-8, never null.
struct PluginDescriptor {
  std::uint32_t abi;
  const char* fingerprint;
  const char* name;        ///< for people: PDF
  const char* version;     ///< of the plugin: 0.1.0
  const char* format;      ///< what --to takes and the file is called: pdf
  const char* extension;   ///< of the output, without the dot; of a folder, of its index
  const char* media_type;  ///< application/pdf
  OutputShape shape;
  const OptionSpec* options;
  std::size_t option_count;
  Wants (*wants)(const OptionValues& options);  ///< Throws Failure if options contradict
  /// Makes a writer; `services` outlives it. May throw.
  std::unique_ptr<Writer> (*create)(const OptionValues& options, Services& services);
  /// Writes what a reader finds all editions of a folder by (qianzi/catalogue.h). Entries come by
  /// date, then by id. Null: the format has no catalogue. May throw.
  void (*catalogue)(const OptionValues& options,
                    std::span<const CatalogueEntry> entries,
                    CatalogueServices& services) = nullptr;
};

}  // namespace qianzi

/// Name of the one symbol a plugin exports.
#define QIANZI_PLUGIN_SYMBOL "qianzi_plugin"

/// Defines it: `QIANZI_EXPORT_PLUGIN = {...};`
#define QIANZI_EXPORT_PLUGIN                                                                       \
  extern "C" __attribute__((visibility("default"))) const qianzi::PluginDescriptor qianzi_plugin;  \
  const qianzi::PluginDescriptor qianzi_plugin
