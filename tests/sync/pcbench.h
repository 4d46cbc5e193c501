// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/check.h"
#include "storage/replay.h"
#include "sync/merge.h"

#include <QtGlobal>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sc::test {

inline const Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} +
                              std::chrono::hours{9}};

inline const Id kNorth = Id::fromName("area:N");
inline const Id kSouth = Id::fromName("area:S");

[[nodiscard]] inline Value words(const char *text)
{
    return Value{std::string(text)};
}

/// One office PC of a test: its clock, its records, and the person at it.
class Pc {
public:
    explicit Pc(std::uint64_t seed, const std::string &image = {})
        : m_clock(kMorning)
        , m_database(
              std::move(*Database::inMemory({.clock = &m_clock, .seed = seed, .image = image})))
        , m_person("Officer " + std::to_string(seed))
    {}

    [[nodiscard]] Database &db() { return *m_database; }
    [[nodiscard]] FixedClock &clock() { return m_clock; }

    Id create(std::string_view type, FieldValues fields)
    {
        const Id id = db().newId();
        create(type, id, std::move(fields));
        return id;
    }
    void create(std::string_view type, const Id &id, FieldValues fields)
    {
        Change change(db(), Actor{m_person});
        change.create(type, id, std::move(fields));
        commit(change);
    }
    void update(std::string_view type, const Id &id, const FieldValues &fields)
    {
        Change change(db(), Actor{m_person});
        static_cast<void>(change.update(type, id, fields));
        commit(change);
    }
    /// Whether a record was ever heard of here.
    [[nodiscard]] bool has(const Id &id)
    {
        return db().query("SELECT 1 FROM op_log WHERE record = ?", id).step();
    }
    void remove(std::string_view type, const Id &id)
    {
        Change change(db(), Actor{m_person});
        static_cast<void>(change.remove(type, id));
        commit(change);
    }
    void settle(std::string_view type, const Id &id, std::string_view field, const Value &value)
    {
        Change change(db(), Actor{m_person});
        change.settle(type, id, field, value);
        commit(change);
    }

    [[nodiscard]] std::vector<Segment> everything() { return since({}); }
    [[nodiscard]] std::vector<Segment> since(const VersionVector &known)
    {
        std::set<Id> scopes; // also of what is held beyond a gap only
        Query rows = db().query("SELECT DISTINCT scope FROM stream");
        while (rows.step())
            scopes.insert(rows.id(0));
        std::vector<Segment> segments;
        const auto done = segmentsSince(db(), known, scopes, [&](Segment &&segment) {
            segments.push_back(std::move(segment));
            return true;
        });
        return done ? segments : std::vector<Segment>{};
    }
    MergeOutcome take(const std::vector<Segment> &segments, const MergeOptions &options = {})
    {
        auto outcome = merge(db(), segments, options);
        if (!outcome)
            qFatal("%s", outcome.error().message.c_str());
        return *outcome;
    }
    MergeOutcome takeFrom(Pc &other) { return take(other.since(*versionVector(db()))); }

    [[nodiscard]] std::string text(const std::string &sql)
    {
        Query found = db().query(sql);
        return found.step() ? found.text(0) : std::string("(none)");
    }
    /// Every row of every synced table without what is this PC's own, and what is to be settled.
    [[nodiscard]] std::string picture(const std::set<std::string> &types = {})
    {
        std::string all;
        for (const RecordType &type : db().types().all()) {
            if (!types.empty() && !types.contains(type.name))
                continue;
            std::string columns = "hex(id)";
            for (const RecordField &field : type.fields)
                columns += " || '|' || quote(" + field.column + ")";
            all += rows("SELECT '" + type.name + " ' || " + columns + " FROM " + type.table +
                        " ORDER BY id");
        }
        return all + rows("SELECT 'open ' || hex(record) || differences FROM merge_open "
                          "ORDER BY record");
    }
    /// What a thorough check finds; references to what has not come are no fault here.
    [[nodiscard]] std::string faults()
    {
        const auto findings = Check(db()).deep();
        if (!findings)
            return findings.error().message;
        std::string all;
        for (const Finding &one : *findings)
            if (one.code != "dangling")
                all += one.code + " " + one.what + "\n";
        return all;
    }
    /// Where the tables are not what the journal tells: the part of faults() that merging can err
    /// in, many times quicker.
    [[nodiscard]] std::string differences()
    {
        std::string all;
        static_cast<void>(Replay(db()).compareAll(
            [&](const RecordType &type, const Id &record, std::string_view code,
                const std::string &what) {
                all += type.name + " " + record.toString() + " " + std::string(code) + ": " + what +
                       "\n";
            },
            {}));
        return all;
    }

private:
    [[nodiscard]] std::string rows(const std::string &sql)
    {
        std::string all;
        Query found = db().query(sql);
        while (found.step())
            all += found.text(0) + "\n";
        return all;
    }
    static void commit(Change &change)
    {
        if (auto committed = change.commit(); !committed)
            qFatal("%s", committed.error().message.c_str());
    }

    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::string m_person;
};

inline void exchange(Pc &a, Pc &b)
{
    a.takeFrom(b);
    b.takeFrom(a);
}

} // namespace sc::test

/// Both are sound, and show the same.
#define SAME(a, b)                                                                                 \
    QCOMPARE((a).faults(), "");                                                                    \
    QCOMPARE((b).faults(), "");                                                                    \
    QCOMPARE((a).picture(), (b).picture())
