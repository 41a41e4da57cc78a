#include "proof.h"

#include "numbers.h"

namespace qianzi::pdf {

std::string ProofLayer::resource(ObjectFile& objects) {
  if (group_ == 0) {
    group_ = objects.add("/Type /OCG\n/Name (Proof)\n"
                         "/Usage << /View << /ViewState /ON >> /Print << /PrintState /OFF >> "
                         "/Export << /ExportState /OFF >> >>\n");
  }
  std::string out = "/Properties << /Proof ";
  append_reference(out, group_);
  return out + " >>\n";
}

std::string ProofLayer::catalog_entry() const {
  if (group_ == 0) return {};
  std::string group = "[";
  append_reference(group, group_);
  group += "]";
  std::string out = "/OCProperties << /OCGs " + group;
  out += "\n/D << /Name (Proof) /BaseState /ON /Order " + group + " /AS [";
  for (const std::string_view event : {"View", "Print", "Export"}) {
    ((out += "<< /Event /") += event) += " /OCGs " + group + " /Category [/";
    (out += event) += "] >> ";
  }
  return out + "] >> >>\n";
}

}  // namespace qianzi::pdf
