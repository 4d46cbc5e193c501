// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

class GroupVersions;
struct FieldGroup;
struct GroupVersion;

/// Fields of a record by their columns, and what they are to be.
using FieldAnswers = std::vector<std::pair<std::string, Value>>;

/// One of the things that PCs say about the same matter.
struct ConflictHead {
    Value value;
    std::string by;
    std::string device; ///< the PC's name, or what its references start with
    Instant at{};
    std::vector<Stamp> stamps{}; ///< the writes that say it
    Id record{};                 ///< for two records that clash: this one
    std::string about{};         ///< for two records that clash: what this one says
    FieldAnswers fields{};       ///< what goes with this answer, where it is about several fields
};

/// Something PCs disagree about until a person decides. Derived from what is recorded, so that it
/// is the same, under the same id, on every PC that holds the same.
struct Conflict {
    enum class Kind : std::uint8_t {
        Field,       ///< a field was written differently
        Deleted,     ///< deleted here, edited there: the values are true (deleted) and false
        Place,       ///< where it is was written differently; what each says stands in `fields`
        KitTwice,    ///< one kit on two loans at a time; the values are the loans' references
        SamePerson,  ///< a champion entered twice; the values are the records' ids
        SameFigures, ///< hours, attendance or an entry told twice; the values are the records' ids
        SameNumber,  ///< two champions got one number; the values are the records' ids
        SameThing,   ///< a kit, depot, group or the like entered twice; the values are the ids
        Circle, ///< reports closed as duplicates of one another; the values are their references
        NoRoom  ///< booked beyond what a pick has room for: `booked` or `waiting`
    };

    Id id;
    Kind kind = Kind::Field;
    std::string type;
    Id record;
    std::string field;
    FieldKind form = FieldKind::Text; ///< how the values are to be read
    std::string refType{};            ///< of Ref fields
    std::string title;                ///< what people know the record by
    std::vector<ConflictHead> heads;  ///< the value shown meanwhile is the last of a Field's
    Value base;                       ///< what it was before, as far as it is known
    Id detail{};                      ///< the kit of KitTwice
    bool again = false;               ///< two people settled it before, and not alike
    FieldAnswers baseFields{};        ///< of a Place: what it was before
    bool countsOnce = false;          ///< of SameFigures: if both stay they count as one
};

/// What a person decides: one of the heads, counted from 1, or a value of their own. For two
/// records that clash there is `both`: they stand side by side. Of two champions with one number
/// the chosen keeps it and the other gets the next free one; or a number typed, for the second. Of
/// a thing entered twice too the value is another label or name for the second.
struct ConflictChoice {
    std::size_t choose = 0;
    std::optional<Value> value{};
    bool both = false;
    FieldAnswers fields{}; ///< what goes with the value; of a Place, instead of one
};

/// Of which fields of which record an answer of one's own would be.
struct AskedFields {
    std::string type{}; ///< empty where none can be given
    Id record{};
    std::string field{};
    std::vector<std::string> columns{}; ///< of a Place
    std::vector<FieldAnswers> after{};  ///< a state has to be one that follows on one of these
};

/// The list for review and how it gets shorter.
class ConflictStore {
public:
    explicit ConflictStore(Database &database) : m_database(database) {}

    /// In an order that is the same on every PC.
    [[nodiscard]] Result<std::vector<Conflict>> list();
    [[nodiscard]] Result<int> count();
    /// The ids of what is asked about fields of these records.
    [[nodiscard]] Result<std::set<Id>>
    idsOf(const std::vector<std::pair<const RecordType *, Id>> &records);
    /// The ids of all that is asked about two records that clash.
    [[nodiscard]] Result<std::set<Id>> idsOfClashes();
    /// Somebody is known to have entries that are not here: what they settle is not asked about.
    [[nodiscard]] Result<bool> isMoreOnItsWay();
    /// By id, or by the beginning of one. NotFound when it is settled or never was.
    [[nodiscard]] Result<Conflict> find(std::string_view id);
    /// Of a Place: the columns people tell it by; the rest of its fields follow from these.
    [[nodiscard]] static std::vector<std::string> toldBy(const Conflict &conflict);
    /// Whether both may stay as they are.
    [[nodiscard]] static bool takesBoth(const Conflict &conflict);
    [[nodiscard]] static AskedFields asked(const Conflict &conflict);
    /// An answer of one's own, once it was found to go by the rules of its fields.
    [[nodiscard]] static ConflictChoice chosen(const Conflict &conflict, FieldAnswers fields);
    /// Writes the decision as a change that travels to the others. A value of one's own is only
    /// looked at for whether its column can hold it. Refused: `out_of_range` for a
    /// choice there is not, `wrong_type` for a value the field cannot have.
    [[nodiscard]] Result<void> settle(const Conflict &conflict, const ConflictChoice &choice,
                                      const Actor &actor);

    /// What people call a record: "report N3-000123-K", "champion 41".
    [[nodiscard]] std::string nameOf(std::string_view type, const Id &record);
    /// A reference as its code, number or reference; the id where it has none or is not here.
    [[nodiscard]] std::string shortName(std::string_view type, const Id &record);
    /// The other way round; nothing where there is no such record.
    [[nodiscard]] std::optional<Id> named(std::string_view type, const std::string &name);

private:
    struct Told;

