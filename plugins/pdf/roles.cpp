#include "roles.h"

namespace qianzi::pdf {

std::string_view structure_type(StructureRole role) {
  switch (role) {
  case StructureRole::artifact:
    return "Artifact";
  case StructureRole::article:
    return "Art";
  case StructureRole::headline:
    return "H1";
  case StructureRole::subhead:
    return "H2";
  case StructureRole::kicker:
  case StructureRole::deck:
  case StructureRole::byline:
  case StructureRole::paragraph:
    return "P";
  case StructureRole::figure:
    return "Figure";
  case StructureRole::caption:
    return "Caption";
  case StructureRole::table:
    return "Table";
  case StructureRole::table_row:
    return "TR";
  case StructureRole::table_header:
    return "TH";
  case StructureRole::table_cell:
    return "TD";
  case StructureRole::list:
    return "L";
  case StructureRole::list_item:
    return "LI";
  case StructureRole::list_label:
    return "Lbl";
  case StructureRole::list_body:
    return "LBody";
  case StructureRole::quote:
    return "BlockQuote";
  case StructureRole::note:
    return "Note";
  case StructureRole::note_reference:
    return "Reference";
  case StructureRole::link:
    return "Link";
  case StructureRole::ruby:
    return "Ruby";
  case StructureRole::ruby_base:
    return "RB";
  case StructureRole::ruby_text:
    return "RT";
  case StructureRole::warichu:
    return "Warichu";
  case StructureRole::warichu_text:
    return "WT";
  }
  return "Span";
}

}  // namespace qianzi::pdf
