// What is wrong with an input and what to do about it; and the one exception for what is wrong with
// the machine (design rule 8).
//
// A Diagnostic carries a code and the facts; its words come from one table, core/model/messages,
// which has a column a language. A writer that is not part of Qianzi uses Code::writer_warning and
// Code::writer_error with words of its own.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qianzi {

enum class Severity : std::uint8_t { note, warning, error };

/// Every code there is: enumerator, the stable name printed in brackets and in JSON (never changed,
/// never used again for something else), severity. Texts with the meaning of arguments {0}, {1} are
/// in core/model/messages_data.cpp; a test holds the two together.
#define QIANZI_CODES(X)                                                                            \
  X(file_not_found, "file-not-found", error)                                                       \
  X(file_unreadable, "file-unreadable", error)                                                     \
  X(file_too_large, "file-too-large", error)                                                       \
  X(not_utf8, "not-utf8", error)                                                                   \
  X(encoding_detected, "encoding-detected", note)                                                  \
  X(encoding_untrue, "encoding-untrue", warning)                                                   \
  X(invalid_bytes, "invalid-bytes", warning)                                                       \
  X(forbidden_character, "forbidden-character", error)                                             \
  X(not_well_formed, "not-well-formed", error)                                                     \
  X(entity_declaration, "entity-declaration", error)                                               \
  X(unknown_entity, "unknown-entity", error)                                                       \
  X(nesting_too_deep, "nesting-too-deep", error)                                                   \
  X(unknown_root, "unknown-root", error)                                                           \
  X(unknown_element, "unknown-element", error)                                                     \
  X(unknown_attribute, "unknown-attribute", error)                                                 \
  X(duplicate_attribute, "duplicate-attribute", error)                                             \
  X(misplaced_text, "misplaced-text", error)                                                       \
  X(missing_element, "missing-element", error)                                                     \
  X(missing_attribute, "missing-attribute", error)                                                 \
  X(repeated_element, "repeated-element", error)                                                   \
  X(empty_element, "empty-element", error)                                                         \
  X(bad_value, "bad-value", error)                                                                 \
  X(bad_table, "bad-table", error)                                                                 \
  X(bad_link, "bad-link", error)                                                                   \
  X(duplicate_id, "duplicate-id", error)                                                           \
  X(path_outside, "path-outside", error)                                                           \
  X(image_not_found, "image-not-found", error)                                                     \
  X(image_unusable, "image-unusable", error)                                                       \
  X(image_too_large, "image-too-large", error)                                                     \
  X(image_first_only, "image-first-only", note)                                                    \
  X(image_cleaned, "image-cleaned", warning)                                                       \
  X(image_coarse, "image-coarse", warning)                                                         \
  X(unknown_note, "unknown-note", error)                                                           \
  X(unused_note, "unused-note", warning)                                                           \
  X(unknown_article, "unknown-article", error)                                                     \
  X(article_left_out, "article-left-out", error)                                                   \
  X(edition_unusable, "edition-unusable", error)                                                   \
  X(collection_empty, "collection-empty", error)                                                   \
  X(too_many, "too-many", error)                                                                   \
  X(missing_glyph, "missing-glyph", warning)                                                       \
  X(design_not_found, "design-not-found", error)                                                   \
  X(bad_design, "bad-design", error)                                                               \
  X(bad_font_set, "bad-font-set", error)                                                           \
  X(font_not_found, "font-not-found", warning)                                                     \
  X(text_does_not_fit, "text-does-not-fit", warning)                                               \
  X(bad_placement, "bad-placement", warning)                                                       \
  X(article_jumps, "article-jumps", note)                                                          \
  X(text_cleaned, "text-cleaned", note)                                                            \
  X(ledger_set_aside, "ledger-set-aside", warning)                                                 \
  X(ledger_busy, "ledger-busy", warning)                                                           \
  X(ledger_unusable, "ledger-unusable", warning)                                                   \
  X(text_recognised, "text-recognised", note)                                                      \
  X(annotation_not_kept, "annotation-not-kept", warning)                                           \
  X(plugin_skipped, "plugin-skipped", warning)                                                     \
  X(plugin_failed, "plugin-failed", error)                                                         \
  X(environment_failed, "environment-failed", error)                                               \
  X(writer_note, "writer-note", note)                                                              \
  X(writer_warning, "writer-warning", warning)                                                     \
  X(writer_error, "writer-error", error)

enum class Code : std::uint16_t {
#define QIANZI_CODE(name, text, severity) name,
  QIANZI_CODES(QIANZI_CODE)
#undef QIANZI_CODE
};

struct Diagnostic {
  Code code = Code::writer_note;
  std::string file;                    ///< as the user named it; empty: no file is at fault
  std::uint32_t line = 0;              ///< from 1; 0: the file as a whole
  std::uint32_t column = 0;            ///< from 1, in code points; 0: the line as a whole
  std::vector<std::string> arguments;  ///< the facts for the message, as its table row numbers them
};

/// Takes diagnostics as they arise. Called from one thread at a time.
class DiagnosticSink {
public:
  DiagnosticSink() = default;
  DiagnosticSink(const DiagnosticSink&) = delete;
  DiagnosticSink& operator=(const DiagnosticSink&) = delete;
  virtual ~DiagnosticSink() = default;
  virtual void report(Diagnostic diagnostic) = 0;
};

/// Keeps what it is given, in order: for a stage that runs beside others and is reported after.
class DiagnosticList final : public DiagnosticSink {
public:
  void report(Diagnostic diagnostic) override { entries.push_back(std::move(diagnostic)); }
  std::vector<Diagnostic> entries;
};

/// The environment is wrong: a disk is full, a font is gone, a plugin cannot do its work. Thrown
/// anywhere, caught where jobs run and at each call into a plugin. `what()` is a whole sentence.
class Failure : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

}  // namespace qianzi
