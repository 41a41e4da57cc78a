// Font sets for the tests: the one that ships, and ones written on the spot.
#pragma once

#include "fonts/font_set.h"

#include "qianzi/diagnostic.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace qianzi::fonts::test {

inline std::filesystem::path shipped_file() {
  return std::filesystem::path(QIANZI_SOURCE_DIR) / "fonts/fontset.xml";
}

inline std::unique_ptr<const FontSet> shipped() {
  DiagnosticList sink;
  return load_font_set(shipped_file(), sink);
}

class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "qianzi-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view content) const {
    std::ofstream file(path_ / name, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    return path_ / name;
  }

private:
  std::filesystem::path path_;
};

/// A set of one's own, with Debian's folders and the faces `song` (Noto Serif CJK SC) and `latin`
/// (Noto Sans) declared on lines 3 and 4; `rest` begins on line 5.
class WrittenSet {
public:
  explicit WrittenSet(std::string_view rest) {
    std::string xml =
        "<fontset><path>/usr/share/fonts/opentype/noto</path>\n"
        "<path>/usr/share/fonts/truetype/noto</path>\n"
        "<face id='song' family='Noto Serif CJK SC' file='NotoSerifCJK-Regular.ttc'/>\n"
        "<face id='latin' family='Noto Sans' file='NotoSans-Regular.ttf'/>\n";
    xml.append(rest);
    file_ = folder_.write("set.xml", xml + "</fontset>\n");
  }
  [[nodiscard]] std::unique_ptr<const FontSet> load() { return load_font_set(file_, sink); }
  [[nodiscard]] const Folder& folder() const { return folder_; }
  DiagnosticList sink;

private:
  Folder folder_;
  std::filesystem::path file_;
};

inline const Face&
first_face(const FontSet& set, std::string_view role, std::string_view language) {
  return set.face(set.chain(role, language).front());
}

inline std::string
first_name(const FontSet& set, std::string_view role, std::string_view language) {
  return first_face(set, role, language).info().postscript_name;
}

/// The first face of the chain that has the character; throws if none has.
inline const Face&
face_with(const FontSet& set, std::span<const FaceId> chain, char32_t character) {
  for (const FaceId id : chain) {
    if (set.face(id).has(character)) return set.face(id);
  }
  throw std::runtime_error("no face has the character");
}

}  // namespace qianzi::fonts::test
