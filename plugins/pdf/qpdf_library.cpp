#include "qpdf_library.h"

#include "qianzi/diagnostic.h"

#include <dlfcn.h>
#include <string>

namespace qianzi::pdf {

namespace {

template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) {
    throw Failure(std::string("libqpdf has no ") + name +
                  ": it is not the version that was built with");
  }
}

QpdfLibrary load() {
  void* const library = dlopen(QIANZI_QPDF_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    throw Failure("a drawing (SVG) in a PDF needs " QIANZI_QPDF_LIBRARY
                  ", which cannot be loaded: apt-get install libqpdf29");
  }
  QpdfLibrary table{};
#define QIANZI_FIND(name) find(library, #name, table.name)
  QIANZI_FIND(qpdf_init);
  QIANZI_FIND(qpdf_cleanup);
  QIANZI_FIND(qpdf_silence_errors);
  QIANZI_FIND(qpdf_set_suppress_warnings);
  QIANZI_FIND(qpdf_read_memory);
  QIANZI_FIND(qpdf_has_error);
  QIANZI_FIND(qpdf_get_error);
  QIANZI_FIND(qpdf_get_page_n);
  QIANZI_FIND(qpdf_oh_get_type_code);
  QIANZI_FIND(qpdf_oh_is_indirect);
  QIANZI_FIND(qpdf_oh_get_object_id);
  QIANZI_FIND(qpdf_oh_get_numeric_value);
  QIANZI_FIND(qpdf_oh_get_array_n_items);
  QIANZI_FIND(qpdf_oh_get_array_item);
  QIANZI_FIND(qpdf_oh_begin_dict_key_iter);
  QIANZI_FIND(qpdf_oh_dict_more_keys);
  QIANZI_FIND(qpdf_oh_dict_next_key);
  QIANZI_FIND(qpdf_oh_has_key);
  QIANZI_FIND(qpdf_oh_get_key);
  QIANZI_FIND(qpdf_oh_get_dict);
  QIANZI_FIND(qpdf_oh_get_stream_data);
  QIANZI_FIND(qpdf_oh_unparse_resolved);
#undef QIANZI_FIND
  return table;
}

}  // namespace

const QpdfLibrary& qpdf_library() {
  static const QpdfLibrary table = load();
  return table;
}

}  // namespace qianzi::pdf
