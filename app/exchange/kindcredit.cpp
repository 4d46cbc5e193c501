// SPDX-License-Identifier: GPL-3.0-or-later
// Time credits and the contact log.
#include "champions/contactstore.h"
#include "champions/creditstore.h"
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/momentrows.h"
#include "exchange/tablekind.h"
#include "loans/workreportstore.h"

#include <array>
#include <utility>

namespace sc {

namespace {

// An account is one of the council's by name, or a champion.
template <auto champion, auto account, field::Name name>
Result<void> setAccount(Credit &credit, const FieldValue &value, NameStore &names)
{
    credit.*champion = {};
    credit.*account = {};
    const std::string text(trimmed(field::textIn(value)));
    const std::string code = field::codeIn(text);
    if (std::ranges::contains(kCreditAccounts, code)) {
        credit.*account = code;
        return {};
    }
    if (text.empty())
        return {};
    const Result<Id> id = names.champion(name.view(), text);
    if (!id)
        return std::unexpected(id.error());
    credit.*champion = *id;
    return {};
}

template <auto champion, auto account> FieldValue getAccount(const Credit &credit, NameStore &names)
{
    return (credit.*champion).isNull() ? field::textOr(credit.*account)
                                       : field::textOr(names.championNumber(credit.*champion));
}

FieldValue reverses(const Credit &credit, NameStore & /*names*/)
{
    return credit.reverses.isNull() ? FieldValue{} : FieldValue{credit.reverses.toString()};
}

FieldValue loan(const Credit &credit, NameStore &names)
{
    return field::textOr(names.recordRef("loan", credit.loan));
}

/// A record of another type, by its reference or id.
template <auto member, field::Name name, field::Name type>
Result<void> setRecord(Credit &credit, const FieldValue &value, NameStore &names)
{
    credit.*member = {};
    if (isNothing(value))
        return {};
    const Result<Id> id = names.record(type.view(), name.view(), field::textIn(value));
    if (!id)
        return std::unexpected(id.error());
    credit.*member = *id;
    return {};
}

using C = Credit;

constexpr std::array kFields{
    Field<C>{"from", FieldForm::Text, getAccount<&C::fromChampion, &C::fromAccount>,
             setAccount<&C::fromChampion, &C::fromAccount, "from">},
    Field<C>{"to", FieldForm::Text, getAccount<&C::toChampion, &C::toAccount>,
             setAccount<&C::toChampion, &C::toAccount, "to">},
    plainField<&C::minutes>("minutes"),
    plainField<&C::category>("category"),
    pickField<&C::pick>(),
    Field<C>{"loan", FieldForm::Code, loan, setRecord<&C::loan, "loan", "loan">},
    plainField<&C::at>("at"),
    Field<C>{"reverses", FieldForm::Code, reverses, setRecord<&C::reverses, "reverses", "credit">},
    plainField<&C::reason>("reason"),
};

struct Reversing {
    std::string reason;
};
constexpr std::array kReversingFields{plainField<&Reversing::reason>("reason")};

struct CreditTraits {
    using Record = Credit;
    using Store = CreditStore;
    static constexpr std::string_view kType = "credit";
    static constexpr std::string_view kDay = "at";
    static constexpr std::array<std::string_view, 1> kNeeds{"minutes"};
    class Rows;

    static std::span<const Field<Credit>> fields() { return kFields; }
    static bool keepsWhenEmpty(std::string_view name) { return name == "at"; }
    static Result<Credit> action(CreditStore &store, Change &change, const Order &order,
                                 const Credit &credit, NameStore &names)
    {
        if (order.action != "reverse")
            return unknownAction(order);
        Reversing reversing;
        std::vector<Problem> problems = setFields(
            std::span<const Field<Reversing>>(kReversingFields), order.fields, reversing, names);
        if (!problems.empty())
            return refused(std::move(problems));
        return store.reverse(change, credit.id, reversing.reason);
    }
};

/// An entry that is here already stays as it is, and is told. So is one that a work report has
/// given: what is given for work with kits follows from the reports, whichever file came first.
class CreditTraits::Rows final : public MomentRows<CreditTraits> {
public:
    using MomentRows::MomentRows;

    Result<RowOutcome> row(Change &change, const CsvRow &given) override
    {
        m_isGiven = false;
        auto done = MomentRows::row(change, given);
        const auto follows = [](const Problem &one) {
            return one.code == kGiven || one.field == "reverses"; // of an entry that was left out
        };
        if (!done && m_isGiven && !done.error().problems.empty() &&
            std::ranges::all_of(done.error().problems, follows)) {
            remark(given, {"loan", kGiven,
                           "The work reports of this loan have given its credits: this entry was "
                           "left out"});
            return RowOutcome::Unchanged;
        }
        const bool known = !done && !done.error().problems.empty() &&
                           done.error().problems.front().code == "append_only";
        if (!known)
            return done;
        remark(given, {"", "append_only", "This entry is here already and was left as it is"});
        return RowOutcome::Unchanged;
    }

protected:
    [[nodiscard]] Result<void> takeMore(const CsvRow &row, Credit &credit) override
    {
        const bool isIssue = credit.fromAccount == "council" && !credit.toChampion.isNull();
        const bool takesBack = credit.toAccount == "council" && !credit.fromChampion.isNull() &&
                               !m_columns.cell(row, "reverses").empty();
        if (credit.loan.isNull() || (!isIssue && !takesBack))
            return {};
        const auto reports = WorkReportStore(m_names.database()).ofLoan(credit.loan);
        if (!reports)
            return std::unexpected(reports.error());
        m_isGiven = !reports->empty();
        return {};
    }
    [[nodiscard]] Result<void> admit(const Credit & /*credit*/) override
    {
        return m_isGiven ? refused("loan", kGiven, "The work reports gave these credits")
                         : Result<void>{};
    }

private:
    static constexpr const char *kGiven = "already_exists";

    bool m_isGiven = false; ///< what the row says is given by the work reports of its loan
};

constexpr std::array kContactFields{
    championField<&Contact::champion, "champion">(),
    plainField<&Contact::at>("at"),
    codeField<&Contact::way>("way"),
    codeField<&Contact::kind>("kind"),
    plainField<&Contact::note>("note"),
    plainField<&Contact::round>("round"),
    plainField<&Contact::answered>("answered"),
};

struct ContactTraits {
    using Names = std::pair<std::string_view, std::string_view>;
    using Record = Contact;
    using Store = ContactStore;
    using Rows = MomentRows<ContactTraits>;
    static constexpr std::string_view kType = "contact";
    static constexpr std::string_view kDay = "at";
    static constexpr std::array kGuesses{
        Names{"contact_date", kDay},    Names{"date_of_contact", kDay}, Names{"contacted_on", kDay},
        Names{"volunteer", "champion"}, Names{"notes", "note"},
    };
    static constexpr std::array<std::string_view, 1> kNeeds{"champion"};

    static std::span<const Field<Contact>> fields() { return kContactFields; }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "at" || name == "kind" || name == "answered";
    }
};

} // namespace

std::unique_ptr<ExchangeKind> creditKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<CreditTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> contactKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<ContactTraits>>(database, names);
}

} // namespace sc
