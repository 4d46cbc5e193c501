// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/meetingstore.h"

#include "core/text.h"

#include <array>

namespace sc {

namespace {

using M = Meeting;
constexpr std::array kColumns{column<&M::title>("title"),     column<&M::startsAt>("starts_at"),
                              column<&M::minutes>("minutes"), column<&M::venue>("venue"),
                              column<&M::area>("area"),       column<&M::note>("note")};

} // namespace

MeetingStore::MeetingStore(Database &database) : BasicStore(database, "meeting", kColumns) {}

Result<Meeting> MeetingStore::checked(Meeting meeting)
{
    meeting.title = collapsed(meeting.title);
    meeting.venue = collapsed(meeting.venue);
    auto problems = problemsOf(meeting);
    const auto known = database().attempt([&] {
        return meeting.area.isNull() ||
               database().query("SELECT 1 FROM area WHERE id = ?", meeting.area).step();
    });
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        problems.push_back({"area", "not_found", "Choose an area from the list"});
    if (!problems.empty())
        return refused(std::move(problems));
    return meeting;
}

Result<Meeting> MeetingStore::create(Change &change, Meeting meeting)
{
    auto fit = checked(std::move(meeting));
    return fit ? insert(change, *std::move(fit)) : fit;
}

Result<Meeting> MeetingStore::update(Change &change, Meeting meeting)
{
    auto fit = checked(std::move(meeting));
    return fit ? overwrite(change, *std::move(fit)) : fit;
}

} // namespace sc
