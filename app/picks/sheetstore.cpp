// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "core/text.h"
#include "picks/attendancestore.h"
#include "picks/pickstore.h"
#include "storage/erasure.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <format>
#include <set>

namespace sc {

namespace {

bool isNumber(std::string_view text)
{
    return !text.empty() &&
           std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

Problem nobody(std::string_view field, std::string_view who)
{
    return {std::string(field), "not_found",
            std::format("There is nobody \"{}\" on the roster", who)};
}

/// A name that more than one champion bears is nobody yet: it says who they may be.
std::optional<Problem> severalCalled(Database &database, const std::string &who)
{
    constexpr int kMost = 50;
    const auto like = ChampionStore(database).suggest(who, kMost);
    std::string named;
    int count = 0;
    for (const Champion &one : like.value_or(std::vector<Champion>{}))
        if (folded(one.name) == folded(who)) {
            ++count;
            named += (named.empty() ? "" : ", ") + one.number +
                     (one.address.empty() ? "" : " (" + one.address + ")");
        }
    if (count < 2)
        return std::nullopt;
    return Problem{"who", "ambiguous",
                   std::format("Champions {} are called {}: enter the number. If it is somebody "
                               "else, put something after the name, such as a street",
                               named, who)};
}

/// When a line is taken: an adult may stand below the child, and goes once the children went.
enum class Turn : std::uint8_t { Adults, Children, Leaving };

Turn turnOf(AttendanceStore &rosters, const Id &pick, const SheetLine &line)
{
    if (line.child.value_or(false) || !line.adult.empty())
        return Turn::Children;
    const std::string status = collapsed(line.status);
    if (status != "no_show" && status != "cancelled")
        return Turn::Adults;
    const auto known = rosters.onRoster(pick, "who", line.who);
    const auto one = known ? rosters.get(*known) : Result<Attendance>(std::unexpected(Error{}));
    if (!one)
        return Turn::Adults; // not on the roster before
    return line.child.value_or(one->child) ? Turn::Children : Turn::Leaving;
}

} // namespace

Result<Id> AttendanceStore::onRoster(const Id &pick, std::string_view field, std::string_view who)
{
    const auto people = roster(pick);
    if (!people)
        return std::unexpected(people.error());
    const std::string typed = collapsed(who);
    if (const auto id = Id::parse(typed);
        id && std::ranges::contains(*people, *id, &Attendance::id))
        return *id;
    const auto champion = ChampionStore(m_database).find(typed);
    const std::string name = folded(typed);
    for (const Attendance &one : *people) {
        const bool same = one.champion.isNull() ? !name.empty() && folded(one.name) == name
                                                : champion && champion->id == one.champion;
        if (same)
            return one.id;
    }
    return refused({nobody(field, who)});
}

// Two champions have two numbers; a name alone may be anybody of that name.
void AttendanceStore::checkName(std::vector<Problem> &problems, const Attendance &one)
{
    if (!one.champion.isNull() &&
        m_database
            .query("SELECT 1 FROM attendance WHERE pick = ? AND champion = ? AND deleted = 0 AND "
                   "id <> ?",
                   one.pick, one.champion, one.id)
            .step())
        problems.push_back(
            {"champion", "already_exists", "This champion is on the roster already"});
    const auto nameIn = [&](const Attendance &somebody) {
        if (somebody.champion.isNull())
            return somebody.name == kErasedWords ? std::string() : somebody.name;
        const auto champion = ChampionStore(m_database).get(somebody.champion);
        return champion ? champion->name : std::string();
    };
    const std::string name = nameIn(one);
    const auto people = roster(one.pick);
    if (folded(name).empty() || !people)
        return;
    const bool there = std::ranges::any_of(*people, [&](const Attendance &other) {
        const bool isAway = other.status == "cancelled" || other.status == "no_show";
        return other.id != one.id && !isAway &&
               (one.champion.isNull() || other.champion.isNull()) &&
               folded(nameIn(other)) == folded(name);
    });
    if (there)
        problems.push_back({"name", "already_exists",
                            std::format("{} is on the roster already. If they are two people, put "
                                        "something after the second name, such as a street",
                                        name)});
}

Result<Attendance> AttendanceStore::enterLine(Change &change, const Id &pick, const SheetLine &line)
{
    const std::string who = collapsed(line.who);
    if (who.empty())
        return refused("who", "missing", "Enter a champion or a name");
    Attendance one;
    const auto known = onRoster(pick, "who", who);
    if (known) {
        auto before = get(*known);
        if (!before)
            return before;
        one = *std::move(before);
    } else {
        if (auto several = severalCalled(m_database, who))
            return refused({*std::move(several)});
        const auto champion = ChampionStore(m_database).find(who);
        if (!champion && isNumber(who))
            return std::unexpected(Error{ErrorKind::Refused,
                                         champion.error().message,
                                         {{"who", "not_found", champion.error().message}}});
        one.pick = pick;
        one.champion = champion ? champion->id : Id{};
        one.name = champion ? std::string() : who;
    }
    one.status = !line.status.empty() ? line.status : known ? "attended" : "walk_in";
    one.child = line.child.value_or(one.child || !line.adult.empty());
    if (one.child && (one.adult.isNull() || !line.adult.empty())) {
        const auto adult = onRoster(pick, "adult", line.adult);
        if (!adult && line.adult.empty())
            return refused("adult", "missing", "Enter the adult who looks after the child");
        if (!adult)
            return std::unexpected(adult.error());
        one.adult = *adult;
    }
    one.signedSheet = line.signedSheet && came(one);
    if (!line.emergencyContact.empty())
        one.emergencyContact = line.emergencyContact;
    one.inAt = line.inAt ? line.inAt : one.inAt;
    one.outAt = line.outAt ? line.outAt : one.outAt;
    one.minutes = line.minutes ? line.minutes : one.minutes;
    one.bags = line.bags ? line.bags : one.bags;
    if (!came(one)) { // what was typed of somebody who did not come
        one.minutes = line.minutes;
        one.bags = line.bags;
    }
    if (!line.adjustReason.empty())
        one.adjustReason = line.adjustReason;
    return known ? update(change, std::move(one)) : create(change, std::move(one));
}

Result<std::vector<Attendance>> AttendanceStore::enterSheet(Change &change, const Id &pick,
                                                            const std::vector<SheetLine> &lines)
{
    return m_database.attemptResult([&]() -> Result<std::vector<Attendance>> {
        change.open();
        const auto there = PickStore(m_database).get(pick);
        if (!there)
            return std::unexpected(there.error());
        std::vector<Attendance> entered(lines.size());
        std::vector<Problem> problems;
        std::set<Id> written;
        if (lines.empty())
            problems.push_back({"rows", "missing", "Enter who came"});
        std::vector<Turn> turns;
        for (const SheetLine &line : lines)
            turns.push_back(turnOf(*this, pick, line));
        for (const Turn turn : {Turn::Adults, Turn::Children, Turn::Leaving}) {
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (turns[i] != turn)
                    continue;
                auto one = enterLine(change, pick, lines[i]);
                if (one) {
                    if (!written.insert(one->id).second)
                        problems.push_back(
                            {std::format("rows[{}].who", i), "duplicate",
                             std::format(
                                 "\"{}\" is on the sheet twice. If they are two people, put "
                                 "something after the second name, such as a street",
                                 collapsed(lines[i].who))});
                    entered[i] = *std::move(one);
                    continue;
                }
                if (one.error().problems.empty())
                    return std::unexpected(one.error());
                for (Problem problem : one.error().problems) {
                    problem.field = std::format("rows[{}].{}", i, problem.field);
                    problems.push_back(std::move(problem));
                }
            }
        }
        if (!problems.empty())
            return refused(std::move(problems));
        return entered;
    });
}

} // namespace sc
