// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanactionstore.h"
#include "sample/borough.h"
#include "sample/random.h"
#include "storage/journal.h"

#include <set>
#include <string>
#include <vector>

namespace sc::sample {

/// Sixty loans of the borough's kits over the years, lent and taken back through the same gate as
/// everybody's; at the end some in every state there is, and one kit that is out twice.
class SampleLoans {
public:
    /// `kits` and `champions` grow as time goes by; they and the others outlive this.
    SampleLoans(Database &database, FixedClock &clock, const Borough &borough,
                const std::vector<Id> &kits, const std::vector<Id> &champions, Day first,
                Instant until, Random random);

    /// Everything that has happened by then.
    [[nodiscard]] Result<void> runUntil(Instant at);

private:
    enum class What : std::uint8_t {
        Begin,
        Lend,
        Return,
        Work,
        Close,
        Cancel,
        NoShow,
        WriteOff,
        Clash
    };
    enum class End : std::uint8_t {
        Closed,
        Cancelled,
        NoShow,
        WrittenOff,
        Draft,
        Reserved,
        Ready,
        Out,
        Checking,
        Incomplete,
        Clash
    };
    struct Planned {
        Day out{};
        Day in{};
        Day back{};
        End end = End::Closed;
        Id loan{};
        std::size_t kit = 0;
        bool untrained = false;
        std::optional<std::int64_t> sacksUsed{}; ///< none: they were lent none
        bool isOdd = false;                      ///< its bags do not go with its sacks
    };
    struct Event {
        Instant at{};
        What what = What::Begin;
        std::size_t loan = 0;
    };

    void plan(Day first);
    void planEnd();
    void put(Planned planned);
    [[nodiscard]] Result<void> take(Change &change, const Event &event);
    [[nodiscard]] Result<void> begin(Change &change);
    [[nodiscard]] Result<void> lend(Change &change, Planned &planned);
    [[nodiscard]] Result<void> prepare(Change &change, const Loan &loan, const Planned &planned);
    [[nodiscard]] Result<void> handOver(Change &change, const Planned &planned);
    [[nodiscard]] Result<void> giveBack(Change &change, Planned &planned);
    [[nodiscard]] std::int64_t usedOf(Planned &planned, const LoanLine &line);
    [[nodiscard]] std::int64_t bagsOf(const Planned &planned);
    [[nodiscard]] Result<void> work(Change &change, const Planned &planned);
    [[nodiscard]] Result<void> clash(Change &change, const Planned &planned);
    [[nodiscard]] Id person();
    /// Who borrows on a day: nobody who has left by then.
    [[nodiscard]] Id borrower(Day day);
    [[nodiscard]] Day today() const { return localDay(m_clock.now()); }
    /// Ten in the morning, when kits change hands.
    [[nodiscard]] static Instant morning(Day day)
    {
        return startOfDay(day) + std::chrono::hours{10};
    }

    Database &m_database;
    FixedClock &m_clock;
    const Borough &m_borough;
    const std::vector<Id> &m_kits;
    const std::vector<Id> &m_champions;
    Instant m_until;
    Random m_random;
    std::vector<Planned> m_loans;
    std::vector<Event> m_events; ///< by time
    std::size_t m_next = 0;
    std::set<Id> m_trained;
    std::set<Id> m_signed;
};

} // namespace sc::sample
