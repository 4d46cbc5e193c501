// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mergework.h"

#include <algorithm>

namespace sc {

namespace {

constexpr char kFollow[] = "sync_follow"; // what is still to be done after a merge

struct Moved {
    const RecordType *type = nullptr;
    Id record;
    Id area;                 ///< where it is now
    bool isDisputed = false; ///< two PCs moved it apart: somebody has to see it
};

/// Records that left an area or came into one, those of them that were touched by what was merged,
/// or all.
std::vector<std::pair<const RecordType *, Id>> whoMoved(Database &database,
                                                        const std::set<Id> *touched)
{
    constexpr std::size_t kFewerThanAScan = 2'000;
    std::vector<std::pair<const RecordType *, Id>> moved;
    const auto note = [&](const Query &row) {
        const RecordType *type =
            database.types().numbered(static_cast<std::uint16_t>(row.integer(0)));
        if (type != nullptr && type->scope == ScopeKind::Area &&
            (touched == nullptr || touched->contains(row.id(1))))
            moved.emplace_back(type, row.id(1));
    };
    if (touched == nullptr || touched->size() > kFewerThanAScan) {
        Query rows = database.query("SELECT type, record FROM op_log WHERE kind IN (3, 4) UNION "
                                    "SELECT type, record FROM merge_waiting WHERE why = 3");
        while (rows.step())
            note(rows);
        return moved;
    }
    for (const Id &record : *touched) {
        Query row = database.query("SELECT type, record FROM op_log WHERE record = ?1 AND "
                                   "kind IN (3, 4) UNION SELECT type, record FROM merge_waiting "
                                   "WHERE record = ?1 AND why = 3 LIMIT 1",
                                   record);
        if (row.step())
            note(row);
    }
    return moved;
}

/// When this PC last sent to all that it had; nothing where it never did.
std::optional<Instant> lastSent(Database &database)
{
    Query row = database.query("SELECT max(made_at) FROM sync_sent WHERE to_name = ''");
    return row.step() && !row.isNull(0) ? std::optional(row.instant(0)) : std::nullopt;
}

/// The streams of areas this PC cannot read: only itself wrote there, of these areas or of any.
std::vector<std::int64_t> streamsElsewhere(Database &database, const std::set<Id> &readable,
                                           const std::set<Id> *areas)
{
    std::vector<std::int64_t> streams;
    Query rows = database.query("SELECT no, scope FROM stream");
    while (rows.step())
        if (!readable.contains(rows.id(1)) && (areas == nullptr || areas->contains(rows.id(1))))
            streams.push_back(rows.integer(0));
    return streams;
}

bool isShownElsewhere(Database &database, const RecordType &type, const Id &record,
                      const std::set<Id> &readable)
{
    Query row = database.query(
        "SELECT " + type.scopeColumn + " FROM " + type.table + " WHERE id = ?", record);
    return row.step() && !row.isNull(0) && !readable.contains(row.id(0));
}

/// What was logged here for an area this PC cannot read, and is shown here still: with `areas` all
/// of these areas, else what was written when this PC last sent.
std::vector<std::pair<const RecordType *, Id>> loggedElsewhere(Database &database,
                                                               const std::set<Id> *areas)
{
    std::vector<std::pair<const RecordType *, Id>> logged;
    const auto readable = readableAreas(database);
    const auto sent = lastSent(database);
    if (!readable || (areas == nullptr && !sent))
        return logged;
    const Instant until = areas != nullptr ? Instant::max() : *sent;
    for (const std::int64_t stream : streamsElsewhere(database, *readable, areas)) {
        Query rows = database.query(
            "SELECT o.type, o.record FROM op_log o JOIN action a ON a.no = o.action WHERE "
            "o.stream = ? GROUP BY o.record HAVING max(a.at) <= ? AND NOT EXISTS (SELECT 1 FROM "
            "merge_waiting w WHERE w.record = o.record AND w.why = 3)",
            stream, until);
        while (rows.step()) {
            const RecordType *type =
                database.types().numbered(static_cast<std::uint16_t>(rows.integer(0)));
            if (type != nullptr && type->scope == ScopeKind::Area &&
                isShownElsewhere(database, *type, rows.id(1), *readable))
                logged.emplace_back(type, rows.id(1));
        }
    }
    return logged;
}

Moved whereItIs(Database &database, const RecordType &type, const Id &record,
                const DeviceNames &devices)
{
    const auto told = replay(journalOf(database, record, devices), devices);
    const std::uint16_t field = type.field(type.scopeColumn)->number;
    const auto area = told.values.find(field);
    const auto *bytes = area == told.values.end() ? nullptr : std::get_if<Blob>(&area->second);
    return {&type, record, bytes == nullptr ? Id{} : Id::fromBytes(bytes->bytes).value_or(Id{}),
            std::ranges::contains(told.differing(), field)};
}

std::set<Id> awayRecords(Database &database)
{
    std::set<Id> away;
    Query rows = database.query("SELECT record FROM merge_waiting WHERE why = 3");
    while (rows.step())
        away.insert(rows.id(0));
    return away;
}

/// The records given, and all that they hang on.
std::set<Id> withParents(Database &database, const std::map<Id, const RecordType *> &touched,
                         const DeviceNames &devices)
{
    HangingRecords hanging(database, devices);
    std::set<Id> all;
    for (const auto &[first, itsType] : touched) {
        Id record = first;
        const RecordType *type = itsType;
        all.insert(record);
        while (type != nullptr && type->scope == ScopeKind::Parent) {
            const auto parent = hanging.parentOf(*type, record);
            if (!parent || !all.insert(*parent).second)
                break;
            Query above =
                database.query("SELECT type FROM op_log WHERE record = ? LIMIT 1", *parent);
            type = above.step()
                       ? database.types().numbered(static_cast<std::uint16_t>(above.integer(0)))
                       : nullptr;
            record = *parent;
        }
    }
    return all;
}

/// Sends on what was written late of one record that moved, and takes it out of the tables or
/// brings it back, with everything that hangs on it.
class Following {
public:
    Following(Database &database, Change &change, const DeviceNames &devices)
        : m_database(database)
        , m_readable(readableAreas(database))
        , m_change(change)
        , m_builder(database, devices)
        , m_hanging(database, devices)
        , m_away(awayRecords(database))
        , m_owners(database)
    {}

