// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/fileopening.h"
#include "storage/hangers.h"
#include "storage/image.h"
#include "storage/incarnation.h"
#include "storage/migrator.h"
#include "storage/openfiles.h"
#include "storage/ownership.h"
#include "storage/recordbuilder.h"

#include <SQLiteCpp/Database.h>

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace sc {

namespace fs = std::filesystem;

namespace {

const SystemClock kSystemClock;

/// Files up to this size are tested whole at every opening: about 50 ms on an office PC.
constexpr std::uintmax_t kAlwaysCheckedSize = 64ULL * 1024 * 1024;

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: // its mark was seen before SQLite was asked
        return ErrorKind::Damaged;
    case SQLITE_FULL:
        return ErrorKind::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorKind::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorKind::InUse;
    case SQLITE_CANTOPEN:
        return ErrorKind::CannotRead;
    case SQLITE_INTERRUPT:
        return ErrorKind::Cancelled;
    case SQLITE_IOERR:
        return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ
                   ? ErrorKind::CannotRead
                   : ErrorKind::CannotWrite;
    default:
        return ErrorKind::Internal;
    }
}

Result<void> refuseDamaged(Database &database)
{
    const auto answer = database.attempt([&] {
        Query row = database.query("PRAGMA quick_check(1)");
        return row.step() ? row.text(0) : std::string();
    });
    if (!answer)
        return std::unexpected(answer.error());
    if (*answer != "ok")
        return failure(ErrorKind::Damaged, remedy(ErrorKind::Damaged, database.path().string()));
    return {};
}

} // namespace

Result<void> Database::connect(const fs::path &path, const OpenOptions &options)
{
    m_clock = options.clock != nullptr ? options.clock : &kSystemClock;
    if (options.seed)
        m_ids = IdSource(*options.seed);
    const bool readOnly = options.mode == OpenMode::ReadOnly;
    const bool unclean = !path.empty() && !closedInOrder(path);
    const auto open = [&](bool asItStands) {
        return attempt([&] {
            m_statements.reset();
            const int flags = (readOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE) |
                              SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;
            m_connection =
                path.empty()
                    ? std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE)
                    : std::make_unique<SQLite::Database>(uriOf(path, asItStands), flags, 5'000);
            if (!path.empty() && !asItStands) // else nothing is locked
                OpenFiles::note(m_connection->getHandle(), path);
            m_statements = std::make_unique<StatementCache>(*m_connection);
            configure(readOnly);
            if (readOnly)
                m_connection->exec("PRAGMA schema_version"); // the first that looks at the file
        });
    };
    const auto connected = readOnly ? openToRead(path, open) : open(false);
    if (!connected)
        return connected;
    std::error_code ignored;
    const bool owner = options.mode == OpenMode::ReadWrite || options.mode == OpenMode::Create;
    const bool small = path.empty() || fs::file_size(path, ignored) <= kAlwaysCheckedSize;
    if (owner && options.quickCheck && !path.empty() && (small || unclean))
        if (auto sound = refuseDamaged(*this); !sound)
            return sound;
    if (path.empty() && options.image.empty())
        loadMadeImage(m_connection->getHandle());
    else if (path.empty())
        loadImage(m_connection->getHandle(), options.image);
    if (auto migrated = Migrator(*this).bringUpToDate(!owner); !migrated)
        return migrated;
    if (path.empty() && options.image.empty())
        keepMadeImage(m_connection->getHandle());
    return attempt([&] {
        if (owner && !path.empty())
            m_connection->exec("PRAGMA journal_mode = WAL");
        m_types.load(*m_statements);
        sqlite3_set_authorizer(m_connection->getHandle(), &Database::authorize, this);
        startDevice(options);
        if (owner)
            RecordBuilder::buildWaiting(*this);
        if (owner)
            Hangers::lookAtAll(*this);
        m_started = true;
    });
}

void Database::configure(bool readOnly)
{
    sqlite3 *handle = m_connection->getHandle();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    m_connection->exec("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
                       "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
                       "PRAGMA mmap_size = 0");
    if (!readOnly)
        m_connection->exec("PRAGMA synchronous = FULL");
}

