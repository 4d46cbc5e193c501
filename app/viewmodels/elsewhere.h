// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>

namespace sc {

class Session;

/// `said`, and, where what was saved is of an area this PC has not, where it goes.
[[nodiscard]] QString withWhereItGoes(Session &session, const QString &said, const Id &record,
                                      const Id &area);

} // namespace sc
