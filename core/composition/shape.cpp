#include "composition/shape.h"

#include <hb.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <array>
#include <functional>
#include <span>

namespace qianzi::composition {
namespace {

constexpr hb_feature_t feature(hb_tag_t tag, std::uint32_t value) {
  return {tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

// Wide runs: marks that have a Latin and a full-width form take the latter; kerning is for
// proportional text, and pulls full-width kana together in some fonts.
constexpr std::array wide_features = {feature(HB_TAG('f', 'w', 'i', 'd'), 1),
                                      feature(HB_TAG('k', 'e', 'r', 'n'), 0),
                                      feature(HB_TAG('v', 'k', 'r', 'n'), 0)};
// One or the other: a face asked for both would move a mark of horizontal text up as well.
constexpr std::array half_features = {feature(HB_TAG('f', 'w', 'i', 'd'), 1),
                                      feature(HB_TAG('k', 'e', 'r', 'n'), 0),
                                      feature(HB_TAG('h', 'a', 'l', 't'), 1)};
constexpr std::array vertical_half_features = {feature(HB_TAG('f', 'w', 'i', 'd'), 1),
                                               feature(HB_TAG('v', 'k', 'r', 'n'), 0),
                                               feature(HB_TAG('v', 'h', 'a', 'l'), 1)};
// Chinese faces give Latin quotation marks their full-width form unless told otherwise.
constexpr std::array narrow_features = {feature(HB_TAG('p', 'w', 'i', 'd'), 1)};
// A solidus cut to half an em would reach into its neighbours; faces have one that does not.
constexpr std::array solidus_features = {feature(HB_TAG('h', 'w', 'i', 'd'), 1)};
// Full-width marks that share an em lose their white space before anything is squeezed.
constexpr std::array tcy_features = {feature(HB_TAG('p', 'w', 'i', 'd'), 1),
                                     feature(HB_TAG('h', 'a', 'l', 't'), 1)};

hb_script_t script_of(int code) {
  if (code == USCRIPT_HAN) return HB_SCRIPT_HAN;
  if (code == USCRIPT_LATIN) return HB_SCRIPT_LATIN;
  return hb_script_from_string(uscript_getShortName(static_cast<UScriptCode>(code)), -1);
}

hb_direction_t direction_of(const ShapedRun& run) {
  if (run.orientation == Orientation::upright) return HB_DIRECTION_TTB;
  return run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
}

ShapedGlyph
glyph_of(const hb_glyph_info_t& info, const hb_glyph_position_t& position, bool vertical) {
  const std::int32_t advance = vertical ? -position.y_advance : position.x_advance;
  return {info.codepoint,
          FontUnits(std::max(advance, 0)),
          FontUnits(position.x_offset),
          FontUnits(position.y_offset)};
}

/// Middle of a glyph's ink from its origin.
struct Middle {
  std::int32_t x = 0;
  std::int32_t y = 0;
};
Middle middle_of(hb_font_t* font, std::uint32_t glyph) {
  hb_glyph_extents_t extents{};
  hb_font_get_glyph_extents(font, glyph, &extents);
  return {extents.x_bearing + extents.width / 2, extents.y_bearing + extents.height / 2};
}

/// A figure or sign made a picture by an enclosing keycap (UTS 51): fonts leave the cap beside it.
bool is_keycap(const Cluster& cluster) {
  return cluster.character < 0x80 && is_wide(cluster.value) &&
         cluster.glyph_end > cluster.glyph_begin + 1;
}

void set_alone(const ShapedGlyph& glyph,
               const ShapedRun& run,
               Cluster& cluster,
               std::vector<ShapedGlyph>& glyphs) {
  cluster.glyph_begin = static_cast<std::uint32_t>(glyphs.size());
  cluster.glyph_end = cluster.glyph_begin + 1;
  cluster.advance += at_size(glyph.advance, run.units_per_em, run.size);
  glyphs.push_back(glyph);
}

/// Joins clusters [run.begin, run.end) that have no glyph to the one before them and moves the rest
/// to `to`. Returns the end of what was kept.
std::uint32_t keep_clusters(ShapedRun& run, std::uint32_t to, std::vector<Cluster>& clusters) {
  const std::uint32_t first = to;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const Cluster cluster = clusters[i];
    const bool joined = cluster.glyph_begin == cluster.glyph_end && to > first &&
                        cluster.value != Class::line_break;
    if (!joined) {
      clusters[to++] = cluster;
      continue;
    }
    Cluster& before = clusters[to - 1];
    before.ems += cluster.ems;
    before.break_after = cluster.break_after;
    before.joint = cluster.joint;
  }
  run.begin = first;
  run.end = to;
  return to;
}

}  // namespace

std::size_t Shaper::KeyHash::operator()(const Key& key) const {
  const std::size_t mixed = key.character * 0x9E3779B97F4A7C15U + key.face * 2U + key.vertical;
  return mixed ^ (std::hash<const void*>()(key.language));
}

Shaper::Shaper(const fonts::FontSet& fonts) : fonts_(fonts), buffer_(hb_buffer_create()) {}

Shaper::~Shaper() {
  hb_buffer_destroy(buffer_);
}

void Shaper::shape(const StyledText& text, const CollectedText& collected, ShapedText& shaped) {
  std::vector<hb_language_t> languages;
  for (const std::string& tag : collected.languages) languages.push_back(language(tag));
  shaped.glyphs.reserve(shaped.clusters.size() + shaped.clusters.size() / 16);
  std::uint32_t kept = 0;
  for (ShapedRun& run : shaped.runs) {
    const hb_language_t of_run = languages[collected.looks[run.look].language];
    if (run.wide && !run.tcy) {
      shape_wide(text.text, run, of_run, shaped);
    } else if (shaped.clusters[run.begin].value != Class::line_break) {
      shape_run(text.text, run, of_run, shaped);
    }
    kept = keep_clusters(run, kept, shaped.clusters);
  }
  shaped.clusters.resize(kept);
}

/// OPTIMIZATION: hb_shape is called where a character may change beside its neighbours; what others
/// become is remembered.
void Shaper::shape_wide(std::string_view text,
                        const ShapedRun& run,
                        hb_language_t language,
                        ShapedText& shaped) {
  const fonts::Face& face = fonts_.face(run.face);
  LoneGlyphs& alone =
      lone_glyphs({face.shaping_font(), language, run.orientation == Orientation::upright});
  const bool by_character = alone.usable() && run.script == USCRIPT_HAN && run.level % 2 == 0 &&
                            face.has(reference_ideograph());
  if (!by_character) return shape_run(text, run, language, shaped);
  ShapedRun together = run;  // from where characters may change each other
  together.end = run.begin;
  LoneGlyph last;
  const auto shape_together = [&] {
    const std::uint32_t count = together.end - together.begin;
    if (count == 1 && last.state == LoneGlyph::State::sensitive) {
      set_alone(last.glyph, run, shaped.clusters[together.begin], shaped.glyphs);
    } else if (count > 0) {
      shape_run(text, together, language, shaped);
    }
  };
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    Cluster& cluster = shaped.clusters[i];
    const bool single = shaped.cluster_end(i) - cluster.begin == U8_LENGTH(cluster.character);
    const LoneGlyph lone = single ? lone_glyph(alone, cluster.character) : LoneGlyph{};
    if (lone.state == LoneGlyph::State::inert) {
      shape_together();
      set_alone(lone.glyph, run, cluster, shaped.glyphs);
      together.begin = i + 1;
    }
    together.end = i + 1;
    last = lone;
  }
  shape_together();
}

LoneGlyphs& Shaper::lone_glyphs(const WideShaping& shaping) {
  for (LoneGlyphs& known : alone_) {
    if (known.shaping() == shaping) return known;
  }
  return alone_.emplace_back(shaping, wide_features);
}

LoneGlyph Shaper::lone_glyph(LoneGlyphs& alone, char32_t character) {
  LoneGlyph& entry = alone.entry(character);
  if (entry.state != LoneGlyph::State::unknown) return entry;
  const WideShaping& shaping = alone.shaping();
  entry.glyph = shape_one(character, shaping, wide_features);
  entry.state = entry.glyph.id == 0          ? LoneGlyph::State::unfit
                : alone.interacts(character) ? LoneGlyph::State::sensitive
                                             : LoneGlyph::State::inert;
  return entry;
}

/// Fills `glyphs` with what HarfBuzz makes of a run.
void Shaper::shape_glyphs(std::string_view text,
                          const ShapedRun& run,
                          hb_language_t language,
                          const ShapedText& shaped,
                          RunGlyphs& glyphs) {
  const std::uint32_t begin = shaped.clusters[run.begin].begin;
  const std::uint32_t end = shaped.cluster_end(run.end - 1);
  hb_buffer_clear_contents(buffer_);
  hb_buffer_add_utf8(
      buffer_, text.data(), static_cast<int>(text.size()), begin, static_cast<int>(end - begin));
  hb_buffer_set_direction(buffer_, direction_of(run));
  hb_buffer_set_script(buffer_, script_of(run.script));
  hb_buffer_set_language(buffer_, language);
  hb_font_t* font = fonts_.face(run.face).shaping_font();
  if (run.tcy) {
    hb_shape(font, buffer_, tcy_features.data(), tcy_features.size());
  } else if (run.wide) {
    hb_shape(font, buffer_, wide_features.data(), wide_features.size());
  } else {
    hb_shape(font, buffer_, narrow_features.data(), narrow_features.size());
  }
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  const bool vertical = run.orientation == Orientation::upright;
  glyphs.clear();
  glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    ShapedGlyph glyph = glyph_of(infos[i], positions[i], vertical);
    if (glyph.id == 0) glyph.advance = FontUnits(static_cast<std::int32_t>(run.units_per_em));
    glyphs.push_back({glyph, infos[i].cluster - begin});
  }
}

