#include "model/byline.h"
#include "model/text.h"
#include "readers/bare_article.h"
#include "readers/collection.h"
#include "readers/decoding.h"
#include "readers/native/article_reader.h"
#include "readers/native/paths.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <utility>

namespace qianzi::readers {
namespace {

/// The headline as it is read aloud: readings for their bases.
std::string reading_of(const Inlines& content) {
  std::string text;
  for (const Inline& part : content) {
    const auto* ruby = std::get_if<Ruby>(&part.value);
    if (ruby == nullptr) {
      text += model::plain_text(Inlines{part});
      continue;
    }
    for (const RubySegment& segment : ruby->segments) {
      text += segment.reading.empty() ? segment.base : segment.reading;
    }
  }
  return text;
}

/// An article's file without its body: what stands up to </head> is all that a plan needs, and a
/// tenth of the file. Empty where it has no head that ends.
std::string without_body(std::string_view bytes) {
  constexpr std::string_view end = "</head>";
  const std::size_t at = bytes.find(end);
  if (at == std::string_view::npos) return {};
  return std::string(bytes.substr(0, at + end.size())).append("<body><p>.</p></body></article>");
}

bool is_utf_8(const std::string& bytes) {
  const encodings::Decoded found = encodings::decode(bytes);
  return found.encoding == encodings::Encoding::utf_8 && found.invalid == 0;
}

/// What an edition says that its articles inherit.
struct Inherited {
  std::string root;
  std::uint32_t source = 0;
  std::string language = "zh-Hans";
  std::string date;
};

class Listing {
public:
  Listing(const Collection& collection,
          FileSource& files,
          const Limits& limits,
          DiagnosticSink& sink,
          const ReadOptions& options)
      : collection_(collection),
        files_(files),
        limits_(limits),
        sink_(sink),
        options_(options),
        folder_(folder_of(collection.source_file)) {}

  std::vector<ArticleRecord> list() {
    for (const CollectionSource& source : collection_.sources) {
      const auto found = files_.list(folder_, source.pattern, limits_.collected);
      if (found.empty()) {
        sink_.report({Code::file_not_found,
                      collection_.source_file,
                      source.where.line,
                      source.where.column,
                      {source.pattern}});
      }
      for (const std::string& name : found) file(joined(folder_, name));
    }
    std::erase_if(records_, [](const ArticleRecord& record) { return record.path.empty(); });
    return std::move(records_);
  }

private:
  void file(const std::string& path) {
    if (path == collection_.source_file || known_.contains(path)) return;
    known_.emplace(path, none);
    FileSource::Content content = files_.read(path, limits_.file_bytes);
    DiagnosticList unheard;
    if (content.state == FileSource::State::found) {
      // What is to be said of a text is said when its volume is read.
      if (!is_markup(content.bytes) && whole_edition(path, unheard)) return;
      if (bare_article(path, content.bytes)) return;
      const auto document =
          Document::parse(decoded(std::move(content.bytes), path, options_, unheard),
                          path,
                          limits_.nesting,
                          unheard);
      if (document && std::string_view(document->root().Name()) == "edition" &&
          edition(path, *document)) {
        return;
      }
    }
    static_cast<void>(whole_edition(path, sink_));
  }

  bool bare_article(const std::string& path, const std::string& bytes) {
    Inherited inherited;
    inherited.root = folder_of(path);
    auto record = head_of(path, path, bytes, inherited);
    if (!record) return false;
    known_[path] = records_.size();
    records_.push_back(std::move(*record));
    return true;
  }

  /// What stands above the text of an article that is an article's root and has nothing wrong so
  /// far.
  std::optional<ArticleRecord> head_of(const std::string& path,
                                       const std::string& shown,
                                       std::string_view bytes,
                                       const Inherited& inherited) {
    DiagnosticList unheard;
    std::string head = without_body(bytes);
    // Another encoding shows in the whole file better than in the few characters above its text.
    const bool plain = !options_.encoding && !head.empty() && is_utf_8(head);
    if (!plain) head = without_body(decoded(std::string(bytes), shown, options_, unheard));
    if (head.empty()) return std::nullopt;
    const auto document = Document::parse(std::move(head), shown, limits_.nesting, unheard);
    if (!document || std::string_view(document->root().Name()) != "article") return std::nullopt;
    EditionParts parts{files_, limits_, inherited.root, {}, {}};
    const ReadArticle read = read_article(
        *document, folder_of(path), id_from_file(path), inherited.language, parts, unheard);
    if (read.broken) return std::nullopt;
    ArticleRecord record = record_of(read.article, inherited);
    record.path = path;
    record.bytes = bytes.size();
    return record;
  }

