#include "archive.h"
#include "calendar.h"
#include "unpacked.h"
#include "words.h"

#include <catch2/catch.hpp>

using namespace qianzi;
using namespace qianzi::epub::test;
using namespace qianzi::test;

namespace {

Edition one_article() {
  Edition edition = daily();
  add_page(edition, "要闻", {article("a", "标题", {paragraph("正文。")})});
  return edition;
}

}  // namespace

TEST_CASE("the media type stands first, stored, where readers look for it") {
  const Package package = package_of(one_article());
  CHECK(package.files.front().name == "mimetype");
  CHECK(package.archive.substr(0, 4) == "PK\x03\x04");
  CHECK(package.archive.substr(8, 2) == std::string("\0\0", 2));   // stored
  CHECK(package.archive.substr(28, 2) == std::string("\0\0", 2));  // no extra field
  CHECK(package.archive.substr(30, 28) == "mimetypeapplication/epub+zip");
}

TEST_CASE("the same edition gives the same bytes") {
  CHECK(package_of(one_article()).archive == package_of(one_article()).archive);
}

TEST_CASE("all of a package lies below EPUB and META-INF") {
  for (const File& file : package_of(one_article()).files) {
    CHECK((file.name == "mimetype" || file.name.starts_with("EPUB/") ||
           file.name == "META-INF/container.xml"));
  }
}

TEST_CASE(
    "images are stored as they are, each once; documents are deflated unless told otherwise") {
  FlowDesk desk;
  const ImageId jpeg = desk.add_image(ImageFormat::jpeg);
  const ImageId png = desk.add_image(ImageFormat::png);
  Edition edition = daily();
  add_page(edition,
           "图",
           {article("a", "甲", {figure(png, "图"), figure(jpeg, "桥")}),
            article("b", "乙", {figure(png, "图")})});
  const Package package = package_of(edition, desk);
  CHECK(package["EPUB/images/image-1.png"] == FlowDesk::bytes_of(png));
  CHECK(package["EPUB/images/image-2.jpg"] == FlowDesk::bytes_of(jpeg));
  CHECK_FALSE(package.holds("EPUB/images/image-3.png"));
  CHECK(has(package["EPUB/text/b.xhtml"], "src=\"../images/image-1.png\" alt=\"图\""));
  for (const File& file : package.files) {
    CHECK(file.stored == (file.name == "mimetype" || file.name.starts_with("EPUB/images/")));
  }
  FlowDesk other;
  other.images = desk.images;
  epub::Settings settings;
  settings.compression = 0;
  for (const File& file : package_of(edition, other, settings).files) CHECK(file.stored);
}

TEST_CASE("images are named by what reading systems are given, not by what they were") {
  FlowDesk desk;
  const ImageId drawing = desk.add_image(ImageFormat::svg);
  const ImageId webp = desk.add_image(ImageFormat::webp);
  const ImageId photograph = desk.add_image(ImageFormat::tiff, ImageFormat::jpeg);
  const ImageId line_art = desk.add_image(ImageFormat::tiff, ImageFormat::png);
  Edition edition = daily();
  add_page(edition,
           "图",
           {article("a",
                    "甲",
                    {figure(drawing, "一"),
                     figure(webp, "二"),
                     figure(photograph, "三"),
                     figure(line_art, "四")})});
  const Package package = package_of(edition, desk);
  CHECK(package["EPUB/images/image-1.svg"] == FlowDesk::bytes_of(drawing));
  CHECK(package["EPUB/images/image-2.webp"] == FlowDesk::bytes_of(webp));
  CHECK(package["EPUB/images/image-3.jpg"] == FlowDesk::bytes_of(photograph));
  CHECK(package["EPUB/images/image-4.png"] == FlowDesk::bytes_of(line_art));
  const std::string& document = package["EPUB/package.opf"];
  CHECK(has(document, "href=\"images/image-1.svg\" media-type=\"image/svg+xml\""));
  CHECK(has(document, "href=\"images/image-2.webp\" media-type=\"image/webp\""));
  CHECK(has(document, "href=\"images/image-3.jpg\" media-type=\"image/jpeg\""));
  CHECK(has(document, "href=\"images/image-4.png\" media-type=\"image/png\""));
}

TEST_CASE("a disk that is full is a failure, whenever it is") {
  const std::size_t whole = package_of(one_article()).archive.size();
  for (const std::size_t capacity : {std::size_t{0}, std::size_t{10}, whole / 2, whole - 1}) {
    FlowDesk desk;
    desk.capacity = capacity;
    CHECK_THROWS_AS(package_of(one_article(), desk), Failure);
    CHECK(desk.written.empty());
  }
}

TEST_CASE("a writer that is not finished leaves nothing") {
  FlowDesk desk;
  const Edition edition = one_article();
  {
    epub::EpubWriter writer({}, desk);
    writer.begin(edition.head);
  }
  CHECK(desk.written.empty());
}

TEST_CASE("times are those of the calendar, and within what ZIP can say") {
  CHECK(epub::utc_time(0) == "1970-01-01T00:00:00Z");
  CHECK(epub::utc_time(951'782'400) == "2000-02-29T00:00:00Z");
  CHECK(epub::utc_time(-1) == "1969-12-31T23:59:59Z");
  for (const std::int64_t timestamp : {std::int64_t{-1}, std::int64_t{1} << 40}) {
    FlowDesk desk;
    const auto file = desk.create("");
    epub::Archive archive(*file, 6, timestamp);
    archive.add("x", "y", epub::Archive::Method::stored);
    archive.close();
    file->close();
    CHECK(Package(desk.written.at(""))["x"] == "y");
  }
}

TEST_CASE("options are what they say") {
  const auto of = [](std::string cover, std::string compression, std::string fonts = "none") {
    return epub::settings_of(OptionValues({{"cover", std::move(cover)},
                                           {"compression", std::move(compression)},
                                           {"fonts", std::move(fonts)}}));
  };
  CHECK(of("true", "9").fonts == TextExtent::rare);
  CHECK(of("true", "9", "subset").fonts == TextExtent::all);
  CHECK(of("true", "9").cover);
  CHECK_FALSE(of("false", "0").cover);
  CHECK(of("true", "9").compression == 9);
  CHECK_THROWS_AS(of("true", "10"), Failure);
  CHECK_THROWS_AS(of("true", "-1"), Failure);
}
