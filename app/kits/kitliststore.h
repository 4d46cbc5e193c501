// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/polygon.h"
#include "kits/kitstore.h"

namespace sc {

/// Which kits of the register. What is left out does not narrow it.
struct KitFilter {
    Id depot{};
    Id kitType{};
    std::string status{}; ///< a status, or "here": neither out nor gone for good
    std::string words{};  ///< the beginning of a label, however it is typed
};

/// A line of the register.
struct KitRow {
    Id id{};
    std::string label{};
    std::string labelKey{};
    std::string typeName{};
    std::string depotName{};
    std::string shelf{};
    std::string status{};
    std::string keptBy{}; ///< name of a group
};

/// Where a page of the register ends: the next begins after it.
struct KitCursor {
    std::string labelKey{};
    Id id{};
};

/// Something to be done about a kit, and by when.
struct KitDue {
    Id kit{};
    std::string label{};
    std::string depotName{};
    std::string what{}; ///< inspection, ppe, repair, incomplete, check, top_up
    std::optional<Day> dueOn{};
    bool blocks = false; ///< keeps it from being lent on the day asked about
    std::string words{}; ///< a sentence
};

/// A kit on the map: at its own place, or at its depot's.
struct KitPlace {
    Id kit{};
    std::string label{};
    std::string status{};
    std::string typeName{};
    std::string where{}; ///< name of the depot, or where it is kept
    LatLon place{};
};

/// How many kits are in each state.
struct KitCounts {
    std::int64_t all = 0;
    std::int64_t available = 0;
    std::int64_t out = 0;
    std::int64_t blocked = 0; ///< to be looked after before they go out
};

/// Lists of kits for the register, the map and what is due.
class KitListStore {
public:
    explicit KitListStore(Database &database) : m_database(database) {}

    /// In order of label, so many after the cursor.
    [[nodiscard]] Result<std::vector<KitRow>> page(const KitFilter &filter,
                                                   const std::optional<KitCursor> &after, int most);
    /// What blocks or runs out by the last day, what blocks first, then by day and label.
    [[nodiscard]] Result<std::vector<KitDue>> due(Day today, Day last);
    [[nodiscard]] Result<std::vector<KitPlace>> inView(const Bounds &view, int most = 2'000);
    /// Every kit that has a place.
    [[nodiscard]] Result<std::vector<KitPlace>> places();
    [[nodiscard]] Result<KitCounts> counts(Day today);

private:
    Database &m_database;
};

/// The one thing to do next with a kit: `find` it, take it `return`, `check` it, `hand_over`,
/// `close_repair`, `complete`, `inspect`, `renew_ppe`, `top_up`, or `lend` it.
[[nodiscard]] std::string_view nextStepFor(const KitFacts &facts);

} // namespace sc
