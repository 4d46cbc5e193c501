// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/personalwords.h"
#include "core/error.h"
#include "core/id.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

class Database;
struct RecordField;
struct RecordType;

/// Whose personal data.
enum class DataSubject : std::uint8_t {
    Champion,
    Guest,     ///< by the id of the attendance
    Requester, ///< by the id of the pick
};

/// What a person is known by, from all that ever stood in their record.
struct KnownBy {
    PersonalWords words{{}};      ///< names in whole, addresses, numbers
    PersonalWords surnames{{}};   ///< of four letters or more
    PersonalWords nameWords{{}};  ///< surnames of any length
    PersonalWords forenames{{}};  ///< of four letters or more
    PersonalWords signatures{{}}; ///< names in whole and with initials
    PersonalWords others{{}};     ///< the other champions
    /// Of a champion: what is nobody else's, wherever it stands; and how they sign, but not where
    /// somebody who works with this program signs like that.
    PersonalWords anywhere{{}};
    PersonalWords signedAnywhere{{}};
};

/// Where people are named in records that are not their own.
class MentionStore {
public:
    explicit MentionStore(Database &database) : m_database(database) {}

    /// Throws SQLite::Exception.
    [[nodiscard]] KnownBy knownBy(DataSubject whose, const Id &id);
    /// Reports by their reference, all others as "pick UUID", at most 50: those that have the
    /// words, after them those that have but a surname in what somebody can put right. Throws
    /// SQLite::Exception.
    [[nodiscard]] std::vector<std::string> leftOf(const KnownBy &known);
    /// Of these, what has the words and was written on this PC, at most 50. Throws
    /// SQLite::Exception.
    [[nodiscard]] std::vector<std::string> writtenHere(const KnownBy &known);
    /// All that seem to name the person, but for the records that were told already. What nobody
    /// opens by itself stands for the report, pick or loan it belongs to.
    [[nodiscard]] Result<std::vector<std::string>> all(DataSubject whose, const Id &id,
                                                       const std::set<Id> &told);

    /// Whether what stands there can never be put right: histories, and what the program writes
    /// when a step is taken.
    [[nodiscard]] static bool isKeptAsWritten(const RecordType &type, const RecordField &field);
    /// Whether there is nothing there but a name.
    [[nodiscard]] static bool isName(std::string_view column);

private:
    struct Found {
        const RecordType *type;
        Id id;
        bool named; ///< more than the surname alone
    };
    [[nodiscard]] std::vector<Found> find(const KnownBy &known, bool alsoKeptAsWritten);
    [[nodiscard]] std::string tell(const RecordType &type, const Id &id);
    void addNames(KnownBy &known, const Id &champion, const std::vector<std::string> &names);

    Database &m_database;
};

} // namespace sc
