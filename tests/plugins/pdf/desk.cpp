#include "desk.h"

#include <catch2/catch.hpp>
#include <hb-ot.h>
#include <hb.h>

#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace qianzi::pdf::test {

const fonts::FontSet& all_faces() {
  static const auto set = [] {
    DiagnosticList sink;
    auto loaded = fonts::load_font_set(QIANZI_TEST_FOLDER "/fontset.xml", sink);
    if (!sink.entries.empty()) throw std::runtime_error("a face of the test's fontset is missing");
    return loaded;
  }();
  return *set;
}

FaceId cjk() {
  return all_faces().chain("body", "zh-Hans").front();
}
FaceId kai() {
  return all_faces().chain("kai", "zh-Hans").front();
}
FaceId latin() {
  return all_faces().chain("latin", "en").front();
}

namespace {

class MemoryFile final : public OutputFile {
public:
  MemoryFile(DeskServices& services, std::string name)
      : services_(services), name_(std::move(name)) {}
  void write(std::span<const std::byte> data) override {
    size_ += data.size();
    if (size_ > services_.capacity) throw Failure("the disk is full");
    if (services_.keeps) data_.append(reinterpret_cast<const char*>(data.data()), data.size());
  }
  void seek(std::uint64_t) override {
    throw std::logic_error("a PDF is written from its beginning");
  }
  std::uint64_t tell() const override { return size_; }
  void close() override { services_.written = services_.files[name_] = data_; }

private:
  DeskServices& services_;
  std::string name_;
  std::string data_;
  std::uint64_t size_ = 0;
};

}  // namespace

ImageId DeskServices::add_image(const std::string& path) {
  ImageFile image;
  image.path = path;
  image.name = path;
  DiagnosticList sink;
  images::examine(image, {}, sink);
  if (image.format == ImageFormat::unknown) throw std::runtime_error("not an image: " + path);
  images.push_back(image);
  return {static_cast<std::uint32_t>(images.size() - 1)};
}

const FaceInfo& DeskServices::face(FaceId id) const {
  return all_faces().face(id).info();
}
SubsetFace DeskServices::subset(FaceId id, std::span<const std::uint32_t> glyphs) {
  if (!glyphs.empty()) ++subsets[id.index];
  return all_faces().face(id).subset(glyphs);
}
OutlinePath DeskServices::outline(FaceId id, std::uint32_t glyph) {
  return all_faces().face(id).outline(glyph);
}
void DeskServices::gather_text(const XhtmlElement&,
                               TextExtent,
                               std::string_view,
                               std::vector<TextUse>&) const {
  throw std::logic_error("a PDF has no trees");
}
WebFonts DeskServices::web_fonts(std::span<const TextUse>) {
  throw std::logic_error("a PDF has programs, not web fonts");
}
Bytes DeskServices::web_font(FaceId, std::u32string_view) {
  throw std::logic_error("a PDF has programs, not web fonts");
}
const ImageFile& DeskServices::image_file(ImageId id) const {
  return images.at(id.index);
}
EncodedImage DeskServices::encoded_image(ImageId id) {
  return images::load_encoded(images.at(id.index), {});
}
Raster DeskServices::decoded_image(ImageId id) {
  return images::decode(images.at(id.index), {});
}
Raster DeskServices::drawn_image(ImageId id, std::uint32_t width) {
  return images::draw(images.at(id.index), width, {});
}
Bytes DeskServices::vector_image(ImageId id) {
  return images::draw_vectors(images.at(id.index), {});
}
EncodedImage DeskServices::web_image(ImageId) {
  throw std::logic_error("a PDF is no web page");
}
std::vector<EncodedImage> DeskServices::scaled_images(ImageId, std::span<const std::uint32_t>) {
  throw std::logic_error("a PDF is of one size");
}
std::vector<GlyphRun> DeskServices::compose(const Inlines& text, const LineRequest& request) {
  std::string words;
  for (const Inline& part : text) words += std::get<Text>(part.value).text;
  TextSetting setting;
  setting.size = request.size.value();
  return {set_run(words, 0, 0, setting)};
}
std::string DeskServices::markup(const XhtmlElement&, const MarkupOptions&) const {
  throw std::logic_error("a PDF has no markup");
}
void DeskServices::report(Diagnostic diagnostic) {
  reported.push_back(std::move(diagnostic));
}
std::unique_ptr<OutputFile> DeskServices::create(std::string_view name) {
  return std::make_unique<MemoryFile>(*this, std::string(name));
}

GlyphRun set_run(std::string_view text, double x, double y, const TextSetting& setting) {
  const fonts::Face& face = all_faces().face(setting.face);
  const bool vertical = setting.orientation == Orientation::upright;
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
  hb_buffer_set_direction(buffer, vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, hb_language_from_string(setting.language.c_str(), -1));
  hb_buffer_guess_segment_properties(buffer);
  std::vector<hb_feature_t> features;
  hb_feature_t feature;
  if (!setting.features.empty() && hb_feature_from_string(setting.features.c_str(), -1, &feature)) {
    features.push_back(feature);
  }
  hb_shape(face.shaping_font(), buffer, features.data(), static_cast<unsigned>(features.size()));

  GlyphRun run;
  run.face = setting.face;
  run.size = Pt(setting.size);
  run.orientation = setting.orientation;
  run.stretch = setting.stretch;
  run.origin = {Pt(x), Pt(y)};
  run.text = std::string(text);
  run.structure = setting.structure;
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
  double pen = 0;
  for (unsigned i = 0; i < count; ++i) {
    Glyph glyph;
    glyph.id = infos[i].codepoint;
    glyph.cluster = infos[i].cluster;
    const int advance = vertical ? -places[i].y_advance : places[i].x_advance;
    glyph.advance = FontUnits(advance);
    glyph.x_offset = FontUnits(places[i].x_offset);
    glyph.y_offset = FontUnits(places[i].y_offset);
    glyph.position = Pt(pen);
    pen += (advance * setting.size / face.info().units_per_em + setting.tracking) * setting.stretch;
    run.glyphs.push_back(glyph);
  }
  hb_buffer_destroy(buffer);
  return run;
}

