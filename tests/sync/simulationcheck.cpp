// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold when everything has been exchanged.
#include "simulation.h"
#include "sync/conflicts.h"

#include <algorithm>
#include <format>

namespace sc::test {

namespace {

/// The types of which people write records here.
const std::set<std::string> kPlayed{"champion",   "council", "decision",   "enforcement",
                                    "membership", "report",  "report_step"};

/// A PC that compacted its journal may no longer know what a value was before.
std::string conflictsOf(Pc &pc, bool compacted)
{
    const auto list = ConflictStore(pc.db()).list();
    if (!list)
        return list.error().message;
    std::string all;
    for (const Conflict &one : *list) {
        all += one.record.toString() + " " + one.type + " " + one.field;
        for (const ConflictHead &head : one.heads)
            all += std::format(" [{} {} {}]", head.by, head.at.time_since_epoch().count(),
                               head.value.index());
        all += compacted ? "\n" : std::format(" {}\n", one.base.index());
    }
    return all;
}

std::string valueWords(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    const auto *bytes = std::get_if<Blob>(&value);
    const auto id = bytes == nullptr ? std::nullopt : Id::fromBytes(bytes->bytes);
    return id ? id->toString().substr(0, 4) : "-";
}

/// What a PC knows of a record, for whoever looks for the fault.
std::string journalWords(Pc &pc, const Id &record)
{
    const DeviceNames devices = deviceNames(pc.db());
    const auto stampWords = [&](Stamp stamp) {
        return std::format("{}@{}", stamp.time, devices.idOf(stamp.device).toString().substr(30));
    };
    std::string told;
    Query rows = pc.db().query("SELECT s.scope, d.id, o.seq, o.kind, o.stamp, s.device, o.body, "
                               "a.reason FROM op_log o JOIN stream s ON s.no = o.stream JOIN "
                               "device d ON d.no = s.device JOIN action a ON a.no = o.action "
                               "WHERE o.record = ? ORDER BY o.stamp, d.id, o.seq",
                               record);
    while (rows.step()) {
        told += std::format("\n  scope {} PC {} no {} kind {} {}",
                            rows.id(0).toString().substr(0, 4), rows.id(1).toString().substr(30),
                            rows.integer(2), rows.integer(3), rows.text(7));
        const auto body = decodeOp(rows.bytes(6), {rows.integer(4), rows.integer(5)}, devices);
        for (const FieldWrite &write : body ? body->writes : std::vector<FieldWrite>{}) {
            told += std::format(" [{}={} {} for", write.field, valueWords(write.value),
                                stampWords(write.stamp));
            for (const Stamp stamp : write.replaces)
                told += " " + stampWords(stamp);
            told += "]";
        }
    }
    return told;
}

/// The first line in which two texts differ.
std::string firstDifference(const std::string &one, const std::string &other)
{
    std::size_t i = 0;
    while (i < one.size() && i < other.size() && one[i] == other[i])
        ++i;
    const std::size_t from = i == 0 ? 0 : one.rfind('\n', i - 1) + 1;
    const auto line = [&](const std::string &text) {
        return text.substr(std::min(from, text.size()), 400);
    };
    return "\n< " + line(one) + "\n> " + line(other);
}

/// What PCs that read the same areas must tell alike.
struct Told {
    std::string records;
    std::string conflicts;
    Pc *pc = nullptr;
};

std::string explained(const Told &one, const Told &other)
{
    std::string text = firstDifference(one.conflicts, other.conflicts);
    if (const auto record = Id::parse(text.substr(3, 36)))
        text += "\nthe one knows:" + journalWords(*one.pc, *record) +
                "\nthe other knows:" + journalWords(*other.pc, *record);
    return text;
}

/// "champion 01A1F8…|0|…": what both PCs know of the first record that differs.
std::string explainedRecords(const Told &one, const Told &other)
{
    std::string text = firstDifference(one.records, other.records);
    std::set<Id> records;
    for (std::size_t line = text.find('\n'); line != std::string::npos;
         line = text.find("\n> ", line + 1)) {
        const std::size_t space = text.find(' ', line + 3);
        std::string id = space == std::string::npos ? std::string() : text.substr(space + 1, 32);
        for (const std::size_t at : {8U, 13U, 18U, 23U})
            if (at < id.size())
                id.insert(at, "-");
        if (const auto record = Id::parse(id))
            records.insert(*record);
    }
    for (const Id &record : records)
        text += "\n" + record.toString() + ": the one knows:" + journalWords(*one.pc, record) +
                "\nthe other knows:" + journalWords(*other.pc, record);
    return text;
}

} // namespace

std::string Simulation::verifyNothingLost(Station &at)
{
    std::map<std::pair<StreamKey, std::int64_t>, std::string> held;
    Query rows = at.pc->db().query("SELECT s.scope, d.id, o.seq, o.hash FROM op_log o JOIN stream "
                                   "s ON s.no = o.stream JOIN device d ON d.no = s.device");
    while (rows.step())
        held[{{rows.id(0), rows.id(1)}, rows.integer(2)}] = rows.bytes(3);
    for (const auto &[where, hash] : m_acknowledged) {
        const bool isOwn = where.first.device == at.pc->db().device().id;
        if (!at.areas.contains(where.first.scope) && !(m_logsElsewhere && isOwn))
            continue;
        const auto found = held.find(where);
        if (found == held.end() || found->second != hash)
            return std::format("an op is {}: number {} of {}",
                               found == held.end() ? "lost" : "altered", where.second,
                               where.first.device.toString());
    }
    return {};
}

// What is shown, reckoned a second time and in the plainest way: of all writes of a field, those
// that none names as replaced.
std::string Simulation::verifyShown(Pc &pc)
{
    const DeviceNames devices = deviceNames(pc.db());
    std::map<std::pair<Id, std::uint16_t>, std::vector<FieldWrite>> writes;
    std::map<std::pair<Id, std::uint16_t>, std::set<Stamp>> replaced;
    Query rows = pc.db().query("SELECT o.record, o.stamp, s.device, o.body FROM op_log o JOIN "
                               "stream s ON s.no = o.stream WHERE o.type = 31");
    while (rows.step()) {
        const auto body = decodeOp(rows.bytes(3), Stamp{rows.integer(1), rows.integer(2)}, devices);
        for (const FieldWrite &write : body->writes) {
            const std::pair key{rows.id(0), write.field};
            writes[key].push_back(write);
            replaced[key].insert(write.replaces.begin(), write.replaces.end());
        }
    }
    const RecordType &type = *pc.db().types().named("report");
    for (const auto &[key, list] : writes) {
        std::set<Value> heads;
        for (const FieldWrite &write : list)
            if (!replaced[key].contains(write.stamp))
                heads.insert(write.value);
        Query row = pc.db().query(
            "SELECT " + type.field(key.second)->column + " FROM report WHERE id = ?", key.first);
        if (!row.step())
            continue; // another area's
        if (key.second != RecordType::kDeleted && !heads.contains(row.value(0)))
            return "a report shows a value that was replaced";
        Query open =
            pc.db().query("SELECT differences FROM merge_open WHERE record = ?", key.first);
        if (heads.size() > 1 && (!open.step() || open.integer(0) == 0))
            return "a disagreement is not listed";
    }
    return {};
}

// Whoever deleted a champion knew of every report that names them, or it is asked about: reckoned a
// second time, from the entries.
std::string Simulation::verifyHanging(Pc &pc)
{
    const DeviceNames devices = deviceNames(pc.db());
    const std::uint16_t pointer = pc.db().types().named("report")->field("champion")->number;
    Query rows = pc.db().query("SELECT r.stamps, c.id FROM report r JOIN champion c ON c.id = "
                               "r.champion WHERE r.deleted = 0 AND c.deleted = 1");
    while (rows.step()) {
        const Stamp hung = RowStamps::decode(rows.bytes(0))->of(pointer);
        bool known = false;
        for (const JournalOp &op : journalOf(pc.db(), rows.id(1), devices))
            for (const FieldWrite &write : op.body.writes)
                known = known || (write.field == RecordType::kDeleted &&
                                  (write.stamp.device == hung.device ||
                                   std::ranges::contains(write.replaces, hung)));
        if (!known)
            return "a champion is gone whom somebody named in a report meanwhile";
    }
    return {};
}

// A clock that was years off moved nobody's but its own: every entry is dated by a clock its writer
// had, and yet every value is dated after those it replaced.
std::string Simulation::verifyClocks(Pc &pc)
{
    const DeviceNames devices = deviceNames(pc.db());
    Query rows = pc.db().query("SELECT o.stamp, s.device, o.body, o.kind FROM op_log o JOIN stream "
                               "s ON s.no = o.stream");
    while (rows.step()) {
        const Stamp stamp{rows.integer(0), rows.integer(1)};
        const auto known = m_latest.find(devices.idOf(stamp.device));
        if (known != m_latest.end() && stamp.instant() > known->second)
            return "a PC was dragged into the future";
        const auto body = decodeOp(rows.bytes(2), stamp, devices);
        if (!body || rows.integer(3) != static_cast<int>(OpKind::Update))
            continue;
        for (const FieldWrite &write : body->writes)
            for (const Stamp replaced : write.replaces)
                if (replaced.time >= write.stamp.time)
                    return "a value is dated before one it replaced";
    }
    return {};
}

// Whoever reads an area has its records whole, with what hangs on them, and no others. The first
// PC reads everything and says what there is.
std::string Simulation::verifyArea(Station &at, const std::set<Id> &disputed)
{
    const auto shown = [&](Pc &pc) {
        std::map<Id, std::string> reports;
        Query rows = pc.db().query(
            "SELECT r.id, r.area, r.deleted || quote(r.description) || quote(r.priority) || "
            "quote(r.street) || (SELECT count(*) FROM report_step s WHERE s.report = r.id) || ' ' "
            "|| coalesce((SELECT differences FROM merge_open o WHERE o.record = r.id), 0) "
            "FROM report r");
        while (rows.step()) {
            const Id area = rows.isNull(1) ? Id{} : rows.id(1);
            if (!disputed.contains(rows.id(0)) && (&pc == at.pc.get() || at.areas.contains(area)))
                reports.emplace(rows.id(0), area.toString() + rows.text(2));
        }
        return reports;
    };
    const auto here = shown(*at.pc);
    const auto there = shown(*m_stations.front().pc);
    if (here == there)
        return {};
    std::string told = "its areas' records are not those of the PC that has all";
    const auto explain = [&](const Id &id) {
        return std::format("\nknown there:{}\nknown here:{}",
                           journalWords(*m_stations.front().pc, id), journalWords(*at.pc, id));
    };
    for (const auto &[id, text] : there)
        if (const auto found = here.find(id); found == here.end() || found->second != text)
            told += std::format("\n< {} {}\n> {}", id.toString(), text,
                                found == here.end() ? "not here" : found->second) +
                    explain(id);
    for (const auto &[id, text] : here)
        if (!there.contains(id))
            told += std::format("\n> {} {}", id.toString(), text) + explain(id);
    return told;
}

// Nothing is left to ask, no person was lost between two decisions, and what is told by several
// fields is what somebody wrote.
std::string Simulation::verifySettled(Station &at)
{
    Database &database = at.pc->db();
    if (const auto list = ConflictStore(database).list(); !list || !list->empty())
        return "something is still to be settled";
    const auto any = [&](const char *sql) { return database.query(sql).step(); };
    // Of what is deleted only the area is asked about.
    if (any("SELECT 1 FROM report WHERE deleted = 0 AND (coalesce(latitude + longitude, 0) <> 0 OR "
            "(latitude IS NULL) <> (longitude IS NULL))"))
        return "a report is at a place that nobody wrote";
    Query torn = database.query("SELECT id FROM report WHERE deleted = 0 AND (status = 'done') <> "
                                "(closed_at IS NOT NULL)");
    if (torn.step())
        return "a report that is not closed has a time when it was, or the other way round" +
               journalWords(*at.pc, torn.id(0));
    if (any("SELECT 1 FROM decision d JOIN champion a ON a.id = d.first JOIN champion b ON b.id = "
            "d.second WHERE d.choice = 'both' AND (a.deleted OR b.deleted) AND NOT EXISTS (SELECT "
            "1 FROM decision o WHERE o.id <> d.id AND (d.first IN (o.first, o.second) OR d.second "
            "IN (o.first, o.second)))"))
        return "one of two that both stay is deleted";
    Query gone = database.query(
        "SELECT d.first, d.second FROM decision d JOIN champion a ON a.id = d.first JOIN champion "
        "b ON b.id = d.second WHERE a.deleted AND b.deleted AND NOT EXISTS (SELECT 1 FROM decision "
        "o WHERE o.id <> d.id AND (d.first IN (o.first, o.second) OR d.second IN (o.first, "
        "o.second)))");
    while (gone.step())
        if (!m_removed.contains(gone.id(0)) && !m_removed.contains(gone.id(1)))
            return "two people were taken for one, and neither is left" +
                   journalWords(*at.pc, gone.id(0)) + "\nand" + journalWords(*at.pc, gone.id(1));
    return {};
}

std::string Simulation::verify()
{
    std::set<Id> disputed;
    if (const auto list = ConflictStore(m_stations.front().pc->db()).list())
        for (const Conflict &one : *list)
            if (one.type == "report" && one.field == "area")
                disputed.insert(one.record);
    std::map<std::set<Id>, Told> told;
    for (Station &at : m_stations) {
        Pc &pc = *at.pc;
        const std::string name = std::format("PC {}: ", &at - m_stations.data());
        const auto index = static_cast<std::size_t>(&at - m_stations.data());
        const bool deep = index == m_seed % m_stations.size();
        if (const std::string faults = deep ? pc.faults() : pc.differences(); !faults.empty())
            return name + faults;
        if (const std::string lost = verifyNothingLost(at); !lost.empty())
            return name + lost;
        if (const std::string wrong = verifyShown(pc); !wrong.empty())
            return name + wrong;
        if (const std::string wrong = verifyHanging(pc); !wrong.empty())
            return name + wrong;
        if (const std::string wrong = deep ? verifyClocks(pc) : std::string(); !wrong.empty())
            return name + wrong;
        if (const std::string wrong = verifyArea(at, disputed); !wrong.empty())
            return name + wrong;
        const Told now{pc.picture(kPlayed), conflictsOf(pc, m_compacted), &pc};
        const Told &before = told.try_emplace(at.areas, now).first->second;
        if (before.records != now.records)
            return name + "the records differ" + explainedRecords(before, now);
        if (before.conflicts != now.conflicts)
            return name + "the review lists differ" + explained(before, now);
        m_counts.conflicts += std::ranges::count(now.conflicts, '\n');
    }
    m_counts.ops += static_cast<long>(m_acknowledged.size());
    return {};
}

} // namespace sc::test
