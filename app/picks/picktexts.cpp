// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/picktexts.h"

#include "core/dates.h"
#include "core/text.h"

#include <cmath>
#include <format>

namespace sc {

namespace {

std::string greeting(std::string_view name)
{
    return name.empty() ? std::string("Hello,\n\n") : std::format("Dear {},\n\n", name);
}

std::string because(const std::string &reason)
{
    if (reason == "weather")
        return " because of the weather";
    if (reason == "safety")
        return " for safety";
    return reason == "turnout" ? " because too few people could come" : "";
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many)
{
    return std::format("{} {}", number, number == 1 ? one : many);
}

} // namespace

std::string pickInWords(const Pick &pick)
{
    std::string words = std::format("the litter pick \"{}\"", pick.title);
    if (pick.startsAt)
        words += " on " + dayAndTime(*pick.startsAt);
    return words;
}

std::string cancellationText(const Pick &pick, std::string_view name, std::string_view note)
{
    std::string text = greeting(name);
    text += std::format("We are sorry to say that {} is cancelled{}.", pickInWords(pick),
                        because(pick.progress.cancelReason));
    if (const auto told = trimmed(note); !told.empty())
        text +=
            std::format(" {}{}", told, std::string_view(".!?").contains(told.back()) ? "" : ".");
    return text + " Please do not come to the meeting point.\n\nThank you for offering your time. "
                  "We will tell you when there is a new day.\n";
}

std::string thankYouText(const Pick &pick, std::string_view name, const RosterTotals &totals)
{
    std::string text = greeting(name);
    text += std::format("Thank you for coming to {}. ", pickInWords(pick));
    text += std::format("{} gave {} hours", counted(totals.attended, "person", "people"),
                        std::floor(static_cast<double>(totals.minutes) / 6.0) / 10.0);
    if (const auto bags = bagsOf(pick.figures))
        text += std::format(" and filled {}", counted(*bags, "bag", "bags"));
    text += ".";
    if (gradesGained(pick.figures).value_or(0) > 0)
        text += std::format(" The place went from grade {} to grade {}.", pick.figures.gradeBefore,
                            pick.figures.gradeAfter);
    return text + "\n\nWe hope to see you again.\n";
}

} // namespace sc
