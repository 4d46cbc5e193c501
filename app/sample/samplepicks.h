// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/pickactionstore.h"
#include "sample/borough.h"
#include "sample/people.h"
#include "sample/random.h"

#include <optional>
#include <string>
#include <vector>

namespace sc::sample {

/// The borough's litter picks: two a month, a Big Spring Clean of twenty in the last April, and
/// some at the end in every state there is. They are planned beforehand and carried out as time
/// goes by, through the same gate as everybody's.
class SamplePicks {
public:
    /// `champions` grows while people join; it and the others outlive this.
    SamplePicks(Database &database, FixedClock &clock, const Borough &borough,
                const std::vector<Person> &people, const std::vector<Id> &champions, Day first,
                Instant until, Random random);

    /// Everything that has happened by then.
    [[nodiscard]] Result<void> runUntil(Instant at);

private:
    enum class What : std::uint8_t {
        Begin, ///< leaders trained and the campaign made
        Create,
        Book,
        Assess,
        Approve,
        Brief,
        Start,
        Figures,
        Close,
        Cancel
    };
    struct Planned {
        Pick pick;
        std::size_t street = 0;
        std::size_t leader = 0;
        std::string cancelled{}; ///< reason; empty: it is held
        bool ofCampaign = false;
        std::optional<What> last{};        ///< how far it gets
        std::vector<std::size_t> people{}; ///< places in the list of champions
        int others = 0;
    };
    struct Event {
        Instant at{};
        What what = What::Begin;
        std::size_t pick = 0;
    };

    void plan(Day first, Instant until);
    void planMonths(Day first, Instant until);
    void planCampaign(Instant until);
    void planAhead(Instant until);
    Planned &add(Instant startsAt, bool ofCampaign = false);
    void addEvents(std::size_t index);
    [[nodiscard]] PickPlace placeAt(std::size_t street);

    [[nodiscard]] Result<void> carryOut(const Event &event);
    void trainLeaders(Change &change);
    [[nodiscard]] Result<void> begin(Change &change);
    [[nodiscard]] Result<void> create(Change &change, Planned &planned);
    [[nodiscard]] Result<void> book(Change &change, Planned &planned);
    [[nodiscard]] Result<void> step(Change &change, const Event &event, Planned &planned);
    [[nodiscard]] Result<void> enterFigures(Change &change, Planned &planned);
    [[nodiscard]] std::string officerOf(const Planned &planned) const;

    Database &m_database;
    FixedClock &m_clock;
    const Borough &m_borough;
    const std::vector<Person> &m_people;
    const std::vector<Id> &m_champions;
    Random m_random;
    GridTransform m_transform;
    Day m_first;
    Instant m_until;
    std::vector<std::size_t> m_leaders;
    std::vector<Planned> m_planned;
    std::vector<Event> m_events; ///< in order of time
    std::size_t m_next = 0;
    Id m_campaign;
};

} // namespace sc::sample