/// OPTIMIZATION: words come again and again, and neither Latin nor Han changes beside what stands
/// around its run; so what a short run came to is remembered.
const Shaper::RunGlyphs& Shaper::glyphs_of(std::string_view text,
                                           const ShapedRun& run,
                                           hb_language_t language,
                                           const ShapedText& shaped) {
  constexpr std::size_t longest = 64;  // bytes
  constexpr std::size_t most = 8192;
  const std::uint32_t begin = shaped.clusters[run.begin].begin;
  const std::uint32_t length = shaped.cluster_end(run.end - 1) - begin;
  const bool alone = run.script == USCRIPT_LATIN || run.script == USCRIPT_HAN;
  if (!alone || run.level != 0 || length > longest) {
    shape_glyphs(text, run, language, shaped, glyphs_);
    return glyphs_;
  }
  const auto add = [this](const auto& value) {
    known_key_.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  known_key_.clear();
  add(run.face.index);
  add(language);
  add(run.script);
  add(run.orientation);
  add(static_cast<char>((run.wide ? 1 : 0) + (run.tcy ? 2 : 0)));
  known_key_ += text.substr(begin, length);
  const auto found = known_.find(known_key_);
  if (found != known_.end()) return found->second;
  if (known_.size() >= most) known_.clear();
  RunGlyphs& glyphs = known_[known_key_];
  shape_glyphs(text, run, language, shaped, glyphs);
  return glyphs;
}

void Shaper::shape_run(std::string_view text,
                       const ShapedRun& run,
                       hb_language_t language,
                       ShapedText& shaped) {
  take_glyphs(glyphs_of(text, run, language, shaped), run, shaped);
  if (run.wide && !fonts_.face(run.face).has(reference_ideograph())) set_pictures(run, shaped);
}

/// Symbols of a face that knows no em square: a keycap goes around its figure, and in a vertical
/// line, for which such a face has no metrics, each glyph stands in the middle of one em.
void Shaper::set_pictures(const ShapedRun& run, ShapedText& shaped) {
  hb_font_t* font = fonts_.face(run.face).shaping_font();
  const auto em = static_cast<std::int32_t>(run.units_per_em);
  const bool upright = run.orientation == Orientation::upright;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    Cluster& cluster = shaped.clusters[i];
    const bool keycap = is_keycap(cluster);
    if (!keycap && !upright) continue;
    const std::span glyphs(shaped.glyphs.begin() + cluster.glyph_begin,
                           shaped.glyphs.begin() + cluster.glyph_end);
    const Middle first = middle_of(font, glyphs.front().id);
    const Middle place = {upright ? 0 : em / 2, upright ? -em / 2 : first.y};
    cluster.advance = Pt(0);
    for (ShapedGlyph& glyph : glyphs) {
      const Middle middle = middle_of(font, glyph.id);
      const bool last = &glyph == &glyphs.back();
      const bool seen = keycap ? last : middle.x != 0 || middle.y != 0;
      glyph.x_offset = FontUnits(place.x - middle.x);
      glyph.y_offset = FontUnits(place.y - middle.y);
      glyph.advance = FontUnits(seen ? em : 0);
      if (seen) cluster.advance += run.size;
    }
  }
}

