// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/momentrows.h"
#include "exchange/pickfields.h"
#include "exchange/pickorders.h"
#include "exchange/tablekind.h"
#include "picks/figures.h"
#include "picks/pickcodes.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sc {

namespace {

/// An assessment and an approval are given here or not at all: no file brings them.
bool needsApprovalHere(const Pick &pick)
{
    static constexpr std::array<std::string_view, 4> kStates{"assessed", "approved", "briefed",
                                                             "live"};
    return std::ranges::contains(kStates, pick.status());
}

/// A pick that is over may be brought in from a file; see PickOrigin. One on its way comes as
/// planned.
class ImportedPicks : public PickStore {
public:
    using PickStore::PickStore;
    [[nodiscard]] Result<Pick> create(Change &change, Pick pick)
    {
        if (needsApprovalHere(pick))
            pick.progress.status = "planned";
        return PickStore::create(change, std::move(pick), PickOrigin::Imported);
    }
    [[nodiscard]] Result<Pick> update(Change &change, Pick pick)
    {
        if (needsApprovalHere(pick))
            pick.progress.status.clear(); // stays what it is
        return PickStore::update(change, std::move(pick));
    }
};

struct PickFileTraits {
    using Names = std::pair<std::string_view, std::string_view>;
    using Record = Pick;
    using Store = ImportedPicks;
    static constexpr std::string_view kType = "pick";
    static constexpr std::string_view kDay = "starts_at";
    static constexpr bool kOnceInAFile = true; ///< its bags would count twice
    static constexpr std::array<std::string_view, 1> kNeeds{"title"};
    static constexpr std::array kGuesses{
        Names{"date_of_pick", kDay},
        Names{"pick_date", kDay},
        Names{"event_date", kDay},
        Names{"duration", "minutes"},
        Names{"leader", "lead"},
        Names{"location", "place"},
        Names{"bags", "bags_general"},
        Names{"bags_collected", "bags_general"},
        Names{"bags_filled", "bags_general"},
        Names{"number_of_bags", "bags_general"},
        Names{"general_bags", "bags_general"},
        Names{"recycling_bags", "bags_recycling"},
        Names{"bags_of_recycling", "bags_recycling"},
        Names{"kg", "kg_measured"},
        Names{"weight_kg", "kg_measured"},
    };

    static std::span<const Field<Pick>> fields() { return pickFields(); }
    static std::string ref(const Pick &pick) { return pick.title; }
    static bool keepsWhenEmpty(std::string_view name) { return name == "status"; }
};

class PickRows final : public MomentRows<PickFileTraits> {
public:
    using MomentRows::MomentRows;

protected:
    /// One that is over has been on its day whenever that was; one to come is not given a time that
    /// nobody said.
    [[nodiscard]] std::string timeOf(const CsvRow &row) const override
    {
        std::string time = MomentRows::timeOf(row);
        const std::string status =
            field::codeOrWords(m_columns.cell(row, "status"), pickStatuses());
        const bool isOver = status == "closed" || status == "figures_due" || status == "cancelled";
        return time.empty() && isOver ? "12:00" : time;
    }
    [[nodiscard]] Result<void> takeMore(const CsvRow &row, Pick &pick) override
    {
        m_row = &row;
        const std::string_view reason = m_columns.cell(row, "cancel_reason");
        if (pick.status() == "cancelled" && !reason.empty())
            pick.progress.cancelReason = field::codeIn(reason);
        return {};
    }
    [[nodiscard]] Result<void> admit(const Pick &pick) override
    {
        if (needsApprovalHere(pick))
            remark(*m_row,
                   {"status", "not_approved",
                    std::format("{} came in as planned: assess and approve it again", pick.title)});
        if (pick.status() == "closed" && !hasFigures(pick.figures))
            remark(*m_row,
                   {"bags_general", "figures_missing",
                    std::format("{} came in closed, with neither bags nor kilograms", pick.title)});
        return {};
    }

private:
    const CsvRow *m_row = nullptr; // while row() runs
};

struct PickTraits : PickFileTraits {
    using Store = PickStore;
    using Rows = PickRows;

    static Result<Pick> action(PickStore &store, Change &change, const Order &order,
                               const Pick &pick, NameStore &names)
    {
        return carryOutForPick(store, change, order, pick, names);
    }
    static std::vector<Problem> warnings(PickStore &store, const Order &order, const Pick &pick)
    {
        auto booked = order.action == "close" ? store.stillBooked(pick) : std::nullopt;
        return booked ? std::vector{*std::move(booked)} : std::vector<Problem>();
    }
    static FoundRecord found(const Pick &pick)
    {
        const auto day = pick.day();
        return {{{"type", "pick"},
                 {"id", pick.id.toString()},
                 {"ref", pick.title},
                 {"title", pick.title},
                 {"status", pick.status()}},
                std::format("pick {}  {}  {}", pick.title, day ? isoDay(*day) : "", pick.status())};
    }
};

} // namespace

std::unique_ptr<ExchangeKind> pickKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<PickTraits>>(database, names);
}

} // namespace sc
