// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/loanimport.h"

#include "champions/champion.h"
#include "core/text.h"
#include "exchange/loanfields.h"
#include "kits/kitstore.h"
#include "loans/loanstore.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>

namespace sc {

namespace {

using P = LoanProgress;

constexpr std::array kProgress{
    looseMomentField<&P::outAt, "out_at">(),
    plainField<&P::outBy>("out_by"),
    looseMomentField<&P::returnedAt, "returned_at">(),
    plainField<&P::returnedTo>("returned_to"),
    looseMomentField<&P::closedAt, "closed_at">(),
    plainField<&P::overrideRules>("override_rules"),
    plainField<&P::overrideBy>("override_by"),
    plainField<&P::overrideReason>("override_reason"),
    plainField<&P::cancelReason>("cancel_reason"),
    plainField<&P::incompleteReason>("incomplete_reason"),
    plainField<&P::writeOffReason>("write_off_reason"),
    plainField<&P::writeOffPence>("write_off_pence"),
    plainField<&P::waivedBy>("waived_by"),
    plainField<&P::waivedReason>("waived_reason"),
    looseDayField<&P::snoozedUntil, "snoozed_until">(),
};

using S = Suspension;
constexpr std::array kLifting{
    looseDayField<&S::liftedOn, "lifted_on">(),
    plainField<&S::liftedWhy>("lifted_why"),
    plainField<&S::automatic>("automatic"),
};

template <class Record, std::size_t count>
Result<void> takeAll(const std::array<Field<Record>, count> &fields, const Columns &columns,
                     const CsvRow &row, Record &record, NameStore &names)
{
    std::vector<Problem> problems;
    for (const Field<Record> &field : fields) {
        const std::string_view cell = columns.cell(row, field.name);
        if (trimmed(cell).empty())
            continue;
        const Result<FieldValue> value = fieldFromCell(field.form, field.name, cell);
        const Result<void> set =
            value ? field.set(record, *value, names) : Result<void>(std::unexpected(value.error()));
        if (!set)
            std::ranges::copy(set.error().problems, std::back_inserter(problems));
    }
    return problems.empty() ? Result<void>{} : refused(std::move(problems));
}

/// ": 3 issued" in a line, and the number.
struct Issued {
    std::size_t from = std::string_view::npos;
    std::size_t to = std::string_view::npos;
    std::int64_t count = 0;
};

Issued issuedIn(std::string_view part)
{
    constexpr std::string_view kWord = " issued";
    for (std::size_t at = part.find(": "); at != std::string_view::npos;
         at = part.find(": ", at + 1)) {
        const std::string_view rest = part.substr(at + 2);
        Issued found{.from = at};
        const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), found.count);
        const auto digits = static_cast<std::size_t>(read.ptr - rest.data());
        if (read.ec != std::errc{} || !rest.substr(digits).starts_with(kWord))
            continue;
        found.to = at + 2 + digits + kWord.size();
        return found;
    }
    return {};
}

// A note may hold semicolons: what does not say how many were issued goes on with it.
std::vector<std::string> partsOf(std::string_view text)
{
    std::vector<std::string> parts;
    for (const std::string &part : listItems(text)) {
        if (!parts.empty() && issuedIn(part).from == std::string_view::npos)
            parts.back() += "; " + part;
        else
            parts.push_back(part);
    }
    return parts;
}

std::unexpected<Error> unreadable(std::string_view part)
{
    return refused("lines", "out_of_range",
                   std::format("Write what became of things as it is exported: \"K-001 Hoop: 3 "
                               "issued, 2 ok, 1 lost\". This is \"{}\"",
                               part));
}

