// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold when everything has been exchanged.
#include "simulation.h"
#include "sync/conflicts.h"

#include <algorithm>
#include <format>

namespace sc::test {

namespace {

/// A PC that compacted its journal may no longer know what a value was before.
std::string conflictsOf(Pc &pc, bool compacted)
{
    const auto list = ConflictStore(pc.db()).list();
    if (!list)
        return list.error().message;
    std::string all;
    for (const Conflict &one : *list) {
        all += one.id.toString() + " " + one.type + " " + one.field;
        for (const ConflictHead &head : one.heads)
            all += std::format(" [{} {} {}]", head.by, head.at.time_since_epoch().count(),
                               head.value.index());
        all += compacted ? "\n" : std::format(" {}\n", one.base.index());
    }
    return all;
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

} // namespace

std::string Simulation::verifyNothingLost(Station &at)
{
    std::map<std::pair<StreamKey, std::int64_t>, std::string> held;
    Query rows = at.pc->db().query("SELECT s.scope, d.id, o.seq, o.hash FROM op_log o JOIN stream "
                                   "s ON s.no = o.stream JOIN device d ON d.no = s.device");
    while (rows.step())
        held[{{rows.id(0), rows.id(1)}, rows.integer(2)}] = rows.bytes(3);
    for (const auto &[where, hash] : m_acknowledged) {
        if (!at.areas.contains(where.first.scope))
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

std::string Simulation::verify()
{
    std::map<std::set<Id>, std::pair<std::string, std::string>> told;
    for (Station &at : m_stations) {
        Pc &pc = *at.pc;
        const std::string name = std::format("PC {}: ", &at - m_stations.data());
        if (const std::string faults = pc.faults(); !faults.empty())
            return name + faults;
        if (const std::string lost = verifyNothingLost(at); !lost.empty())
            return name + lost;
        if (const std::string wrong = verifyShown(pc); !wrong.empty())
            return name + wrong;
        const std::pair now{pc.picture(), conflictsOf(pc, m_compacted)};
        const auto [before, isNew] = told.try_emplace(at.areas, now);
        if (before->second.first != now.first)
            return name + "the records differ" + firstDifference(before->second.first, now.first);
        if (before->second.second != now.second)
            return name + "the review lists differ" +
                   firstDifference(before->second.second, now.second);
        m_counts.conflicts += std::ranges::count(now.second, '\n');
    }
    m_counts.ops += static_cast<long>(m_acknowledged.size());
    return {};
}

} // namespace sc::test
