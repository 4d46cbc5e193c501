// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/meeting.h"

#include "core/text.h"

namespace sc {

namespace {

constexpr std::size_t kLongestLine = 200;
constexpr std::size_t kLongestNote = 4'000;
constexpr std::int64_t kMostMinutes = std::int64_t{24} * 60;

} // namespace

std::vector<Problem> problemsOf(const Meeting &meeting)
{
    std::vector<Problem> problems;
    if (trimmed(meeting.title).empty())
        problems.push_back({"title", "missing", "Enter what the meeting is called"});
    if (!meeting.startsAt)
        problems.push_back({"starts_at", "missing", "Enter the day and time of the meeting"});
    if (meeting.minutes && (*meeting.minutes < 1 || *meeting.minutes > kMostMinutes))
        problems.push_back({"minutes", "out_of_range", "Enter 1 to 1,440 minutes"});
    const auto require = [&](const std::string &text, const char *field, std::size_t longest,
                             const char *message) {
        if (text.size() > longest)
            problems.push_back({field, "out_of_range", message});
    };
    require(meeting.title, "title", kLongestLine, "Shorten this to 200 characters or fewer");
    require(meeting.venue, "venue", kLongestLine, "Shorten this to 200 characters or fewer");
    require(meeting.note, "note", kLongestNote, "Shorten the note to 4,000 characters or fewer");
    return problems;
}

} // namespace sc
