// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/loanfields.h"

#include "core/dates.h"
#include "core/text.h"
#include "kits/kitstore.h"
#include "loans/loanstore.h"
#include "loans/workreportstore.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace field {

Result<std::optional<Day>> dayFrom(std::string_view name, const FieldValue &value)
{
    const std::string text(trimmed(textIn(value)));
    if (text.empty())
        return std::optional<Day>{};
    if (const auto day = parseIsoDay(text))
        return std::optional(*day);
    if (const auto at = parseIsoInstant(text))
        return std::optional(localDay(*at));
    return refused(std::string(name), "bad_date",
                   std::format("Enter {} as a date, such as 2026-05-03.", name));
}

Result<std::optional<Instant>> momentFrom(std::string_view name, const FieldValue &value,
                                          NameStore &names)
{
    const std::string text(trimmed(textIn(value)));
    if (text.empty())
        return std::optional<Instant>{};
    if (const auto at = parseIsoInstant(text))
        return std::optional(*at);
    if (const auto day = parseIsoDay(text)) {
        const Instant now = names.database().clock().now();
        if (*day == localDay(now))
            return std::optional(now);
        return std::optional<Instant>(startOfDay(*day) + std::chrono::hours{12});
    }
    return refused(std::string(name), "bad_date",
                   std::format("Enter {} as a date and time with Z or an offset, such as "
                               "2026-05-03T09:15:00Z.",
                               name));
}

Result<Id> loanIn(std::string_view name, const FieldValue &value, NameStore &names)
{
    const std::string text = textIn(value);
    if (trimmed(text).empty())
        return Id();
    const auto found = LoanStore(names.database()).find(text);
    if (!found || found->deleted)
        return refused(std::string(name), "not_found",
                       std::format("There is no loan \"{}\".", text));
    return found->id;
}

FieldValue loanRef(const Id &loan, NameStore &names)
{
    if (loan.isNull())
        return {};
    const auto found = LoanStore(names.database()).get(loan);
    return FieldValue{found ? found->ref : loan.toString()};
}

} // namespace field

