// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/erasurestore.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/text.h"
#include "storage/erasure.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <format>
#include <set>

namespace sc {

namespace {

constexpr std::size_t kMostMentions = 50;
/// Of the hazards of an assessment.
constexpr std::array<std::string_view, 10> kRowKeys{
    "hazard",          "who",      "likelihood_before",
    "severity_before", "controls", "likelihood_after",
    "severity_after",  "owner",    "code",
    "remark"};

bool sameLetter(char a, char b)
{
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
}

bool isWordByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

// The words where they stand by themselves, whatever their case, replaced.
std::string without(std::string text, std::string_view words)
{
    for (std::size_t from = 0;;) {
        const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                                       words.begin(), words.end(), sameLetter);
        if (found == text.end())
            return text;
        const auto at = static_cast<std::size_t>(found - text.begin());
        const std::size_t end = at + words.size();
        const bool whole = (at == 0 || !isWordByte(text[at - 1])) &&
                           (end == text.size() || !isWordByte(text[end]));
        if (whole)
            text.replace(at, words.size(), kErasedWords);
        from = whole ? at + kErasedWords.size() : at + 1;
    }
}

// "pick 0123..." with its id as people see ids.
std::string mention(std::string found)
{
    constexpr std::size_t kHexDigits = 32;
    if (const std::size_t space = found.find(' ');
        space != std::string::npos && found.size() == space + 1 + kHexDigits)
        for (const std::size_t dash : {8, 13, 18, 23})
            found.insert(space + 1 + dash, "-");
    return found;
}

std::string withoutAll(std::string text, const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        text = without(std::move(text), name);
    return text;
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
            targets.push_back({one.type, rows.id(0), one.column, one.onlyNames});
    }
    Query steps = m_database.query("SELECT s.id FROM report_step s JOIN report r ON r.id = "
                                   "s.report WHERE r.champion = ?",
                                   champion);
    while (steps.step())
        targets.push_back({"report_step", steps.id(0), "note", true});
    addPicks(targets, champion);
    return targets;
}

void ErasureStore::addPicks(std::vector<Target> &targets, const Id &champion)
{
    constexpr std::string_view kTheirs =
        "IN (SELECT pick FROM attendance WHERE champion = ?1 UNION SELECT id FROM pick WHERE lead "
        "= ?1)";
    struct Written {
        const char *type;
        const char *pick; ///< the column that names the pick
        std::vector<std::string> columns;
    };
    const std::array kWritten{
        Written{"pick",
                "id",
                {"title", "requested_by", "note", "approved_by", "override_by", "override_reason",
                 "briefed_by"}},
        Written{"pick_step", "pick", {"by", "note", "override_by", "override_reason"}},
        Written{"pick_assessment", "pick", {"rows", "by"}},
        Written{"attendance", "pick", {"emergency_contact", "adjust_reason", "note"}},
        Written{"pick_notice", "pick", {"words"}}};
    for (const Written &one : kWritten) {
        const RecordType *type = m_database.types().named(one.type);
        if (type == nullptr)
            continue;
        Query rows = m_database.query(
            std::format("SELECT id FROM {} WHERE {} {}", type->table, one.pick, kTheirs), champion);
        while (rows.step())
            for (const std::string &column : one.columns)
                targets.push_back({one.type, rows.id(0), column, true});
    }
}

// What stays is a number of somebody who left, in no group and keeping no kit.
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
        if (type != "group")
            change.remove(type, id);
        else
            change.update(type, id, {{"chair", Value{}}});
    }
}

std::vector<std::string> ErasureStore::mentionsOf(const std::vector<std::string> &names,
                                                  const Id &champion)
{
    const auto holds = [](const char *column) {
        return std::format("instr(lower({}), lower(?2)) > 0", column);
    };
    const std::string sql = std::format(
        "SELECT ref FROM report WHERE champion IS NOT ?1 AND ({} OR {}) UNION ALL "
        "SELECT 'pick ' || lower(hex(id)) FROM pick WHERE {} OR {} OR {} UNION ALL "
        "SELECT 'attendance ' || lower(hex(id)) FROM attendance WHERE champion IS NOT ?1 AND ({} "
        "OR {} OR "
        "{}) UNION ALL SELECT 'campaign ' || lower(hex(id)) FROM campaign WHERE {} LIMIT 50",
        holds("description"), holds("reporter"), holds("title"), holds("requested_by"),
        holds("note"), holds("name"), holds("emergency_contact"), holds("note"), holds("title"));
    std::vector<std::string> found;
    for (const std::string &name : names) {
        Query rows = m_database.query(sql, champion, name);
        while (rows.step() && found.size() < kMostMentions) {
            std::string one = mention(rows.text(0));
            if (!std::ranges::contains(found, one))
                found.push_back(std::move(one));
        }
    }
    return found;
}

Result<ErasureResult> ErasureStore::eraseIn(Change &change, const Id &champion)
{
    return m_database.attemptResult([&]() -> Result<ErasureResult> {
        change.open();
        ErasureResult result;
        {
            Query row = m_database.query("SELECT number FROM champion WHERE id = ?", champion);
            if (!row.step())
                return failure(ErrorKind::NotFound, "There is no such champion.");
            result.number = row.text(0);
        }
        Erasure erasure(change);
        std::vector<std::string> names =
            erasure.everHeld("champion", champion, {"name", "email", "phone", "address"});
        // A name of a few letters would be found in other words.
        std::erase_if(names, [](const std::string &name) { return name.size() < 4; });
        std::ranges::sort(names, std::greater{}, &std::string::size);
        std::vector<std::string> inRows = names; // JSON, whose keys have to stay
        std::erase_if(inRows, [](const std::string &name) {
            return std::ranges::contains(kRowKeys, folded(name));
        });
        leave(change, champion);
        std::set<Id> touched;
        for (const Target &target : targetsOf(champion)) {
            const auto &words = target.column == "rows" ? inRows : names;
            const auto with = [&](const Value &value) -> Value {
                const auto *text = std::get_if<std::string>(&value);
                return text == nullptr ? Value{} : Value{withoutAll(*text, words)};
            };
            const bool held =
                target.onlyNames
                    ? erasure.replace(target.type, target.record, {target.column}, with)
                    : erasure.wipe(target.type, target.record, {target.column});
            if (held && target.record != champion)
                touched.insert(target.record);
        }
        erasure.replaceReasons(
            [&](const std::string &reason) { return withoutAll(reason, names); });
        result.records = static_cast<int>(touched.size());
        result.mentions = mentionsOf(names, champion);
        return result;
    });
}

Result<ErasureResult> ErasureStore::erase(const Id &champion, std::string_view by,
                                          std::string_view why)
{
    std::vector<Problem> problems;
    if (trimmed(by).empty())
        problems.push_back({"by", "missing", "Say who erases"});
    if (trimmed(why).empty())
        problems.push_back({"why", "reason_required", "Say why the data are erased"});
    if (!problems.empty())
        return refused(std::move(problems));
    Result<ErasureResult> result;
    {
        Change change(m_database, Actor{collapsed(by)}, "Erased: " + collapsed(why));
        result = eraseIn(change, champion);
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
