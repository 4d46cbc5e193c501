// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/journal.h"

#include <memory>
#include <string>
#include <string_view>

namespace sc {

/// Carries out orders given as JSON, one object a line:
/// `{"op":"create|update|delete|restore|action","type":"report","id":"…","action":"step","fields":{…}}`.
/// Each is a change of its own: when its answer says ok it is on the disk; when it does not,
/// nothing of it is.
class Applier {
public:
    struct Answer {
        std::string line; ///< `{"ok":true,"id":…,"ref":…}` or `{"ok":false,"errors":[…]}`
        bool ok = false;
        Error error; ///< what was wrong, where not ok
    };

    Applier(Database &database, Actor actor);
    ~Applier();

    [[nodiscard]] Answer apply(std::string_view line);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sc