double length_of(const GlyphRun& run) {
  const Glyph& last = run.glyphs.back();
  const auto units = static_cast<double>(all_faces().face(run.face).info().units_per_em);
  return last.position.value() + last.advance.value() * run.size.value() / units * run.stretch;
}

Page blank_page(std::string number) {
  Page page;
  page.number = std::move(number);
  page.name = "要闻";
  page.language = "zh-Hans";
  page.trim = {Pt(400), Pt(300)};
  page.structure.emplace_back();
  return page;
}

std::uint32_t add_mark(Page& page, StructureRole role, std::uint32_t parent) {
  StructureMark mark;
  mark.role = role;
  mark.parent = parent;
  mark.key = {0, static_cast<std::uint32_t>(page.structure.size())};
  page.structure.push_back(mark);
  return static_cast<std::uint32_t>(page.structure.size() - 1);
}

EditionHead head() {
  EditionHead head;
  head.id = "test";
  head.date = "2026-11-24";
  head.number = "12345";
  head.language = "zh-Hans";
  head.nameplate = "铅字日报";
  head.publisher = "铅字报社 & <Co>";
  return head;
}

Made make_pdf(const std::vector<Page>& pages, const std::string& name, const Settings& settings) {
  DeskServices services;
  return make_pdf(pages, name, settings, services);
}

Made make_pdf(const std::vector<Page>& pages,
              const std::string& name,
              const Settings& settings,
              DeskServices& services) {
  const EditionHead edition = head();
  PdfWriter writer(settings, services);
  writer.begin(edition);
  for (const Page& page : pages) writer.page(page);
  writer.finish();
  Made made{services.written, file_in_work_folder(name + ".pdf"), services.reported};
  write_file(made.path, made.bytes);
  return made;
}

std::string run(const std::string& command) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer;
  for (std::size_t n; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    out.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  INFO(command << "\n" << out);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
  return out;
}

void check_with_qpdf(const std::string& path) {
  const std::string said = run("qpdf --check '" + path + "'");
  INFO(said);
  REQUIRE(said.find("WARNING") == std::string::npos);
  REQUIRE(said.find("No syntax or stream encoding errors") != std::string::npos);
}

void check_rules(const std::string& path, const std::string& profile) {
  run("/usr/bin/python3 -B '" QIANZI_TEST_FOLDER "/../../outside/pdf_rules.py' " + profile + " '" +
      path + "'");
}

std::string text_of(const std::string& path) {
  return run("pdftotext -raw -enc UTF-8 -nopgbrk '" + path + "' -");
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!std::isspace(static_cast<unsigned char>(c))) out.push_back(c);
  }
  return out;
}

std::string flat_text_of(const std::string& path) {
  return without_blanks(text_of(path));
}

std::string file_in_work_folder(const std::string& name) {
  return std::string(QIANZI_WORK_FOLDER) + "/" + name;
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(file.good());
}

Pixels pixels_of(const std::string& path, int page, int resolution) {
  const std::string number = std::to_string(page);
  run("pdftoppm -singlefile -f " + number + " -r " + std::to_string(resolution) + " '" + path +
      "' '" + path + "'");
  std::ifstream file(path + ".ppm", std::ios::binary);
  std::string magic;
  int most = 0;
  Pixels pixels;
  file >> magic >> pixels.width >> pixels.height >> most;
  file.get();
  pixels.rgb.resize(static_cast<std::size_t>(pixels.width * pixels.height * 3));
  file.read(pixels.rgb.data(), static_cast<std::streamsize>(pixels.rgb.size()));
  REQUIRE(file.good());
  return pixels;
}

std::array<int, 3> Pixels::at(int x, int y) const {
  const auto first = static_cast<std::size_t>((y * width + x) * 3);
  const auto sample = [&](std::size_t i) {
    return static_cast<int>(static_cast<unsigned char>(rgb.at(first + i)));
  };
  return {sample(0), sample(1), sample(2)};
}

double ink_of(const std::string& path, int page) {
  const Pixels pixels = pixels_of(path, page, 50);
  std::size_t dark = 0;
  for (std::size_t i = 0; i < pixels.rgb.size(); i += 3) {
    if (static_cast<unsigned char>(pixels.rgb[i]) < 0xF0) ++dark;
  }
  return static_cast<double>(dark) * 3 / static_cast<double>(pixels.rgb.size());
}

std::array<int, 3> pixel_of(const std::string& path, int x, int y) {
  return pixels_of(path, 1, 72).at(x, y);
}

}  // namespace qianzi::pdf::test
