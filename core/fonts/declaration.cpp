#include "fonts/declaration.h"

#include <fmt/format.h>
#include <tinyxml2.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>

namespace qianzi::fonts {
namespace {

using tinyxml2::XMLAttribute;
using tinyxml2::XMLElement;

std::vector<std::string> words(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  std::vector<std::string> result;
  std::size_t begin = text.find_first_not_of(space);
  while (begin != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(space, begin), text.size());
    result.emplace_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(space, end);
  }
  return result;
}

std::uint32_t line_of(const XMLElement& element) {
  return static_cast<std::uint32_t>(std::max(element.GetLineNum(), 0));
}

class DeclarationReader {
public:
  DeclarationReader(const std::filesystem::path& file, DiagnosticSink& sink)
      : file_(file), sink_(sink) {}

  FontSetDeclaration read(const XMLElement& root) {
    allow_attributes(root, {});
    for (const XMLElement* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      const std::string_view name = child->Name();
      if (name == "path")
        read_path(*child);
      else if (name == "face")
        read_face(*child);
      else if (name == "fallback")
        read_fallback(*child);
      else if (name == "role")
        read_role(*child);
      else
        report(*child,
               fmt::format("<{}> means nothing in a font set", name),
               "use path, face, fallback and role");
    }
    return std::move(result_);
  }

private:
  void report(const XMLElement& at, std::string what, std::string remedy) {
    sink_.report({.code = Code::bad_font_set,
                  .file = file_.string(),
                  .line = line_of(at),
                  .column = 0,
                  .arguments = {std::move(what), std::move(remedy)}});
  }

  void allow_attributes(const XMLElement& element, std::initializer_list<std::string_view> names) {
    for (const XMLAttribute* attribute = element.FirstAttribute(); attribute != nullptr;
         attribute = attribute->Next()) {
      if (std::find(names.begin(), names.end(), attribute->Name()) == names.end())
        report(element,
               fmt::format("<{}> has no attribute {}", element.Name(), attribute->Name()),
               "remove it, or correct its name");
    }
  }

  // Empty, and reported, if the attribute is not there or has nothing in it.
  std::string required(const XMLElement& element, const char* name) {
    const char* value = element.Attribute(name);
    if (value != nullptr && !words(value).empty()) return value;
    report(element,
           fmt::format("<{}> has no {}", element.Name(), name),
           fmt::format("write {}=\"...\"", name));
    return {};
  }

  static std::string given(const XMLElement& element, const char* name, const char* otherwise) {
    const char* value = element.Attribute(name);
    return value != nullptr ? value : otherwise;
  }

  void read_path(const XMLElement& element) {
    allow_attributes(element, {});
    const char* text = element.GetText();
    if (text == nullptr || *text == '\0')
      report(element, "<path> is empty", "write a folder in it, or remove it");
    else
      result_.folders.push_back(file_.parent_path() / text);
  }

  void read_face(const XMLElement& element) {
    allow_attributes(element, {"id", "family", "style", "file", "package"});
    FaceDeclaration face;
    face.id = required(element, "id");
    face.family = required(element, "family");
    face.style = given(element, "style", "Regular");
    face.file = given(element, "file", "");
    face.package = given(element, "package", "");
    face.line = line_of(element);
    if (face.id.empty() || face.family.empty()) return;
    if (!lists_.try_emplace(face.id, 1, result_.faces.size()).second)
      report(element, fmt::format("the id {} is there twice", face.id), "choose another id");
    else
      result_.faces.push_back(std::move(face));
  }

  void read_fallback(const XMLElement& element) {
    allow_attributes(element, {"id", "faces"});
    const std::string id = required(element, "id");
    std::vector<std::size_t> faces = read_faces(element);
    if (!id.empty() && !lists_.try_emplace(id, std::move(faces)).second)
      report(element, fmt::format("the id {} is there twice", id), "choose another id");
  }

  // Names of faces and fallbacks that stand above; each face is kept where it comes first.
  std::vector<std::size_t> read_faces(const XMLElement& element) {
    std::vector<std::size_t> faces;
    for (const std::string& id : words(required(element, "faces"))) {
      const auto list = lists_.find(id);
      if (list == lists_.end()) {
        report(element,
               fmt::format("no face or fallback {} stands above", id),
               "declare it before it is used, or correct the name");
        continue;
      }
      for (const std::size_t face : list->second) {
        if (std::find(faces.begin(), faces.end(), face) == faces.end()) faces.push_back(face);
      }
    }
    return faces;
  }

  void read_role(const XMLElement& element) {
    allow_attributes(element, {"names"});
    RoleDeclaration role{words(required(element, "names")), {}};
    for (const XMLElement* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
      if (std::string_view(child->Name()) != "for") {
        report(*child, fmt::format("<{}> means nothing in <role>", child->Name()), "use for");
        continue;
      }
      allow_attributes(*child, {"languages", "faces"});
      ChainDeclaration chain{
          words(required(*child, "languages")), read_faces(*child), line_of(*child)};
      if (!chain.languages.empty()) role.chains.push_back(std::move(chain));
    }
    if (role.chains.empty())
      report(element, "a role has no languages", "write <for languages=\"*\" faces=\"...\"/>");
    else
      result_.roles.push_back(std::move(role));
  }

  const std::filesystem::path& file_;
  DiagnosticSink& sink_;
  FontSetDeclaration result_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> lists_;
};

}  // namespace

FontSetDeclaration read_declaration(const std::filesystem::path& file, DiagnosticSink& sink) {
  tinyxml2::XMLDocument document;
  const tinyxml2::XMLError error = document.LoadFile(file.c_str());
  if (error == tinyxml2::XML_ERROR_FILE_NOT_FOUND ||
      error == tinyxml2::XML_ERROR_FILE_COULD_NOT_BE_OPENED ||
      error == tinyxml2::XML_ERROR_FILE_READ_ERROR)
    throw Failure(fmt::format("The font set {} cannot be read.", file.string()));
  const XMLElement* root = document.RootElement();
  if (error == tinyxml2::XML_SUCCESS && root != nullptr &&
      std::string_view(root->Name()) == "fontset")
    return DeclarationReader(file, sink).read(*root);
  const std::uint32_t line = root != nullptr && error == tinyxml2::XML_SUCCESS
                                 ? line_of(*root)
                                 : static_cast<std::uint32_t>(std::max(document.ErrorLineNum(), 0));
  sink.report({.code = Code::bad_font_set,
               .file = file.string(),
               .line = line,
               .column = 0,
               .arguments = {error == tinyxml2::XML_SUCCESS ? "the root is not <fontset>"
                                                            : "it is not well-formed XML",
                             "see fonts/fontset.xml for the form"}});
  throw Failure(fmt::format("The font set {} cannot be used.", file.string()));
}

}  // namespace qianzi::fonts
