// The rows of the message table.
#pragma once

#include "qianzi/diagnostic.h"

#include <string_view>

namespace qianzi::model {

/// Words of one language for one code; {0}, {1} stand for the arguments.
struct Words {
  std::string_view message;
  std::string_view remedy;  ///< empty: nothing to do
};

struct MessageRow {
  Code code;
  Words english;
};

/// The row of a code. Every code has one, in the order of QIANZI_CODES.
[[nodiscard]] const MessageRow& message_row(Code code);

}  // namespace qianzi::model
