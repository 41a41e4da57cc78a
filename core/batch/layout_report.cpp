#include "batch/layout_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>

namespace qianzi::batch {
namespace {

using Json = nlohmann::ordered_json;

double percent(const host::PageReport& report) {
  return report.lines == 0 ? 0 : 100.0 * report.filled / report.lines;
}

/// 1-3, or 4 where it is one alone.
std::string range(int first, int count) {
  return count == 1 ? fmt::format("{}", first) : fmt::format("{}-{}", first, first + count - 1);
}

std::string article_line(const host::ArticleReport& article) {
  std::string line = fmt::format("  {}: columns {}, lines {}",
                                 article.article,
                                 range(article.cells.column + 1, article.cells.span),
                                 range(article.cells.top + 1, article.cells.lines));
  const auto out = std::back_inserter(line);
  if (article.sheet > 0) fmt::format_to(out, " of continuation page {}", article.sheet);
  if (article.by_hand) line += ", by hand";
  if (article.continued) line += ", continued";
  if (article.headline > 0) fmt::format_to(out, ", headline {:.1f} pt", article.headline);
  if (article.overset > 0) {
    fmt::format_to(out, ", {} lines overset", article.overset);
    line += article.goes_on.empty() ? ", on a continuation page"
                                    : fmt::format(", on page {}", article.goes_on);
  }
  return line + "\n";
}

std::string worst_line(std::string_view which, const host::LineReport& line) {
  return fmt::format(
      "  {} line {:+.1f} %, {}: {}\n", which, line.adjustment * 100, line.article, line.text);
}

Json line_json(const std::optional<host::LineReport>& line) {
  if (!line) return nullptr;
  return Json{{"article", line->article}, {"text", line->text}, {"adjustment", line->adjustment}};
}

Json article_json(const host::ArticleReport& article) {
  return Json{{"article", article.article},
              {"sheet", article.sheet},
              {"column", article.cells.column + 1},
              {"columns", article.cells.span},
              {"line", article.cells.top + 1},
              {"lines", article.cells.lines},
              {"by_hand", article.by_hand},
              {"continued", article.continued},
              {"headline", article.headline},
              {"overset", article.overset},
              {"goes_on", article.goes_on}};
}

}  // namespace

std::string layout_text(const host::PageReport& report) {
  std::string text = fmt::format("page {} {}: {:.0f} % of {} column lines filled",
                                 report.number,
                                 report.name,
                                 percent(report),
                                 report.lines);
  const auto out = std::back_inserter(text);
  if (report.overset > 0) fmt::format_to(out, ", {} overset", report.overset);
  if (report.sheets > 1) fmt::format_to(out, ", continuation pages: {}", report.sheets - 1);
  text += "\n";
  for (const host::ArticleReport& article : report.articles) text += article_line(article);
  if (report.loosest) text += worst_line("loosest", *report.loosest);
  if (report.tightest) text += worst_line("tightest", *report.tightest);
  return text;
}

std::string layout_json(const host::PageReport& report) {
  Json json{{"page", report.number},
            {"name", report.name},
            {"sheets", report.sheets},
            {"lines", report.lines},
            {"filled", report.filled},
            {"overset", report.overset},
            {"articles", Json::array()},
            {"loosest", line_json(report.loosest)},
            {"tightest", line_json(report.tightest)}};
  for (const host::ArticleReport& article : report.articles) {
    json["articles"].push_back(article_json(article));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace qianzi::batch
