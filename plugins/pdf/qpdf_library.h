// libqpdf's C functions, loaded when the first drawing is read: with what it brings along it costs
// more time than most editions without a drawing take to write. The table is read once and shared.
#pragma once

#include <string>
// Behind it: the C library's string.h looks for a strings.h, and this folder has one.
#include <qpdf/qpdf-c.h>

namespace qianzi::pdf {

struct QpdfLibrary {
  decltype(&::qpdf_init) qpdf_init;
  decltype(&::qpdf_cleanup) qpdf_cleanup;
  decltype(&::qpdf_silence_errors) qpdf_silence_errors;
  decltype(&::qpdf_set_suppress_warnings) qpdf_set_suppress_warnings;
  decltype(&::qpdf_read_memory) qpdf_read_memory;
  decltype(&::qpdf_has_error) qpdf_has_error;
  decltype(&::qpdf_get_error) qpdf_get_error;
  decltype(&::qpdf_get_page_n) qpdf_get_page_n;
  decltype(&::qpdf_oh_get_type_code) qpdf_oh_get_type_code;
  decltype(&::qpdf_oh_is_indirect) qpdf_oh_is_indirect;
  decltype(&::qpdf_oh_get_object_id) qpdf_oh_get_object_id;
  decltype(&::qpdf_oh_get_numeric_value) qpdf_oh_get_numeric_value;
  decltype(&::qpdf_oh_get_array_n_items) qpdf_oh_get_array_n_items;
  decltype(&::qpdf_oh_get_array_item) qpdf_oh_get_array_item;
  decltype(&::qpdf_oh_begin_dict_key_iter) qpdf_oh_begin_dict_key_iter;
  decltype(&::qpdf_oh_dict_more_keys) qpdf_oh_dict_more_keys;
  decltype(&::qpdf_oh_dict_next_key) qpdf_oh_dict_next_key;
  decltype(&::qpdf_oh_has_key) qpdf_oh_has_key;
  decltype(&::qpdf_oh_get_key) qpdf_oh_get_key;
  decltype(&::qpdf_oh_get_dict) qpdf_oh_get_dict;
  decltype(&::qpdf_oh_get_stream_data) qpdf_oh_get_stream_data;
  decltype(&::qpdf_oh_unparse_resolved) qpdf_oh_unparse_resolved;
};

/// Loads it the first time. Throws Failure where it is not installed.
[[nodiscard]] const QpdfLibrary& qpdf_library();

}  // namespace qianzi::pdf
