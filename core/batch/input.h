// One input, read: the edition and the designs that its pages name.
#pragma once

#include "batch/environment.h"
#include "host/press.h"
#include "readers/reader.h"

#include "qianzi/diagnostic.h"
#include "qianzi/edition.h"

#include <optional>
#include <string>

namespace qianzi::batch {

struct Input {
  Edition edition;
  host::Designs designs;  ///< one for every name that the edition or a page of it uses
};

/// Reads `path` and its designs: `designs/NAME.xml` in the edition's own folder, else in the data
/// folder. A design that is not there or not usable is reported, and the data folder's `daily`
/// takes its place. Empty if nothing can be made of the input; each reason has been reported.
/// Throws Failure if `daily` itself cannot be loaded.
[[nodiscard]] std::optional<Input> read_input(const std::string& path,
                                              const Environment& environment,
                                              DiagnosticSink& sink,
                                              const readers::ReadOptions& options = {});

/// Throws Failure where the data folder is not there.
void require_data(const Environment& environment);

/// The designs that an edition names; see read_input. `path`: the edition's file, in whose
/// folder the first `designs` lie.
[[nodiscard]] host::Designs find_designs(const EditionHead& head,
                                         const std::string& path,
                                         const Environment& environment,
                                         DiagnosticSink& sink);

}  // namespace qianzi::batch
