// What the navigation knows of printed pages.
#pragma once

#include "package.h"

namespace qianzi::epub {

/// A page (版) that is printed and has an article here.
[[nodiscard]] bool is_printed(const Section& section);

/// Whether there is a list of printed pages.
[[nodiscard]] bool has_page_list(const Publication& publication);

}  // namespace qianzi::epub
