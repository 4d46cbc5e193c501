// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// What a single word means where somebody says what was left behind.
namespace sc::finds {

/// "At", "beside": what comes next tells where.
[[nodiscard]] bool isWhere(std::string_view word);
/// "But", "only": what comes after is there, whatever is not.
[[nodiscard]] bool isInstead(std::string_view word);
/// "Not", "without".
[[nodiscard]] bool isNot(std::string_view word);
/// "Find", "seen": with "not" it says that nothing is there.
[[nodiscard]] bool isFinding(std::string_view word);
/// "Seen", "found": said of so many that are there.
[[nodiscard]] bool isSeen(std::string_view word);
/// "Access", "time", "gloves": without them what is there was left there.
[[nodiscard]] bool isMeans(std::string_view word);
/// "Remove", "reported": what was not removed is there all the same.
[[nodiscard]] bool isHandling(std::string_view word);
/// "No", "none", "neither".
[[nodiscard]] bool isNone(std::string_view word);
/// "A", "one", "single".
[[nodiscard]] bool isArticle(std::string_view word);
[[nodiscard]] bool isTens(std::string_view word);
/// "3", "4x", "x4", "five", "twenty", "a", "no".
[[nodiscard]] std::optional<std::int64_t> numberOf(std::string_view word);
/// How many times as many: "two dozen", "a hundred". 1 for any other word.
[[nodiscard]] std::int64_t timesOf(std::string_view word);

} // namespace sc::finds
