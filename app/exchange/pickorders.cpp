// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/pickorders.h"

#include "core/dates.h"
#include "exchange/pickfields.h"
#include "picks/campaignstore.h"
#include "picks/pickactionstore.h"
#include "picks/sitestore.h"
#include "reports/reportstore.h"

#include <array>
#include <format>

namespace sc {

namespace {

/// What an action is asked with. Each uses some of it.
struct Asked {
    std::string by;
    std::string overrideBy;
    std::string overrideReason;
    std::string reason;
    std::string note;
    std::string source;
    std::string reports;
    std::optional<Day> reviewOn;
    std::optional<Instant> startsAt;
    std::optional<double> waterMetres;
    std::optional<int> times;
    std::optional<int> everyDays;
};

struct Setting {
    PickStore &store;
    Change &change;
    const Order &order;
    const Pick &pick;
    NameStore &names;
};

using AskedField = Field<Asked>;

/// Fills in what was given; `rows` and the like, which are no plain fields, are left out.
Result<Asked> askedFor(const Setting &with, std::span<const AskedField> fields,
                       std::string_view apart = {})
{
    Asked asked;
    Json given = with.order.fields;
    if (!apart.empty())
        given.erase(std::string(apart));
    auto problems = setFields(fields, given, asked, with.names);
    if (!problems.empty())
        return refused(std::move(problems));
    return asked;
}

constexpr auto kBy = plainField<&Asked::by>("by");

Result<Pick> assess(const Setting &with)
{
    static constexpr std::array kFields{kBy, plainField<&Asked::reviewOn>("review_on")};
    const auto asked = askedFor(with, kFields, "rows");
    if (!asked)
        return std::unexpected(asked.error());
    AssessRequest request{.by = asked->by, .reviewOn = asked->reviewOn};
    const auto rows = with.order.fields.find("rows");
    if (rows != with.order.fields.end() && !rows->is_null()) {
        auto read = hazardRows(rows->dump(-1, ' ', false, Json::error_handler_t::replace));
        if (!read)
            return std::unexpected(read.error());
        request.rows = *std::move(read);
    }
    return PickActions(with.store.database()).assess(with.change, with.pick.id, request);
}

// A first version from the template or the last pick here, unsigned, with what the map knows.
Result<Pick> prefill(const Setting &with)
{
    static constexpr std::array kFields{plainField<&Asked::waterMetres>("water_m")};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    if (asked->waterMetres && *asked->waterMetres < 0.0)
        return refused("water_m", "out_of_range", "Enter how far the water is, in metres");
    auto draft = SiteStore(with.store.database()).draft(with.pick, asked->waterMetres);
    if (!draft)
        return std::unexpected(draft.error());
    return PickActions(with.store.database())
        .assess(with.change, with.pick.id, {.rows = draft->rows, .source = draft->source});
}

Result<Pick> approve(const Setting &with)
{
    static constexpr std::array kFields{kBy, plainField<&Asked::overrideBy>("override_by"),
                                        plainField<&Asked::overrideReason>("override_reason")};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    return PickActions(with.store.database())
        .approve(with.change, with.pick.id, {asked->by, asked->overrideBy, asked->overrideReason});
}

Result<Pick> brief(const Setting &with)
{
    static constexpr std::array kFields{kBy};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    return PickActions(with.store.database()).brief(with.change, with.pick.id, asked->by);
}

Result<Pick> bare(const Setting &with)
{
    if (const auto asked = askedFor(with, {}); !asked)
        return std::unexpected(asked.error());
    PickActions actions(with.store.database());
    if (with.order.action == "start")
        return actions.start(with.change, with.pick.id);
    if (with.order.action == "finish")
        return actions.finish(with.change, with.pick.id);
    return actions.close(with.change, with.pick.id);
}

Result<Pick> figures(const Setting &with)
{
    Pick pick = with.pick;
    auto problems = setFields(pickFigureFields(), with.order.fields, pick, with.names);
    if (!problems.empty())
        return refused(std::move(problems));
    return PickActions(with.store.database()).enterFigures(with.change, with.pick.id, pick.figures);
}

Result<Pick> cancel(const Setting &with)
{
    static constexpr std::array kFields{codeField<&Asked::reason>("reason"),
                                        plainField<&Asked::note>("note")};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    return PickActions(with.store.database())
        .cancel(with.change, with.pick.id, {asked->reason, asked->note});
}

Result<Pick> reschedule(const Setting &with)
{
    static constexpr std::array kFields{plainField<&Asked::startsAt>("starts_at")};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    if (!asked->startsAt)
        return refused("starts_at", "missing", "Enter when the pick starts");
    return PickActions(with.store.database())
        .reschedule(with.change, with.pick.id, *asked->startsAt);
}

Result<Pick> sheet(const Setting &with)
{
    using L = SheetLine;
    static constexpr std::array kFields{
        plainField<&L::who>("who"),
        plainField<&L::inAt>("in_at"),
        plainField<&L::outAt>("out_at"),
        numberField<&L::minutes>("minutes"),
        numberField<&L::bags>("bags"),
        plainField<&L::child>("child"),
        plainField<&L::adult>("adult"),
        plainField<&L::emergencyContact>("emergency_contact"),
        plainField<&L::signedSheet>("signed"),
        codeField<&L::status>("status"),
        plainField<&L::adjustReason>("adjust_reason"),
    };
    const auto rows = with.order.fields.find("rows");
    if (rows == with.order.fields.end() || !rows->is_array())
        return refused("rows", "missing", "Give the people as \"rows\"");
    std::vector<SheetLine> lines;
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        SheetLine line;
        if (!(*rows)[i].is_object())
            return refused(std::format("rows[{}]", i), "wrong_type", "A row must be an object");
        for (Problem problem :
             setFields(std::span<const Field<L>>(kFields), (*rows)[i], line, with.names)) {
            problem.field = std::format("rows[{}].{}", i, problem.field);
            problems.push_back(std::move(problem));
        }
        lines.push_back(std::move(line));
    }
    if (!problems.empty())
        return refused(std::move(problems));
    return AttendanceStore(with.store.database())
        .enterSheet(with.change, with.pick.id, lines)
        .transform([&](const auto &) { return with.pick; });
}

Result<Pick> closeReports(const Setting &with)
{
    static constexpr std::array kFields{listField<&Asked::reports>("reports")};
    const auto asked = askedFor(with, kFields);
    if (!asked)
        return std::unexpected(asked.error());
    FindStore finds(with.store.database());
    std::vector<Id> ids;
    ReportStore reports(with.store.database());
    for (const std::string &ref : listItems(asked->reports)) {
        const auto report = reports.find(ref);
        if (!report)
            return refused("reports", "not_found", std::format("There is no report \"{}\".", ref));
        ids.push_back(report->id);
    }
    if (!with.order.fields.contains("reports")) { // all that are offered
        const auto offered = finds.reportsWithin(with.pick);
        if (!offered)
            return std::unexpected(offered.error());
        for (const Report &report : *offered)
            ids.push_back(report.id);
    }
    return finds.closeReports(with.change, with.pick, ids).transform([&] { return with.pick; });
}

Result<Pick> copy(const Setting &with)
{
    static constexpr std::array kFields{numberField<&Asked::times>("times"),
                                        numberField<&Asked::everyDays>("every_days")};
    const auto asked = askedFor(with, kFields, "starts");
    if (!asked)
        return std::unexpected(asked.error());
    std::vector<Instant> starts;
    const auto given = with.order.fields.find("starts");
    if (given != with.order.fields.end() && given->is_array()) {
        for (const Json &one : *given) {
            const auto at = parseIsoInstant(one.is_string() ? one.get<std::string>() : "");
            if (!at)
                return refused("starts", "bad_date", "Give each start as a time with Z");
            starts.push_back(*at);
        }
    } else if (with.pick.startsAt) { // the same time of day by the clock
        if (asked->everyDays.value_or(1) < 1)
            return refused("every_days", "out_of_range", "Enter 1 day or more between the picks");
        const LocalTime first = toLocal(*with.pick.startsAt);
        const int times = std::min(asked->times.value_or(1), 1'000);
        for (int i = 1; i <= times; ++i)
            starts.push_back(
                fromLocal(first + std::chrono::days{i * asked->everyDays.value_or(7)}));
    }
    return CampaignStore(with.store.database())
        .copyPick(with.change, with.pick.id, starts)
        .transform([&](const auto &) { return with.pick; });
}

struct Action {
    std::string_view name;
    Result<Pick> (*run)(const Setting &with);
};

constexpr std::array kActions{
    Action{"assess", assess},   Action{"prefill", prefill},
    Action{"approve", approve}, Action{"brief", brief},
    Action{"start", bare},      Action{"finish", bare},
    Action{"figures", figures}, Action{"close", bare},
    Action{"cancel", cancel},   Action{"reschedule", reschedule},
    Action{"sheet", sheet},     Action{"close_reports", closeReports},
    Action{"copy", copy},
};

} // namespace

Result<Pick> carryOutForPick(PickStore &store, Change &change, const Order &order, const Pick &pick,
                             NameStore &names)
{
    const auto *found = std::ranges::find(kActions, order.action, &Action::name);
    if (found == kActions.end())
        return unknownAction(order);
    return found->run({store, change, order, pick, names});
}

} // namespace sc
