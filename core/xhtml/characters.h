// Characters as XML and HTML take them. Used by markup alone; pure functions of bytes, so any
// thread may call them and no input is an error.
#pragma once

#include <string>
#include <string_view>

namespace qianzi::xhtml {

/// Appends `text` as character data: & < > as references, and U+FFFD for whatever neither XML 1.0
/// (2.2 Char) nor HTML lets in: broken UTF-8, control characters but tab and line feed,
/// noncharacters.
void append_text(std::string& out, std::string_view text);

/// Appends `value` for an attribute in double quotes: as append_text, and quotes, tabs and line
/// feeds as references, so that normalisation of attribute values leaves them alone.
void append_attribute_value(std::string& out, std::string_view value);

/// XML 1.0, production [5] Name.
[[nodiscard]] bool is_xml_name(std::string_view name);

}  // namespace qianzi::xhtml
