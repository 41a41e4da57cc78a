#include "images/svg_clean.h"
#include "unit/images/pictures.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::images;
using namespace qianzi::images::test;

namespace {

std::string drawing(const std::string& content, const std::string& attributes = "") {
  return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " +
         (attributes.empty() ? "viewBox='0 0 40 20'" : attributes) + ">" + content + "</svg>";
}

CleanDrawing cleaned(const std::string& source) {
  return clean_svg(std::as_bytes(std::span(source)));
}

bool has(const CleanDrawing& drawing, std::string_view text) {
  return drawing.source.find(text) != std::string::npos;
}

std::string webbed(const ImageFile& image) {
  const EncodedImage encoded = load_for_web(image, {});
  return {reinterpret_cast<const char*>(encoded.data.data()), encoded.data.size()};
}

}  // namespace

TEST_CASE("a drawing is measured, drawn and passed on") {
  const Folder folder;
  const ImageFile image = sound(
      folder, "bars.svg", drawing("<rect x='0' y='0' width='20' height='20' fill='#0000ff'/>"));
  CHECK(image.format == ImageFormat::svg);
  CHECK(image.web_format == ImageFormat::svg);
  CHECK(image.width == 40);
  CHECK(image.height == 20);
  const Raster raster = draw(image, 400, {});
  CHECK(raster.width == 400);
  CHECK(raster.height == 200);
  CHECK(pixel(raster.samples, 3, 100 * 400 + 100) == Samples{0, 0, 255});
  CHECK(pixel(raster.alpha, 1, 100 * 400 + 300) == Samples{0});
  CHECK(decode(image, {}).width == 40);
  CHECK(webbed(image).find("<rect x=\"0\" y=\"0\"") != std::string::npos);
}

TEST_CASE("a drawing says its size in several ways") {
  struct Said {
    std::string attributes;
    double width, height;
  };
  const auto said = GENERATE(Said{"width='30mm' height='15mm'", 113.39, 56.69},
                             Said{"width='72pt' viewBox='0 0 2 1'", 96, 48},
                             Said{"height='1in' viewBox='0,0,2,1'", 192, 96},
                             Said{"width='100%' height='100%' viewBox='-5 -5 60 30'", 60, 30},
                             Said{"width='60px' height='40'", 60, 40});
  const CleanDrawing found = cleaned(drawing("<g/>", said.attributes));
  CHECK(found.width == Approx(said.width).epsilon(0.001));
  CHECK(found.height == Approx(said.height).epsilon(0.001));
}

TEST_CASE("a drawing without a size, or with none that can be, is refused") {
  const Folder folder;
  const std::string attributes = GENERATE("id='a'",
                                          "width='100%' height='1em'",
                                          "viewBox='0 0 0 5'",
                                          "viewBox='0 0 1e9 5'",
                                          "width='99999' height='5'",
                                          "width='nan' height='inf'");
  CHECK(said_of(folder, drawing("<g/>", attributes)).code == Code::image_unusable);
}

TEST_CASE("a drawing that declares entities is refused, however many") {
  const Folder folder;
  const std::string declared =
      GENERATE("<!ENTITY a 'b'>", "<!ENTITY a 'b'><!ENTITY c 'd'>", "<!ENTITY % a 'b'> %a;");
  const Diagnostic said = said_of(
      folder, "<!DOCTYPE svg [" + declared + "]>" + drawing("<rect width='5' height='5'/>"));
  CHECK(said.code == Code::image_unusable);
  CHECK(said.arguments.at(1) == "it declares entities");
}

