#include "host/press.h"

#include "host/services.h"
#include "host/staging.h"
#include "images/images.h"
#include "makeup/dump.h"
#include "model/text.h"
#include "xhtml/xhtml.h"

#include <exception>
#include <optional>
#include <utility>

namespace qianzi::host {

Press::Press(std::filesystem::path font_set, DiagnosticSink& sink)
    : font_set_file_(std::move(font_set)), sink_(sink) {}

void Press::open_fonts(bool pages) {
  if (pages) {
    reading_ahead_ = std::async(std::launch::async, [this] { makeup::read_ahead(*hyphenator_); });
  }
  opening_ = std::async(std::launch::async,
                        [this] { return fonts::load_font_set(font_set_file_, font_diagnostics_); });
}

const fonts::FontSet& Press::fonts() {
  if (opening_.valid()) {
    opening_.wait();
    for (Diagnostic& each : font_diagnostics_.entries) sink_.report(std::move(each));
    font_diagnostics_.entries.clear();
    fonts_ = opening_.get();
  }
  if (!fonts_) fonts_ = fonts::load_font_set(font_set_file_, sink_);
  return *fonts_;
}

void Press::examine_images(Edition& edition) {
  const images::Limits limits;
  for (ImageFile& image : edition.images) images::examine(image, limits, sink_);
}

std::vector<std::filesystem::path> Press::feed(const PrintRun& run, StagedOutput& output) {
  const PluginDescriptor& plugin = *run.plugin.descriptor;
  const fonts::FontSet& faces = fonts();
  EditionServices services(run.edition, faces, output, sink_, {run.timestamp, run.catalogue});
  const Wants wants = plugin.wants(run.options);
  const std::unique_ptr<Writer> writer = plugin.create(run.options, services);
  if (!writer) throw Failure("it made no writer");
  writer->begin(run.edition.head);
  if (wants.pages) {
    makeup::Options options;
    options.threads = run.threads;
    options.hyphenator = hyphenator_;
    makeup::make_up(run.edition, run.designs, faces, options, sink_, [&](const Page& page) {
      writer->page(page);
    });
  }
  if (wants.articles) {
    for (const Article& article : run.edition.articles) {
      writer->article(article,
                      xhtml::to_xhtml(article, run.edition.head.writing_mode, run.edition.images));
    }
  }
  writer->finish();
  return output.commit();
}

std::vector<std::filesystem::path> Press::print(const PrintRun& run) {
  std::optional<StagedOutput> output;
  try {
    static_cast<void>(fonts());
    output.emplace(run.destination, run.plugin.descriptor->shape);
  } catch (const Failure& failure) {
    sink_.report({Code::environment_failed, {}, 0, 0, {failure.what()}});
    return {};
  }
  std::string what;
  try {
    return feed(run, *output);
  } catch (const std::exception& error) {
    what = error.what() == nullptr ? "it threw without a word" : error.what();
  } catch (...) {
    what = "it threw something that is no exception";
  }
  sink_.report({Code::plugin_failed, {}, 0, 0, {run.plugin.descriptor->format, what}});
  return {};
}

std::string Press::dump_lines(const Edition& edition, const Designs& designs) {
  return makeup::dump_lines(edition, designs, fonts());
}

std::string Press::dump_pages(const Edition& edition, const Designs& designs, unsigned threads) {
  const fonts::FontSet& faces = fonts();
  const auto name = [&](FaceId id) { return faces.face(id).info().postscript_name; };
  std::string text;
  makeup::Options options;
  options.threads = threads;
  makeup::make_up(edition, designs, faces, options, sink_, [&](const Page& page) {
    text += model::dump(page, name);
  });
  return text;
}

void Press::report_layout(const Edition& edition,
                          const Designs& designs,
                          const std::function<void(const PageReport&)>& reported) {
  makeup::Options options;
  options.reported = reported;
  makeup::make_up(edition, designs, fonts(), options, sink_, [](const Page& /*page*/) {});
}

std::string Press::compose(const Galley& galley, const GalleyView& view) {
  return makeup::show_galley(galley, view, fonts(), sink_);
}

}  // namespace qianzi::host
