// HarfBuzz's counted objects as values that release themselves.
#pragma once

#include <hb-subset.h>
#include <hb.h>

#include <memory>

namespace qianzi::fonts {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};

using Blob = std::unique_ptr<hb_blob_t, Release<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Release<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Release<hb_font_destroy>>;
using DrawFunctions = std::unique_ptr<hb_draw_funcs_t, Release<hb_draw_funcs_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Release<hb_subset_plan_destroy>>;

}  // namespace qianzi::fonts
