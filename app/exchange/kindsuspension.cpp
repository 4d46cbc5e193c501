// SPDX-License-Identifier: GPL-3.0-or-later
// Who is lent nothing for a time.
#include "exchange/kinds.h"
#include "exchange/loanfields.h"
#include "exchange/loanimport.h"
#include "exchange/tablekind.h"
#include "loans/suspensionstore.h"

#include <array>

namespace sc {

namespace {

using U = Suspension;
constexpr std::array kSuspensionFields{
    championField<&U::champion, "champion">(),
    looseDayField<&U::until, "until">(),
    plainField<&U::reason>("reason"),
    looseDayField<&U::from, "from">(),
    loanField<&U::loan, "loan">(),
    computedField<&U::automatic>("automatic"),
    computedField<&U::liftedOn>("lifted_on"),
    computedField<&U::liftedWhy>("lifted_why"),
};

struct Lifting {
    std::string reason;
};

struct SuspensionFileTraits {
    using Record = Suspension;
    using Store = SuspensionStore;
    static constexpr std::string_view kType = "suspension";
    static constexpr std::string_view kDay = "from";
    static constexpr std::array<std::string_view, 1> kNeeds{"champion"};

    static std::span<const Field<Suspension>> fields() { return kSuspensionFields; }
    /// Without it who may borrow again would not.
    static bool isOutcome(std::string_view name) { return name.starts_with("lifted"); }
};

/// One that was lifted elsewhere comes as lifted.
class SuspensionRows : public TableRows<SuspensionFileTraits> {
public:
    using TableRows::TableRows;

protected:
    Result<void> takeMore(const CsvRow &row, Suspension &suspension) override
    {
        return takeLifting(m_columns, row, suspension, m_names);
    }
};

struct SuspensionTraits : SuspensionFileTraits {
    using Rows = SuspensionRows;

    static Result<Suspension> action(SuspensionStore &store, Change &change, const Order &order,
                                     const Suspension &suspension, NameStore &names)
    {
        static constexpr std::array kFields{plainField<&Lifting::reason>("reason")};
        if (order.action != "lift")
            return unknownAction(order);
        Lifting asked;
        auto problems =
            setFields(std::span<const Field<Lifting>>(kFields), order.fields, asked, names);
        if (!problems.empty())
            return refused(std::move(problems));
        return store.lift(change, suspension.id, asked.reason);
    }
};

} // namespace

std::unique_ptr<ExchangeKind> suspensionKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<SuspensionTraits>>(database, names);
}

} // namespace sc
