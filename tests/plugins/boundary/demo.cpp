// A sound plugin with an option of every type: writes what it was given, a line an option, then
// what it was fed.
#include "qianzi/plugin.h"

#include <charconv>
#include <iterator>
#include <string>

namespace {

constexpr qianzi::OptionSpec options[] = {
    {"switch", qianzi::OptionType::flag, "false", "", "a flag"},
    {"count", qianzi::OptionType::integer, "3", "", "an integer"},
    {"level", qianzi::OptionType::integer, "5", "-9..9", "an integer with a range"},
    {"scale", qianzi::OptionType::number, "1.5", "0..10", "a number with a range"},
    {"words", qianzi::OptionType::text, "", "", "a text"},
    {"paper", qianzi::OptionType::choice, "white", "white|salmon|grey", "a choice"},
};

template <class Number>
std::string digits(Number number) {
  char text[32];
  const auto done = std::to_chars(std::begin(text), std::end(text), number);
  return {std::begin(text), done.ptr};
}

class DemoWriter final : public qianzi::Writer {
public:
  DemoWriter(const qianzi::OptionValues& values, qianzi::Services& services) : services_(services) {
    text_ = std::string("switch ") + (values.flag("switch") ? "on" : "off") + "\n";
    text_ += "count " + digits(values.integer("count")) + "\n";
    text_ += "level " + digits(values.integer("level")) + "\n";
    text_ += "scale " + digits(values.number("scale")) + "\n";
    text_ += "words " + values.text("words") + "\n";
    text_ += "paper " + values.text("paper") + "\n";
  }
  void begin(const qianzi::EditionHead& head) override {
    text_ += "begin " + head.id + " at " + digits(services_.timestamp()) + "\n";
  }
  void page(const qianzi::Page& page) override { text_ += "page " + page.number + "\n"; }
  void article(const qianzi::Article& article, const qianzi::XhtmlDocument& /*tree*/) override {
    text_ += "article " + article.id + "\n";
  }
  void finish() override {
    const auto file = services_.create({});
    file->write(std::as_bytes(std::span(text_)));
    file->close();
    qianzi::Diagnostic note;
    note.code = qianzi::Code::writer_note;
    note.arguments = {"demo has spoken", ""};
    services_.report(note);
  }

private:
  qianzi::Services& services_;
  std::string text_;
};

qianzi::Wants wants(const qianzi::OptionValues& /*options*/) {
  return {.pages = true, .articles = true};
}

std::unique_ptr<qianzi::Writer> create(const qianzi::OptionValues& values,
                                       qianzi::Services& services) {
  return std::make_unique<DemoWriter>(values, services);
}

}  // namespace

QIANZI_EXPORT_PLUGIN = {qianzi::abi_number,
                        qianzi::build_fingerprint,
                        "Demo",
                        "2.1",
                        "demo",
                        "demo.txt",
                        "text/plain",
                        qianzi::OutputShape::file,
                        options,
                        std::size(options),
                        wants,
                        create};
