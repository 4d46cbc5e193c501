// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/erasurestore.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/text.h"
#include "storage/erasure.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <format>
#include <functional>
#include <set>

namespace sc {

namespace {

constexpr std::size_t kMostMentions = 50;

/// What people are shown of a record's words.
bool isReadable(const RecordType &type, const RecordField &field)
{
    return field.kind == FieldKind::Text && !type.name.starts_with("sync_");
}

/// Where a surname alone is worth a look: not in the names of places and of others in the register,
/// which people share.
bool isFreeText(const RecordType &type, const RecordField &field)
{
    static constexpr std::array<std::string_view, 3> kPlaces{"street", "place_typed", "address"};
    static constexpr std::array<std::string_view, 5> kTypes{"area", "boundary_edition", "ward",
                                                            "champion", "council"};
    return !std::ranges::contains(kTypes, type.name) &&
           !std::ranges::contains(kPlaces, field.column);
}

/// The values of a JSON text put right; the keys stay, whatever they are.
std::string inJson(const std::string &text, const std::function<std::string(std::string)> &with)
{
    nlohmann::json whole = nlohmann::json::parse(text, nullptr, false);
    if (whole.is_discarded())
        return with(text);
    const auto walk = [&](const auto &self, nlohmann::json &part) -> void {
        if (part.is_string())
            part = with(part.get<std::string>());
        else if (part.is_structured())
            for (nlohmann::json &one : part)
                self(self, one);
    };
    walk(walk, whole);
    return whole.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

std::vector<ErasureStore::Target> ErasureStore::targetsOf(const Id &champion)
{
    struct Kept {
        std::string type;
        std::string owner;
        std::string column;
        bool onlyNames;
    };
    std::vector<Kept> kept;
    {
        Query rows = m_database.query("SELECT t.name, p.owner_column, p.column_name, p.how = "
                                      "'names' FROM personal_field p JOIN record_type t ON "
                                      "t.number = p.type");
        while (rows.step())
            kept.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3) != 0});
    }
    std::vector<Target> targets;
    for (const Kept &one : kept) {
        const RecordType *type = m_database.types().named(one.type);
        Query rows = m_database.query("SELECT id FROM " + type->table + " WHERE " +
                                          (one.owner.empty() ? "id" : one.owner) + " = ?",
                                      champion);
        while (rows.step())
            targets.push_back(
                {one.type, rows.id(0), one.column, one.onlyNames ? Target::Names : Target::Wipe});
    }
    Query steps = m_database.query("SELECT s.id FROM report_step s JOIN report r ON r.id = "
                                   "s.report WHERE r.champion = ?",
                                   champion);
    while (steps.step())
        targets.push_back({"report_step", steps.id(0), "note", Target::Names});
    addPicks(targets,
             "IN (SELECT pick FROM attendance WHERE champion = ?1 UNION SELECT id FROM pick WHERE "
             "lead = ?1)",
             champion);
    return targets;
}

void ErasureStore::addPicks(std::vector<Target> &targets, std::string_view which, const Id &of)
{
    struct Written {
        const char *type;
        const char *pick; ///< the column that names the pick
        std::vector<std::string> columns;
    };
    const std::array kWritten{
        Written{"pick",
                "id",
                {"title", "requested_by", "note", "approved_by", "override_by", "override_reason",
                 "briefed_by", "stops"}},
        Written{"pick_step", "pick", {"by", "note", "override_by", "override_reason"}},
        Written{"pick_assessment", "pick", {"rows", "by"}},
        Written{"attendance", "pick", {"emergency_contact", "adjust_reason", "note"}},
        Written{"pick_notice", "pick", {"words"}}};
    for (const Written &one : kWritten) {
        const RecordType *type = m_database.types().named(one.type);
        if (type == nullptr)
            continue;
        Query rows = m_database.query(
            std::format("SELECT id FROM {} WHERE {} {}", type->table, one.pick, which), of);
        while (rows.step())
            for (const std::string &column : one.columns)
                targets.push_back({one.type, rows.id(0), column, Target::Names});
    }
}

