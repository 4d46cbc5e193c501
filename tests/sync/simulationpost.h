// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/bundle.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sc::test {

/// What carries segments between PCs of the simulator: the program's own bundles, with one
/// certificate for all PCs that read the same areas.
class SimulationPost {
public:
    explicit SimulationPost(const std::vector<Id> &areas);

    [[nodiscard]] std::string seal(const Id &bundle, const std::set<Id> &sender,
                                   const Segment &segment);
    /// Nothing where the program refuses the bytes; no segments where they are for other areas.
    [[nodiscard]] std::optional<std::vector<Segment>> open(std::string_view bytes,
                                                           const std::set<Id> &reader);

private:
    struct Member {
        Secrets secrets;
        std::string statement;
    };

    Member &memberFor(const std::set<Id> &areas);

    SignKeys m_root;
    Trust m_trust;
    std::map<Id, BoxKeys> m_areaSecrets;
    std::map<std::set<Id>, Member> m_members;
};

} // namespace sc::test
