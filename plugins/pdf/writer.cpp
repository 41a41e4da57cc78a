#include "writer.h"

#include "numbers.h"

#include <string>

namespace qianzi::pdf {

namespace {

/// What a page's file is told apart by: -01, -02 ... -100.
std::string page_name(std::size_t number) {
  std::string name = number < 10 ? "-0" : "-";
  append_integer(name, static_cast<std::int64_t>(number));
  return name;
}

}  // namespace

PdfWriter::PdfWriter(const Settings& settings, Services& services)
    : settings_(settings), services_(services) {}

void PdfWriter::begin(const EditionHead& head) {
  head_ = &head;
  if (!settings_.split) document_.emplace(settings_, head, services_, std::string_view());
}

void PdfWriter::page(const Page& page) {
  ++pages_;
  if (settings_.split) document_.emplace(settings_, *head_, services_, page_name(pages_));
  document_->page(page);
  if (settings_.split) document_->finish();
}

void PdfWriter::finish() {
  if (pages_ == 0) throw Failure("a PDF needs at least one page, and the edition has none");
  if (!settings_.split) document_->finish();
}

}  // namespace qianzi::pdf
