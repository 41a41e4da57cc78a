#include "unpacked.h"

#include <catch2/catch.hpp>
#include <zip.h>

#include <algorithm>

namespace qianzi::epub::test {

namespace {

File file_at(zip_t* zip, zip_uint64_t index) {
  zip_stat_t stat;
  REQUIRE(zip_stat_index(zip, index, 0, &stat) == 0);
  File made{stat.name, std::string(stat.size, '\0'), stat.comp_method == ZIP_CM_STORE};
  zip_file_t* file = zip_fopen_index(zip, index, 0);
  REQUIRE(file != nullptr);
  CHECK(zip_fread(file, made.data.data(), stat.size) == static_cast<zip_int64_t>(stat.size));
  CHECK(zip_fclose(file) == 0);
  return made;
}

}  // namespace

Package::Package(std::string bytes) : archive(std::move(bytes)) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
  REQUIRE(source != nullptr);
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  REQUIRE(zip != nullptr);
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(zip, 0));
  for (zip_uint64_t index = 0; index < count; ++index) files.push_back(file_at(zip, index));
  zip_discard(zip);
}

const std::string& Package::operator[](std::string_view name) const {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const File& file) { return file.name == name; });
  INFO(name);
  REQUIRE(found != files.end());
  return found->data;
}

bool Package::holds(std::string_view name) const {
  return std::any_of(
      files.begin(), files.end(), [&](const File& file) { return file.name == name; });
}

Package package_of(const Edition& edition, qianzi::test::FlowDesk& desk, const Settings& settings) {
  EpubWriter writer(settings, desk);
  feed(writer, edition, desk);
  return Package(desk.written.at(""));
}

Package package_of(const Edition& edition, const Settings& settings) {
  qianzi::test::FlowDesk desk;
  return package_of(edition, desk, settings);
}

}  // namespace qianzi::epub::test
