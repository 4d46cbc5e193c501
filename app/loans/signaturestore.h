// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"
#include "storage/basicstore.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Somebody signed a version of the disclaimer, for everything they are lent with it. Keeps the
/// words as they were signed.
struct Signature {
    Id id{};
    Id loan{}; ///< on whose occasion; null: for its own sake
    Id champion{};
    Id disclaimer{};
    std::string version{}; ///< of the disclaimer; the current one where none is given
    std::string words{};
    std::string how{};    ///< screen, scanned, paper
    std::string keptAt{}; ///< where the paper is
    std::optional<Instant> signedAt{};
    std::string witness{};   ///< the officer
    std::string reason{};    ///< why it is written down on a later day
    std::string drawing{};   ///< path of SVG in a box of 600 by 200
    bool hasPicture = false; ///< of the paper, which is kept with it; not stored
    bool deleted = false;

    bool operator==(const Signature &) const = default;
};

/// Signatures on disk: they are added, and may be undone, but never edited.
class SignatureStore : public BasicStore<Signature> {
public:
    explicit SignatureStore(Database &database);

    /// Refused: missing champion or how, not_found loan, champion or version, unknown_code how,
    /// bad_date in the future, out_of_range for a drawing that is none; and what shows nothing:
    /// missing drawing on the screen, missing kept_at of paper, unless a picture of it is kept.
    /// "Paper: kept at Civic Centre" is understood.
    [[nodiscard]] Result<Signature> create(Change &change, Signature signature);
    /// One act for several: these, or where none are named everybody of the loan who by that day
    /// has not signed its words, for this loan where the rules ask for that. Returns how many
    /// signed. Refused as create(); `missing` where everybody has, reason_required for an earlier
    /// day.
    [[nodiscard]] Result<int> signAll(Change &change, const Loan &loan, const Signature &like,
                                      std::vector<Id> champions);
    /// Always refused: `append_only`.
    [[nodiscard]] Result<Signature> update(Change &change, const Signature &signature);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    [[nodiscard]] Result<std::vector<Signature>> ofLoan(const Id &loan);
    [[nodiscard]] Result<std::vector<Signature>> ofChampion(const Id &champion); ///< latest first

private:
    [[nodiscard]] Result<Signature> completed(Signature signature);
};

} // namespace sc