Database::~Database()
{
    if (m_ownership && m_started) {
        const auto closed = attempt([&] {
            Incarnation::renewAtClose(*this);
            m_statements->clear();
            m_connection->exec("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
        });
        static_cast<void>(closed); // the records are safe; the log is folded in at the next opening
    }
    m_statements.reset();
}

void Database::execute(const std::string &sql)
{
    m_connection->exec(sql);
}

Error Database::errorFrom(const SQLite::Exception &exception) const
{
    // A refusal by the authorizer or a faulty statement is our mistake; its words help us, not
    // them.
    const int code = exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                          : exception.getErrorCode();
    const ErrorKind kind = kindOf(code);
    std::string message = remedy(kind, m_path.string());
    if (kind == ErrorKind::Internal)
        message += std::string(" (") + exception.what() + ")";
    return {kind, std::move(message), {}};
}

// The second way to write a synced table that must not exist: SQLite itself asks here before it
// prepares a statement, so not even a slip in a store gets around the journal.
int Database::authorize(void *self, int what, const char *table, const char * /*detail*/,
                        const char * /*schema*/, const char * /*trigger*/)
{
    if (what != SQLITE_INSERT && what != SQLITE_UPDATE && what != SQLITE_DELETE)
        return SQLITE_OK;
    const auto *database = static_cast<const Database *>(self);
    if (database->m_journalWrites || table == nullptr)
        return SQLITE_OK;
    constexpr std::array<std::string_view, 4> kJournalTables{"op_log", "stream", "action",
                                                             "journal_clock"};
    const std::string_view name(table);
    const bool kept =
        database->m_types.isSyncedTable(name) || std::ranges::contains(kJournalTables, name);
    return kept ? SQLITE_DENY : SQLITE_OK;
}

Id Database::deviceId(std::int64_t no)
{
    if (no == m_device.no)
        return m_device.id;
    Query found = query("SELECT id FROM device WHERE no = ?", no);
    return found.step() ? found.id(0) : Id{};
}

std::int64_t Database::deviceNumber(const Id &id)
{
    if (id == m_device.id)
        return m_device.no;
    if (id.isNull()) // no device: the stamp of a field that nobody has written
        return 0;
    {
        Query found = query("SELECT no FROM device WHERE id = ?", id);
        if (found.step())
            return found.integer(0);
    }
    query("INSERT INTO device (id, prefix, name) VALUES (?, '', '')", id).run();
    return m_connection->getLastInsertRowid();
}

std::string Database::setting(const std::string &key, const std::string &fallback)
{
    Query found = query("SELECT value FROM setting WHERE key = ?", key);
    return found.step() ? found.text(0) : fallback;
}

void Database::setSetting(const std::string &key, const std::string &value)
{
    query("INSERT INTO setting (key, value) VALUES (?, ?) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          key, value)
        .run();
}

void Database::guardChanges(const std::string &name, const std::vector<std::string_view> &types,
                            ChangeGuard guard)
{
    if (std::ranges::contains(m_guards, name, &Guard::name))
        return;
    Guard made{name, {}, std::move(guard)};
    for (const std::string_view type : types)
        if (const RecordType *known = m_types.named(type))
            made.types.insert(known->number);
    m_guarded.insert(made.types.begin(), made.types.end());
    m_guards.push_back(std::move(made));
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_connection->getHandle()) == 0;
}

void Database::interrupt()
{
    sqlite3_interrupt(m_connection->getHandle());
}

void Database::startDevice(const OpenOptions &options)
{
    const bool owner = options.mode == OpenMode::ReadWrite || options.mode == OpenMode::Create;
    if (owner && !options.image.empty())
        setSetting("device", "");
    if (owner)
        Incarnation::startSession(*this, options.seed);
    Query found = query("SELECT no, id, prefix, name FROM device WHERE no = "
                        "(SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'device')");
    if (found.step())
        m_device = {found.integer(0), found.id(1), found.text(2), found.text(3)};
}

} // namespace sc