// What stays is a number of somebody who left, in no group, keeping no kit.
void ErasureStore::leave(Change &change, const Id &champion)
{
    const std::string today = isoDay(localDay(m_database.clock().now()));
    const bool hasLeft =
        m_database.query("SELECT 1 FROM champion WHERE id = ? AND left_on IS NOT NULL", champion)
            .step();
    change.update("champion", champion,
                  {{"status", Value{std::string("left")}}, {"erased_on", Value{today}}});
    if (!hasLeft)
        change.update("champion", champion, {{"left_on", Value{today}}});
    std::vector<std::pair<std::string, Id>> ties;
    {
        Query rows = m_database.query(
            "SELECT 'membership', id FROM membership WHERE champion = ?1 AND deleted = 0 "
            "UNION ALL SELECT 'group', id FROM champion_group WHERE chair = ?1 "
            "UNION ALL SELECT 'attachment', a.id FROM attachment a JOIN signature s ON s.id = "
            "a.owner WHERE s.champion = ?1 AND a.deleted = 0",
            champion);
        while (rows.step())
            ties.emplace_back(rows.text(0), rows.id(1));
    }
    for (const auto &[type, id] : ties) {
        if (type == "group")
            change.update(type, id, {{"chair", Value{}}});
        else
            change.remove(type, id);
    }
}

Result<std::vector<Id>> ErasureStore::giveUpPlaces(Change &change, std::string_view which,
                                                   const Id &of)
{
    std::vector<Id> places;
    {
        Query rows = m_database.query(
            std::format("SELECT a.id FROM attendance a JOIN pick p ON p.id = a.pick WHERE {} = ?1 "
                        "AND a.deleted = 0 AND a.status IN ('booked', 'waiting') AND p.status NOT "
                        "IN ('figures_due', 'closed')",
                        which),
            of);
        while (rows.step())
            places.push_back(rows.id(0));
    }
    return m_offRosters(change, places);
}

std::vector<std::string> ErasureStore::mentionsOf(const PersonalWords &words,
                                                  const PersonalWords &surnames)
{
    std::vector<std::string> found;
    std::vector<std::string> maybe;
    for (const RecordType &type : m_database.types().all()) {
        std::vector<const RecordField *> fields;
        std::string columns;
        for (const RecordField &field : type.fields)
            if (isReadable(type, field)) {
                columns += ", " + field.column;
                fields.push_back(&field);
            }
        if (columns.empty() || words.isEmpty())
            continue;
        const bool isReport = type.name == "report";
        Query rows = m_database.query("SELECT " + std::string(isReport ? "ref" : "id") + columns +
                                      " FROM " + type.table); // deleted ones are held too
        while (rows.step() && found.size() < kMostMentions) {
            const auto has = [&](const PersonalWords &sought, bool everywhere) {
                for (int i = 0; i < static_cast<int>(fields.size()); ++i)
                    if (!rows.isNull(i + 1) &&
                        (everywhere || isFreeText(type, *fields[static_cast<std::size_t>(i)])) &&
                        sought.areIn(rows.text(i + 1)))
                        return true;
                return false;
            };
            const bool named = has(words, true);
            if (named || has(surnames, false))
                (named ? found : maybe)
                    .push_back(isReport ? rows.text(0) : type.name + ' ' + rows.id(0).toString());
        }
    }
    std::ranges::move(maybe, std::back_inserter(found));
    found.resize(std::min(found.size(), kMostMentions));
    return found;
}

ErasureResult ErasureStore::takeOut(Change &change, const std::vector<Target> &targets,
                                    const PersonalWords &words, const PersonalWords &surnames,
                                    const Id &subject)
{
    ErasureResult result;
    Erasure erasure(change);
    const auto without = [&](std::string text) {
        return words.takenOutOf(std::move(text), kErasedWords);
    };
    std::set<Id> touched;
    for (const Target &target : targets) {
        const auto with = [&](const Value &value) -> Value {
            const auto *text = std::get_if<std::string>(&value);
            if (text == nullptr)
                return {};
            if (target.how == Target::Whole)
                return std::string(kErasedWords);
            const bool json = target.column == "rows" || target.column == "stops";
            return words.areIn(*text) ? json ? inJson(*text, without) : without(*text) : *text;
        };
        const bool held = target.how == Target::Wipe
                              ? erasure.wipe(target.type, target.record, {target.column})
                              : erasure.replace(target.type, target.record, {target.column}, with);
        if (held && target.record != subject)
            touched.insert(target.record);
    }
    erasure.replaceReasons(without);
    result.records = static_cast<int>(touched.size());
    result.mentions = mentionsOf(words, surnames);
    return result;
}

Result<ErasureResult> ErasureStore::eraseChampion(Change &change, const Id &champion)
{
    return m_database.attemptResult([&]() -> Result<ErasureResult> {
        change.open();
        std::string number;
        {
            Query row = m_database.query("SELECT number FROM champion WHERE id = ?", champion);
            if (!row.step())
                return failure(ErrorKind::NotFound, "There is no such champion.");
            number = row.text(0);
        }
        const PersonalWords words = knownBy(Whose::Champion, champion);
        const auto surnames = PersonalWords::surnamesOf(
            Erasure::everHeld(m_database, "champion", champion, {"name"}));
        leave(change, champion);
        auto children = giveUpPlaces(change, "a.champion", champion);
        if (!children)
            return std::unexpected(children.error());
        ErasureResult result = takeOut(change, targetsOf(champion), words, surnames, champion);
        result.number = number;
        result.children = *std::move(children);
        return result;
    });
}

