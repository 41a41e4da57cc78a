#include "drawing_page.h"

#include "deflate.h"
#include "qpdf_library.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace qianzi::pdf {

namespace {

constexpr std::size_t most_bytes = 4U << 20U;
constexpr std::size_t most_parts = 10'000;
constexpr int deepest = 24;

class PageReader {
public:
  PageReader(const Bytes& pdf, const ColourMap& colours)
      : q_(qpdf_library()), colours_(colours), owned_(q_.qpdf_init()), data_(owned_.get()) {
    q_.qpdf_silence_errors(data_);
    q_.qpdf_set_suppress_warnings(data_, 1);
    const auto* const bytes = reinterpret_cast<const char*>(pdf.data());
    q_.qpdf_read_memory(data_, "drawing", bytes, pdf.size(), nullptr);
    check();
  }
  DrawingPage read() {
    const qpdf_oh page = q_.qpdf_get_page_n(data_, 0);
    check();
    const qpdf_oh box = q_.qpdf_oh_get_key(data_, page, "/MediaBox");
    if (type(box) != ot_array || q_.qpdf_oh_get_array_n_items(data_, box) != 4) {
      throw Unfit("its page has no size");
    }
    out_.width = number(q_.qpdf_oh_get_array_item(data_, box, 2));
    out_.height = number(q_.qpdf_oh_get_array_item(data_, box, 3));
    if (!(out_.width > 0 && out_.height > 0)) throw Unfit("its page has no size");
    out_.page.stream = true;
    append(out_.page, "/Resources ");
    value(out_.page, q_.qpdf_oh_get_key(data_, page, "/Resources"));
    append(out_.page, "\n");
    out_.page.data = content(stream_data(q_.qpdf_oh_get_key(data_, page, "/Contents")));
    check();
    return std::move(out_);
  }

private:
  void check() const {
    if (q_.qpdf_has_error(data_) == 0) return;
    q_.qpdf_get_error(data_);  // one that nobody asks for is printed
    throw Unfit("its page cannot be read");
  }

  [[nodiscard]] qpdf_object_type_e type(qpdf_oh object) const {
    return q_.qpdf_oh_get_type_code(data_, object);
  }

  [[nodiscard]] std::string text(qpdf_oh object) const {
    return q_.qpdf_oh_unparse_resolved(data_, object);
  }

  /// What an entry says, as it is written; empty where there is none.
  [[nodiscard]] std::string entry(qpdf_oh dictionary, const char* key) const {
    if (q_.qpdf_oh_has_key(data_, dictionary, key) == 0) return {};
    return text(q_.qpdf_oh_get_key(data_, dictionary, key));
  }

  double number(qpdf_oh object) {
    const double value = q_.qpdf_oh_get_numeric_value(data_, object);
    out_.largest_number = std::max(out_.largest_number, std::abs(value));
    return value;
  }

  void count(std::size_t bytes) {
    bytes_ += bytes;
    if (bytes_ > most_bytes) throw Unfit("it is too large");
  }

  void append(DrawingPart& part, std::string_view what) {
    count(what.size());
    part.texts.back() += what;
  }

  void value(DrawingPart& part, qpdf_oh object) {
    if (type(object) == ot_stream ||
        (q_.qpdf_oh_is_indirect(data_, object) != 0 && type(object) == ot_dictionary)) {
      refer(part, object);
      return;
    }
    switch (type(object)) {
    case ot_integer:
    case ot_real:
      static_cast<void>(number(object));
      [[fallthrough]];
    case ot_boolean:
    case ot_name:
      append(part, text(object));
      break;
    case ot_array:
      array(part, object);
      break;
    case ot_dictionary:
      append(part, "<<\n");
      entries(part, object);
      append(part, ">>");
      break;
    default:
      throw Unfit("its page holds what drawings do not need");
    }
  }

  void array(DrawingPart& part, qpdf_oh object) {
    const int size = q_.qpdf_oh_get_array_n_items(data_, object);
    append(part, "[");
    for (int i = 0; i < size; ++i) {
      value(part, q_.qpdf_oh_get_array_item(data_, object, i));
      append(part, " ");
    }
    append(part, "]");
  }

  /// The one way for objects to be shared; what leads back to itself has no place in an order.
  void refer(DrawingPart& part, qpdf_oh object) {
    const int id = q_.qpdf_oh_get_object_id(data_, object);
    constexpr std::size_t under_way = ~std::size_t{0};
    const auto [known, fresh] = known_.emplace(id, under_way);
    if (!fresh && known->second == under_way) throw Unfit("an object of its page leads to itself");
    if (fresh) {
      if (++depth_ > deepest || out_.parts.size() >= most_parts) {
        throw Unfit("its page has too many objects");
      }
      DrawingPart made = type(object) == ot_stream ? stream(object) : dictionary(object);
      --depth_;
      known_[id] = out_.parts.size();
      out_.parts.push_back(std::move(made));
    }
    part.references.push_back(known_[id]);
    part.texts.emplace_back();
    count(16);
  }

