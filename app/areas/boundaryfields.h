// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/boundaryfile.h"

#include <string>
#include <vector>

namespace sc {

/// One property of a boundary file with the values its features have, as text.
struct PropertyColumn {
    std::string name;
    std::vector<std::string> values;
};

/// Settles which properties are code and name of a ward and of its area: those the caller chose,
/// else those whose names say so (`WD13CD` and `WD13NM`, `code`, `ward`, `LAD25NM` …), else the
/// first whose values all differ. Refused with `missing` where a chosen property is not in the
/// file, or none can serve.
[[nodiscard]] Result<BoundaryFields> chooseFields(const std::vector<PropertyColumn> &columns,
                                                  const BoundaryFields &chosen);

} // namespace sc