void Shaper::take_glyphs(const RunGlyphs& glyphs, const ShapedRun& run, ShapedText& shaped) {
  const std::uint32_t begin = shaped.clusters[run.begin].begin;
  const bool backward = HB_DIRECTION_IS_BACKWARD(direction_of(run));
  std::uint32_t at = backward ? run.end - 1 : run.begin;
  Cluster* owner = nullptr;
  for (const RunGlyph& each : glyphs) {
    const std::uint32_t byte = begin + each.byte;
    while (at + 1 < run.end && shaped.clusters[at + 1].begin <= byte) ++at;
    while (at > run.begin && shaped.clusters[at].begin > byte) --at;
    Cluster& cluster = shaped.clusters[at];
    const auto index = static_cast<std::uint32_t>(shaped.glyphs.size());
    if (&cluster != owner) cluster.glyph_begin = index;
    owner = &cluster;
    shaped.glyphs.push_back(each.glyph);
    cluster.glyph_end = index + 1;
    cluster.advance += at_size(each.glyph.advance, run.units_per_em, run.size);
  }
}

hb_language_t Shaper::language(const std::string& tag) {
  return hb_language_from_string(tag.data(), static_cast<int>(tag.size()));
}

MarkForm Shaper::mark_form(char32_t character, const ShapedRun& run, hb_language_t language) {
  return look_up({character, run.face.index, language, run.orientation == Orientation::upright});
}

