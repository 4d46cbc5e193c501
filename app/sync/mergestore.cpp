// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/merge.h"

#include "champions/erasurestore.h"
#include "champions/mentionstore.h"
#include "reports/reportbulkstore.h"
#include "sync/conflicts.h"
#include "sync/erasedmentions.h"
#include "sync/mergework.h"

#include <algorithm>
#include <format>
#include <iterator>

namespace sc {

namespace {

constexpr int kProgressEvery = 1'000;
/// A file that deletes more than this of an area, and more than this part of it, waits for a
/// person.
constexpr int kManyDeletions = 20;
constexpr double kLargePart = 0.05;
constexpr std::chrono::milliseconds kDay = std::chrono::hours{24};
/// From here on the words to search for are written together at the end.
constexpr std::ptrdiff_t kManyReports = 200;
constexpr std::int64_t kReport = 31;

/// Live records of an area; of the shared scope: of everything shared.
std::int64_t liveRecords(Database &database, const Id &area)
{
    std::int64_t count = 0;
    for (const RecordType &type : database.types().all()) {
        const bool counts =
            area.isNull() ? type.scope == ScopeKind::Shared : type.scope == ScopeKind::Area;
        if (!counts)
            continue;
        std::string sql = "SELECT count(*) FROM " + type.table + " WHERE deleted = 0";
        if (!area.isNull())
            sql += " AND " + type.scopeColumn + " = ?";
        Query rows = area.isNull() ? database.query(sql) : database.query(sql, area);
        rows.step();
        count += rows.integer(0);
    }
    return count;
}

/// Areas of which this file, with those of the last day, would delete too much.
std::set<Id> tooManyDeletions(Database &database, const MergeOutcome &outcome)
{
    std::set<Id> areas;
    for (const auto &[area, records] : outcome.deletedByArea) {
        const int gone = records + deletedLately(database, area);
        if (gone <= kManyDeletions)
            continue;
        if (gone > kLargePart * static_cast<double>(outcome.liveByArea.at(area) + gone))
            areas.insert(area);
    }
    return areas;
}

/// Where a person allowed it, counting begins anew.
void noteDeletions(Database &database, const MergeOutcome &outcome, bool allowed)
{
    const Instant now = database.clock().now();
    for (const auto &[area, records] : outcome.deletedByArea) {
        database
            .query("DELETE FROM sync_deleted WHERE area = ?1 AND (?4 OR abs(at - ?2) > ?3)", area,
                   now, kDay.count(), allowed)
            .run();
        if (!allowed)
            database
                .query("INSERT INTO sync_deleted (area, at, records) VALUES (?, ?, ?)", area, now,
                       records)
                .run();
    }
}

/// One merge: its transaction, and what it knows meanwhile.
class Merging {
public:
    Merging(Database &database, std::span<const Segment> segments)
        : m_database(database)
        , m_segments(segments)
        , m_devices(database)
        , m_log(database, m_devices, m_outcome)
    {}
    ~Merging() { undo(); }
    Merging(const Merging &) = delete;
    Merging &operator=(const Merging &) = delete;

    void undo()
    {
        if (!std::exchange(m_open, false))
            return;
        const auto undone = m_database.attempt([&] {
            if (m_inTrial)
                m_database.execute("ROLLBACK TO one_merge");
            if (m_database.inTransaction())
                m_database.execute(m_inTrial ? "RELEASE one_merge" : "ROLLBACK");
        });
        static_cast<void>(undone); // rolled back at the next opening
    }
    Result<MergeOutcome> run(const MergeOptions &options,
                             const std::function<bool(int, int)> &progress);
    /// Nothing where all records are to be looked at.
    [[nodiscard]] const ToFollow *toFollow() const { return m_followAll ? nullptr : &m_toFollow; }

private:
    Result<void> takeAll(const std::function<bool(int, int)> &progress);
    Result<void> takeAllAndCount(const std::function<bool(int, int)> &progress);
    void takeOne(const PendingOp &pending, MergeRows &rows);
    void noteWho(const TravellingOp &op, const OpBody &body);
    void takeOutOfTexts();
    [[nodiscard]] std::vector<std::pair<const RecordType *, Id>> askedAbout(bool all);

