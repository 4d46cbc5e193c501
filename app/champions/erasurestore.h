// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/erasedtextstore.h"
#include "champions/mentionstore.h"
#include "storage/journal.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace sc {

struct ErasureResult {
    std::string number; ///< of a champion
    int records = 0;    ///< besides the person's own, records out of which something was taken
    /// What else seems to name the person, at most 50: reports by their reference, all others as
    /// "pick UUID". Somebody has to look at them.
    std::vector<std::string> mentions;
    /// Places on rosters to come of children in the person's care, cancelled with theirs.
    std::vector<Id> children;
};

/// Takes a person's data out of the database for good, and out of the journal. It cannot be undone.
///
/// A champion: out of their record, their trainings, credits, contacts, and where their name stands
/// in the words of their own reports and in whatever was written at the picks they were at. The
/// record stays with its number, as one who left, so that counts, credits and hours stay what they
/// were. Which fields these are, the table personal_field says. Out of what nobody can put right
/// (entries of credits, assessments, who approved) the name goes wherever it stands; out of their
/// own credits, the steps of their own reports and the picks they led the surname alone too, where
/// no other champion is meant.
///
/// Somebody on a roster who is no champion: the name, the emergency contact and the notes of that
/// place on the roster; it stays, with its minutes and bags. Whoever asked for a pick: who that
/// was.
///
/// Their places on rosters to come are cancelled. What hangs on a place is known above this layer,
/// so whoever erases says how that is done: see erasePerson() in picks.
///
/// Not reached, but told as mentions: words in other people's reports and at other picks, and what
/// has the surname alone, wherever it stands: it may be somebody else's. Not
/// reached: photos, backups made before, exported files.
class ErasureStore {
public:
    using Whose = DataSubject;

    /// Cancels these places on rosters, in the change given; the children that went with them.
    using OffRosters =
        std::function<Result<std::vector<Id>>(Change &change, const std::vector<Id> &places)>;

    ErasureStore(Database &database, OffRosters offRosters)
        : m_database(database), m_offRosters(std::move(offRosters))
    {}

    /// One change, then the file is written anew. Refused: `missing` by, `reason_required` why,
    /// `out_of_range` for a guest who is a champion.
    [[nodiscard]] Result<ErasureResult> erase(Whose whose, const Id &id, std::string_view by,
                                              std::string_view why);
    /// Of somebody erased elsewhere: whoever erased could not know what was written about them
    /// here, or came here, meanwhile, and this PC still knows who it was. Takes the words out of
    /// the entries it holds; what is to be empty for ever the erasure says itself. Gives the
    /// records touched, by type: to be told to the others. Part of a transaction; throws
    /// SQLite::Exception.
    [[nodiscard]] std::set<std::pair<std::int64_t, Id>> takeOutHeld(Whose whose, const Id &id,
                                                                    const KnownBy &known);

private:
    using How = ErasedShare;
    /// By type, record and column.
    using Targets = std::map<std::tuple<std::string, Id, std::string>, How>;

    [[nodiscard]] Result<ErasureResult> eraseChampion(Change &change, const Id &champion);
    [[nodiscard]] Result<ErasureResult> eraseGuest(Change &change, const Id &attendance);
    [[nodiscard]] Result<ErasureResult> eraseRequester(Change &change, const Id &pick);
    [[nodiscard]] ErasureResult takeOut(Change &change, const Targets &targets,
                                        const KnownBy &known, const Id &subject);
    /// What others wrote that may name the person.
    [[nodiscard]] Targets wordsOf(Whose whose, const Id &id, const KnownBy &known);
    static void add(Targets &targets, const Targets::key_type &where, How how);
    [[nodiscard]] Targets targetsOf(const Id &champion);
    /// What was written by others at the picks whose id is `which` (SQL, with ?1 for `of`). Of
    /// picks they led, what nobody can put right loses the surname too.
    void addPicks(Targets &targets, std::string_view which, const Id &of, bool led = false);
    /// What nobody can put right, wherever it stands, where it names the person.
    void addKeptAsWritten(Targets &targets, const KnownBy &known);
    void leave(Change &change, const Id &champion);
    /// Cancels the places among those that `which` names (SQL, with ?1 for `of`) that are to come.
    [[nodiscard]] Result<std::vector<Id>> giveUpPlaces(Change &change, std::string_view which,
                                                       const Id &of);

    Database &m_database;
    OffRosters m_offRosters;
};

} // namespace sc
