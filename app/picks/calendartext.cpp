// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/calendartext.h"

#include "picks/pickcodes.h"

#include <chrono>
#include <format>

namespace sc {

namespace {

constexpr std::size_t kLongestLine = 75; // bytes, the line end left out
constexpr int kUsualMinutes = 120;

std::string stamp(Instant at)
{
    return std::format("{:%Y%m%dT%H%M%SZ}", std::chrono::floor<std::chrono::seconds>(at));
}

std::string_view statusWord(const Pick &pick)
{
    if (pick.status() == "cancelled")
        return "CANCELLED";
    return isApproved(pick.status()) || hasBegun(pick.status()) ? "CONFIRMED" : "TENTATIVE";
}

bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

} // namespace

std::string calendarEscaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char byte = text[i];
        if (byte == '\\' || byte == ';' || byte == ',')
            out += '\\';
        if (byte == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(byte) >= 0x20U || byte == '\t')
            out += byte;
        else if (byte == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
            out += "\\n";
    }
    return out;
}

std::string calendarLine(std::string_view line)
{
    std::string out;
    std::size_t room = kLongestLine;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 1 && !startsCharacter(line[end]))
            --end;
        out += line.substr(0, end);
        out += "\r\n ";
        line.remove_prefix(end);
        room = kLongestLine - 1; // the space counts
    }
    out += line;
    return out + "\r\n";
}

std::string calendarText(const Pick &pick, const CalendarOptions &options)
{
    if (!pick.startsAt)
        return {};
    const bool cancelled = pick.status() == "cancelled";
    const Instant end = *pick.startsAt + std::chrono::minutes{pick.minutes.value_or(kUsualMinutes)};
    const auto meeting = pick.meetingPoint ? pick.meetingPoint : pick.middle;
    std::string where = options.meetingPlace;
    if (where.empty() && meeting)
        where = pointText(*meeting);
    std::string out;
    const auto add = [&out](const std::string &line) { out += calendarLine(line); };
    add("BEGIN:VCALENDAR");
    add("VERSION:2.0");
    add("PRODID:-//Street Champions//Litter picks//EN");
    add(cancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH");
    add("BEGIN:VEVENT");
    add(std::format("UID:{}@street-champions", pick.id.toString()));
    add("DTSTAMP:" + stamp(options.now));
    add("DTSTART:" + stamp(*pick.startsAt));
    add("DTEND:" + stamp(end));
    add(std::format("SEQUENCE:{}", options.sequence));
    add("SUMMARY:" + calendarEscaped(pick.title));
    if (!where.empty())
        add("LOCATION:" + calendarEscaped(where));
    if (meeting)
        add(std::format("GEO:{:.6f};{:.6f}", meeting->latitude, meeting->longitude));
    add(std::format("STATUS:{}", statusWord(pick)));
    add("END:VEVENT");
    add("END:VCALENDAR");
    return out;
}

} // namespace sc
