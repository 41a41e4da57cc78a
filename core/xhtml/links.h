// Link targets that may stand in an href.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qianzi::xhtml {

/// The address as a valid URL string (WHATWG URL 4.3), with what may not stand in it
/// percent-encoded. Nothing unless it is an http or https address with a host or a mailto address:
/// readers have checked already, but transforms come after them.
[[nodiscard]] std::optional<std::string> safe_address(std::string_view target);

}  // namespace qianzi::xhtml