TEST_CASE("words that are enlarged beyond what FreeType bears as pixels are drawn") {
  const Folder folder;
  const std::string far = "<text y='1' font-size='10' transform='scale(40)'>A</text>";
  CHECK(draw(sound(folder, "far.svg", drawing(far)), 4'000, {}).width == 4'000);
}

TEST_CASE("a drawing that spoils a face without a word does not spoil it for the next") {
  const Folder folder;
  const auto scaled = [](const std::string& scale) {
    return drawing("<text y='1' font-size='10' transform='scale(" + scale + ")'>A</text>",
                   "viewBox='0 0 80 40'");
  };
  static_cast<void>(sound(folder, "far.svg", scaled("1e5")));
  CHECK(draw(sound(folder, "mid.svg", scaled("40")), 4'000, {}).width == 4'000);
}

TEST_CASE("words are drawn at every size") {
  const Folder folder;
  const ImageFile image =
      sound(folder,
            "wide.svg",
            drawing("<text x='5' y='60' font-size='80'>A</text>", "viewBox='0 0 80 8'"));
  const Raster raster = draw(image, 12'000, {});
  CHECK(raster.width == 12'000);
  CHECK_FALSE(raster.alpha.empty());
}

TEST_CASE("nothing of a drawing runs") {
  const CleanDrawing found = cleaned(
      drawing("<script>alert(1)</script><rect width='5' height='5' onclick='alert(2)' fill='red'/>"
              "<a xlink:href='javascript:alert(3)'><circle r='2'/></a>"
              "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='x'/></body>"
              "</foreignObject><set attributeName='href' to='javascript:alert(4)'/>"
              "<animate attributeName='x' onbegin='alert(5)'/><style>@import 'http://a/b.css'; "
              "rect { fill: url(http://a/b) ; stroke: blue }</style>"));
  for (const char* each : {"script",
                           "alert",
                           "onclick",
                           "iframe",
                           "foreign",
                           "animate",
                           "set",
                           "import",
                           "http://a",
                           "javascript",
                           "<a"}) {
    CAPTURE(each);
    CHECK_FALSE(has(found, each));
  }
  CHECK(has(found, "<circle"));
  CHECK(has(found,
            "rect{"
            "stroke:blue;}") == false);  // the rule that follows the import is its own
  CHECK(has(found, "fill=\"red\""));
  CHECK(found.removed.size() >= 4);
}

TEST_CASE("nothing of a drawing is fetched") {
  const std::string reference =
      GENERATE("<image xlink:href='file:///etc/passwd' width='5' height='5'/>",
               "<image href='http://a.example/x.png'/>",
               "<use href='other.svg#a'/>",
               "<use xlink:href='data:image/svg+xml,x'/>",
               "<rect fill='url(http://a.example/x#y)'/>",
               "<rect fill='url( \"other.svg#y\" )'/>",
               "<rect style='fill:url(other.svg#y)'/>",
               "<rect style='fill:u\\72l(other.svg#y)'/>",
               "<rect style='fill:image-set(\"a.example\" 1x)'/>",
               "<style>rect{fill:url(other.svg#y)}</style>",
               "<style>rect{mask:src(\"a.example\")}</style>",
               "<style>@font-face{font-family:a;src:url(a.example)}</style>",
               "<rect clip-path='URL(other.svg#y)'/>",
               "<feImage href='a.example'/>",
               "<textPath href='other.svg#y'/>");
  const CleanDrawing found = cleaned(drawing(reference));
  CAPTURE(found.source);
  for (const char* each : {"other", "example", "passwd", "data:"}) CHECK_FALSE(has(found, each));
  CHECK_FALSE(found.removed.empty());
}

TEST_CASE("what draws is kept: references within, styles, words in their language") {
  const CleanDrawing found = cleaned(drawing(
      "<!-- made by hand --><defs><linearGradient id='g'><stop offset='0' stop-color='#FFF'/>"
      "</linearGradient></defs><style type='text/css'>/* a rule */ .a, g > path:first-child "
      "{ fill: url(#g); stroke-width: .5px }</style>"
      "<path class='a' d='M0 0L1e1,5.5-3z' transform='rotate(45 2,2) translate (3)'/>"
      "<use xlink:href='#g'/><text font-family=\"'Noto Serif CJK SC', serif\">雾 &lt; "
      "<tspan>散</tspan></text><switch><foreignObject/><g/></switch>"));
  for (const char* each : {"url(#g)",
                           ".a, g &gt; path:first-child{fill:url(#g);stroke-width:.5px;}",
                           "d=\"M0 0L1e1,5.5-3z\"",
                           "rotate(45 2,2) translate (3)",
                           "xlink:href=\"#g\"",
                           "雾 &lt; <tspan>散</tspan>",
                           "#FFF"}) {
    CAPTURE(each, found.source);
    CHECK(has(found, each));
  }
  CHECK(found.removed == std::vector<std::string>{"<foreignObject>"});
}

TEST_CASE("what drawing programs keep for themselves goes without a word") {
  const CleanDrawing found = cleaned(
      "<?xml version='1.0'?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">" +
      drawing("<sodipodi:namedview a='b'/><metadata><rdf:RDF/></metadata>"
              "<g inkscape:label='x' data-name='y' style='-inkscape-font-specification:Serif'/>"));
  CHECK(found.removed.empty());
  CHECK_FALSE(has(found, "inkscape"));
  CHECK_FALSE(has(found, "rdf"));
  CHECK_FALSE(has(found, "svg11"));
}

TEST_CASE("a drawing that would cost too much is refused") {
  const Folder folder;
  std::string uses = "<g id='l0'><path d='M0 0h1'/></g>";
  for (int level = 1; level < 12; ++level) {
    const std::string below = "<use href='#l" + std::to_string(level - 1) + "'/>";
    uses += "<g id='l" + std::to_string(level) + "'>";
    for (int i = 0; i < 10; ++i) uses += below;
    uses += "</g>";
  }
  std::string deep;
  for (int i = 0; i < 100; ++i) deep.insert(0, "<g>").append("</g>");
  const std::string content = GENERATE_COPY(
      std::string(uses),
      std::string(deep),
      std::string("<g id='a'><use href='#a'/></g>"),
      std::string("<pattern id='p'><rect fill='url(#q)'/></pattern><pattern id='q'><rect "
                  "fill='url(#p)'/></pattern>"),
      std::string("<path d='M0 0H900000' stroke-dasharray='.001'/>"),
      std::string("<path d='M0 0H900000' style='stroke-dasharray:.001 .001'/>"));
  CHECK(said_of(folder, drawing(content)).code == Code::image_unusable);
}

TEST_CASE("what is no drawing, or broken, is refused") {
  const Folder folder;
  const std::string content =
      GENERATE(std::string("<html/>"),
               std::string("<svg"),
               std::string("<?xml version='1.0'?>"),
               std::string("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>"),
               drawing("<text>\x01</text>"),
               drawing("<text>\xFF\xFE</text>"));
  CHECK(said_of(folder, content).code == Code::image_unusable);
}

TEST_CASE("a drawing that ends early is found when it is looked at, wherever it ends") {
  const Folder folder;
  const std::string whole = drawing("<g><path d='M0 0h10v10z'/><text>雾散</text></g>");
  for (std::size_t part = 1; part < 16; ++part) {
    CAPTURE(part);
    CHECK(said_of(folder, whole.substr(0, whole.size() * part / 16)).code == Code::image_unusable);
  }
}

TEST_CASE("what is not used of a drawing is said, at the place of its figure") {
  const Folder folder;
  const Diagnostic found = said_of(folder, drawing("<script/><rect onload='x' width='3'/>"));
  CHECK(found.code == Code::image_cleaned);
  CHECK(found.arguments == std::vector<std::string>{"picture", "<script>, scripts"});
  CHECK(found.line == 7);
}

TEST_CASE("a drawing larger than the limits is refused, one drawn larger is held down") {
  const Folder folder;
  Limits limits;
  limits.drawing = 50;
  CHECK(said_of(folder, drawing("<g/>"), limits).code == Code::image_too_large);
  limits = {};
  limits.pixels = 5000;
  ImageFile image = folder.write("small.svg", drawing("<rect width='3' height='3'/>"));
  DiagnosticList sink;
  examine(image, limits, sink);
  const Raster raster = draw(image, 4000, limits);
  CHECK(raster.width == 100);
  CHECK(raster.height == 50);
}

TEST_CASE("a drawing is drawn the same way twice") {
  const Folder folder;
  const ImageFile image =
      sound(folder, "words.svg", drawing("<text y='15' font-size='9' fill='#333'>雾散通航</text>"));
  CHECK(draw(image, 500, {}).alpha == draw(image, 500, {}).alpha);
  CHECK(webbed(image) == webbed(image));
}
