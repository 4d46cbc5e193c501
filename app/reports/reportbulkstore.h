// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/journal.h"

namespace sc {

/// For changes that write thousands of reports: between begin() and finish() new reports get no
/// search and map entries, and finish() makes them all at once, which takes a fifth of the time.
/// Both belong to the same change; without finish() it must not be committed. Nobody sees the
/// state between, as it is never on the disk.
class ReportBulkStore {
public:
    explicit ReportBulkStore(Change &change) : m_change(change) {}

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> finish();

private:
    Change &m_change;
};

} // namespace sc
