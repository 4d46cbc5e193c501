// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/check.h"

#include "storage/attachments.h"
#include "storage/journal.h"
#include "storage/replay.h"

#include <filesystem>

namespace sc {

namespace {

/// More would only repeat themselves on the screen.
constexpr std::size_t kMostFindings = 1000;

std::string nameOf(const RecordType &type, const Id &record)
{
    return type.name + " " + record.toString();
}

} // namespace

void Check::integrity(const char *pragma)
{
    Query answer = m_database.query(pragma);
    while (answer.step())
        if (answer.text(0) != "ok")
            m_findings.push_back({"damaged", answer.text(0)});
}

void Check::danglingReferences()
{
    // Where PCs exchange records, what is not here may be another area's or still on its way.
    if (!m_database.setting("sync.areas").empty())
        return;
    for (const RecordType &type : m_database.types().all()) {
        for (const RecordField &field : type.fields) {
            const RecordType *target = m_database.types().named(field.refType);
            if (field.kind != FieldKind::Ref || target == nullptr)
                continue;
            Query lost =
                m_database.query("SELECT id FROM " + type.table + " r WHERE r." + field.column +
                                 " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + target->table +
                                 " t WHERE t.id = r." + field.column + ") LIMIT 1000");
            while (lost.step())
                m_findings.push_back({"dangling", nameOf(type, lost.id(0)) + ": its " +
                                                      field.column + " is not here"});
        }
    }
}

void Check::photos(bool reading)
{
    Attachments attachments(m_database);
    Query kept = m_database.query(
        "SELECT DISTINCT hash FROM attachment WHERE deleted = 0 AND hash IS NOT NULL");
    while (kept.step() && !m_database.isInMemory()) {
        const std::filesystem::path path = attachments.pathOf(kept.text(0));
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored)) {
            m_findings.push_back(
                {"photo_missing", "The photo " + path.filename().string() +
                                      " is not in the folder beside the database"});
            continue;
        }
        if (reading && !attachments.read(kept.text(0)))
            m_findings.push_back({"photo_damaged", "The photo " + path.filename().string() +
                                                       " is not what was put there"});
    }
}

void Check::chains()
{
    Query ops = m_database.query(
        "SELECT o.stream, o.seq, o.stamp, o.type, o.record, o.kind, o.body, o.hash, a.id, a.actor, "
        "a.reason, s.scope, d.id, o.erased, s.last_seq FROM op_log o JOIN action a ON a.no = "
        "o.action JOIN stream s ON s.no = o.stream JOIN device d ON d.no = s.device ORDER BY "
        "o.stream, o.seq");
    std::int64_t stream = 0;
    std::int64_t seq = 0;
    std::string head;
    while (ops.step() && m_findings.size() < kMostFindings) {
        if (ops.integer(0) != stream) {
            stream = ops.integer(0);
            seq = 0;
            head.assign(32, '\0');
        }
        // What came from elsewhere before the entries it follows cannot be held against these.
        const bool isAhead = ops.integer(1) != ++seq && seq > ops.integer(14);
        if (isAhead) {
            seq = ops.integer(1);
            head = ops.text(7);
            continue;
        }
        if (ops.integer(1) != seq) {
            m_findings.push_back({"journal_gap", "The journal lacks entry " + std::to_string(seq) +
                                                     " of stream " + std::to_string(stream)});
            seq = ops.integer(1);
        }
        const std::string actor = ops.text(9);
        const std::string reason = ops.text(10);
        head = chainHash(head, {.scope = ops.id(11),
                                .device = ops.id(12),
                                .seq = seq,
                                .stamp = ops.integer(2),
                                .type = ops.integer(3),
                                .record = ops.id(4),
                                .kind = static_cast<OpKind>(ops.integer(5)),
                                .action = ops.id(8),
                                .actor = actor,
                                .reason = reason,
                                .body = ops.bytes(6)});
        if (ops.integer(13) != 0) { // what its hash was made over was erased
            head = ops.text(7);
        } else if (head != ops.bytes(7)) {
            m_findings.push_back({"journal_hash", "Entry " + std::to_string(seq) + " of stream " +
                                                      std::to_string(stream) +
                                                      " has been altered"});
            head = ops.text(7);
        }
    }
}

bool Check::tables(const Progress &progress)
{
    Replay replay(m_database);
    return replay.compareAll(
        [&](const RecordType &type, const Id &record, std::string_view code,
            const std::string &what) {
            if (m_findings.size() < kMostFindings)
                m_findings.push_back({std::string(code), nameOf(type, record) + ": " + what});
        },
        progress);
}

Result<std::vector<Finding>> Check::quick()
{
    m_findings.clear();
    auto done = m_database.attempt([&] {
        integrity("PRAGMA quick_check");
        if (m_findings.empty())
            photos(false);
    });
    if (!done && done.error().kind == ErrorKind::Damaged)
        m_findings.push_back({"damaged", done.error().message});
    else if (!done)
        return std::unexpected(done.error());
    return m_findings;
}

Result<std::vector<Finding>> Check::deep(const Progress &progress)
{
    m_findings.clear();
    bool finished = true;
    auto done = m_database.attempt([&] {
        integrity("PRAGMA integrity_check");
        if (!m_findings.empty())
            return;
        structure();
        if (!m_findings.empty()) // what is missing cannot be asked
            return;
        danglingReferences();
        photos(true);
        searchIndexes();
        chains();
        streamEnds();
        times();
        finished = tables(progress);
    });
    if (!done && done.error().kind == ErrorKind::Damaged)
        m_findings.push_back({"damaged", done.error().message});
    else if (!done)
        return std::unexpected(done.error());
    if (!finished)
        return failure(ErrorKind::Cancelled, "The check was stopped.");
    return m_findings;
}

} // namespace sc
