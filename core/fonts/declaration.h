// What a font set's file says, before anything is looked for. docs/fonts.md has the form.
#pragma once

#include "qianzi/diagnostic.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace qianzi::fonts {

struct FaceDeclaration {
  std::string id;
  std::string family;
  std::string style = "Regular";
  std::string file;     ///< name within the path folders; may be empty
  std::string package;  ///< Debian package that has it; may be empty
  std::uint32_t line = 0;
};

/// Languages and the faces that serve them, as indices into FontSetDeclaration::faces, each once.
struct ChainDeclaration {
  std::vector<std::string> languages;
  std::vector<std::size_t> faces;
  std::uint32_t line = 0;
};

struct RoleDeclaration {
  std::vector<std::string> names;
  std::vector<ChainDeclaration> chains;
};

struct FontSetDeclaration {
  std::vector<std::filesystem::path> folders;
  std::vector<FaceDeclaration> faces;
  std::vector<RoleDeclaration> roles;
};

/// Reads the file. What is wrong in it is reported and left out; throws Failure if it cannot be
/// read or is no font set at all.
[[nodiscard]] FontSetDeclaration read_declaration(const std::filesystem::path& file,
                                                  DiagnosticSink& sink);

}  // namespace qianzi::fonts
