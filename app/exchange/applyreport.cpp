// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/applyreport.h"

#include "core/reference.h"
#include "exchange/fieldhelpers.h"
#include "exchange/recordstore.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

struct StepFields {
    std::string to;
    std::string note;
    std::string referredTo;
    std::string duplicateOf;
    std::optional<Instant> at;
};

template <std::string StepFields::*member>
Result<void> setText(StepFields &step, const FieldValue &value, NameStore &)
{
    const auto *text = std::get_if<std::string>(&value);
    step.*member = text != nullptr ? *text : std::string();
    return {};
}

Result<void> setTo(StepFields &step, const FieldValue &value, NameStore &)
{
    step.to = field::codeIn(field::textIn(value));
    return {};
}

Result<void> setAt(StepFields &step, const FieldValue &value, NameStore &)
{
    const auto *at = std::get_if<Instant>(&value);
    step.at = at != nullptr ? std::optional(*at) : std::nullopt;
    return {};
}

using StepField = Field<StepFields>;
constexpr std::array kStepFields{
    StepField{"to", FieldForm::Code, nullptr, setTo},
    StepField{"note", FieldForm::Text, nullptr, setText<&StepFields::note>},
    StepField{"referred_to", FieldForm::Text, nullptr, setText<&StepFields::referredTo>},
    StepField{"duplicate_of", FieldForm::Code, nullptr, setText<&StepFields::duplicateOf>},
    StepField{"at", FieldForm::Moment, nullptr, setAt},
};

/// The reference that a report had where it was dumped, so that others find it by that here too.
Result<std::string> newRefIn(const Order &order, ReportStore &store)
{
    Result<std::string> given = refIn(order);
    if (!given || given->empty())
        return given;
    const Result<Reference> reference = Reference::parse(*given);
    if (!reference)
        return refused("ref", "bad_reference", reference.error().message);
    std::string ref = reference->toString();
    const Result<Report> other = store.find(ref);
    if (other)
        return refused("ref", "already_exists",
                       std::format("Another report has the reference \"{}\".", ref));
    if (other.error().kind != ErrorKind::NotFound)
        return std::unexpected(other.error());
    return ref;
}

} // namespace

Result<Applied> ReportOrders::carryOut(Change &change, const Order &order)
{
    m_passedOver.clear();
    const auto applied = [](const Report &report) { return Applied{report.id, report.ref}; };
    if (order.op == "create")
        return create(change, order).transform(applied);
    if (order.op == "update")
        return update(change, order).transform(applied);
    if (order.op == "action" && order.action == "step")
        return step(change, order).transform(applied);
    const bool restore = order.op == "restore" || order.action == "restore";
    if (order.op == "action" && !restore)
        return refused("action", "unknown_action",
                       std::format("There is no action \"{}\" for a report. Give step or restore.",
                                   order.action));
    const Result<Report> report = existing(order, restore);
    if (!report)
        return std::unexpected(report.error());
    const auto done =
        restore ? m_store.restore(change, report->id) : m_store.remove(change, report->id);
    return done.transform([&] { return applied(*report); });
}

Result<Report> ReportOrders::existing(const Order &order, bool deletedToo)
{
    Result<Report> report = m_store.find(order.id);
    if (!report && report.error().kind != ErrorKind::NotFound)
        return report;
    if (!report || (report->deleted && !deletedToo))
        return noSuchRecord(order);
    return report;
}

Result<Report> ReportOrders::fill(ReportDraft draft, const Order &order, const Report *before)
{
    std::vector<Problem> problems = setFields(reportFields(), order.fields, draft, m_names);
    m_passedOver = takeComputed(problems, order);
    if (const auto completed = m_filler.complete(draft, before, problems); !completed)
        return std::unexpected(completed.error());
    if (problems.empty())
        return std::move(draft.report);
    return refused(std::move(problems));
}

Result<Report> ReportOrders::create(Change &change, const Order &order)
{
    const Result<Id> id = newIdIn(order);
    if (!id)
        return std::unexpected(id.error());
    const Result<bool> taken = RecordStore(m_database).exists("report", *id);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return refused("id", "already_exists", "There is a report with this id already.");
    if (const auto isFree = idIsFree(m_database, *id); !isFree)
        return std::unexpected(isFree.error());
    ReportDraft draft;
    draft.report.id = *id;
    Result<std::string> ref = newRefIn(order, m_store);
    if (!ref)
        return std::unexpected(ref.error());
    draft.report.ref = *std::move(ref);
    Result<Report> report = fill(std::move(draft), order, nullptr);
    return report ? m_store.create(change, *std::move(report)) : report;
}

Result<Report> ReportOrders::update(Change &change, const Order &order)
{
    const Result<Report> before = existing(order);
    if (!before)
        return before;
    if (order.fields.empty())
        return refused("fields", "missing", "Say what to change: \"fields\" is missing or empty.");
    ReportDraft draft;
    draft.report = *before;
    Result<Report> report = fill(std::move(draft), order, &*before);
    return report ? m_store.update(change, *std::move(report)) : report;
}

Result<Report> ReportOrders::step(Change &change, const Order &order)
{
    const Result<Report> report = existing(order);
    if (!report)
        return report;
    StepFields given;
    std::vector<Problem> problems =
        setFields(std::span<const StepField>(kStepFields), order.fields, given, m_names);
    StepRequest request{given.to, given.note, given.referredTo, {}, given.at};
    if (!given.duplicateOf.empty()) {
        const Result<Report> other = m_store.find(given.duplicateOf);
        if (other)
            request.duplicateOf = other->id;
        else
            problems.push_back({"duplicate_of", "not_found",
                                std::format("There is no report \"{}\".", given.duplicateOf)});
    }
    if (given.to.empty() && problems.empty())
        problems.push_back({"to", "missing", "Say which state the report goes to."});
    if (!problems.empty())
        return refused(std::move(problems));
    return m_store.step(change, report->id, request);
}

} // namespace sc
