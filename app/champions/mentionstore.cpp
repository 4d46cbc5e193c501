// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/mentionstore.h"

#include "core/text.h"
#include "storage/database.h"
#include "storage/erasure.h"

#include <algorithm>
#include <array>
#include <format>
#include <iterator>

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

} // namespace

bool MentionStore::isName(std::string_view column)
{
    return column == "by" || column.ends_with("_by");
}

bool MentionStore::isKeptAsWritten(const RecordType &type, const RecordField &field)
{
    static constexpr std::array<std::string_view, 11> kOfSteps{
        "approved_by",   "override_by",      "override_reason", "briefed_by",
        "out_by",        "returned_to",      "cancel_reason",   "incomplete_reason",
        "waived_reason", "write_off_reason", "waived_by"};
    const bool hasSteps = type.name == "pick" || type.name == "loan";
    return type.appendOnly || (hasSteps && std::ranges::contains(kOfSteps, field.column));
}

void MentionStore::addNames(KnownBy &known, const Id &champion,
                            const std::vector<std::string> &names)
{
    known.surnames = PersonalWords::surnamesOf(names);
    known.nameWords = PersonalWords::surnamesOf(names, 2);
    known.forenames = PersonalWords::forenamesOf(names);
    known.signatures = PersonalWords::signaturesOf(names);
    std::vector<std::string> others;
    {
        Query rows = m_database.query(
            "SELECT name FROM champion WHERE id <> ? AND name IS NOT NULL", champion);
        while (rows.step())
            if (known.nameWords.areIn(rows.text(0)))
                others.push_back(rows.text(0));
    }
    known.others = PersonalWords::signaturesOf(others);
    known.others.leaveOut(known.signatures);
    known.signedAnywhere = known.signatures;
    std::vector<std::string> actors;
    {
        Query rows = m_database.query("SELECT DISTINCT actor FROM action");
        while (rows.step())
            if (known.nameWords.areIn(rows.text(0)))
                actors.push_back(rows.text(0));
    }
    known.signedAnywhere.leaveOut(PersonalWords::signaturesOf(actors));
    known.signedAnywhere.leaveOut(PersonalWords::signaturesOf(others));
}

KnownBy MentionStore::knownBy(DataSubject whose, const Id &id)
{
    const auto held = [&](std::string_view type, const std::vector<std::string> &columns) {
        std::vector<std::string> texts = Erasure::everHeld(m_database, type, id, columns);
        std::erase(texts, kErasedWords); // nobody is known by that
        return texts;
    };
    KnownBy known;
    switch (whose) {
    case DataSubject::Champion: {
        known.words = PersonalWords(held("champion", {"name", "email", "phone", "address"}));
        const auto names = held("champion", {"name"});
        addNames(known, id, names);
        // A name of one word is other people's too.
        std::vector<std::string> certain = held("champion", {"email", "phone"});
        std::ranges::copy_if(names, std::back_inserter(certain),
                             [](const auto &name) { return trimmed(name).contains(' '); });
        known.anywhere = PersonalWords(certain);
        break;
    }
    case DataSubject::Guest:
        known.words = PersonalWords(held("attendance", {"name", "emergency_contact"}));
        known.surnames = PersonalWords::surnamesOf(held("attendance", {"name"}));
        break;
    case DataSubject::Requester:
        known.words = PersonalWords(held("pick", {"requested_by"}));
        known.surnames = PersonalWords::surnamesOf(held("pick", {"requested_by"}));
        break;
    }
    return known;
}

std::vector<MentionStore::Found> MentionStore::find(const KnownBy &known, bool alsoKeptAsWritten)
{
    std::vector<Found> found;
    for (const RecordType &type : m_database.types().all()) {
        std::vector<const RecordField *> fields;
        std::string columns;
        for (const RecordField &field : type.fields)
            if (isReadable(type, field)) {
                columns += ", " + field.column;
                fields.push_back(&field);
            }
        if (columns.empty() || known.words.isEmpty())
            continue;
        const auto mayBeNamed = [&](const RecordField &field) {
            return isFreeText(type, field) && (alsoKeptAsWritten || !isKeptAsWritten(type, field));
        };
        Query rows = m_database.query("SELECT id" + columns + " FROM " +
                                      type.table); // deleted ones are held too
        while (rows.step()) {
            const auto has = [&](const PersonalWords &sought, bool everywhere) {
                for (std::size_t i = 0; i < fields.size(); ++i) {
                    const int column = static_cast<int>(i) + 1;
                    if (!rows.isNull(column) && (everywhere || mayBeNamed(*fields[i])) &&
                        sought.areIn(rows.text(column)))
                        return true;
                }
                return false;
            };
            const bool named = has(known.words, true);
            if (named || has(known.surnames, false))
                found.push_back({&type, rows.id(0), named});
        }
    }
    std::ranges::stable_partition(found, &Found::named);
    return found;
}

std::string MentionStore::tell(const RecordType &type, const Id &id)
{
    if (type.name != "report")
        return type.name + ' ' + id.toString();
    Query row = m_database.query("SELECT ref FROM report WHERE id = ?", id);
    row.step();
    return row.text(0);
}

std::vector<std::string> MentionStore::leftOf(const KnownBy &known)
{
    std::vector<std::string> told;
    for (const Found &one : find(known, false))
        if (told.size() < kMostMentions)
            told.push_back(tell(*one.type, one.id));
    return told;
}

std::vector<std::string> MentionStore::writtenHere(const KnownBy &known)
{
    std::vector<std::string> told;
    for (const Found &one : find(known, false)) {
        const bool isOwn = m_database
                               .query("SELECT 1 FROM op_log o JOIN stream s ON s.no = o.stream "
                                      "WHERE o.record = ? AND s.device = ? LIMIT 1",
                                      one.id, m_database.device().no)
                               .step();
        if (one.named && isOwn && told.size() < kMostMentions)
            told.push_back(tell(*one.type, one.id));
    }
    return told;
}

Result<std::vector<std::string>> MentionStore::all(DataSubject whose, const Id &id,
                                                   const std::set<Id> &told)
{
    return m_database.attempt([&] {
        static constexpr std::array<std::string_view, 3> kOpened{"report", "pick", "loan"};
        std::vector<std::string> mentions;
        std::set<Id> listed;
        for (const Found &one : find(knownBy(whose, id), true)) {
            if (told.contains(one.id) || mentions.size() == kMostMentions)
                continue;
            const RecordType *type = one.type;
            Id record = one.id;
            if (type->appendOnly && std::ranges::contains(kOpened, type->parentType)) {
                Query row = m_database.query(
                    std::format("SELECT {} FROM {} WHERE id = ?", type->scopeColumn, type->table),
                    record);
                row.step();
                record = row.id(0);
                type = m_database.types().named(type->parentType);
            }
            if (listed.insert(record).second)
                mentions.push_back(tell(*type, record));
        }
        return mentions;
    });
}

} // namespace sc
