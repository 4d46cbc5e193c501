// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/meeting.h"
#include "storage/basicstore.h"

namespace sc {

class MeetingStore : public BasicStore<Meeting> {
public:
    explicit MeetingStore(Database &database);

    /// Refusals are those of problemsOf(); also not_found under `area`.
    [[nodiscard]] Result<Meeting> create(Change &change, Meeting meeting);
    [[nodiscard]] Result<Meeting> update(Change &change, Meeting meeting);

private:
    [[nodiscard]] Result<Meeting> checked(Meeting meeting);
};

} // namespace sc