ShapedGlyph Shaper::solidus(char32_t character, const ShapedRun& run, hb_language_t language) {
  const auto known = solidi_.find(run.face.index);
  if (known != solidi_.end()) return known->second;
  const WideShaping shaping{fonts_.face(run.face).shaping_font(), language, false};
  ShapedGlyph glyph = shape_one(character, shaping, solidus_features);
  const auto em = static_cast<std::int32_t>(run.units_per_em);
  if (glyph.advance * 2 != FontUnits(em)) glyph = shape_one('/', shaping, narrow_features);
  return solidi_.emplace(run.face.index, glyph).first->second;
}

bool Shaper::has_vertical_form(char32_t character, FaceId face, const std::string& tag) {
  Key key{character, face.index, language(tag), true};
  const auto known = vertical_forms_.find(key);
  if (known != vertical_forms_.end()) return known->second;
  const std::uint32_t upright = shape_mark(key, false).id;
  key.vertical = false;
  const bool found = shape_mark(key, false).id != upright;
  key.vertical = true;
  vertical_forms_.emplace(key, found);
  return found;
}

MarkForm Shaper::look_up(const Key& key) {
  const auto known = forms_.find(key);
  if (known != forms_.end()) return known->second;
  const FontUnits em(static_cast<std::int32_t>(fonts_.face({key.face}).info().units_per_em));
  const ShapedGlyph full = shape_mark(key, false);
  const ShapedGlyph half = shape_mark(key, true);
  MarkForm form;
  form.one_em = full.advance == em;
  form.has_half = form.one_em && half.advance < full.advance;
  form.advance = half.advance;
  form.x_offset = half.x_offset;
  form.y_offset = half.y_offset;
  form.before = key.vertical ? half.y_offset - full.y_offset : full.x_offset - half.x_offset;
  form.font_has_halves = form.has_half;
  forms_.emplace(key, form);
  if (form.has_half || key.character == reference_full_stop()) return form;
  Key stop = key;
  stop.character = reference_full_stop();
  form.font_has_halves = look_up(stop).has_half;
  forms_[key] = form;
  return form;
}

