// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/loanorders.h"

#include "exchange/loanfields.h"
#include "exchange/pickfields.h"
#include "loans/loanactionstore.h"
#include "loans/loanclashstore.h"
#include "loans/loanduestore.h"
#include "loans/signaturestore.h"

#include <array>
#include <cmath>
#include <format>

namespace sc {

namespace {

/// What an action is asked with. Each uses some of it.
struct Asked {
    std::optional<Instant> at;
    std::string by;
    std::string reason;
    std::string note;
    std::string overrideBy;
    std::string overrideReason;
    std::string waivedBy;
    std::string waivedReason;
    std::string how;
    std::string keptAt;
    std::string drawing;
    std::string other;
    std::string kit;
    std::string keeps;
    std::optional<Day> dueIn;
    std::optional<Day> until;
    std::optional<double> value; ///< pounds
    std::vector<Id> champions;
};

struct Setting {
    LoanStore &store;
    Change &change;
    const Order &order;
    const Loan &loan;
    NameStore &names;

    [[nodiscard]] LoanActions actions() const { return LoanActions(store.database()); }
    [[nodiscard]] const Id &id() const { return loan.id; }
};

using AskedField = Field<Asked>;

constexpr auto kAt = looseMomentField<&Asked::at, "at">();
constexpr auto kBy = plainField<&Asked::by>("by");
constexpr auto kReason = plainField<&Asked::reason>("reason");
constexpr auto kNote = plainField<&Asked::note>("note");

/// Fills in what was given; what is no plain field is left out.
Result<Asked> askedFor(const Setting &with, std::span<const AskedField> fields,
                       std::initializer_list<const char *> apart = {})
{
    Asked asked;
    Json given = with.order.fields;
    for (const char *name : apart)
        given.erase(std::string(name));
    auto problems = setFields(fields, given, asked, with.names);
    if (!problems.empty())
        return refused(std::move(problems));
    return asked;
}

Happened happened(const Asked &asked)
{
    return {asked.at, asked.by, asked.reason};
}

/// What was ticked of the lists of the kits.
Result<std::optional<std::vector<std::string>>> checkedIn(const Setting &with)
{
    using Ticked = std::optional<std::vector<std::string>>;
    const auto given = with.order.fields.find("checked");
    if (given == with.order.fields.end() || given->is_null())
        return Ticked{};
    if (given->is_string())
        return Ticked{listItems(given->get<std::string>())};
    std::vector<std::string> ticked;
    bool isList = given->is_array();
    for (const Json &one : *given) {
        isList = isList && one.is_string();
        if (isList)
            ticked.push_back(one.get<std::string>());
    }
    if (!isList)
        return refused("checked", "wrong_type", "Give what was checked as a list of texts");
    return Ticked{std::move(ticked)};
}

Result<HandOver> handOverIn(const Setting &with)
{
    static constexpr std::array kFields{kAt,
                                        kBy,
                                        kReason,
                                        kNote,
                                        plainField<&Asked::overrideBy>("override_by"),
                                        plainField<&Asked::overrideReason>("override_reason")};
    auto checked = checkedIn(with);
    if (!checked)
        return std::unexpected(checked.error());
    return askedFor(with, kFields, {"checked"}).transform([&](const Asked &asked) {
        return HandOver{happened(asked), asked.overrideBy, asked.overrideReason, asked.note,
                        *std::move(checked)};
    });
}

Result<Loan> handOver(const Setting &with)
{
    const auto request = handOverIn(with);
    return request ? with.actions().handOver(with.change, with.id(), *request)
                   : std::unexpected(request.error());
}

Result<Loan> lendNow(const Setting &with)
{
    const auto request = handOverIn(with);
    return request ? with.actions().lendNow(with.change, with.id(), *request)
                   : std::unexpected(request.error());
}

Result<Loan> bare(const Setting &with)
{
    if (const auto asked = askedFor(with, {}); !asked)
        return std::unexpected(asked.error());
    LoanActions actions = with.actions();
    if (with.order.action == "reserve")
        return actions.reserve(with.change, with.id());
    if (with.order.action == "ready")
        return actions.makeReady(with.change, with.id());
    if (with.order.action == "no_show")
        return actions.noShow(with.change, with.id());
    return actions.close(with.change, with.id());
}

Result<std::vector<ReturnLine>> linesIn(const Setting &with)
{
    using R = ReturnLine;
    static constexpr std::array kFields{
        plainField<&R::kit>("kit"), plainField<&R::item>("item"), plainField<&R::count>("count"),
        codeField<&R::outcome>("outcome"), plainField<&R::note>("note")};
    std::vector<ReturnLine> lines;
    const auto given = with.order.fields.find("lines");
    if (given == with.order.fields.end() || given->is_null())
        return lines;
    if (!given->is_array())
        return refused("lines", "wrong_type", "Give the lines as a list of objects");
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < given->size(); ++i) {
        if (!(*given)[i].is_object())
            return refused(std::format("lines[{}]", i), "wrong_type", "A line must be an object");
        ReturnLine line;
        for (Problem problem :
             setFields(std::span<const Field<R>>(kFields), (*given)[i], line, with.names)) {
            problem.field = std::format("lines[{}].{}", i, problem.field);
            problems.push_back(std::move(problem));
        }
        lines.push_back(std::move(line));
    }
    if (!problems.empty())
        return refused(std::move(problems));
    return lines;
}

Result<Loan> giveBack(const Setting &with)
{
    static constexpr std::array kFields{kAt, kBy, kReason, kNote};
    const auto asked = askedFor(with, kFields, {"lines", "checked"});
    if (!asked)
        return std::unexpected(asked.error());
    const auto lines = linesIn(with);
    if (!lines)
        return std::unexpected(lines.error());
    const auto checked = checkedIn(with);
    if (!checked)
        return std::unexpected(checked.error());
    const GiveBack request{happened(*asked), *lines, asked->note, *checked};
    if (with.order.action == "account")
        return with.actions().account(with.change, with.id(), request);
    return with.actions().giveBack(with.change, with.id(), request);
}

Result<Loan> withReason(const Setting &with)
{
    static constexpr std::array kFields{kReason};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    if (with.order.action == "cancel")
        return with.actions().cancel(with.change, with.id(), asked->reason);
    if (with.order.action == "take_back_extension")
        return with.actions().takeBackExtension(with.change, with.id(), asked->reason);
    return with.actions().markIncomplete(with.change, with.id(), asked->reason);
}

Result<Loan> writeOff(const Setting &with)
{
    static constexpr std::array kFields{kReason, plainField<&Asked::value>("value")};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    std::optional<std::int64_t> pence;
    if (asked->value)
        pence = std::isfinite(*asked->value) && std::abs(*asked->value) < 1e9
                    ? std::llround(*asked->value * 100.0)
                    : -1;
    return with.actions().writeOff(with.change, with.id(), asked->reason, pence);
}

Result<Loan> workDone(const Setting &with)
{
    if (with.order.fields.contains("waived_by") || with.order.fields.contains("waived_reason")) {
        static constexpr std::array kFields{plainField<&Asked::waivedBy>("waived_by"),
                                            plainField<&Asked::waivedReason>("waived_reason"),
                                            kReason};
        const auto asked = askedFor(with, kFields);
        if (!asked)
            return std::unexpected(asked.error());
        WorkDone request;
        request.waivedBy = asked->waivedBy.empty() ? " " : asked->waivedBy;
        request.waivedReason = asked->reason.empty() ? asked->waivedReason : asked->reason;
        return with.actions().workDone(with.change, with.id(), request);
    }
    WorkDone request;
    Json given = with.order.fields;
    if (const auto reason = given.find("reason"); reason != given.end()) {
        if (!reason->is_string() && !reason->is_null())
            return refused("reason", "wrong_type", "Give the reason as text");
        request.reason = reason->is_string() ? reason->get<std::string>() : std::string();
        given.erase(reason);
    }
    if (given.contains("left_behind"))
        given["left_behind"] = leftBehindAsWords(given["left_behind"]);
    auto problems = setFields(workReportFields(), given, request.report, with.names);
    if (!problems.empty())
        return refused(std::move(problems));
    return with.actions().workDone(with.change, with.id(), request);
}

Result<Loan> extend(const Setting &with)
{
    static constexpr std::array kFields{looseDayField<&Asked::dueIn, "due_in">(), kReason};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    return with.actions().extend(with.change, with.id(), asked->dueIn, asked->reason);
}

Result<Loan> remind(const Setting &with)
{
    static constexpr std::array kFields{codeField<&Asked::how>("how"), kBy};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    return LoanDueStore(with.store.database())
        .remind(with.change, with.id(), asked->how, asked->by);
}

Result<Loan> snooze(const Setting &with)
{
    static constexpr std::array kFields{looseDayField<&Asked::until, "until">(), kReason};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    return LoanDueStore(with.store.database())
        .snooze(with.change, with.id(), asked->until, asked->reason);
}

Result<Loan> settleClash(const Setting &with)
{
    static constexpr std::array kFields{plainField<&Asked::other>("other"),
                                        plainField<&Asked::kit>("kit"),
                                        plainField<&Asked::keeps>("keeps"), kBy, kReason};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    return LoanClashStore(with.store.database())
        .settle(with.change, with.id(),
                {asked->other, asked->kit, asked->keeps, asked->by, asked->reason});
}

// One act: everybody named, or everybody who has not signed the current words yet.
Result<Loan> sign(const Setting &with)
{
    static constexpr std::array kFields{championsField<&Asked::champions, "champions">(),
                                        plainField<&Asked::how>("how"),
                                        plainField<&Asked::keptAt>("kept_at"),
                                        plainField<&Asked::drawing>("drawing"),
                                        looseMomentField<&Asked::at, "signed_at">(),
                                        kBy,
                                        kReason};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    Signature like;
    like.loan = with.id();
    like.how = asked->how;
    like.keptAt = asked->keptAt;
    like.drawing = asked->drawing;
    like.signedAt = asked->at;
    like.witness = asked->by;
    like.reason = asked->reason;
    return SignatureStore(with.store.database())
        .signAll(with.change, with.loan, like, asked->champions)
        .transform([&](int) { return with.loan; });
}

struct Action {
    std::string_view name;
    Result<Loan> (*run)(const Setting &with);
};

constexpr std::array kActions{
    Action{"reserve", bare},       Action{"ready", bare},
    Action{"hand_over", handOver}, Action{"lend_now", lendNow},
    Action{"sign", sign},          Action{"return", giveBack},
    Action{"account", giveBack},   Action{"mark_incomplete", withReason},
    Action{"work_done", workDone}, Action{"close", bare},
    Action{"extend", extend},      Action{"take_back_extension", withReason},
    Action{"cancel", withReason},  Action{"no_show", bare},
    Action{"write_off", writeOff}, Action{"remind", remind},
    Action{"snooze", snooze},      Action{"settle_clash", settleClash},
};

} // namespace

