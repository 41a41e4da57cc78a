// Plain text: an edition as a file for a terminal, a wire or a reader that knows no markup.
#include "qianzi/plugin.h"

#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace {

constexpr qianzi::OptionSpec options[] = {
    {"indent", qianzi::OptionType::flag, "true", "", "begin paragraphs with two full-width blanks"},
    {"between", qianzi::OptionType::text, "* * *", "", "what stands between two articles"},
};

/// Elements that begin and end a line, and those that are not read aloud twice.
const std::set<std::string_view> lines =
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "caption", "figcaption"};
const std::set<std::string_view> left_out = {"rt", "rp", "img"};

class TxtWriter final : public qianzi::Writer {
public:
  TxtWriter(const qianzi::OptionValues& values, qianzi::Services& services)
      : indent_(values.flag("indent")), between_(values.text("between")), services_(services) {}

  void begin(const qianzi::EditionHead& head) override {
    file_ = services_.create({});
    write(head.title + "\n");
  }

  void article(const qianzi::Article&, const qianzi::XhtmlDocument& document) override {
    write((articles_++ == 0 ? "\n" : "\n" + between_ + "\n\n"));
    text_.clear();
    add(document.article);
    end_line();
    write(text_);
  }

  void finish() override { file_->close(); }

private:
  void add(const qianzi::XhtmlElement& element) {
    if (left_out.contains(element.name)) return;
    const bool line = lines.contains(element.name);
    if (line) end_line();
    if (element.name == "p" && element.attributes.empty() && indent_) text_ += "　　";
    for (const qianzi::XhtmlNode& node : element.children) {
      if (const auto* child = std::get_if<qianzi::XhtmlElement>(&node)) {
        add(*child);
      } else {
        text_ += std::get<std::string>(node);
      }
    }
    if (element.name == "td" || element.name == "th") text_ += '\t';
    if (line) end_line();
  }
  void end_line() {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }
  void write(std::string_view text) { file_->write(std::as_bytes(std::span(text))); }

  bool indent_;
  std::string between_;
  qianzi::Services& services_;
  std::unique_ptr<qianzi::OutputFile> file_;
  std::string text_;
  int articles_ = 0;
};

qianzi::Wants wants(const qianzi::OptionValues&) {
  return {.pages = false, .articles = true};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& values,
                                       qianzi::Services& services) {
  return std::make_unique<TxtWriter>(values, services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "Plain text",
                        "1.0.0",
                        "txt",
                        "txt",
                        "text/plain",
                        qianzi::OutputShape::file,
                        options,
                        std::size(options),
                        wants,
                        create};
