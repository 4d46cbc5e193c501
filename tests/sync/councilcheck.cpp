// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold in a council when everything has been exchanged.
#include "councilsimulation.h"
#include "storage/check.h"
#include "sync/conflicts.h"
#include "sync/folder.h"
#include "sync/syncstatus.h"

#include <algorithm>
#include <format>

namespace sc::test {

namespace {

constexpr int kMostRounds = 12;

std::string rows(Database &database, const std::string &sql)
{
    std::string all;
    Query found = database.query(sql);
    while (found.step())
        all += found.text(0) + "\n";
    return all;
}

/// Every synced row, as people see it.
std::string picture(Database &database)
{
    std::string all;
    for (const RecordType &type : database.types().all()) {
        std::string columns = "hex(id)";
        for (const RecordField &field : type.fields)
            columns += " || '|' || quote(" + field.column + ")";
        all += rows(database, "SELECT '" + type.name + " ' || " + columns + " FROM " + type.table +
                                  " ORDER BY id");
    }
    return all;
}

std::string conflictsOf(Database &database)
{
    const auto list = ConflictStore(database).list();
    if (!list)
        return list.error().message;
    std::string all;
    for (const Conflict &one : *list)
        all += std::format("{} {} {} {} {}\n", one.id.toString(), one.type, one.field,
                           one.heads.size(), one.heads.front().by);
    return all;
}

std::string firstDifference(const std::string &one, const std::string &other)
{
    std::size_t i = 0;
    while (i < one.size() && i < other.size() && one[i] == other[i])
        ++i;
    const std::size_t from = i == 0 ? 0 : one.rfind('\n', i - 1) + 1;
    return "\n< " + one.substr(std::min(from, one.size()), 300) + "\n> " +
           other.substr(std::min(from, other.size()), 300);
}

} // namespace

// Through a folder nobody has touched, until nothing moves any more; people look at what waits.
void CouncilSimulation::exchangeAll()
{
    fs::create_directories(path("last"));
    std::string before;
    for (int round = 0; round < kMostRounds && m_fault.empty(); ++round) {
        std::string now;
        for (Desk *at : members()) {
            at->clock->set(kSimulated + std::chrono::hours{24 * 30 + round});
            exchange(*at, path("last"));
            allow(*at);
            const auto has = versionVector(*at->office.database);
            for (const auto &[stream, seq] : has.value_or(VersionVector{}))
                now +=
                    std::format("{}{}{} ", stream.scope.toString(), stream.device.toString(), seq);
        }
        if (round > 1 && now == before)
            return;
        before = now;
    }
    fault("the exchange does not come to rest");
}

void CouncilSimulation::verify()
{
    for (Desk *at : members()) {
        Database &database = *at->office.database;
        const auto findings = Check(database).deep();
        for (const Finding &one : findings.value_or(std::vector<Finding>()))
            if (one.code != "dangling")
                fault(std::format("{}: {} {}", at->name, one.code, one.what));
        if (!findings)
            fault("the check fails: " + findings.error().message);
        if (const auto waiting = PeerStore(database).waiting(); !waiting || !waiting->empty())
            fault(std::format("{} still waits for {}", at->name,
                              waiting ? waiting->front().reason : waiting.error().message));
        const auto status = syncStatus(database);
        for (const PeerStatus &peer : status ? status->peers : std::vector<PeerStatus>())
            if (peer.weLack > 0 && !peer.revoked)
                fault(std::format("{} lacks entries of {}", at->name, peer.name));
        verifyScope(*at);
    }
    verifyPairs();
    if (m_fault.empty())
        verifyRemoved();
}

void CouncilSimulation::verifyPairs()
{
    const std::vector<Desk *> all = members();
    for (Desk *one : all) {
        for (Desk *other : all) {
            if (one == other || !m_fault.empty())
                continue;
            const auto ours = versionVector(*one->office.database).value();
            const auto theirs = versionVector(*other->office.database).value();
            std::set<Id> shared = one->office.own.scopes();
            for (const auto &[stream, seq] : ours) {
                const bool both = shared.contains(stream.scope) &&
                                  other->office.own.scopes().contains(stream.scope);
                const auto held = theirs.find(stream);
                if (both && (held == theirs.end() || held->second != seq))
                    fault(std::format("{} has {} entries of a stream, {} has {}", one->name, seq,
                                      other->name, held == theirs.end() ? 0 : held->second));
            }
            if (one->office.own.scopes() != other->office.own.scopes())
                continue;
            if (const auto a = picture(*one->office.database), b = picture(*other->office.database);
                a != b)
                fault(std::format("{} and {} show different records{}", one->name, other->name,
                                  firstDifference(a, b)));
            if (const auto a = conflictsOf(*one->office.database),
                b = conflictsOf(*other->office.database);
                a != b)
                fault(std::format("{} and {} ask different questions{}", one->name, other->name,
                                  firstDifference(a, b)));
        }
    }
}

// Every description begins with its area's code.
void CouncilSimulation::verifyScope(Desk &at)
{
    const auto areas = AreaStore(*at.office.database).areas();
    for (const Area &area : areas.value_or(std::vector<Area>())) {
        if (at.office.own.scopes().contains(area.id))
            continue;
        Query found = at.office.database->query(
            "SELECT 1 FROM op_log WHERE instr(body, CAST(? AS BLOB)) > 0 LIMIT 1", area.code + "-");
        if (found.step())
            fault(std::format("{} has something of {}", at.name, area.code));
    }
}

// A PC that was removed reads nothing new, and nobody takes anything from it.
void CouncilSimulation::verifyRemoved()
{
    for (const auto &gone : m_desks) {
        if (!gone->removed || gone->lost)
            continue;
        const std::string area = *gone->areas.begin();
        for (Desk *at : members())
            if (at->areas.contains(area))
                at->office.report("secret of " + at->name, area);
        gone->office.report("word of the removed", area);
        gone->clock->set(kSimulated + std::chrono::days{60});
        for (int round = 0; round < 2; ++round) {
            for (Desk *at : members())
                exchange(*at, path("last"));
            exchange(*gone, path("last"));
        }
        const auto count = [](Desk &at, const char *words) {
            Query row = at.office.database->query(
                "SELECT count(*) FROM op_log WHERE instr(body, CAST(? AS BLOB)) > 0",
                std::string(words));
            row.step();
            return row.integer(0);
        };
        if (count(*gone, "secret of") > 0)
            fault(gone->name + " was removed and reads what is written since");
        for (Desk *at : members())
            if (count(*at, "word of the removed") > 0)
                fault(at->name + " took what a removed PC wrote");
    }
}

} // namespace sc::test
