// The ledger's part in a run: outputs that need not be made, rows of those that were, and at the
// end the catalogue of each format.
#pragma once

#include "batch/gravity.h"
#include "batch/ingredients.h"
#include "batch/ledger.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace qianzi::batch {

struct BookkeepingRequest {
  std::filesystem::path out;
  bool if_changed = false;  ///< outputs that are as they would be made are left alone
  bool catalogue = false;   ///< catalogues are written
};

/// What one output is made of and where to.
struct Making {
  const Edition& edition;
  const host::Plugin& plugin;
  const OptionValues& options;
  std::string digest;  ///< of Bookkeeping::digest
};

class Bookkeeping {
public:
  /// Opens the ledger of the folder where the request needs it or there is one: a ledger is kept up
  /// by every run, so that it never speaks of an older output than the one that lies there.
  Bookkeeping(BookkeepingRequest request, Gravity& sink);

  [[nodiscard]] bool keeps() const { return ledger_.has_value(); }

  /// The paths of an output that need not be made: its files, or its folder. Empty: make it.
  [[nodiscard]] std::vector<std::filesystem::path> standing(const Making& making);

  /// The output was made and lies at `places`; without errors, or its row says that it has to be
  /// made again, so that they are reported again.
  void made(const Making& making,
            const std::vector<std::filesystem::path>& places,
            std::int64_t timestamp,
            bool without_errors);

  /// The format's editions whose outputs are there, for its catalogue.
  [[nodiscard]] std::vector<CatalogueEntry> entries(const PluginDescriptor& plugin);

  [[nodiscard]] bool usable() const { return ledger_ && ledger_->usable(); }

private:
  BookkeepingRequest request_;
  Gravity& sink_;
  std::optional<Ledger> ledger_;
};

/// Where an edition's output in a format goes: `out`/ID.extension, or `out`/ID.
[[nodiscard]] std::filesystem::path destination_for(const std::filesystem::path& out,
                                                    const std::string& id,
                                                    const PluginDescriptor& plugin);

/// What a catalogue says of an edition but for `file` and `size`, which its output tells.
[[nodiscard]] CatalogueEntry entry_of(const Edition& edition, std::int64_t timestamp);

}  // namespace qianzi::batch