Result<ErasureResult> ErasureStore::eraseGuest(Change &change, const Id &attendance)
{
    return m_database.attemptResult([&]() -> Result<ErasureResult> {
        change.open();
        Id pick;
        {
            Query row = m_database.query(
                "SELECT pick, champion IS NULL FROM attendance WHERE id = ?", attendance);
            if (!row.step())
                return failure(ErrorKind::NotFound, "There is nobody like that on a roster.");
            if (row.integer(1) == 0)
                return refused("id", "out_of_range",
                               "That is a champion: erase their data as a champion's");
            pick = row.id(0);
        }
        const PersonalWords words = knownBy(Whose::Guest, attendance);
        std::vector<Target> targets{{"attendance", attendance, "name", Target::Whole},
                                    {"attendance", attendance, "emergency_contact", Target::Wipe},
                                    {"attendance", attendance, "adjust_reason", Target::Wipe},
                                    {"attendance", attendance, "note", Target::Wipe}};
        {
            Query rows =
                m_database.query("SELECT id FROM pick_notice WHERE attendance = ?", attendance);
            while (rows.step())
                targets.push_back({"pick_notice", rows.id(0), "words", Target::Wipe});
        }
        addPicks(targets, "= ?1", pick);
        const auto surnames = PersonalWords::surnamesOf(
            Erasure::everHeld(m_database, "attendance", attendance, {"name"}));
        auto children = giveUpPlaces(change, "a.id", attendance);
        if (!children)
            return std::unexpected(children.error());
        ErasureResult result = takeOut(change, targets, words, surnames, attendance);
        result.children = *std::move(children);
        return result;
    });
}

Result<ErasureResult> ErasureStore::eraseRequester(Change &change, const Id &pick)
{
    return m_database.attemptResult([&]() -> Result<ErasureResult> {
        change.open();
        if (!m_database.query("SELECT 1 FROM pick WHERE id = ?", pick).step())
            return failure(ErrorKind::NotFound, "There is no such pick.");
        const auto asked = Erasure::everHeld(m_database, "pick", pick, {"requested_by"});
        const PersonalWords words = knownBy(Whose::Requester, pick);
        std::vector<Target> targets{{"pick", pick, "requested_by", Target::Whole}};
        addPicks(targets, "= ?1", pick);
        return takeOut(change, targets, words, PersonalWords::surnamesOf(asked), pick);
    });
}

PersonalWords ErasureStore::knownBy(Whose whose, const Id &id)
{
    switch (whose) {
    case Whose::Champion:
        return PersonalWords(
            Erasure::everHeld(m_database, "champion", id, {"name", "email", "phone", "address"}));
    case Whose::Guest:
        return PersonalWords(
            Erasure::everHeld(m_database, "attendance", id, {"name", "emergency_contact"}));
    case Whose::Requester:
        break;
    }
    return PersonalWords(Erasure::everHeld(m_database, "pick", id, {"requested_by"}));
}

Result<ErasureResult> ErasureStore::erase(Whose whose, const Id &id, std::string_view by,
                                          std::string_view why)
{
    std::vector<Problem> problems;
    if (trimmed(by).empty())
        problems.push_back({"by", "missing", "Say who erases"});
    if (trimmed(why).empty())
        problems.push_back({"why", "reason_required", "Say why the data are erased"});
    if (!problems.empty())
        return refused(std::move(problems));
    // Every entry of the erasure is made for its reason, so who is erased is not in it from the
    // start.
    const auto reason = m_database.attempt(
        [&] { return knownBy(whose, id).takenOutOf(collapsed(why), kErasedWords); });
    if (!reason)
        return std::unexpected(reason.error());
    Result<ErasureResult> result;
    {
        Change change(m_database, Actor{collapsed(by)}, "Erased: " + *reason);
        result = whose == Whose::Champion ? eraseChampion(change, id)
                 : whose == Whose::Guest  ? eraseGuest(change, id)
                                          : eraseRequester(change, id);
        if (!result)
            return result;
        if (const auto committed = change.commit(); !committed)
            return std::unexpected(committed.error());
    }
    if (const auto rewritten = Erasure::rewriteFile(m_database); !rewritten)
        return std::unexpected(rewritten.error());
    return result;
}

} // namespace sc
