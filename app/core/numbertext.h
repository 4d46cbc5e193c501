// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sc {

/// A number without the commas that part its thousands: 1,204 and 1,204,000.5 lose them. 1,5 keeps
/// its comma, as here that is no number, and whoever wrote it meant one and a half.
[[nodiscard]] std::string withoutThousands(std::string_view number);

} // namespace sc
