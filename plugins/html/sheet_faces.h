// The faces of the printed pages as fonts for the browser: which characters each has to show.
#pragma once

#include "qianzi/page.h"
#include "qianzi/services.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace qianzi::html {

/// Gathers the characters of pages by face. Classes are numbered as faces first appear, so that the
/// same pages give the same names.
class SheetFaces {
public:
  /// The class of text in the face: f1. `characters` will be in its font.
  std::string use(FaceId face, std::string_view characters);

  /// Hands over each font file by its path in the site, and returns the rules that name the
  /// classes. A face whose licence forbids it has no file, and the reader's own faces stand in.
  using FileSink = std::function<void(const std::string& path, const Bytes& file)>;
  [[nodiscard]] std::string write(Services& services, const FileSink& sink) const;

private:
  struct Use {
    std::size_t number = 0;
    std::set<char32_t> characters;
  };
  std::map<FaceId, Use> uses_;
};

}  // namespace qianzi::html
