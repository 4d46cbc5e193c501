// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/erasurestore.h"

#include "champions/erasedtextstore.h"
#include "core/calendar.h"
#include "core/dates.h"
#include "core/text.h"
#include "storage/erasure.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>

namespace sc {

void ErasureStore::add(Targets &targets, const Targets::key_type &where, How how)
{
    How &known = targets.try_emplace(where, how).first->second;
    known = std::max(known, how);
}

ErasureStore::Targets ErasureStore::targetsOf(const Id &champion)
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
    Targets targets;
    for (const Kept &one : kept) {
        const RecordType *type = m_database.types().named(one.type);
        const How how = !one.onlyNames ? How::Wipe : one.type == "credit" ? How::Given : How::Names;
        Query rows = m_database.query("SELECT id FROM " + type->table + " WHERE " +
                                          (one.owner.empty() ? "id" : one.owner) + " = ?",
                                      champion);
        while (rows.step())
            add(targets, {one.type, rows.id(0), one.column}, how);
    }
    Query steps = m_database.query("SELECT s.id FROM report_step s JOIN report r ON r.id = "
                                   "s.report WHERE r.champion = ?",
                                   champion);
    while (steps.step())
        add(targets, {"report_step", steps.id(0), "note"}, How::Signed);
    addPicks(targets, "IN (SELECT pick FROM attendance WHERE champion = ?1)", champion);
    addPicks(targets, "IN (SELECT id FROM pick WHERE lead = ?1)", champion, true);
    return targets;
}

void ErasureStore::addPicks(Targets &targets, std::string_view which, const Id &of, bool led)
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
        Written{"pick_notice", "pick", {"words", "by"}}};
    for (const Written &one : kWritten) {
        const RecordType *type = m_database.types().named(one.type);
        if (type == nullptr)
            continue;
        Query rows = m_database.query(
            std::format("SELECT id FROM {} WHERE {} {}", type->table, one.pick, which), of);
        while (rows.step())
            for (const std::string &column : one.columns) {
                const RecordField *field = type->field(column);
                const bool isKept =
                    field != nullptr && MentionStore::isKeptAsWritten(*type, *field);
                add(targets, {one.type, rows.id(0), column},
                    led && isKept ? How::Signed : How::Names);
            }
    }
}

void ErasureStore::addKeptAsWritten(Targets &targets, const KnownBy &known)
{
    if (known.anywhere.isEmpty() && known.signedAnywhere.isEmpty())
        return;
    for (const RecordType &type : m_database.types().all())
        for (const RecordField &field : type.fields) {
            // What a frozen quarter says is tested against what was said then.
            if (field.kind != FieldKind::Text || type.name.starts_with("frozen_") ||
                !MentionStore::isKeptAsWritten(type, field))
                continue;
            const bool isName = MentionStore::isName(field.column);
            Query rows = m_database.query(std::format(
                "SELECT id, {0} FROM {1} WHERE {0} IS NOT NULL", field.column, type.table));
            while (rows.step())
                if (known.anywhere.areIn(rows.text(1)) ||
                    (isName && known.signedAnywhere.areIn(rows.text(1))))
                    add(targets, {type.name, rows.id(0), field.column}, How::Names);
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

ErasureResult ErasureStore::takeOut(Change &change, const Targets &targets, const KnownBy &known,
                                    const Id &subject)
{
    ErasureResult result;
    Erasure erasure(change);
    const ErasedTexts texts(m_database, known, subject);
    std::set<Id> touched;
    for (const auto &[where, how] : targets) {
        const auto &[type, record, column] = where;
        const auto with = [&](const Value &value) { return texts.left(how, column, value); };
        const bool held = how == How::Wipe ? erasure.wipe(type, record, {column})
                                           : erasure.replace(type, record, {column}, with);
        if (held && record != subject)
            touched.insert(record);
    }
    erasure.replaceReasons(
        [&](const std::string &text) { return known.words.takenOutOf(text, kErasedWords); });
    erasure.tellElsewhere(subject, texts.elsewhere());
    result.records = static_cast<int>(touched.size());
    result.mentions = MentionStore(m_database).leftOf(known);
    return result;
}

ErasureStore::Targets ErasureStore::wordsOf(Whose whose, const Id &id, const KnownBy &known)
{
    if (whose == Whose::Champion) {
        Targets targets = targetsOf(id);
        addKeptAsWritten(targets, known);
        return targets;
    }
    Targets targets;
    addPicks(targets,
             whose == Whose::Guest ? "= (SELECT pick FROM attendance WHERE id = ?1)" : "= ?1", id);
    return targets;
}

std::set<std::pair<std::int64_t, Id>> ErasureStore::takeOutHeld(Whose whose, const Id &id,
                                                                const KnownBy &known)
{
    std::set<std::pair<std::int64_t, Id>> touched;
    const ErasedTexts texts(m_database, known, id);
    for (const auto &[where, how] : wordsOf(whose, id, known)) {
        const auto &[name, record, column] = where;
        const RecordType *type = m_database.types().named(name);
        const RecordField *field = type == nullptr ? nullptr : type->field(column);
        const bool isOfWords = how != How::Wipe && how != How::Whole;
        if (isOfWords && field != nullptr &&
            Erasure::replaceHeld(m_database, *type, record, *field, [&](const Value &value) {
                return texts.left(how, column, value);
            }))
            touched.emplace(type->number, record);
    }
    touched.merge(Erasure::takeOutElsewhere(m_database, id, texts.elsewhere()));
    touched.merge(Erasure::replaceHeldReasons(m_database, [&](const std::string &text) {
        return known.words.takenOutOf(text, kErasedWords);
    }));
    return touched;
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
        const KnownBy known = MentionStore(m_database).knownBy(Whose::Champion, champion);
        leave(change, champion);
        auto children = giveUpPlaces(change, "a.champion", champion);
        if (!children)
            return std::unexpected(children.error());
        const Targets targets = wordsOf(Whose::Champion, champion, known);
        ErasureResult result = takeOut(change, targets, known, champion);
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
        const KnownBy known = MentionStore(m_database).knownBy(Whose::Guest, attendance);
        Targets targets{{{"attendance", attendance, "name"}, How::Whole},
                        {{"attendance", attendance, "emergency_contact"}, How::Wipe},
                        {{"attendance", attendance, "adjust_reason"}, How::Wipe},
                        {{"attendance", attendance, "note"}, How::Wipe}};
        {
            Query rows =
                m_database.query("SELECT id FROM pick_notice WHERE attendance = ?", attendance);
            while (rows.step())
                add(targets, {"pick_notice", rows.id(0), "words"}, How::Wipe);
        }
        addPicks(targets, "= ?1", pick);
        auto children = giveUpPlaces(change, "a.id", attendance);
        if (!children)
            return std::unexpected(children.error());
        ErasureResult result = takeOut(change, targets, known, attendance);
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
        const KnownBy known = MentionStore(m_database).knownBy(Whose::Requester, pick);
        Targets targets{{{"pick", pick, "requested_by"}, How::Whole}};
        addPicks(targets, "= ?1", pick);
        return takeOut(change, targets, known, pick);
    });
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
    const auto reason = m_database.attempt([&] {
        return MentionStore(m_database)
            .knownBy(whose, id)
            .words.takenOutOf(collapsed(why), kErasedWords);
    });
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