// ", 2 ok, 1 damaged (bent)"
bool readOutcomes(std::string_view text, LoanLine &line)
{
    const std::array<std::pair<std::string_view, std::int64_t *>, 6> tallies{
        {{"ok", &line.ok},
         {"worn", &line.worn},
         {"damaged", &line.damaged},
         {"lost", &line.lost},
         {"consumed", &line.consumed},
         {"unused", &line.unused}}};
    if (const auto note = text.find(" ("); note != std::string_view::npos) {
        line.note = std::string(trimmed(text.substr(note + 2)));
        if (line.note.ends_with(')'))
            line.note.pop_back();
        text = text.substr(0, note);
    }
    while (!trimmed(text).empty()) {
        text = trimmed(text);
        if (!text.starts_with(','))
            return false;
        text = trimmed(text.substr(1));
        const std::string_view one = text.substr(0, text.find(','));
        text = text.substr(one.size());
        std::int64_t number = 0;
        const auto read = std::from_chars(one.data(), one.data() + one.size(), number);
        const auto word = trimmed(one.substr(static_cast<std::size_t>(read.ptr - one.data())));
        const auto *const tally =
            std::ranges::find(tallies, word, &std::pair<std::string_view, std::int64_t *>::first);
        if (read.ec != std::errc{} || number < 0 || tally == tallies.end())
            return false;
        *tally->second = number;
    }
    const bool usedUp = line.consumable || (line.consumed == 0 && line.unused == 0);
    return line.issued >= 0 && line.unaccounted() >= 0 && usedUp;
}

/// The kit of the loan that has an item, where it was not said which.
Result<Kit> onlyKitWith(const Id &item, const Loan &loan, KitStore &kits)
{
    std::vector<Kit> with;
    for (const Id &id : loan.kits)
        if (auto kit = kits.get(id);
            kit && std::ranges::any_of(kit->contents,
                                       [&](const KitContent &one) { return one.item.id == item; }))
            with.push_back(*std::move(kit));
    if (with.size() == 1)
        return std::move(with.front());
    std::string labels;
    for (const Kit &kit : with)
        labels += (labels.empty() ? "" : ", ") + kit.label;
    return with.empty() ? refused("lines", "not_found", "No kit of this loan has such an item")
                        : refused("lines", "ambiguous",
                                  std::format("More than one kit has that item ({}): write the kit "
                                              "before it",
                                              labels));
}

// "K-001 Hoop": the kit is one of the loan's; it may be left out where no other has the item.
Result<void> readThing(std::string_view text, const Loan &loan, LoanLine &line, NameStore &names)
{
    LoanStore loans(names.database());
    KitStore kits(names.database());
    std::string label;
    for (const Id &kit : loan.kits) {
        const std::string one = loans.kitLabel(kit);
        if (one.size() > label.size() && text.starts_with(one + " ")) {
            label = one;
            line.kit = kit;
        }
    }
    const std::string item = collapsed(text.substr(label.size()));
    const auto found = ItemStore(names.database()).find(item);
    if (label.empty() && found) {
        const auto only = onlyKitWith(found->id, loan, kits);
        if (!only)
            return std::unexpected(only.error());
        label = only->label;
        line.kit = only->id;
    }
    if (label.empty() || !found)
        return refused("lines", "not_found",
                       std::format("There is no kit of this loan, or no item, in \"{}\"", text));
    line.item = found->id;
    line.consumable = found->isConsumable();
    if (const auto kit = kits.get(line.kit))
        for (const KitContent &content : kit->contents)
            if (content.item.id == line.item)
                line.consumable = content.consumable;
    return {};
}

} // namespace

Result<void> takeProgress(const Columns &columns, const CsvRow &row, LoanProgress &progress,
                          NameStore &names)
{
    return takeAll(kProgress, columns, row, progress, names);
}

Result<void> takeLifting(const Columns &columns, const CsvRow &row, Suspension &suspension,
                         NameStore &names)
{
    return takeAll(kLifting, columns, row, suspension, names);
}

Result<std::vector<LoanLine>> loanLinesFrom(std::string_view text, const Loan &loan,
                                            NameStore &names)
{
    std::vector<LoanLine> lines;
    for (const std::string &part : partsOf(text)) {
        const Issued issued = issuedIn(part);
        if (issued.from == std::string_view::npos)
            return unreadable(part);
        LoanLine line;
        line.loan = loan.id;
        line.issued = issued.count;
        line.position = std::ssize(lines) + 1;
        const std::string_view all = part;
        if (auto read = readThing(all.substr(0, issued.from), loan, line, names); !read)
            return std::unexpected(read.error());
        if (!readOutcomes(all.substr(issued.to), line))
            return unreadable(part);
        const bool isTwice = std::ranges::any_of(lines, [&](const LoanLine &one) {
            return one.kit == line.kit && one.item == line.item;
        });
        if (isTwice)
            return refused("lines", "ambiguous",
                           std::format("An item stands there twice for one kit: \"{}\"", part));
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace sc