  static ArticleRecord record_of(const Article& article, const Inherited& inherited) {
    ArticleRecord record;
    record.path = article.source_file;
    record.shown = article.source_file;
    record.root = inherited.root;
    record.source = inherited.source;
    record.id = article.id;
    record.language = article.language;
    record.title = model::plain_text(article.head.headline);
    record.title_reading = reading_of(article.head.headline);
    record.published = article.head.published.empty() ? inherited.date : article.head.published;
    record.section = article.head.section;
    record.keywords = article.head.keywords;
    record.authors = model::authors_of(article.head);
    return record;
  }

  /// The articles of an edition in the order of its plan. False, and nothing was listed, where
  /// something in it needs a report.
  bool edition(const std::string& path, const Document& document) {
    Inherited inherited;
    inherited.root = folder_of(path);
    inherited.source = ++editions_;
    inherited.language = attribute(document.root(), "xml:lang");
    inherited.date = attribute(document.root(), "date");
    std::vector<ArticleRecord> listed;
    for (const auto* group = document.root().FirstChildElement(); group != nullptr;
         group = group->NextSiblingElement()) {
      for (const auto* child = group->FirstChildElement("article"); child != nullptr;
           child = child->NextSiblingElement("article")) {
        auto record = placed(std::string(attribute(*child, "src")), inherited);
        if (!record) return false;
        listed.push_back(std::move(*record));
      }
    }
    if (listed.empty()) return false;
    keep(std::move(listed));
    return true;
  }

  std::optional<ArticleRecord> placed(const std::string& src, const Inherited& inherited) {
    const auto located = files_.locate(inherited.root, inherited.root, src);
    if (located.state != FileSource::State::found) return std::nullopt;
    const auto content = files_.read(located.path, limits_.file_bytes);
    if (content.state != FileSource::State::found) return std::nullopt;
    return head_of(located.path, joined(inherited.root, src), content.bytes, inherited);
  }

  /// The long way, which reports all there is to report.
  bool whole_edition(const std::string& path, DiagnosticSink& sink) {
    const auto edition = read_edition(path, files_, limits_, sink, options_);
    if (!edition) return false;
    Inherited inherited{folder_of(path), ++editions_, edition->head.language, edition->head.date};
    std::vector<ArticleRecord> listed;
    for (const Article& article : edition->articles) {
      ArticleRecord record = record_of(article, inherited);
      record.bytes = model::plain_text(article.body).size();
      listed.push_back(std::move(record));
    }
    keep(std::move(listed));
    return true;
  }

  /// An article that was listed by itself is its edition's, which knows its day; one that two
  /// editions have is the first one's.
  void keep(std::vector<ArticleRecord> listed) {
    for (ArticleRecord& record : listed) {
      const auto known = known_.try_emplace(record.path, none).first;
      if (known->second != none) {
        ArticleRecord& earlier = records_[known->second];
        if (earlier.source != 0) continue;
        earlier.path.clear();
      }
      known->second = records_.size();
      records_.push_back(std::move(record));
    }
  }

  const Collection& collection_;
  FileSource& files_;
  const Limits& limits_;
  DiagnosticSink& sink_;
  const ReadOptions& options_;
  std::string folder_;
  std::uint32_t editions_ = 0;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::map<std::string, std::size_t, std::less<>> known_;  ///< files, and which record each is
  std::vector<ArticleRecord> records_;
};

}  // namespace

std::vector<ArticleRecord> list_articles(const Collection& collection,
                                         FileSource& files,
                                         const Limits& limits,
                                         DiagnosticSink& sink,
                                         const ReadOptions& options) {
  return Listing(collection, files, limits, sink, options).list();
}

}  // namespace qianzi::readers