namespace {

using F = FieldForm;
using L = Loan;
using P = LoanProgress;
using LoanField = Field<Loan>;

FieldValue kits(const L &loan, NameStore &names)
{
    std::vector<std::string> labels;
    LoanStore store(names.database());
    labels.reserve(loan.kits.size());
    for (const Id &kit : loan.kits)
        labels.push_back(store.kitLabel(kit));
    return field::textOr(listText(labels));
}

Result<void> setKits(L &loan, const FieldValue &value, NameStore &names)
{
    loan.kits.clear();
    KitStore store(names.database());
    std::string text = field::textIn(value);
    // Lists of others have commas; a label with one is taken as it is.
    const auto whole = store.find(text);
    if (!whole || !whole->label.contains(','))
        std::ranges::replace(text, ',', ';');
    for (const std::string &label : listItems(text)) {
        const auto kit = store.find(label);
        if (!kit || kit->deleted)
            return refused("kits", "not_found", std::format("There is no kit \"{}\".", label));
        loan.kits.push_back(kit->id);
    }
    return {};
}

Result<void> setGroup(L &loan, const FieldValue &value, NameStore &names)
{
    return field::setReference<&L::group, "group", &NameStore::group>(loan, value, names);
}

FieldValue status(const L &loan, NameStore & /*names*/)
{
    return FieldValue{loan.status()};
}

Result<void> setStatus(L &loan, const FieldValue &value, NameStore & /*names*/)
{
    loan.progress.status = field::codeIn(field::textIn(value));
    return {};
}

template <auto member> constexpr LoanField progress(std::string_view name, F form)
{
    return {name, form,
            [](const L &loan, NameStore &) { return field::valueFrom(loan.progress.*member); },
            nullptr};
}

// What is reserved for a pick that is off may be wanted no longer.
FieldValue pickStatus(const L &loan, NameStore &names)
{
    const auto pick = loan.pick.isNull() ? Result<Pick>(std::unexpected(Error()))
                                         : PickStore(names.database()).get(loan.pick);
    if (!pick)
        return {};
    return FieldValue{pick->deleted ? std::string("deleted") : pick->status()};
}

FieldValue overdueDays(const L &loan, NameStore &names)
{
    return FieldValue{std::int64_t{daysOverdue(loan, localDay(names.database().clock().now()))}};
}

FieldValue overdue(const L &loan, NameStore &names)
{
    return FieldValue{daysOverdue(loan, localDay(names.database().clock().now())) > 0};
}

// "K-001 Hoop: 3 issued, 2 ok, 1 damaged (bent)"
FieldValue lines(const L &loan, NameStore &names)
{
    LoanStore store(names.database());
    const auto all = store.lines(loan.id);
    if (!all)
        return {};
    std::vector<std::string> parts;
    ItemStore items(names.database());
    for (const LoanLine &line : *all) {
        std::string text = std::format("{} {}: {} issued", store.kitLabel(line.kit),
                                       items.nameOf(line.item), line.issued);
        const std::array<std::pair<const char *, std::int64_t>, 6> counts{
            {{"ok", line.ok},
             {"worn", line.worn},
             {"damaged", line.damaged},
             {"lost", line.lost},
             {"consumed", line.consumed},
             {"unused", line.unused}}};
        for (const auto &[word, number] : counts)
            if (number != 0)
                text += std::format(", {} {}", number, word);
        if (!line.note.empty())
            text += std::format(" ({})", line.note);
        parts.push_back(std::move(text));
    }
    return field::textOr(listText(parts));
}

SackCount sacksOf(const L &loan, NameStore &names)
{
    return WorkReportStore(names.database()).sacks(loan).value_or(SackCount{});
}

FieldValue sacksIssued(const L &loan, NameStore &names)
{
    return FieldValue{sacksOf(loan, names).issued};
}

FieldValue sacksReturned(const L &loan, NameStore &names)
{
    return FieldValue{sacksOf(loan, names).returned};
}

FieldValue bagsReported(const L &loan, NameStore &names)
{
    return field::valueFrom(sacksOf(loan, names).bags);
}

FieldValue flagOfSacks(const L &loan, NameStore &names)
{
    return field::textOr(
        WorkReportStore(names.database()).sackFlagOf(loan).value_or(std::string()));
}

constexpr std::array kFields{
    LoanField{"kits", F::List, kits, setKits},
    championField<&L::borrower, "borrower">(),
    LoanField{"group", F::Text, field::getReference<&L::group, &NameStore::groupName>, setGroup},
    championsField<&L::users, "users">(),
    looseDayField<&L::dueOut, "due_out">(),
    looseDayField<&L::dueIn, "due_in">(),
    pickField<&L::pick>(),
    LoanField{"status", F::Code, status, setStatus},
    plainField<&L::note>("note"),
    pickTitleField<&L::pick>(),
    LoanField{"pick_status", F::Code, pickStatus, nullptr},
    LoanField{"overdue", F::Flag, overdue, nullptr},
    LoanField{"overdue_days", F::Integer, overdueDays, nullptr},
    progress<&P::outAt>("out_at", F::Moment),
    progress<&P::outBy>("out_by", F::Text),
    progress<&P::returnedAt>("returned_at", F::Moment),
    progress<&P::returnedTo>("returned_to", F::Text),
    progress<&P::closedAt>("closed_at", F::Moment),
    progress<&P::overrideRules>("override_rules", F::Code),
    progress<&P::overrideBy>("override_by", F::Text),
    progress<&P::overrideReason>("override_reason", F::Text),
    progress<&P::cancelReason>("cancel_reason", F::Text),
    progress<&P::incompleteReason>("incomplete_reason", F::Text),
    progress<&P::writeOffReason>("write_off_reason", F::Text),
    progress<&P::writeOffPence>("write_off_pence", F::Integer),
    progress<&P::waivedBy>("waived_by", F::Text),
    progress<&P::waivedReason>("waived_reason", F::Text),
    progress<&P::snoozedUntil>("snoozed_until", F::Date),
    LoanField{"lines", F::List, lines, nullptr},
    LoanField{"sacks_issued", F::Integer, sacksIssued, nullptr},
    LoanField{"sacks_returned", F::Integer, sacksReturned, nullptr},
    LoanField{"bags_reported", F::Integer, bagsReported, nullptr},
    LoanField{"sacks_flag", F::Code, flagOfSacks, nullptr},
};

using W = WorkReport;
using WorkField = Field<WorkReport>;

FieldValue place(const W &report, NameStore & /*names*/)
{
    if (report.position)
        return FieldValue{pointText(*report.position)};
    return field::textOr(report.place);
}

Result<void> setPlace(W &report, const FieldValue &value, NameStore &names)
{
    const std::string text = field::textIn(value);
    const bool same = report.position && pointText(*report.position) == collapsed(text);
    if (same) // the words for the place stay with it
        return {};
    return WorkReportStore(names.database()).locate(report, text);
}

// The words for a point; what it was found by otherwise.
Result<void> setPlaceName(W &report, const FieldValue &value, NameStore &names)
{
    const std::string text = collapsed(field::textIn(value));
    if (text.empty())
        return {};
    if (!report.position)
        return WorkReportStore(names.database()).locate(report, text);
    report.place = text;
    return {};
}

FieldValue reports(const W &report, NameStore &names)
{
    const auto found = WorkReportStore(names.database()).reportsOf(report);
    std::vector<std::string> refs;
    if (found)
        for (const Report &one : *found)
            refs.push_back(one.ref);
    return field::textOr(listText(refs));
}

constexpr std::array kWorkFields{
    loanField<&W::loan, "loan">(),
    WorkField{"place", F::Shape, place, setPlace},
    plainField<&W::hours>("hours"),
    plainField<&W::bags>("bags"),
    listField<&W::leftBehind>("left_behind"),
    plainField<&W::note>("note"),
    plainField<&W::by>("by"),
    looseMomentField<&W::madeAt, "made_at">(),
    WorkField{"place_name", F::Text, field::getMember<&W::place>, setPlaceName},
    computedField<&W::sharps>("sharps"),
    computedField<&W::flyTips>("fly_tips"),
    WorkField{"reports", F::List, reports, nullptr},
};

} // namespace

std::span<const LoanField> loanFields()
{
    return kFields;
}

std::span<const WorkField> workReportFields()
{
    return kWorkFields;
}

} // namespace sc
