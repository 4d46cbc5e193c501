// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitstore.h"

#include "core/dates.h"
#include "core/text.h"
#include "kits/kitcodes.h"
#include "kits/kitcolumns.h"
#include "kits/kitrules.h"
#include "kits/ticketstore.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>

namespace sc {

namespace {

constexpr std::array kColumns{
    column<&Kit::label>("label"),
    column<&Kit::kitType>("kit_type"),
    nameColumn<&Kit::depot>("depot"),
    column<&Kit::shelf>("shelf"),
    column<&Kit::status>("status"),
    RecordColumn<Kit>{
        "contents", [](const Kit &kit) { return textValue(contentsText(kit.contents)); },
        [](Kit &kit, const Query &row, int at) {
            kit.contents = parseContents(row.text(at)).value_or(std::vector<KitContent>{});
        }},
    column<&Kit::inspectedOn>("inspected_on"),
    column<&Kit::inspectionFailedOn>("inspection_failed_on"),
    column<&Kit::inspectionDue>("inspection_due"),
    column<&Kit::ppeExpiresOn>("ppe_expires_on"),
    column<&Kit::madeOn>("made_on"),
    column<&Kit::keptBy>("kept_by"),
    column<&Kit::keptAt>("kept_at"),
    latitudeColumn<Kit>(),
    longitudeColumn<Kit>(),
    column<&Kit::lastSeenOn>("last_seen_on"),
    column<&Kit::reason>("reason"),
    column<&Kit::note>("note")};

std::string withoutMarksAround(std::string_view key)
{
    constexpr std::string_view kMarks = "\"'`,;.";
    const std::size_t first = std::min(key.find_first_not_of(kMarks), key.size());
    const std::size_t last = std::min(key.find_last_not_of(kMarks), key.size());
    return std::string(key.substr(first, last == key.size() ? 0 : last - first + 1));
}

std::string tooMany(const KitContent &one, const std::string &name)
{
    if (!one.consumable && one.present > one.expected)
        return std::format("{} of {} are there and {} expected: raise what is expected, or enter "
                           "no more than that",
                           one.present, name, one.expected);
    if (std::ssize(one.serials) > std::max(one.expected, one.present))
        return std::format("{} has {} serial numbers for {}", name, one.serials.size(),
                           std::max(one.expected, one.present));
    return {};
}

/// Serial numbers of live kits: each stands for one thing.
class Serials {
public:
    Serials(Database &database, const Id &except)
    {
        Query rows = database.query("SELECT label, contents FROM kit WHERE deleted = 0 AND id <> ? "
                                    "AND instr(contents, '\"serials\"') ORDER BY id",
                                    except);
        while (rows.step())
            if (const auto contents = parseContents(rows.text(1)))
                for (const KitContent &one : *contents)
                    for (const std::string &serial : one.serials)
                        m_holders.try_emplace({one.item.id, folded(serial)}, rows.text(0));
    }
    /// The label of the kit that has it already; it is `label`'s from now on.
    [[nodiscard]] std::string take(const Id &item, const std::string &serial,
                                   const std::string &label)
    {
        const auto [holder, isNew] = m_holders.try_emplace({item, folded(serial)}, label);
        return isNew ? std::string() : holder->second;
    }

private:
    std::map<std::pair<Id, std::string>, std::string> m_holders;
};

std::vector<Problem> contentsProblems(Database &database, const Kit &kit)
{
    std::vector<Problem> problems;
    ItemStore items(database);
    const bool hasSerials = !std::ranges::all_of(
        kit.contents, [](const KitContent &one) { return one.serials.empty(); });
    std::optional<Serials> serials;
    if (hasSerials)
        serials.emplace(database, kit.id);
    for (const KitContent &one : kit.contents) {
        const auto item = items.find(one.item.id.isNull() ? one.item.name : one.item.id.toString());
        const std::string name = item ? item->name : one.item.name;
        if (std::string words = tooMany(one, name); !words.empty())
            problems.push_back({"contents", "out_of_range", std::move(words)});
        // An item that is yet to be made has an id of its name here.
        const Id key = item ? item->id : Id::fromName(folded(name));
        for (const std::string &serial : one.serials)
            if (const std::string in = serials->take(key, serial, kit.label); !in.empty())
                problems.push_back(
                    {"contents", "already_exists",
                     std::format("{} no. {} is in kit {} already", name, serial, in)});
    }
    return problems;
}

} // namespace

KitStore::KitStore(Database &database, KitOrigin origin)
    : BasicStore(database, "kit", kColumns), m_origin(origin)
{}

std::vector<Problem> KitStore::labelTaken(const Kit &kit)
{
    // Two PCs may have given one label; that is no reason to refuse another change of the kit.
    const auto before = get(kit.id);
    if (before && !before->deleted && labelKey(before->label) == labelKey(kit.label))
        return {};
    Query other = database().query("SELECT label FROM kit WHERE label_key = ? AND deleted = 0 AND "
                                   "id <> ? LIMIT 1",
                                   labelKey(kit.label), kit.id);
    if (!other.step())
        return {};
    return {{"label", "already_exists", std::format("There is a kit {} already", other.text(0))}};
}

// Everything a kit must be before it is written; what it names is found or made.
Result<Kit> KitStore::settled(Change &change, Kit kit)
{
    kit.label = tidyLabel(kit.label);
    kit.shelf = collapsed(kit.shelf);
    if (kit.status.empty())
        kit.status = "available";
    auto problems = problemsOf(kit, today());
    if (auto taken = labelTaken(kit); !taken.empty())
        problems.push_back(std::move(taken.front()));
    // What is in it already is no reason to refuse another change of it.
    if (const auto before = get(kit.id); !before || before->contents != kit.contents)
        std::ranges::move(contentsProblems(database(), kit), std::back_inserter(problems));
    if (!problems.empty())
        return refused(std::move(problems));
    const auto depot = DepotStore(database()).resolve(change, kit.depot);
    if (!depot)
        return std::unexpected(depot.error());
    kit.depot = {*depot, {}};
    ItemStore items(database());
    for (KitContent &one : kit.contents) {
        const auto id = items.resolve(change, one.item, one.consumable ? "consumable" : "counted");
        if (!id)
            return std::unexpected(id.error());
        one.item = {*id, {}};
    }
    return kit;
}

Result<Kit> KitStore::create(Change &change, Kit kit)
{
    return database().attemptResult([&]() -> Result<Kit> {
        change.open();
        if (!kit.kitType.isNull() && kit.contents.empty()) {
            const auto type = KitTypeStore(database()).get(kit.kitType);
            if (!type)
                return std::unexpected(type.error());
            kit.contents = contentsOf(*type);
        }
        if (!kit.madeOn)
            kit.madeOn = today();
        if (m_origin == KitOrigin::Entered && !kit.status.empty() &&
            !maySetByHand("available", kit.status) && isCodeOf(kitStatuses(), kit.status))
            return refused("status", "bad_transition",
                           "A kit becomes reserved, out or being checked by a loan alone");
        auto ready = settled(change, std::move(kit));
        return ready ? insert(change, *std::move(ready)) : ready;
    });
}

Result<Kit> KitStore::update(Change &change, Kit kit)
{
    return database().attemptResult([&]() -> Result<Kit> {
        change.open();
        const auto before = get(kit.id);
        if (!before)
            return before;
        if (m_origin == KitOrigin::Entered && !maySetByHand(before->status, kit.status) &&
            isCodeOf(kitStatuses(), kit.status))
            return refused("status", "bad_transition",
                           "A kit becomes reserved, out or being checked by a loan alone, and is "
                           "made available again by its return");
        const bool isAway = before->status == "out" || before->status == "checking";
        if (isAway && (kit.kitType != before->kitType || kit.contents != before->contents))
            return refused("status", "bad_transition",
                           std::format("{} is not here: {}. What is in it is written down with the "
                                       "return of its loan",
                                       before->label, labelIn(kitStatuses(), before->status)));
        if (kit.kitType != before->kitType && kit.contents == before->contents) {
            const auto type = KitTypeStore(database()).get(kit.kitType);
            if (type)
                kit.contents = contentsOf(*type);
        }
        auto ready = settled(change, std::move(kit));
        return ready ? overwrite(change, *std::move(ready)) : ready;
    });
}

Result<Kit> KitStore::save(Change &change, const Kit &kit)
{
    return overwrite(change, kit);
}

Result<Kit> KitStore::setStatus(Change &change, const Id &id, std::string_view status)
{
    auto kit = get(id);
    if (!kit)
        return kit;
    kit->status = status;
    return save(change, *kit);
}

Result<Kit> KitStore::cameBack(Change &change, const Id &id, std::vector<KitContent> contents,
                               std::string_view status, Day on)
{
    auto kit = get(id);
    if (!kit)
        return kit;
    const auto type = KitTypeStore(database()).get(kit->kitType);
    kit->contents = std::move(contents);
    kit->status = status;
    // On the day itself what is written down already was held before it came back.
    Query since = database().query("SELECT 1 FROM inspection WHERE kit = ? AND deleted = 0 AND "
                                   "passed = 1 AND held_on > ? LIMIT 1",
                                   id, isoDay(on));
    if (type && type->inspectAfterLoan && !since.step())
        kit->inspectionDue = true;
    return save(change, *kit);
}

Result<Kit> KitStore::find(std::string_view idOrLabel)
{
    return database().attemptResult([&]() -> Result<Kit> {
        if (const auto id = Id::parse(idOrLabel))
            if (auto kit = table().read(*id))
                return *std::move(kit);
        const std::string key = labelKey(idOrLabel);
        if (key.empty())
            return noSuch(idOrLabel);
        auto found = table().where("label_key = ? AND deleted = 0 ORDER BY id", key);
        // Lists have labels in quotes, or with the comma to the next one.
        if (const std::string bare = withoutMarksAround(key); found.empty() && bare != key)
            found = table().where("label_key = ? AND deleted = 0 ORDER BY id", bare);
        if (found.empty())
            return noSuch(idOrLabel);
        return std::move(found.front());
    });
}

Result<std::vector<Kit>> KitStore::suggest(std::string_view words, int most)
{
    return database().attempt([&] {
        const std::string key = labelKey(words);
        if (key.empty())
            return std::vector<Kit>();
        return table().where("label_key >= ?1 AND label_key < ?1 || x'f48fbfbf' AND deleted = 0 "
                             "ORDER BY label_key, id LIMIT ?2",
                             key, most);
    });
}

Result<std::vector<Kit>> KitStore::inOrder()
{
    return database().attempt([&] { return table().where("deleted = 0 ORDER BY label_key, id"); });
}

Result<KitFacts> KitStore::facts(const Id &id, Day day)
{
    const auto kit = get(id);
    return kit ? factsOf(*kit, day) : Result<KitFacts>(std::unexpected(kit.error()));
}

Result<KitFacts> KitStore::factsOf(const Kit &kit, Day day)
{
    return database().attemptResult([&]() -> Result<KitFacts> {
        KitFacts facts{kit, {}, {}, {}, false};
        // A type another PC has deleted meanwhile still says what is in the kit.
        facts.type = KitTypeStore(database()).get(kit.kitType).value_or(KitType{});
        auto tickets = TicketStore(database()).openOf(kit.id);
        if (!tickets)
            return std::unexpected(tickets.error());
        facts.tickets = *std::move(tickets);
        ItemStore items(database());
        facts.problems = kitProblems(
            kit, facts.type, facts.tickets, [&](const Id &item) { return items.nameOf(item); },
            day);
        const auto astray = isAstray(kit);
        if (!astray)
            return std::unexpected(astray.error());
        facts.isAstray = *astray;
        return facts;
    });
}

Result<bool> KitStore::isAstray(const Kit &kit)
{
    if (maySetByHand("available", kit.status))
        return false;
    return database().attempt([&] {
        return !database()
                    .query("SELECT 1 FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE k.kit = ? "
                           "AND k.deleted = 0 AND l.deleted = 0 AND l.status IN ('reserved', "
                           "'ready', 'out', 'checking', 'incomplete') LIMIT 1",
                           kit.id)
                    .step();
    });
}

Result<std::vector<std::string>> KitStore::duplicates()
{
    return database().attempt([&] {
        Query rows = database().query("SELECT min(label) FROM kit WHERE deleted = 0 GROUP BY "
                                      "label_key HAVING count(*) > 1 ORDER BY label_key");
        std::vector<std::string> labels;
        while (rows.step())
            labels.push_back(rows.text(0));
        return labels;
    });
}

Result<std::int64_t> KitStore::value(const Kit &kit)
{
    return database().attempt([&] {
        ItemStore items(database());
        std::int64_t pence = 0;
        for (const KitContent &one : kit.contents) {
            const auto item = items.get(one.item.id);
            pence += item ? item->valuePence.value_or(0) * one.expected : 0;
        }
        return pence;
    });
}

} // namespace sc
