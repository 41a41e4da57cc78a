#include "batch/compose.h"

#include "batch/disk_files.h"
#include "batch/gravity.h"
#include "batch/job.h"
#include "design/length.h"
#include "host/press.h"
#include "model/text.h"
#include "readers/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace qianzi::batch {
namespace {

using State = readers::FileSource::State;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Pt length_of(std::string_view option, const std::string& text) {
  const auto length = design::parse_length(text);
  if (!length || *length <= Pt(0)) {
    throw UsageError(
        fmt::format("{} {}: it must be a length above 0: 9pt, 3.5mm, or 小五", option, text));
  }
  return *length;
}

/// The style and measure that the request's words say.
host::Galley galley_for(const ComposeRequest& request) {
  host::Galley galley;
  galley.file = request.input;
  galley.style = request.style;
  ParagraphStyle& style = galley.style;
  if (!model::is_language_tag(style.language)) {
    throw UsageError(fmt::format("--lang {}: it must be a language tag such as zh-Hans, ja or ko",
                                 style.language));
  }
  style.size = length_of("--size", request.size);
  style.leading = style.size * 1.75;
  const auto ems = design::parse_em(request.measure);
  galley.measure = ems ? *ems * style.size : length_of("--measure", request.measure);
  const auto indent = design::parse_em(request.first_indent);
  if (!indent) {
    throw UsageError(fmt::format("--indent {}: it must be in ems: 2em", request.first_indent));
  }
  style.first_indent = *indent;
  return galley;
}

/// The input's bytes; empty if there are none to be had, which is reported.
std::optional<std::string> bytes_of(const ComposeRequest& request, DiagnosticSink& sink) {
  if (request.typed) return request.typed;
  const readers::Limits limits;
  const std::string& path = request.input;
  auto content = DiskFiles().read(path, limits.file_bytes);
  switch (content.state) {
  case State::found:
    return std::move(content.bytes);
  case State::not_found:
    sink.report({Code::file_not_found, path, 0, 0, {path}});
    break;
  case State::too_large:
    sink.report({Code::file_too_large, path, 0, 0, {path, fmt::format("{}", limits.file_bytes)}});
    break;
  default:
    sink.report({Code::file_unreadable, path, 0, 0, {path, content.reason}});
  }
  return std::nullopt;
}

bool is_markup(const ComposeRequest& request, std::string_view bytes) {
  return request.input.ends_with(".xml") || bytes.starts_with('<') ||
         bytes.starts_with(std::string(byte_order_mark) + '<');
}

std::vector<host::GalleyParagraph> paragraphs_of_lines(std::string_view text) {
  std::vector<host::GalleyParagraph> paragraphs;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const SourcePosition where{number, 1};
    paragraphs.push_back({model::inlines_of(std::string(line), where), {}, where});
  }
  return paragraphs;
}

/// Empty if the markup is not usable.
std::optional<std::vector<host::GalleyParagraph>>
paragraphs_of(const ComposeRequest& request, std::string_view bytes, DiagnosticSink& sink) {
  if (!is_markup(request, bytes)) return paragraphs_of_lines(bytes);
  auto fragment = readers::read_fragment(bytes, request.input, readers::Limits(), sink);
  if (!fragment) return std::nullopt;
  std::vector<host::GalleyParagraph> paragraphs;
  for (readers::FragmentParagraph& each : *fragment) {
    paragraphs.push_back({std::move(each.content), std::move(each.language), each.where});
  }
  return paragraphs;
}

/// The font set would take `body` for a role it does not know.
void check_role(const std::string& role, host::Press& press) {
  std::vector<std::string> known;
  for (const auto& resolution : press.fonts().resolutions()) {
    if (resolution.role == role) return;
    if (std::ranges::find(known, resolution.role) == known.end()) known.push_back(resolution.role);
  }
  throw UsageError(fmt::format(
      "--role {}: the font set has no such role; it has {}", role, fmt::join(known, ", ")));
}

host::GalleyForm galley_form(ComposeForm form) {
  switch (form) {
  case ComposeForm::json:
    return host::GalleyForm::json;
  case ComposeForm::svg:
    return host::GalleyForm::svg;
  default:
    return host::GalleyForm::text;
  }
}

}  // namespace

ExitCode compose(const ComposeRequest& request,
                 const Environment& environment,
                 DiagnosticSink& sink,
                 std::string& output) {
  host::Galley galley = galley_for(request);
  Gravity gravity(sink);
  const auto bytes = bytes_of(request, gravity);
  if (!bytes) return gravity.code();
  auto paragraphs = paragraphs_of(request, *bytes, gravity);
  if (!paragraphs) return gravity.code();
  galley.paragraphs = std::move(*paragraphs);
  try {
    host::Press press(environment.font_set(), gravity);
    check_role(request.style.role, press);
    output = press.compose(galley, {galley_form(request.form), request.guides});
  } catch (const Failure& failure) {
    gravity.fail(failure.what());
  }
  return gravity.code();
}

}  // namespace qianzi::batch