Json leftBehindAsWords(const Json &given)
{
    const auto words = [](const Json &one) -> Json {
        if (one.is_string() || !one.is_object())
            return one;
        std::string text;
        for (const char *name : {"count", "kind", "what", "category", "type", "note"})
            if (const auto found = one.find(name); found != one.end() && !found->is_null())
                text += (text.empty() ? "" : " ") +
                        (found->is_string() ? found->get<std::string>() : found->dump());
        return text;
    };
    if (given.is_array()) {
        Json list = Json::array();
        for (const Json &one : given)
            list.push_back(words(one));
        return list;
    }
    if (!given.is_object() || given.contains("kind"))
        return words(given);
    Json list = Json::array(); // {"sharps":2,"fly_tips":1}
    for (const auto &[name, value] : given.items()) {
        if (value.is_boolean() && value.get<bool>())
            list.push_back(name);
        else if (value.is_number())
            list.push_back(value.dump() + " " + name);
        else if (value.is_string())
            list.push_back(name + " " + value.get<std::string>());
    }
    return list;
}

Result<Loan> carryOutForLoan(LoanStore &store, Change &change, const Order &order, const Loan &loan,
                             NameStore &names)
{
    const auto *found = std::ranges::find(kActions, order.action, &Action::name);
    if (found == kActions.end())
        return unknownAction(order);
    return found->run({store, change, order, loan, names});
}

} // namespace sc
