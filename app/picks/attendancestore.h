// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/attendance.h"
#include "picks/pick.h"
#include "storage/journal.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A line of the paper sheet as it is typed. `who` is the number or full name of a champion, or the
/// name of somebody else; `adult` likewise, of a line of this sheet or of the roster.
struct SheetLine {
    std::string who{};
    std::optional<Instant> inAt{};
    std::optional<Instant> outAt{};
    std::optional<int> minutes{};
    std::optional<int> bags{};
    std::optional<bool> child{}; ///< not said: as the roster has it, else an adult
    std::string adult{};         ///< where not said, the adult the roster names
    std::string emergencyContact{};
    bool signedSheet = true;    ///< they signed the paper
    std::string status{};       ///< empty: attended where booked, else walk_in
    std::string adjustReason{}; ///< needed where it puts a closed pick right
};

/// The rosters of picks on disk. Every person is a record of their own and is edited alone.
class AttendanceStore {
public:
    explicit AttendanceStore(Database &database);

    /// Who books when all places are taken waits. Refused: those of problemsOf(), not_found,
    /// already_exists (the champion, or somebody of that name, is on the roster), out_of_range
    /// (more bags than were counted), erased (the champion). Unless it comes from a file:
    /// `bad_transition` where the pick is cancelled, `reason_required` where somebody came to one
    /// that is closed.
    [[nodiscard]] Result<Attendance> create(Change &change, Attendance one,
                                            PickOrigin origin = PickOrigin::Entered);
    /// Where a place comes free before the pick begins, who waits longest gets it. `in_use` where
    /// an adult goes whose child stays; `reason_required` where the pick is closed and who came,
    /// their minutes or bags change. Nobody who came to a closed pick is taken off: they are marked
    /// as not having come.
    [[nodiscard]] Result<Attendance> update(Change &change, Attendance one);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    /// The whole sheet in one change: who is on the roster already is marked, others walk in.
    /// Everything or nothing; the fields at fault are "rows[3].adult".
    [[nodiscard]] Result<std::vector<Attendance>> enterSheet(Change &change, const Id &pick,
                                                             const std::vector<SheetLine> &lines);
    /// Who waits gets the places that are free before the pick begins, longest wait first.
    void fillPlaces(Change &change, const Id &pick);
    /// Gives who came without minutes the length of the pick, marked `default`.
    [[nodiscard]] Result<void> fillMinutes(Change &change, const Pick &pick);

    [[nodiscard]] Result<Attendance> get(const Id &id);
    [[nodiscard]] Result<Attendance> find(std::string_view id); ///< by UUID
    /// Of picks that are not deleted.
    [[nodiscard]] Result<std::vector<Attendance>> all();
    /// In the order they booked; deleted ones left out.
    [[nodiscard]] Result<std::vector<Attendance>> roster(const Id &pick);
    /// Somebody on the roster by the UUID of the attendance, number or name of the champion, or
    /// name. Refused as not_found under `field`.
    [[nodiscard]] Result<Id> onRoster(const Id &pick, std::string_view field, std::string_view who);
    /// Picks a champion came to, newest first.
    [[nodiscard]] Result<std::vector<Attendance>> ofChampion(const Id &champion);
    /// "J. Pearson (41)" or the name.
    [[nodiscard]] Result<std::string> nameOf(const Attendance &one);

    [[nodiscard]] static Attendance readRow(const Query &row);
    [[nodiscard]] static const char *columns();

private:
    [[nodiscard]] Result<Attendance> checked(Attendance one, const Attendance *before,
                                             PickOrigin origin = PickOrigin::Entered);
    [[nodiscard]] std::vector<Problem> rosterProblems(const Attendance &one,
                                                      const Attendance *before);
    void checkPeople(std::vector<Problem> &problems, const Attendance &one);
    void checkBags(std::vector<Problem> &problems, const Attendance &one);
    /// A roster of a closed pick is put right with a reason: who came, their minutes, their bags.
    /// In and out on the day of the pick, or the one after for a night's.
    void checkTimes(std::vector<Problem> &problems, const Attendance &one,
                    const Attendance *before);
    void checkClosed(std::vector<Problem> &problems, const Attendance &one,
                     const Attendance *before);
    /// Whether a champion who is put there can be: `erased`, or `not_found` where they had left and
    /// are to come.
    void checkStanding(std::vector<Problem> &problems, const Attendance &one,
                       const Attendance *before, PickOrigin origin);
    /// Whether another on the roster has that name who is not plainly somebody else.
    void checkName(std::vector<Problem> &problems, const Attendance &one);
    [[nodiscard]] bool hasStatus(const Id &pick, std::string_view status);
    [[nodiscard]] bool anybodyWaits(const Id &pick);
    [[nodiscard]] bool isFull(const Id &pick);
    [[nodiscard]] Result<Attendance> enterLine(Change &change, const Id &pick,
                                               const SheetLine &line);

    Database &m_database;
};

} // namespace sc
