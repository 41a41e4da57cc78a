#include "reading.h"

#include "shell.h"

#include <span>

namespace qianzi::html {
namespace {

struct Choice {
  std::string_view value;
  std::string_view label;
};

XhtmlElement input(std::string_view type, std::string_view group, const Choice& choice, bool on) {
  XhtmlElement made = element("input");
  // No article's id begins with an underscore.
  made.attributes = {{"type", std::string(type)},
                     {"name", std::string(group)},
                     {"value", std::string(choice.value)},
                     {"id", std::string("_").append(choice.value)}};
  if (on) made.attributes.push_back({"checked", ""});
  XhtmlElement label = element("label");
  label.children.emplace_back(std::move(made));
  label.children.emplace_back(std::string(" ").append(choice.label));
  return label;
}

XhtmlElement group(std::string_view legend) {
  XhtmlElement made = element("fieldset");
  made.children.emplace_back(element("legend", {}, legend));
  return made;
}

XhtmlElement choice_of(std::string_view name,
                       std::string_view legend,
                       std::span<const Choice> choices,
                       std::string_view chosen) {
  XhtmlElement made = group(legend);
  for (const Choice& choice : choices) {
    made.children.emplace_back(input("radio", name, choice, choice.value == chosen));
  }
  return made;
}

}  // namespace

void add_reading(XhtmlElement& header,
                 std::string_view path,
                 const ReadingChoices& choices,
                 const Words& words) {
  const Choice colours[] = {{"automatic", words.automatic},
                            {"light", words.light},
                            {"sepia", words.sepia},
                            {"dark", words.dark}};
  const Choice sizes[] = {{"small", words.small},
                          {"medium", words.medium},
                          {"large", words.large},
                          {"largest", words.largest}};
  const Choice lines[] = {{"horizontal", words.horizontal}, {"vertical", words.vertical}};
  XhtmlElement panel = element("div", "choices");
  panel.children.emplace_back(choice_of("colours", words.colours, colours, "automatic"));
  panel.children.emplace_back(choice_of("size", words.size, sizes, "medium"));
  if (choices.lines) {
    const bool vertical = *choices.lines == WritingMode::vertical;
    panel.children.emplace_back(
        choice_of("lines", words.lines, lines, lines[vertical ? 1 : 0].value));
  }
  if (choices.ruby) {
    XhtmlElement ruby = group(words.ruby);
    ruby.children.emplace_back(input("checkbox", "ruby", {"ruby", words.shown}, true));
    panel.children.emplace_back(std::move(ruby));
  }
  XhtmlElement details = element("details", "reading");
  details.children.emplace_back(element("summary", {}, words.reading));
  details.children.emplace_back(std::move(panel));
  header.children.emplace_back(std::move(details));
  XhtmlElement script = element("script");
  script.attributes.push_back({"src", up_from(path) + std::string(choices.script)});
  header.children.emplace_back(std::move(script));
}

}  // namespace qianzi::html
