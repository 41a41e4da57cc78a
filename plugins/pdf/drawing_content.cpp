#include "drawing_content.h"

#include "numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

namespace qianzi::pdf {

namespace {

constexpr std::string_view blanks{" \t\r\n\f\0", 6};

/// In the order of ASCII. Not among them: text, images within, marked content.
constexpr std::string_view operators[] = {
    "B",  "B*", "CS", "Do", "F",  "G",  "J",  "K", "M",  "Q",   "RG", "S", "SC", "SCN", "W",
    "W*", "b",  "b*", "c",  "cm", "cs", "d",  "f", "f*", "g",   "gs", "h", "i",  "j",   "k",
    "l",  "m",  "n",  "q",  "re", "rg", "ri", "s", "sc", "scn", "sh", "v", "w",  "y",
};
static_assert(std::is_sorted(std::begin(operators), std::end(operators)));

/// PDF/A allows 28 levels of the graphics state, of which a page has some of its own.
constexpr int deepest_state = 12;

ColourSpace space_of(std::string_view operation) {
  return operation == "g" || operation == "G"     ? ColourSpace::grey
         : operation == "rg" || operation == "RG" ? ColourSpace::rgb
         : operation == "k" || operation == "K"   ? ColourSpace::cmyk
                                                  : ColourSpace::spot;
}

class Reader {
public:
  Reader(std::string_view source, const ColourMap& colours) : source_(source), colours_(colours) {}

  DrawingContent read() {
    while (skip_blanks()) step(token());
    if (!operands_.empty() || depth_ != 0) throw Unfit("its page ends within an operation");
    return std::move(content_);
  }

private:
  bool skip_blanks() {
    at_ = std::min(source_.find_first_not_of(blanks, at_), source_.size());
    return at_ < source_.size();
  }

  std::string_view token() {
    const std::size_t begin = at_;
    const bool bracket = source_[at_] == '[' || source_[at_] == ']';
    const std::size_t end =
        bracket ? at_ + 1
                : std::min(source_.find_first_of(" \t\r\n\f[]/", at_ + 1), source_.size());
    at_ = end;
    return source_.substr(begin, end - begin);
  }

  void step(std::string_view token) {
    const char first = token.front();
    if (first == '[' || first == ']') {
      if (in_array_ == (first == '[')) throw Unfit("its page has arrays within arrays");
      in_array_ = first == '[';
      keep(token);
    } else if (first == '/') {
      keep(token);
    } else if (std::string_view("+-.0123456789").find(first) != std::string_view::npos) {
      number(token);
    } else {
      operation(token);
    }
  }

  void number(std::string_view token) {
    const std::string_view digits = token.front() == '+' ? token.substr(1) : token;
    double value = 0;
    const auto [end, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
      throw Unfit("its page has a number that is none");
    }
    content_.largest_number = std::max(content_.largest_number, std::abs(value));
    numbers_.push_back(value);
    keep(token);
  }

  void operation(std::string_view token) {
    if (in_array_ || !std::binary_search(std::begin(operators), std::end(operators), token)) {
      throw Unfit("its page has an operator that is not known");
    }
    if (token == "q" && ++depth_ > deepest_state) throw Unfit("its states are too deep");
    if (token == "Q" && --depth_ < 0) throw Unfit("its states do not match");
    const ColourSpace space = space_of(token);
    if (colours_ && space != ColourSpace::spot) {
      colour(space, token.front() < 'a');
    } else {
      content_.operators += operands_;
      content_.operators += token;
      content_.operators.push_back('\n');
    }
    operands_.clear();
    numbers_.clear();
  }

  void colour(ColourSpace space, bool stroke) {
    const std::size_t count = space == ColourSpace::grey ? 1 : space == ColourSpace::rgb ? 3 : 4;
    if (numbers_.size() != count) throw Unfit("a colour of its page is none");
    Colour from{space, {}, 0};
    std::transform(numbers_.begin(), numbers_.end(), from.components.begin(), [](double number) {
      return static_cast<float>(std::clamp(number, 0.0, 1.0));
    });
    const Colour to = colours_(from);
    const std::size_t written = to.space == ColourSpace::grey  ? 1
                                : to.space == ColourSpace::rgb ? 3
                                                               : 4;
    for (std::size_t i = 0; i < written; ++i) {
      append_number(content_.operators, static_cast<double>(to.components.at(i)), 4);
      content_.operators.push_back(' ');
    }
    constexpr std::array<std::array<std::string_view, 2>, 3> names = {
        {{"g\n", "G\n"}, {"rg\n", "RG\n"}, {"k\n", "K\n"}}};
    content_.operators += names.at(static_cast<std::size_t>(to.space)).at(stroke ? 1 : 0);
  }

  void keep(std::string_view operand) {
    operands_ += operand;
    operands_.push_back(' ');
  }

  std::string_view source_;
  const ColourMap& colours_;
  std::size_t at_ = 0;
  std::string operands_;
  std::vector<double> numbers_;
  bool in_array_ = false;
  int depth_ = 0;
  DrawingContent content_;
};

}  // namespace

DrawingContent drawing_content(std::string_view source, const ColourMap& colours) {
  return Reader(source, colours).read();
}

}  // namespace qianzi::pdf
