#include "model/byline.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace qianzi;

TEST_CASE("names are found in bylines as papers print them") {
  using Names = std::vector<std::string>;
  CHECK(model::names_in("本报记者　王　芳　许知秋") == Names{"王芳", "许知秋"});
  CHECK(model::names_in("本报记者 许知秋 周牧野") == Names{"许知秋", "周牧野"});
  CHECK(model::names_in("本报记者 江一苇 摄影并文") == Names{"江一苇"});
  CHECK(model::names_in("文、圖 簡亦帆") == Names{"簡亦帆"});
  CHECK(model::names_in("葦原みなと（川辺新聞記者）") == Names{"葦原みなと"});
  CHECK(model::names_in("本报记者王晓明") == Names{"王晓明"});
  CHECK(model::names_in("陈博文") == Names{"陈博文"});
  CHECK(model::names_in("Jane Doe, John Roe") == Names{"Jane Doe", "John Roe"});
  CHECK(model::names_in("홍길동 기자") == Names{"홍길동"});
  CHECK(model::names_in("本報訊").empty());
  CHECK(model::names_in("").empty());
  CHECK(model::names_in("（").empty());
}
