// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"
#include "storage/query.h"
#include "storage/recordtype.h"

#include <SQLiteCpp/Exception.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sc {

class FileOwnership;
class Change;

/// A rule that must hold whatever wrote the records: run inside every change that touched one of
/// its record types, just before it is committed. It may write further, or refuse the whole change.
using ChangeGuard = std::function<Result<void>(Change &change)>;

enum class OpenMode : std::uint8_t {
    ReadOnly,  ///< for looking and exporting; works beside an owner and in a read-only folder
    ReadWrite, ///< becomes the file's owner; the file must exist
    Create,    ///< as ReadWrite, and makes the file where there is none
    Worker,    ///< a further connection of the process that already owns the file
};

struct OpenOptions {
    OpenMode mode = OpenMode::ReadWrite;
    /// Not owned; outlives the database. The system's clock where none is given.
    const Clock *clock = nullptr;
    /// Makes ids, device and first reference prefix repeatable (the sample borough, tests).
    std::optional<std::uint64_t> seed{};
    /// How long to wait for another process to let go of the file.
    std::chrono::milliseconds waitForOwner{5'000};
    /// Whether to test the whole file at opening. Large files that were closed in order are taken
    /// on trust here and tested in the background by the window.
    bool quickCheck = true;
    /// For a database in memory: a copy of another, as image() gave it. It goes on as a new device,
    /// as any copy does.
    std::string image{};
};

/// The PC that writes. `prefix` starts every short reference given out here.
struct Device {
    std::int64_t no = 0;
    Id id;
    std::string prefix;
    std::string name;
};

/// One connection to one `street-champions.db`, opened with every safety architecture.md asks for.
/// A connection belongs to one thread; a worker opens its own.
class Database {
public:
    /// Expected failures: NotFound, NetworkPath, ReadOnly, InUse, NotOurs, NewerVersion, Damaged,
    /// DiskFull, CannotRead, CannotWrite. None of them changes the file.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path &path,
                                                                const OpenOptions &options);
    /// A database in memory, for tests and previews.
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    inMemory(const OpenOptions &options = {});

    /// The whole database as the bytes of its file.
    [[nodiscard]] std::string image();

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// A statement with its parameters bound in order. See Query.
    template <class... Args> [[nodiscard]] Query query(const std::string &sql, const Args &...args)
    {
        Query lent = m_statements->lend(sql);
        int position = 0;
        (lent.bind(++position, args), ...);
        return lent;
    }
    /// Runs SQL that returns nothing, several statements allowed. For constant text only.
    void execute(const std::string &sql);

    /// Runs `work` and turns what SQLite threw into an Error.
    template <class Work> auto attempt(Work &&work) -> Result<std::invoke_result_t<Work>>
    {
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                std::forward<Work>(work)();
                return {};
            } else {
                return std::forward<Work>(work)();
            }
        } catch (const SQLite::Exception &exception) {
            return std::unexpected(errorFrom(exception));
        }
    }
    /// As attempt(), for work that gives a Result itself.
    template <class Work> auto attemptResult(Work &&work) -> std::invoke_result_t<Work>
    {
        try {
            return std::forward<Work>(work)();
        } catch (const SQLite::Exception &exception) {
            return std::unexpected(errorFrom(exception));
        }
    }
    [[nodiscard]] Error errorFrom(const SQLite::Exception &exception) const;

    [[nodiscard]] const RecordTypes &types() const { return m_types; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }
    [[nodiscard]] IdSource &ids() { return m_ids; }
    [[nodiscard]] Id newId() { return m_ids.next(m_clock->now()); }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] bool isInMemory() const { return m_path.empty(); }
    [[nodiscard]] OpenMode mode() const { return m_mode; }
    [[nodiscard]] SQLite::Database &connection() { return *m_connection; }

    [[nodiscard]] const Device &device() const { return m_device; }
    /// The id of the device with this local number, and the other way round (registering it with an
    /// unknown prefix where it is new).
    [[nodiscard]] Id deviceId(std::int64_t no);
    [[nodiscard]] std::int64_t deviceNumber(const Id &id);

    [[nodiscard]] std::string setting(const std::string &key, const std::string &fallback = {});
    void setSetting(const std::string &key, const std::string &value);

    /// Puts a guard over these record types; once for each name.
    void guardChanges(const std::string &name, const std::vector<std::string_view> &types,
                      ChangeGuard guard);
    [[nodiscard]] bool isGuarded(std::uint16_t type) const { return m_guarded.contains(type); }

    /// True while a transaction of this connection is open.
    [[nodiscard]] bool inTransaction() const;

    /// Asks a long query on this connection to stop; it fails with Cancelled. Any thread.
    void interrupt();

private:
    friend class Change;
    friend class JournalWrite;
    friend class Migrator;

    struct Guard {
        std::string name;
        std::set<std::uint16_t> types;
        ChangeGuard run;
    };

    Database() = default;

    static int authorize(void *self, int what, const char *table, const char *detail,
                         const char *schema, const char *trigger);
    [[nodiscard]] Result<void> connect(const std::filesystem::path &path,
                                       const OpenOptions &options);
    [[nodiscard]] Result<void> prepareFile(const OpenOptions &options);
    void configure(bool readOnly);
    void startDevice(const OpenOptions &options);

    std::filesystem::path m_path;
    OpenMode m_mode = OpenMode::ReadOnly;
    std::unique_ptr<FileOwnership> m_ownership;
    std::unique_ptr<SQLite::Database> m_connection;
    std::unique_ptr<StatementCache> m_statements;
    RecordTypes m_types;
    const Clock *m_clock = nullptr;
    IdSource m_ids;
    Device m_device;
    std::vector<Guard> m_guards;
    std::set<std::uint16_t> m_guarded; // types that any guard asks about
    bool m_started = false;            // a file that was refused at opening is closed untouched
    bool m_journalWrites = false;      // only then may a synced table be written
};

/// Lets the journal write synced tables for as long as it lives.
class JournalWrite {
public:
    explicit JournalWrite(Database &database)
        : m_database(database), m_before(std::exchange(database.m_journalWrites, true))
    {}
    ~JournalWrite() { m_database.m_journalWrites = m_before; }
    JournalWrite(const JournalWrite &) = delete;
    JournalWrite &operator=(const JournalWrite &) = delete;

private:
    Database &m_database;
    bool m_before;
};

} // namespace sc
