#include "model/messages_data.h"

#include <cstddef>

namespace qianzi::model {
namespace {

constexpr MessageRow rows[] = {
    {Code::file_not_found,
     {"there is no file {0}",
      "check the name: it is looked for from the folder of the file that names it"}},
    {Code::file_unreadable,
     {"{0} cannot be read: {1}", "check that it is a file and that you may read it"}},
    {Code::file_too_large,
     {"{0} is larger than the limit of {1} bytes", "split it into several articles"}},
    {Code::not_utf8,
     {"the file is not UTF-8: {0}", "convert it to UTF-8, for example with iconv -t UTF-8"}},
    {Code::encoding_detected,
     {"taken as {0}, with a confidence of {1} %", "if it is not, say what it is: --encoding NAME"}},
    {Code::encoding_untrue,
     {"it declares the encoding {0}, but is taken as {1}, which fits its bytes",
      "mend the declaration, or say what it is: --encoding NAME"}},
    {Code::invalid_bytes,
     {"{0} sequences of bytes are no {1}, the first at offset {2}; U+FFFD stands for each",
      "write what should stand there, or say what the file is: --encoding NAME"}},
    {Code::forbidden_character, {"the character {0} may not stand in XML", "delete it"}},
    {Code::not_well_formed, {"not well-formed: {0}", "{1}"}},
    {Code::entity_declaration,
     {"a document type declaration is not allowed",
      "delete <!DOCTYPE ...>; write characters themselves or as &#xNNNN; references"}},
    {Code::unknown_entity,
     {"the entity &{0}; is not known",
      "write the character itself or its number, &#xNNNN; only &lt; &gt; &amp; &quot; &apos; have "
      "names"}},
    {Code::nesting_too_deep,
     {"more than {0} stand one within the other", "take some of them apart"}},
    {Code::unknown_root,
     {"<{0}> may not be the root element of this file", "the root element must be {1}"}},
    {Code::unknown_element, {"<{0}> may not stand in <{1}>", "{2}"}},
    {Code::unknown_attribute, {"<{1}> has no attribute {0}", "{2}"}},
    {Code::duplicate_attribute, {"the attribute {0} stands twice", "keep one of the two"}},
    {Code::misplaced_text,
     {"text may not stand directly in <{0}>: «{1}»",
      "put it into an element that holds text, or delete it"}},
    {Code::missing_element, {"<{0}> has no <{1}>", "add <{1}>"}},
    {Code::missing_attribute, {"<{0}> has no {1}", "add {1}=\"...\""}},
    {Code::repeated_element, {"<{0}> stands twice in <{1}>", "keep one"}},
    {Code::empty_element, {"<{0}> is empty", "write its text, or delete the element"}},
    {Code::bad_value, {"«{1}» is no value for {0}", "it must be {2}"}},
    {Code::bad_table,
     {"the cells of the table do not form a grid: {0}",
      "every row must fill the same columns, counting colspan, and rowspan from rows above"}},
    {Code::bad_link,
     {"the link «{0}» leads nowhere that is allowed; its text is kept",
      "use an http:, https: or mailto: address, or # and the id of an article"}},
    {Code::duplicate_id, {"the id {0} is used before, in {1}", "give each a different id"}},
    {Code::path_outside,
     {"{0} leads out of the edition's folder",
      "put the file into the folder of the edition, and name it from there"}},
    {Code::image_not_found,
     {"there is no image {0}",
      "check the name: it is looked for from the article's folder; a frame with the caption takes "
      "its place"}},
    {Code::image_unusable,
     {"the image {0} cannot be used: {1}",
      "replace it by a sound JPEG, PNG, WebP, TIFF or SVG file; a frame with the caption takes its "
      "place"}},
    {Code::image_too_large,
     {"the image {0} is too large: {1}, the limit is {2}",
      "scale it down; a frame with the caption takes its place"}},
    {Code::image_first_only,
     {"the image {0} holds several pictures; the first is used",
      "save the one that is wanted as a file of its own"}},
    {Code::image_cleaned,
     {"the drawing {0} is used without {1}",
      "drawings may not run scripts or fetch files; docs/images.md has what they may hold"}},
    {Code::image_coarse,
     {"the image {0} is coarse where it stands: {1} dpi at {2} mm",
      "give it at least {3} px of width, or less room"}},
    {Code::unknown_note,
     {"there is no note {0} in this article; the mark is left out",
      "add <note id=\"{0}\">, or delete the reference"}},
    {Code::unused_note,
     {"nothing refers to the note {0}",
      "add <noteref note=\"{0}\"/> where it belongs; it is set after the others"}},
    {Code::unknown_article,
     {"there is no article {0} in this edition; the words of the link are kept",
      "check the id, which is the article's own or the name of its file"}},
    {Code::article_left_out,
     {"{0} is left out of the edition", "mend what is reported of it above and build again"}},
    {Code::edition_unusable, {"nothing can be made of {0}", "mend what is reported above"}},
    {Code::collection_empty,
     {"{0} has no article that it asks for", "look at its sources and at what it selects"}},
    {Code::too_many, {"more than {1} {0}", "split it into several"}},
    {Code::missing_glyph,
     {"no face has {0} {1}, in article {2}; a box stands for it",
      "add a face that has it to the font set; `qianzi fonts` shows what is there"}},
    {Code::design_not_found,
     {"there is no page design {0}; daily takes its place",
      "put {0}.xml into the folder designs beside the edition"}},
    {Code::bad_design, {"the page design is wrong: {0}", "{1}"}},
    {Code::bad_font_set, {"the font set is wrong: {0}", "{1}"}},
    {Code::font_not_found,
     {"the family {0} for {1}, {2}, is not installed; the next one serves",
      "install its package, or name another in the font set"}},
    {Code::text_does_not_fit,
     {"article {0} does not fit page {1}: {2}", "shorten it, give it fewer columns, or move it"}},
    {Code::bad_placement,
     {"article {0} cannot stand on page {1} as the plan says: {2}; the layout places it",
      "change its slot, column, columns, row, rows or box"}},
    {Code::article_jumps, {"article {0} goes on from page {1} to page {2}", ""}},
    {Code::text_cleaned, {"{0} changed {1} places in {2}, the first {3}", ""}},
    {Code::ledger_set_aside,
     {"the ledger {0} cannot be read: {1}; it was moved to {2} and a new one begun",
      "nothing is lost: what it recorded is made once more"}},
    {Code::ledger_busy,
     {"the ledger {0} is in use by another run; this output is not recorded",
      "the output itself is in place; build it again when the other run has ended"}},
    {Code::ledger_unusable,
     {"the ledger {0} cannot be used: {1}; outputs are made and not recorded",
      "see to it that the folder can be written to and has room"}},
    {Code::text_recognised,
     {"{0}: «{1}» is {2}", "if it is not, switch the rule off: --text-rules-off {0}"}},
    {Code::annotation_not_kept, {"the annotation «{0}» {1}", "{2}"}},
    {Code::plugin_skipped, {"{0} was skipped: {1}", ""}},
    {Code::plugin_failed,
     {"the writer of {0} failed: {1}",
      "what was there before is untouched; the other formats were made"}},
    {Code::environment_failed, {"{0}", ""}},
    {Code::writer_note, {"{0}", "{1}"}},
    {Code::writer_warning, {"{0}", "{1}"}},
    {Code::writer_error, {"{0}", "{1}"}},
};

constexpr std::size_t code_count = 0
#define QIANZI_COUNT(name, text, severity) +1
    QIANZI_CODES(QIANZI_COUNT)
#undef QIANZI_COUNT
    ;

constexpr bool every_code_in_order() {
  for (std::size_t i = 0; i < code_count; ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i) return false;
  }
  return true;
}
static_assert(std::size(rows) == code_count, "every code has one row");
static_assert(every_code_in_order(), "rows stand in the order of QIANZI_CODES");

}  // namespace

const MessageRow& message_row(Code code) {
  return rows[static_cast<std::size_t>(code)];
}

}  // namespace qianzi::model
