// Diagnostics on standard error, as text or as JSON Lines.
#pragma once

#include "qianzi/diagnostic.h"

namespace qianzi::cli {

enum class DiagnosticForm { text, json };

class PrintedDiagnostics final : public DiagnosticSink {
public:
  explicit PrintedDiagnostics(DiagnosticForm form) : form_(form) {}
  void report(Diagnostic diagnostic) override;

private:
  DiagnosticForm form_;
};

}  // namespace qianzi::cli
