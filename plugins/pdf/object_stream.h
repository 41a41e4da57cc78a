// Dictionaries put together into one stream, and the cross references that lead to them (PDF
// 32000-1 7.5.7, 7.5.8). They come with PDF 1.5, and libharu knows neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi::pdf {

/// What one stream holds.
class ObjectStream {
public:
  /// Adds the dictionary `<< entries >>` of an object.
  void add(std::uint32_t object, std::string_view entries);

  /// The objects in their order: an object's place is its index.
  [[nodiscard]] const std::vector<std::uint32_t>& objects() const { return objects_; }
  /// Bytes.
  [[nodiscard]] std::size_t size() const { return places_.size() + body_.size(); }

  /// What the stream's own dictionary says.
  [[nodiscard]] std::string entries() const;
  [[nodiscard]] std::string data() const { return places_ + body_; }
  void clear();

private:
  std::vector<std::uint32_t> objects_;
  std::string places_;  ///< number and offset of each
  std::string body_;
};

/// Where an object is: at an offset of the file, or at a place in an object stream.
struct ObjectPlace {
  std::uint32_t stream = 0;  ///< the stream's number; 0: at an offset
  std::uint32_t at = 0;      ///< the offset, or the place
};

/// The data of a cross-reference stream: objects 1 and up, after object 0, which is none.
/// `cross_reference_entries` say how it is to be read.
[[nodiscard]] std::string cross_references(const std::vector<ObjectPlace>& places);

/// W and DecodeParms, for data that is deflated.
inline constexpr std::string_view cross_reference_entries =
    "/W [1 4 2]\n/DecodeParms << /Predictor 12 /Columns 7 >>\n";

}  // namespace qianzi::pdf