    /// At the end: what hangs on others came, or is another team's now.
    void lookAtOwners()
    {
        m_owners.addOpen();
        m_owners.lookAt([&](const RecordType &type, const Id &record) {
            const auto outcome = m_builder.rebuild(type, record);
            return outcome.wasShown != outcome.isShown;
        });
    }

    void follow(const Moved &one)
    {
        const bool mayRead = !m_readable || m_readable->contains(one.area);
        const bool stays = mayRead || one.isDisputed;
        const bool anybodys = mayRead || wroteThere(one);
        std::vector<HangingRecords::Typed> going = m_hanging.of(*one.type, one.record);
        going.insert(going.begin(), {one.type, one.record});
        const std::set<Id> unaware = one.isDisputed ? unawareAreas(one.record) : std::set<Id>{};
        for (const auto &[type, id] : going) {
            m_owners.addOwnersOf(*type, id);
            if (stays && m_away.contains(id)) {
                m_builder.rebuild(*type, id);
                m_owners.addOwnersOf(*type, id);
            }
            if (!one.isDisputed)
                m_change.sendOn(*type, id, one.area, anybodys);
            for (const Id &area : unaware)
                m_change.sendOn(*type, id, area, true);
            if (!stays)
                m_builder.hide(*type, id);
        }
    }

private:
    /// Of a record that was moved apart: where it was written of an area this PC cannot read, only
    /// this PC knows of both among those of the areas it can read, and they have to hear of it.
    std::set<Id> unawareAreas(const Id &record)
    {
        std::set<Id> areas;
        bool isElsewhere = false;
        Query rows = m_database.query("SELECT DISTINCT s.scope FROM op_log o JOIN stream s ON "
                                      "s.no = o.stream WHERE o.record = ?",
                                      record);
        while (m_readable && rows.step()) {
            if (m_readable->contains(rows.id(0)))
                areas.insert(rows.id(0));
            else
                isElsewhere = true;
        }
        return isElsewhere ? areas : std::set<Id>{};
    }
    /// Whoever wrote to an area about a record knows what it told there, and tells the rest for
    /// all.
    bool wroteThere(const Moved &one)
    {
        return m_database
            .query("SELECT 1 FROM op_log o JOIN stream s ON s.no = o.stream WHERE o.record = ? AND "
                   "s.scope = ? LIMIT 1",
                   one.record, one.area)
            .step();
    }

