// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/opstream.h"
#include "sync/ownpc.h"

namespace sc {

/// Takes out of the journal the values nobody needs any more: those that a later write replaced, in
/// entries older than `before` and held by everybody (`known`: the last op of each stream that
/// every PC still in use has). That something was written, by whom and when, stays, and so do all
/// numbers and hashes. Records about which PCs disagree are left alone. Where a PC that was long
/// silent comes back with an edit of such a value, what it was before is no longer told here. Gives
/// the number of entries made smaller. The room is free for later entries; the file shrinks with
/// its next rewriting.
[[nodiscard]] Result<int> compact(Database &database, const VersionVector &known, Instant before);

struct Compaction {
    int smaller = 0;         ///< entries
    std::vector<Id> waiting; ///< areas left alone: something of them is still on its way here
};

/// The same of what all PCs in use are known to have, where nothing that they have is still on its
/// way here: so that what a value was before is told alike everywhere. Then rewrites the file.
[[nodiscard]] Result<Compaction> compactWhatAllHave(Database &database, const OwnPc &own,
                                                    Instant before);

} // namespace sc
