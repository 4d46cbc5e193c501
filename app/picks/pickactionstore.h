// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/assessmentstore.h"
#include "picks/attendancestore.h"
#include "picks/findstore.h"
#include "picks/pickhistorystore.h"
#include "picks/pickstore.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// A risk assessment to be made. Without rows the latest version is signed off as it stands, with
/// what is known of the place anew where it was made for another one.
struct AssessRequest {
    std::optional<std::vector<HazardRow>> rows{};
    std::string by{};              ///< who signs it off; empty: left unsigned
    std::optional<Day> reviewOn{}; ///< without it: as many months on as the rules say
    std::string source = "typed";  ///< typed, template, copied
};

struct ApproveRequest {
    std::string by{};
    std::string overrideBy{}; ///< both or neither
    std::string overrideReason{};
};

struct CancelRequest {
    std::string reason{}; ///< weather, safety, turnout, other
    std::string note{};
};

/// Takes a pick from state to state: the one way to do so, for window and command line. Each is
/// refused with `bad_transition` in a state it does not belong to; what is refused has written
/// nothing.
class PickActions {
public:
    explicit PickActions(Database &database);

    /// A new version; the pick is assessed (again: an approval is taken back). Refused: missing,
    /// out_of_range.
    [[nodiscard]] Result<Pick> assess(Change &change, const Id &id, const AssessRequest &request);
    /// Refused with every rule that fails at once, `missing` without `by`, `reason_required` where
    /// an override lacks name or reason.
    [[nodiscard]] Result<Pick> approve(Change &change, const Id &id, const ApproveRequest &request);
    [[nodiscard]] Result<Pick> brief(Change &change, const Id &id, const std::string &by);
    [[nodiscard]] Result<Pick> start(Change &change, const Id &id);
    /// It is over and its figures are still to come.
    [[nodiscard]] Result<Pick> finish(Change &change, const Id &id);
    /// Enters or corrects the figures. Sharps and fly-tips found become reports, once each.
    /// Refused: out_of_range, `figures_missing` where there is nothing in them, `missing` place
    /// where there is none to report from.
    [[nodiscard]] Result<Pick> enterFigures(Change &change, const Id &id,
                                            const PickFigures &figures);
    /// Who came and has no minutes gets the length of the pick. `figures_missing` without figures.
    [[nodiscard]] Result<Pick> close(Change &change, const Id &id);
    /// Makes a text for everybody who was to come and logs it. Refused: reason_required,
    /// unknown_code.
    [[nodiscard]] Result<Pick> cancel(Change &change, const Id &id, const CancelRequest &request);

    /// What would keep the pick from staying approved at another time; empty where nothing would.
    [[nodiscard]] Result<std::vector<Problem>> checkMove(const Id &id, Instant startsAt);
    /// Moves it. An approval the gate no longer supports is taken back.
    [[nodiscard]] Result<Pick> reschedule(Change &change, const Id &id, Instant startsAt);

    [[nodiscard]] PickStore &picks() { return m_picks; }

private:
    [[nodiscard]] Result<Pick> ready(Change &change, const Id &id, const char *action);
    [[nodiscard]] Pick moveTo(Change &change, Pick pick, const std::string &status,
                              PickStep told = {});
    [[nodiscard]] Result<Assessment> assessment(const Pick &pick, const AssessRequest &request);
    /// The rows of the last version, with what is known of this place where it was made for
    /// another.
    [[nodiscard]] Result<std::vector<HazardRow>> rowsHere(const Assessment &last, const Pick &pick);

    Database &m_database;
    PickStore m_picks;
};

} // namespace sc
