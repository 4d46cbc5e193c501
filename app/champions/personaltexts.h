// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] bool hasDigit(std::string_view text);

/// What several things in one text are: split at commas, brackets, slashes and the like, before and
/// after e-mail addresses, which stay whole, and what could be a telephone number.
[[nodiscard]] std::vector<std::string_view> partsOf(std::string_view text);

/// An address without the stop of its sentence; empty for what is but a provider ("@gmail.com").
[[nodiscard]] std::string_view emailIn(std::string_view part);

/// What could be telephone numbers, with the brackets left out that people put around an area code.
[[nodiscard]] std::vector<std::string> numbersIn(std::string_view text);

/// A folded name without what stands before or after names.
[[nodiscard]] std::string withoutTitles(std::string_view name);

/// A folded text without what says who somebody is to somebody, or how to reach them: no name.
[[nodiscard]] std::string withoutTies(std::string_view name);

/// Surname and what stands before it, folded: "ann maria" and "hall" of "Mrs Ann Maria Hall MBE".
[[nodiscard]] std::optional<std::pair<std::string, std::string>> namesIn(std::string_view name);

} // namespace sc