  DrawingPart dictionary(qpdf_oh object) {
    DrawingPart part;
    entries(part, object);
    return part;
  }

  DrawingPart stream(qpdf_oh object) {
    DrawingPart part;
    part.stream = true;
    const qpdf_oh about = q_.qpdf_oh_get_dict(data_, object);
    entries(part, about);
    const bool form = entry(about, "/Subtype") == "/Form";
    const bool pattern = entry(about, "/PatternType") == "1";
    const bool function = !entry(about, "/FunctionType").empty();
    const bool shading = !entry(about, "/ShadingType").empty();
    if (!form && !pattern && !function && !shading) throw Unfit("it needs pixels");
    std::string data = stream_data(object);
    part.data = form || pattern ? content(data) : std::move(data);
    return part;
  }

  void entries(DrawingPart& part, qpdf_oh object) {
    std::vector<std::string> keys;
    q_.qpdf_oh_begin_dict_key_iter(data_, object);
    while (q_.qpdf_oh_dict_more_keys(data_) != 0) {
      keys.emplace_back(q_.qpdf_oh_dict_next_key(data_));
    }
    note(object);
    for (const std::string& key : keys) {
      const bool of_a_file = key == "/Length" || key == "/Filter" || key == "/DecodeParms";
      if (of_a_file) continue;
      append(part, key);
      append(part, " ");
      value(part, q_.qpdf_oh_get_key(data_, object, key.c_str()));
      append(part, "\n");
    }
  }

  /// What profiles ask for.
  void note(qpdf_oh object) {
    if (!entry(object, "/Font").empty() || entry(object, "/Type") == "/Font") {
      throw Unfit("it has fonts");
    }
    for (const char* key : {"/CA", "/ca"}) {
      if (q_.qpdf_oh_has_key(data_, object, key) == 0) continue;
      out_.alpha = out_.alpha || number(q_.qpdf_oh_get_key(data_, object, key)) != 1;
    }
    const bool mask = q_.qpdf_oh_has_key(data_, object, "/SMask") != 0 &&
                      type(q_.qpdf_oh_get_key(data_, object, "/SMask")) != ot_name;
    const std::string blend = entry(object, "/BM");
    const bool blends = !blend.empty() && blend != "/Normal";
    const bool group = entry(object, "/S") == "/Transparency";
    out_.groups = out_.groups || mask || blends || group;
    out_.shades = out_.shades || !entry(object, "/ShadingType").empty();
  }

  std::string content(std::string_view source) {
    DrawingContent content = drawing_content(source, colours_);
    out_.largest_number = std::max(out_.largest_number, content.largest_number);
    return std::move(content.operators);
  }

  /// What lies in a stream: as much of it as may be.
  std::string stream_data(qpdf_oh object) {
    if (type(object) != ot_stream) throw Unfit("its page has no content");
    const qpdf_oh about = q_.qpdf_oh_get_dict(data_, object);
    unsigned char* raw = nullptr;
    std::size_t size = 0;
    q_.qpdf_oh_get_stream_data(data_, object, qpdf_dl_none, nullptr, &raw, &size);
    const std::unique_ptr<unsigned char, decltype(&std::free)> owned(raw, &std::free);
    check();
    const std::string_view packed(reinterpret_cast<const char*>(raw), size);
    const std::string filter = entry(about, "/Filter");
    if (filter.empty()) {
      count(size);
      return std::string(packed);
    }
    if (filter != "/FlateDecode" || !entry(about, "/DecodeParms").empty()) {
      throw Unfit("its page is packed in a way of its own");
    }
    std::optional<std::string> data = unpack(packed, most_bytes - bytes_);
    if (!data) throw Unfit("it is too large");
    count(data->size());
    return std::move(*data);
  }

  const QpdfLibrary& q_;
  const ColourMap& colours_;
  struct CleanUp {
    void operator()(qpdf_data data) const { qpdf_library().qpdf_cleanup(&data); }
  };
  std::unique_ptr<std::remove_pointer_t<qpdf_data>, CleanUp> owned_;
  qpdf_data data_;
  DrawingPage out_;
  std::map<int, std::size_t> known_;  ///< parts by the number of their object
  std::size_t bytes_ = 0;
  int depth_ = 0;
};

}  // namespace

DrawingPage read_drawing_page(const Bytes& pdf, const ColourMap& colours) {
  return PageReader(pdf, colours).read();
}

}  // namespace qianzi::pdf