    Database &m_database;
    std::optional<std::set<Id>> m_readable; // nothing: all
    Change &m_change;
    RecordBuilder m_builder;
    HangingRecords m_hanging;
    std::set<Id> m_away;
    OwnersToLookAt m_owners;
};

Result<void> followEach(Database &database,
                        const std::vector<std::pair<const RecordType *, Id>> &moved)
{
    if (moved.empty())
        return {};
    const DeviceNames devices = deviceNames(database);
    Change change(database, Actor{database.device().name}, "Sent on after a move");
    change.open();
    Following following(database, change, devices);
    for (const auto &[type, record] : moved)
        following.follow(whereItIs(database, *type, record, devices));
    following.lookAtOwners();
    return change.commit();
}

Result<void> followMoves(Database &database, const std::map<Id, const RecordType *> *touched)
{
    const DeviceNames devices = deviceNames(database);
    std::set<Id> some;
    if (touched != nullptr)
        some = withParents(database, *touched, devices);
    auto moved = whoMoved(database, touched != nullptr ? &some : nullptr);
    for (const auto &one : loggedElsewhere(database, nullptr))
        if (!std::ranges::contains(moved, one))
            moved.push_back(one);
    return followEach(database, moved);
}

std::set<std::pair<std::int64_t, Id>> allEmptied(Database &database)
{
    std::set<std::pair<std::int64_t, Id>> all;
    Query rows = database.query("SELECT type, record FROM op_log WHERE erased = 1 UNION "
                                "SELECT 0, a.id FROM op_log o JOIN action a ON a.no = o.action "
                                "WHERE o.erased = 1 AND a.reason <> ''");
    while (rows.step())
        all.emplace(rows.integer(0), rows.id(1));
    return all;
}

/// True where something was said.
Result<bool> followEmptied(Database &database, const ToFollow *these)
{
    return database.attemptResult([&]() -> Result<bool> {
        const auto all =
            these == nullptr ? allEmptied(database) : std::set<std::pair<std::int64_t, Id>>{};
        bool any = false;
        Change change(database, Actor{database.device().name}, "Erased elsewhere");
        for (const auto &[type, record] : these == nullptr ? all : these->maybeEmptied)
            any = Erasure(change).restate(type, record) || any;
        if (auto committed = change.commit(); !committed)
            return std::unexpected(committed.error());
        return any;
    });
}

Result<void> followErasures(Database &database)
{
    return database.attemptResult([&]() -> Result<void> {
        if (!database.query("SELECT 1 FROM champion WHERE erased_on IS NOT NULL LIMIT 1").step())
            return {};
        struct Held {
            std::string type;
            std::string table;
            std::string owner;
            std::string column;
        };
        std::vector<Held> fields;
        {
            Query rows = database.query(
                "SELECT t.name, t.table_name, p.owner_column, p.column_name FROM personal_field p "
                "JOIN record_type t ON t.number = p.type WHERE p.how = 'wipe'");
            while (rows.step())
                fields.push_back({rows.text(0), rows.text(1),
                                  rows.text(2).empty() ? "id" : rows.text(2), rows.text(3)});
        }
        Change change(database, Actor{database.device().name}, "Erased elsewhere");
        change.open();
        for (const Held &one : fields) {
            std::vector<Id> ids;
            {
                Query rows = database.query("SELECT r.id FROM " + one.table +
                                            " r JOIN champion c "
                                            "ON c.id = r." +
                                            one.owner + " WHERE c.erased_on IS NOT NULL AND r." +
                                            one.column + " IS NOT NULL");
                while (rows.step())
                    ids.push_back(rows.id(0));
            }
            for (const Id &id : ids)
                static_cast<void>(Erasure(change).wipe(one.type, id, {one.column}));
        }
        return change.commit();
    });
}

} // namespace

void noteToFollow(Database &database, bool erased)
{
    const std::string before = database.setting(kFollow);
    const std::string now = erased || before == "erased" ? "erased" : "moved";
    if (before != now)
        database.setSetting(kFollow, now);
}

bool isToFollow(Database &database)
{
    return !database.setting(kFollow).empty();
}

Result<void> follow(Database &database, const ToFollow *these)
{
    return database.attemptResult([&]() -> Result<void> {
        const std::string what = database.setting(kFollow);
        if (what.empty())
            return {};
        if (auto moved = followMoves(database, these != nullptr ? &these->touched : nullptr);
            !moved)
            return moved;
        const auto emptied = followEmptied(database, these);
        if (!emptied)
            return std::unexpected(emptied.error());
        if (auto erased = followErasures(database); !erased)
            return erased;
        if (what == "erased" || *emptied)
            if (auto rewritten = Erasure::rewriteFile(database); !rewritten)
                return rewritten;
        database.setSetting(kFollow, {});
        return {};
    });
}

Result<void> letGoOfSent(Database &database, const std::set<Id> &areas)
{
    return database.attemptResult(
        [&] { return followEach(database, loggedElsewhere(database, &areas)); });
}

Result<std::map<Id, std::int64_t>> loggedElsewhere(Database &database)
{
    return database.attempt([&] {
        std::map<Id, std::int64_t> records;
        const auto readable = readableAreas(database);
        for (const RecordType &type : database.types().all()) {
            if (!readable || type.scope != ScopeKind::Area)
                continue;
            Query rows = database.query("SELECT " + type.scopeColumn + ", count(*) FROM " +
                                        type.table + " WHERE deleted = 0 AND " + type.scopeColumn +
                                        " IS NOT NULL GROUP BY 1");
            while (rows.step())
                if (!readable->contains(rows.id(0)))
                    records[rows.id(0)] += rows.integer(1);
        }
        return records;
    });
}

Result<void> followUp(Database &database)
{
    return follow(database, nullptr);
}

} // namespace sc
