#include "clusters.h"

#include "strings.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

/// Begin and end of the cluster of each group of glyphs.
std::string_view
cluster_text(const GlyphRun& run, const std::vector<std::uint32_t>& begins, std::uint32_t cluster) {
  const auto place = std::upper_bound(begins.begin(), begins.end(), cluster);
  const std::size_t size = run.text.size();
  // What stands before the first cluster has no glyph (a byte order mark): the first one has it.
  const std::size_t begin = cluster == begins.front() ? 0 : std::min<std::size_t>(cluster, size);
  const std::size_t end = place == begins.end() ? size : std::min<std::size_t>(*place, size);
  return std::string_view(run.text).substr(begin, end - begin);
}

std::vector<std::string_view> code_points(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    std::string_view rest = text;
    static_cast<void>(take_code_point(rest));
    out.push_back(text.substr(0, text.size() - rest.size()));
    text = rest;
  }
  return out;
}

void share_out(std::string_view text, std::size_t count, std::vector<GlyphText>& out) {
  const std::vector<std::string_view> points = code_points(text);
  const bool surplus = points.size() < count;
  std::string_view left = text;
  for (std::size_t i = 0; i < count; ++i) {
    GlyphText glyph;
    glyph.surplus = surplus;
    glyph.first = i == 0;
    glyph.cluster = text;
    if (i < points.size()) {
      const bool last = i + 1 == count;
      glyph.text = last ? left : points[i];
      left.remove_prefix(glyph.text.size());
    }
    out.push_back(glyph);
  }
}

/// Each glyph has a cluster of its own, in the order of the text.
bool one_glyph_each(const GlyphRun& run) {
  for (std::size_t i = 0; i + 1 < run.glyphs.size(); ++i) {
    if (run.glyphs[i].cluster >= run.glyphs[i + 1].cluster) return false;
  }
  return run.glyphs.empty() || run.glyphs.back().cluster < run.text.size();
}

/// OPTIMIZATION: glyph_texts where nothing has to be looked for, which is nearly everywhere.
void share_in_order(const GlyphRun& run, std::vector<GlyphText>& out) {
  const std::string_view text = run.text;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const std::size_t end = i + 1 == run.glyphs.size() ? text.size() : run.glyphs[i + 1].cluster;
    const std::string_view own = text.substr(begin, end - begin);
    out.push_back({own, false, true, own});
    begin = end;
  }
}

}  // namespace

void glyph_texts(const GlyphRun& run, std::vector<GlyphText>& out) {
  out.clear();
  if (one_glyph_each(run)) {
    share_in_order(run, out);
    return;
  }
  std::vector<std::uint32_t> begins;
  begins.reserve(run.glyphs.size());
  for (const Glyph& glyph : run.glyphs) {
    if (begins.empty() || begins.back() != glyph.cluster) begins.push_back(glyph.cluster);
  }
  if (!std::is_sorted(begins.begin(), begins.end())) std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());

  out.reserve(run.glyphs.size());
  for (std::size_t i = 0; i < run.glyphs.size();) {
    std::size_t end = i + 1;
    while (end < run.glyphs.size() && run.glyphs[end].cluster == run.glyphs[i].cluster) ++end;
    const std::string_view text = cluster_text(run, begins, run.glyphs[i].cluster);
    if (end == i + 1) {
      out.push_back({text, text.empty(), true, text});
    } else {
      share_out(text, end - i, out);
    }
    i = end;
  }
}

}  // namespace qianzi::pdf
