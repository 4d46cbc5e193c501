// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/placing.h"

namespace sc {

struct Placing::Tools {};

Placing::Placing(Database &database) : m_database(database) {}
Placing::~Placing() = default;

Result<void> Placing::complete(Report &report, const Report *before)
{
    return completeCoordinates(report, before);
}

Result<void> Placing::completeCoordinates(Report & /*report*/, const Report * /*before*/)
{
    return {};
}

Result<void> Placing::findWard(Report & /*report*/, bool /*keepArea*/)
{
    return {};
}

void Placing::reload()
{
    m_tools.reset();
}

} // namespace sc