    void addFields(std::vector<Conflict> &list);
    [[nodiscard]] Result<void> addClashes(std::vector<Conflict> &list);
    void addOf(const RecordType &type, const Id &record, std::vector<Conflict> &list);
    [[nodiscard]] Conflict fieldConflict(const RecordType &type, const Id &record,
                                         const RecordField &field,
                                         const std::vector<FieldWrite> &heads,
                                         const std::vector<Told> &told);
    [[nodiscard]] Conflict deletionConflict(const RecordType &type, const Id &record,
                                            const ReplayedRecord &replayed,
                                            const std::vector<Told> &told);
    [[nodiscard]] std::string nameOfHanging(const RecordType &owner, const HangingRecord &hung,
                                            const DeviceNames &devices);
    [[nodiscard]] bool isOnItsWay(const std::vector<FieldWrite> &heads,
                                  const std::vector<Told> &told);
    [[nodiscard]] static std::set<Stamp> pastOf(Stamp head, std::uint16_t field,
                                                const std::vector<Told> &told);
    [[nodiscard]] std::vector<Told> toldOf(const Id &record, const DeviceNames &devices);
    [[nodiscard]] ConflictHead headOf(const FieldWrite &write, const std::vector<Told> &told);
    [[nodiscard]] std::string deviceName(std::int64_t device);
    [[nodiscard]] Result<void> addKits(std::vector<Conflict> &list);
    void addGroups(const RecordType &type, const Id &record, const ReplayedRecord &replayed,
                   const std::vector<Told> &told, std::set<std::uint16_t> &asked,
                   std::vector<Conflict> &list);
    [[nodiscard]] Conflict groupConflict(const RecordType &type, const Id &record,
                                         const FieldGroup &group, const GroupVersions &versions,
                                         const ReplayedRecord &replayed,
                                         const std::vector<Told> &told);
    [[nodiscard]] ConflictHead answerOf(const RecordType &type, const GroupVersion &version,
                                        const std::vector<Told> &told);
    void addPersons(std::vector<Conflict> &list);
    void addFigures(std::vector<Conflict> &list);
    void addNumbers(std::vector<Conflict> &list);
    void addThings(std::vector<Conflict> &list);
    void addEntries(std::vector<Conflict> &list);
    void addCircles(std::vector<Conflict> &list);
    void addNoRoom(std::vector<Conflict> &list);
    [[nodiscard]] ConflictHead closingOf(const RecordType &reports, const Id &report);
    [[nodiscard]] Conflict noRoomFor(const Id &one, const Id &last);
    [[nodiscard]] std::string entryTitle(std::string_view type, const Id &record);
    [[nodiscard]] std::string entryAbout(std::string_view type, const Id &record);
    [[nodiscard]] std::string aboutOf(std::string_view type, const Id &record);
    [[nodiscard]] Result<void> settleNumber(const Conflict &conflict, const ConflictChoice &choice,
                                            const Actor &actor);
    void noteDecision(Change &change, const Conflict &conflict, std::string_view kind,
                      const ConflictChoice &choice);
    /// Two records, the one of the lower id first.
    using Pair = std::pair<Id, Id>;
    void addPairs(Conflict::Kind kind, std::string_view type, std::vector<Pair> pairs,
                  std::vector<Conflict> &list);
    void addPair(Conflict::Kind kind, std::string_view type, const Pair &pair, bool again,
                 std::vector<Conflict> &list);
    [[nodiscard]] std::vector<Pair> enteredTwice(std::string_view type);
    [[nodiscard]] bool isOneWriters(const RecordType &type, const Pair &pair);
    [[nodiscard]] std::vector<Pair> settledApart(std::string_view type);
    [[nodiscard]] bool isSettledApart(std::string_view type, const Id &record);
    void pointBack(Change &change, const Conflict &conflict);
    void pointBack(Change &change, const RecordType &type, const Id &record, const Id &decision);
    [[nodiscard]] ConflictHead beginningOf(const RecordType &type, const Id &record);
    [[nodiscard]] Result<void> settleField(const Conflict &conflict, const FieldAnswers &fields,
                                           const Actor &actor);
    [[nodiscard]] Result<void> settleKit(const Conflict &conflict, const ConflictChoice &choice,
                                         const Actor &actor);
    [[nodiscard]] Result<void> settlePair(const Conflict &conflict, const ConflictChoice &choice,
                                          const Actor &actor);
    [[nodiscard]] Result<void> renameSecond(const Conflict &conflict, const std::string &typed,
                                            const Actor &actor);
    [[nodiscard]] Result<void> settleClash(const Conflict &conflict, const ConflictChoice &choice,
                                           const Actor &actor);
    [[nodiscard]] Result<void> settleCircle(const Conflict &conflict, const ConflictChoice &choice,
                                            const Actor &actor);
    [[nodiscard]] Result<void> settleRoom(const Conflict &conflict, const ConflictChoice &choice,
                                          const Actor &actor);
    void pointTo(Change &change, std::string_view target, const Id &kept, const Id &lost);

    Database &m_database;
};

} // namespace sc
