// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/gridtransform.h"
#include "champions/champion.h"
#include "sample/people.h"
#include "storage/journal.h"

#include <functional>
#include <vector>

namespace sc::sample {

/// What binds the sample's champions together: their patches, interests and languages, groups with
/// chairs, trainings of which some are due or out of date, time credits, and the times we spoke to
/// them. Typed up by the desk at the end of the window; the same for the same seed.
class Network {
public:
    Network(Database &database, const Borough &borough, const std::vector<Person> &people,
            const std::vector<Id> &champions, Random random);

    /// `areaOf` gives the area of a ward of the borough.
    [[nodiscard]] Result<void> write(const std::function<Id(std::size_t ward)> &areaOf);

private:
    [[nodiscard]] Result<void> completeChampions(Change &change);
    [[nodiscard]] Champion completed(Champion champion, const Person &person);
    [[nodiscard]] std::string patchOf(const Person &person);
    [[nodiscard]] Result<void> makeGroups(Change &change,
                                          const std::function<Id(std::size_t ward)> &areaOf);
    [[nodiscard]] Result<void> train(Change &change);
    [[nodiscard]] Result<void> attend(Change &change, std::size_t person, const char *course);
    [[nodiscard]] Result<void> giveCredits(Change &change);
    [[nodiscard]] Result<void> logContacts(Change &change);
    [[nodiscard]] Result<void> move(Change &change, const Id &from, const Id &to,
                                    std::int64_t minutes, const char *category, Instant at);
    [[nodiscard]] Instant momentOn(Day day);
    [[nodiscard]] bool isActive(std::size_t person) const
    {
        return m_people[person].status == "active";
    }

    Database &m_database;
    const Borough &m_borough;
    const std::vector<Person> &m_people;
    const std::vector<Id> &m_champions;
    Random m_random;
    GridTransform m_transform;
    Day m_today;
};

} // namespace sc::sample
