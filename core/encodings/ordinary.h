// How ordinary a character is in texts of an encoding: what detection weighs.
#pragma once

#include "encodings/encoding.h"

namespace qianzi::encodings {

constexpr double invalid_score = -12;

/// Of character `c`, made of `sequence`. ASCII weighs nothing. The frequent characters of each
/// language weigh most; then those of the first level of its national standard, which are the ones
/// in use; what is beyond it weighs against the encoding.
[[nodiscard]] double ordinary_score(Encoding encoding, std::string_view sequence, char32_t c);

}  // namespace qianzi::encodings