    Database &m_database;
    std::span<const Segment> m_segments;
    MergeOutcome m_outcome;
    DeviceCache m_devices;
    MergeLog m_log;
    std::unordered_set<Id> m_erasedRecords;
    ToFollow m_toFollow;
    /// What they were known by until now.
    std::map<std::pair<DataSubject, Id>, KnownBy> m_erasedPeople;
    bool m_erased = false;
    bool m_followAll = false;
    bool m_open = false;
    bool m_inTrial = false; ///< one of several that are tried
    int m_newQuestions = 0; ///< about records of which nothing was asked before
    /// Records of which nothing was asked before and that have to be looked at to be counted.
    std::vector<std::pair<const RecordType *, Id>> m_newlyAsked;
};

void Merging::takeOne(const PendingOp &pending, MergeRows &rows)
{
    const TravellingOp &op = *pending.op;
    auto body = decodeOp(op.body, Stamp{op.stamp, pending.device}, m_devices.names());
    if (!m_erasedRecords.contains(op.record) || !body || op.kind == OpKind::Erase) {
        m_log.write(pending, op.body, op.erased);
    } else {
        const bool took = ErasedValues::of(m_database, op.record, m_devices.names()).takeOut(*body);
        m_log.write(pending,
                    took ? encodeOp(*body, Stamp{op.stamp, pending.device}, m_devices.names())
                         : op.body,
                    op.erased || took);
    }
    if (op.erased) {
        m_toFollow.maybeEmptied.emplace(op.type, op.record);
        if (!op.reason.empty())
            m_toFollow.maybeEmptied.emplace(ErasedValues::kReasons, op.action);
    }
    if (op.kind == OpKind::Erase && body) {
        noteWho(op, *body);
        ErasedValues::of(m_database, op.record, m_devices.names())
            .takeOutOfJournal(m_database, op.type, op.record, m_devices.names());
        m_erasedRecords.insert(op.record);
        m_erased = true;
    }
    if (m_erasedRecords.contains(op.action)) // a name was taken out of its reason
        ErasedValues::of(m_database, op.action, m_devices.names())
            .takeOutOfJournal(m_database, ErasedValues::kReasons, op.action, m_devices.names());
    rows.apply(pending, body);
}

// Before their name is gone from here too. Of a place on a roster, or of a pick, the entry tells
// whether it erases a guest, or whoever asked for it.
void Merging::noteWho(const TravellingOp &op, const OpBody &body)
{
    const RecordType *type = m_database.types().numbered(static_cast<std::uint16_t>(op.type));
    const auto erases = [&](std::string_view column) {
        const RecordField *field = type->field(column);
        return std::ranges::any_of(body.writes, [&](const FieldWrite &write) {
            return field != nullptr && write.field == field->number &&
                   write.value == Value{std::string(kErasedWords)};
        });
    };
    const auto isHere = [&](const char *table) {
        return m_database.query(std::format("SELECT 1 FROM {} WHERE id = ?", table), op.record)
            .step();
    };
    std::optional<DataSubject> whose;
    if (type == nullptr)
        return;
    if (type->name == "champion" && !m_erasedRecords.contains(op.record) && isHere("champion"))
        whose = DataSubject::Champion;
    else if (type->name == "attendance" && erases("name") && isHere("attendance"))
        whose = DataSubject::Guest;
    else if (type->name == "pick" && erases("requested_by") && isHere("pick"))
        whose = DataSubject::Requester;
    if (!whose)
        return;
    KnownBy known = MentionStore(m_database).knownBy(*whose, op.record);
    if (!known.words.isEmpty())
        m_erasedPeople.try_emplace({*whose, op.record}, std::move(known));
}

void Merging::takeOutOfTexts()
{
    for (const auto &[who, known] : m_erasedPeople) {
        m_toFollow.maybeEmptied.merge(
            ErasureStore(m_database, {}).takeOutHeld(who.first, who.second, known));
        std::ranges::move(MentionStore(m_database).writtenHere(known),
                          std::back_inserter(m_outcome.mentions));
    }
    noteErasedMentions(m_database, m_outcome.mentions);
}

Result<void> Merging::takeAll(const std::function<bool(int, int)> &progress)
{
    const std::vector<PendingOp> ops = m_log.pending(m_segments);
    {
        Query erased = m_database.query("SELECT record FROM op_log WHERE kind = 5");
        while (erased.step())
            m_erasedRecords.insert(erased.id(0));
    }
    MergeRows rows(m_database, m_devices, m_outcome);
    const auto reports =
        std::ranges::count_if(ops, [](const PendingOp &one) { return one.op->type == kReport; });
    ReportBulkStore bulk(m_database);
    if (reports > kManyReports)
        bulk.beginMerge(reports);
    const int total = static_cast<int>(ops.size());
    for (int i = 0; i < total; ++i) {
        takeOne(ops[static_cast<std::size_t>(i)], rows);
        if (progress && i % kProgressEvery == 0 && !progress(i, total))
            return failure(ErrorKind::Cancelled, "Stopped. Nothing was changed.");
    }
    rows.finish();
    // A field that this version does not know is nothing to ask about; what is said of two records
    // that clash is asked about as these; and several fields may be one question.
    const RecordType *decision = m_database.types().named("decision");
    const bool isSure =
        !m_database
             .query("SELECT 1 FROM merge_waiting WHERE why = 2 UNION ALL SELECT 1 FROM merge_open "
                    "WHERE type = ? AND differences > 0 LIMIT 1",
                    decision == nullptr ? 0 : decision->number)
             .step();
    for (const MergeRows::Disputes &one : rows.disputes()) {
        if (one.before == 0 && isSure && !one.areFewer)
            m_newQuestions += one.now;
        else if (one.before == 0)
            m_newlyAsked.emplace_back(one.type, one.record);
    }
    m_toFollow.touched = rows.touched();
    m_toFollow.maybeEmptied.insert(rows.disputed().begin(), rows.disputed().end());
    m_log.finish();
    takeOutOfTexts();
    if (reports > kManyReports)
        bulk.finishMerge(rows.written(true), rows.written(false));
    return {};
}

// Looking at every question twice would cost more than the merge. A record about which nothing was
// asked before gains what it has now; one of which something was asked is looked at before and
// after. Where entries are on their way, a question may appear because one of them came.
Result<void> Merging::takeAllAndCount(const std::function<bool(int, int)> &progress)
{
    ConflictStore store(m_database);
    const auto more = store.isMoreOnItsWay();
    if (!more)
        return std::unexpected(more.error());
    const auto asked = askedAbout(*more);
    const auto before = store.idsOf(asked);
    const auto clashes = before ? store.idsOfClashes() : before;
    if (!clashes)
        return std::unexpected(clashes.error());
    if (auto taken = takeAll(progress); !taken)
        return taken;
    auto nowAsked = *more ? askedAbout(true) : asked;
    if (!*more)
        nowAsked.insert(nowAsked.end(), m_newlyAsked.begin(), m_newlyAsked.end());
    const auto after = store.idsOf(nowAsked);
    const auto nowClashes = after ? store.idsOfClashes() : after;
    if (!nowClashes)
        return std::unexpected(nowClashes.error());
    const auto gained = [](const std::set<Id> &now, const std::set<Id> &then) {
        return static_cast<int>(
            std::ranges::count_if(now, [&](const Id &one) { return !then.contains(one); }));
    };
    m_outcome.newConflicts = gained(*after, *before) + gained(*nowClashes, *clashes);
    if (!*more)
        m_outcome.newConflicts += m_newQuestions;
    return {};
}

/// Records of which something is to be settled: all, or those of them these segments speak of.
std::vector<std::pair<const RecordType *, Id>> Merging::askedAbout(bool all)
{
    std::vector<std::pair<const RecordType *, Id>> asked;
    {
        Query rows = m_database.query("SELECT type, record FROM merge_open WHERE differences > 0");
        while (rows.step())
            if (const RecordType *type =
                    m_database.types().numbered(static_cast<std::uint16_t>(rows.integer(0))))
                asked.emplace_back(type, rows.id(1));
    }
    if (all || asked.empty())
        return asked;
    std::unordered_set<Id> spokenOf;
    for (const Segment &segment : m_segments)
        for (const TravellingOp &op : segment.ops)
            spokenOf.insert(op.record);
    std::erase_if(asked, [&](const auto &one) { return !spokenOf.contains(one.second); });
    return asked;
}

Result<MergeOutcome> Merging::run(const MergeOptions &options,
                                  const std::function<bool(int, int)> &progress)
{
    return m_database.attemptResult([&]() -> Result<MergeOutcome> {
        m_inTrial = m_database.inTransaction();
        m_database.execute(m_inTrial ? "SAVEPOINT one_merge" : "BEGIN IMMEDIATE");
        m_open = true;
        const JournalWrite allowed(m_database);
        m_database.execute("INSERT INTO merging (one) VALUES (1)");
        const auto taken = options.countConflicts ? takeAllAndCount(progress) : takeAll(progress);
        if (!taken)
            return std::unexpected(taken.error());
        m_database.execute("DELETE FROM merging");
        m_followAll = isToFollow(m_database);
        if (m_outcome.opsTaken > 0)
            noteToFollow(m_database, m_erased);
        for (const auto &[area, records] : m_outcome.deletedByArea)
            m_outcome.liveByArea[area] = liveRecords(m_database, area);
        if (!options.allowManyDeletions)
            m_outcome.tooMany = tooManyDeletions(m_database, m_outcome);
        m_outcome.erased = m_erased;
        m_outcome.braked = !m_outcome.tooMany.empty();
        if (m_outcome.braked || (options.preview && !m_inTrial))
            return m_outcome;
        noteDeletions(m_database, m_outcome, options.allowManyDeletions);
        m_database.execute(m_inTrial ? "RELEASE one_merge" : "COMMIT");
        m_open = false;
        return m_outcome;
    });
}

} // namespace

// A clock may have been put back meanwhile.
int deletedLately(Database &database, const Id &area)
{
    Query rows = database.query("SELECT coalesce(sum(records), 0) FROM sync_deleted WHERE "
                                "area = ?1 AND abs(at - ?2) <= ?3",
                                area, database.clock().now(), kDay.count());
    rows.step();
    return static_cast<int>(rows.integer(0));
}

Result<MergeOutcome> merge(Database &database, std::span<const Segment> segments,
                           const MergeOptions &options,
                           const std::function<bool(int done, int of)> &progress)
{
    const bool isTrial = database.inTransaction();
    Merging merging(database, segments);
    Result<MergeOutcome> outcome = merging.run(options, progress);
    merging.undo(); // of what was only tried
    if (!outcome || options.preview || isTrial || outcome->braked)
        return outcome;
    if (auto followed = follow(database, merging.toFollow()); !followed)
        return std::unexpected(followed.error());
    return outcome;
}

Result<std::unique_ptr<MergeTrial>> MergeTrial::begin(Database &database)
{
    return database.attempt([&] {
        database.execute("BEGIN IMMEDIATE");
        return std::unique_ptr<MergeTrial>(new MergeTrial(database));
    });
}

MergeTrial::~MergeTrial()
{
    const auto undone = m_database.attempt([&] {
        if (m_database.inTransaction())
            m_database.execute("ROLLBACK");
    });
    static_cast<void>(undone); // rolled back at the next opening
}

} // namespace sc