ShapedGlyph Shaper::shape_mark(const Key& key, bool half) {
  std::span<const hb_feature_t> features = wide_features;
  if (half) features = key.vertical ? vertical_half_features : half_features;
  hb_font_t* font = fonts_.face({key.face}).shaping_font();
  return shape_one(key.character, {font, key.language, key.vertical}, features);
}

/// Glyph 0 if it is not exactly one.
ShapedGlyph Shaper::shape_one(char32_t character,
                              const WideShaping& shaping,
                              std::span<const hb_feature_t> features) {
  std::array<std::uint8_t, 4> bytes{};
  int length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, character);
  hb_buffer_clear_contents(buffer_);
  hb_buffer_add_utf8(buffer_, reinterpret_cast<const char*>(bytes.data()), length, 0, length);
  hb_buffer_set_direction(buffer_, shaping.vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer_, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer_, shaping.language);
  hb_shape(shaping.font, buffer_, features.data(), static_cast<unsigned>(features.size()));
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  return count == 1 ? glyph_of(infos[0], positions[0], shaping.vertical) : ShapedGlyph{};
}

Ink Shaper::ink(const ShapedText& shaped, const Cluster& cluster) const {
  if (cluster.glyph_begin == cluster.glyph_end) return {};
  const ShapedRun& run = shaped.runs[cluster.run];
  const ShapedGlyph& glyph = shaped.glyphs[cluster.glyph_begin];
  hb_glyph_extents_t box{};
  if (hb_font_get_glyph_extents(fonts_.face(run.face).shaping_font(), glyph.id, &box) == 0) {
    return {};
  }
  const auto length = [&](double units) {
    return run.size * (units / static_cast<double>(run.units_per_em));
  };
  const double x = glyph.x_offset.value() + box.x_bearing + box.width / 2.0;
  const double y = glyph.y_offset.value() + box.y_bearing + box.height / 2.0;
  // HarfBuzz's heights are negative: from the top down.
  if (run.orientation != Orientation::upright)
    return {length(x), length(y), length(-box.height / 2.0)};
  return {length(-y), length(x), length(box.width / 2.0)};
}

ShapedGlyph Shaper::hyphen(const ShapedRun& run) {
  const auto known = hyphens_.find(run.face.index);
  if (known != hyphens_.end()) return known->second;
  hb_buffer_clear_contents(buffer_);
  hb_buffer_add_utf8(buffer_, "-", 1, 0, 1);
  hb_buffer_set_direction(buffer_, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer_, HB_SCRIPT_LATIN);
  hb_buffer_set_language(buffer_, language("und"));
  hb_font_t* font = fonts_.face(run.face).shaping_font();
  hb_shape(font, buffer_, narrow_features.data(), narrow_features.size());
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  const ShapedGlyph glyph = count == 1 ? glyph_of(infos[0], positions[0], false) : ShapedGlyph{};
  return hyphens_.emplace(run.face.index, glyph).first->second;
}

Em Shaper::baseline_drop(FaceId face) {
  const auto known = drops_.find(face.index);
  if (known != drops_.end()) return known->second;
  const FaceInfo& info = fonts_.face(face).info();
  const double em = info.units_per_em;
  Em drop((info.ascender + info.descender).value() / 2.0 / em);
  if (fonts_.face(face).has(reference_ideograph())) {
    // The vertical origin is where the em square begins: its middle is half an em below.
    const Key key{reference_ideograph(), face.index, language("und"), true};
    drop = Em(-shape_mark(key, false).y_offset.value() / em - 0.5);
  }
  drops_.emplace(face.index, drop);
  return drop;
}

}  // namespace qianzi::composition
