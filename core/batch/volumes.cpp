#include "batch/volumes.h"

#include "batch/disk_files.h"
#include "readers/collection.h"

#include <filesystem>
#include <memory>
#include <utility>

namespace qianzi::batch {
namespace fs = std::filesystem;
namespace {

using State = readers::FileSource::State;

/// The collection's own cover as an image of the edition.
void add_cover(const Collection& collection,
               readers::FileSource& files,
               Edition& edition,
               DiagnosticSink& sink) {
  if (collection.cover.empty()) return;
  const std::string folder = fs::path(collection.source_file).parent_path().string();
  const auto located = files.locate(folder, folder, collection.cover);
  if (located.state != State::found) {
    const Code code = located.state == State::outside ? Code::path_outside : Code::image_not_found;
    const SourcePosition where = collection.cover_where;
    sink.report({code, collection.source_file, where.line, where.column, {collection.cover}});
    return;
  }
  edition.head.cover = ImageId{static_cast<std::uint32_t>(edition.images.size())};
  ImageFile& image = edition.images.emplace_back();
  image.path = located.path;
  image.name = collection.cover;
  image.source_file = collection.source_file;
  image.where = collection.cover_where;
}

std::optional<Edition> read_volume(const Collection& collection,
                                   const std::vector<ArticleRecord>& records,
                                   const collections::Volume& volume,
                                   const readers::ReadOptions& options,
                                   DiagnosticSink& sink) {
  std::vector<const ArticleRecord*> wanted;
  for (const std::size_t i : volume.articles) wanted.push_back(&records[i]);
  DiskFiles files;
  readers::ArticleBatch batch =
      readers::read_articles(wanted, files, readers::Limits(), sink, options);
  std::vector<collections::VolumeArticle> articles(batch.articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (!batch.articles[i]) continue;
    articles[i] = {std::move(batch.articles[i]->article), batch.articles[i]->linked};
  }
  Edition edition = collections::assemble(collection, records, volume, std::move(articles));
  if (edition.articles.empty()) return std::nullopt;
  edition.images = std::move(batch.images);
  add_cover(collection, files, edition, sink);
  return edition;
}

}  // namespace

bool is_collection(const std::string& path) {
  DiskFiles files;
  return readers::is_collection(path, files, readers::Limits());
}

std::optional<Volumes> Volumes::open(const std::string& path,
                                     const Environment& environment,
                                     DiagnosticSink& sink,
                                     readers::ReadOptions options) {
  require_data(environment);
  DiskFiles files;
  auto collection = readers::read_collection(path, files, readers::Limits(), sink);
  if (!collection) return std::nullopt;
  Volumes volumes;
  volumes.records_ = std::make_unique<const std::vector<ArticleRecord>>(
      readers::list_articles(*collection, files, readers::Limits(), sink, options));
  volumes.options_ = std::move(options);
  volumes.collection_ = std::make_unique<const Collection>(std::move(*collection));
  volumes.plan_ = collections::plan(*volumes.collection_, *volumes.records_);
  if (volumes.plan_.empty()) {
    sink.report({Code::collection_empty, path, 0, 0, {path}});
    return std::nullopt;
  }
  return volumes;
}

void Volumes::read_ahead() {
  if (next_ == plan_.size()) return;
  ahead_ = std::async(std::launch::async,
                      [&collection = *collection_,
                       &records = *records_,
                       options = options_,
                       volume = plan_[next_]] {
                        auto read = std::make_unique<Read>();
                        read->edition =
                            read_volume(collection, records, volume, options, read->diagnostics);
                        return read;
                      });
  ++next_;
}

std::optional<Input> Volumes::next(const Environment& environment, DiagnosticSink& sink) {
  if (next_ == 0) read_ahead();
  const std::unique_ptr<Read> read = ahead_.get();
  read_ahead();
  for (Diagnostic& diagnostic : read->diagnostics.entries) sink.report(std::move(diagnostic));
  if (!read->edition) return std::nullopt;
  Input input{std::move(*read->edition), {}};
  input.designs = find_designs(input.edition.head, collection_->source_file, environment, sink);
  return input;
}

}  // namespace qianzi::batch
