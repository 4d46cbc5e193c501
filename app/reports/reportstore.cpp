// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportstore.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/postcode.h"
#include "core/reference.h"
#include "core/text.h"
#include "reports/codes.h"
#include "reports/placing.h"
#include "reports/reportlinkstore.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sc {

namespace {

const std::string kSelect = std::string("SELECT ") + ReportStore::columns() + " FROM report r ";
const std::string kNextNumber = "next_report_number";

std::unexpected<Error> noSuchReport(std::string_view what)
{
    const std::string message = "There is no report " + std::string(what);
    return std::unexpected(Error{ErrorKind::NotFound, message, {{"id", "not_found", message}}});
}

bool deletes(const HistoryEntry &entry)
{
    const auto found = std::ranges::find(entry.changes, "deleted", &FieldChange::column);
    return found != entry.changes.end() && found->after == Value{std::int64_t{1}};
}

/// What went with the report and is still gone: its photos and steps, where its being logged was
/// taken back.
std::vector<std::pair<std::string, Id>> deletedWith(const Id &report,
                                                    const std::vector<HistoryEntry> &entries)
{
    std::map<Id, const HistoryEntry *> last; // that touched whether a record is there
    for (const HistoryEntry &entry : entries) {
        if (std::ranges::contains(entry.changes, "deleted", &FieldChange::column))
            last[entry.record] = &entry;
    }
    std::vector<std::pair<std::string, Id>> gone;
    const auto own = last.find(report);
    if (own == last.end() || !deletes(*own->second))
        return gone;
    for (const auto &[record, entry] : last) {
        if (record != report && deletes(*entry) && entry->action == own->second->action)
            gone.emplace_back(entry->type, record);
    }
    return gone;
}

bool isFlyTip(std::string_view category)
{
    return category.starts_with("fly_tipping");
}

/// No stray spaces; a postcode in its usual form where it is one.
void tidy(Report &report)
{
    for (std::string *line :
         {&report.category, &report.street, &report.postcode, &report.source, &report.reporter,
          &report.priority, &report.hazard, &report.landType, &report.wasteType, &report.size,
          &report.assignedTo, &report.referredTo})
        if (!line->empty())
            *line = collapsed(*line);
    report.description = std::string(trimmed(report.description));
    if (const auto postcode = normalisePostcode(report.postcode))
        report.postcode = *postcode;
    if (report.hazard.empty())
        report.hazard = "none";
    if (report.status.empty())
        report.status = "new";
}

} // namespace

ReportStore::ReportStore(Database &database)
    : m_database(database), m_dueRules(database), m_placing(std::make_unique<Placing>(database))
{}

ReportStore::~ReportStore() = default;

const std::vector<Category> &ReportStore::categories()
{
    if (!m_categories.empty())
        return m_categories;
    const auto read = m_database.attempt([&] {
        Query found =
            m_database.query("SELECT code, coalesce(parent, ''), label, also_called, glyph, "
                             "default_priority FROM category ORDER BY position");
        while (found.step())
            m_categories.push_back({found.text(0), found.text(1), found.text(2), found.text(3),
                                    found.text(4), found.text(5)});
    });
    if (!read)
        m_categories.clear();
    return m_categories;
}

const Category *ReportStore::category(std::string_view code)
{
    const auto &all = categories();
    const auto found = std::ranges::find(all, code, &Category::code);
    return found == all.end() ? nullptr : &*found;
}

void ReportStore::placesChanged()
{
    m_placing->reload();
}

// Numbers that came with a file or a dump are passed over.
std::string ReportStore::nextRef(Change &change)
{
    for (;;) {
        const Reference next{m_database.device().prefix, change.takeNumber(kNextNumber)};
        std::string ref = next.toString();
        if (!m_database.query("SELECT 1 FROM report WHERE ref = ? LIMIT 1", ref).step())
            return ref;
    }
}

/// Rows are never taken out of a table, so what was there once stays for the rest of a change.
bool ReportStore::isThere(std::string_view table, const Id &id)
{
    if (m_met.contains({table, id}))
        return true;
    if (!m_database.query("SELECT 1 FROM " + std::string(table) + " WHERE id = ?", id).step())
        return false;
    m_met.emplace(table, id);
    return true;
}

std::vector<Problem> ReportStore::unknownRefs(const Report &report)
{
    std::vector<Problem> problems;
    const auto require = [&](const Id &id, const char *field, const char *table,
                             const char *message) {
        if (!id.isNull() && !isThere(table, id))
            problems.push_back({field, "not_found", message});
    };
    require(report.champion, "champion", "champion", "Choose a champion from the register");
    require(report.area, "area", "area", "Choose an area from the list");
    return problems;
}

Result<std::vector<Problem>> ReportStore::problemsWith(const Report &report)
{
    m_met.clear();
    return m_database.attempt([&] { return faultsOf(report); });
}

std::vector<Problem> ReportStore::faultsOf(const Report &report)
{
    std::vector<Problem> problems = problemsOf(report, m_database.clock().now());
    if (!report.category.empty() && category(report.category) == nullptr)
        problems.push_back(
            {"category", "unknown_code",
             "Choose what was reported from the list; there is no " + report.category});
    std::ranges::move(unknownRefs(report), std::back_inserter(problems));
    return problems;
}

Result<Report> ReportStore::completed(const Change &change, Report report, const Report *before)
{
    tidy(report);
    if (std::exchange(m_metIn, change.action()) != change.action())
        m_met.clear();
    std::vector<Problem> problems = faultsOf(report);
    checkChanges(problems, m_database, report, before, repeats(report.duplicateOf, report.id));
    // What came from a PC whose clock is ahead stays as it is and may still be worked on.
    std::erase_if(problems, [&](const Problem &problem) {
        return before != nullptr && problem.code == "bad_date" &&
               ((problem.field == "logged_at" && report.loggedAt == before->loggedAt) ||
                (problem.field == "observed_at" && report.observedAt == before->observedAt));
    });
    if (!problems.empty())
        return refused(std::move(problems));
    if (report.priority.empty())
        report.priority = category(report.category)->defaultPriority;
    if (before != nullptr && isFlyTip(before->category) && !isFlyTip(report.category)) {
        report.landType.clear();
        report.wasteType.clear();
        report.size.clear();
    }
    if (auto ready = m_placing->begin(change.action()); !ready)
        return std::unexpected(ready.error());
    if (auto placed = m_placing->complete(report, before); !placed)
        return std::unexpected(placed.error());
    // A day that somebody gives stands; else it follows from what it is worked out from.
    const bool given = before != nullptr ? report.dueOn && before->dueOn != report.dueOn
                                         : report.dueOn.has_value();
    const bool dueStands =
        given || (before != nullptr && before->category == report.category &&
                  before->priority == report.priority && before->loggedAt == report.loggedAt);
    if (!dueStands) {
        auto due = m_dueRules.dueOn(report.category, report.priority, report.loggedAt);
        if (!due)
            return std::unexpected(due.error());
        report.dueOn = *due;
    }
    return report;
}

Result<Report> ReportStore::create(Change &change, Report report)
{
    return m_database.attemptResult([&]() -> Result<Report> {
        change.open();
        const bool loggedNow = report.loggedAt == Instant{};
        if (loggedNow)
            report.loggedAt = change.at();
        auto complete = completed(change, std::move(report), nullptr);
        if (!complete)
            return complete;
        if (complete->id.isNull())
            complete->id = m_database.newId();
        if (complete->ref.empty())
            complete->ref = nextRef(change);
        // Of one that was logged elsewhere nobody knows when it was closed, unless they say so.
        if (!isOpen(complete->status) && !complete->closedAt && loggedNow)
            complete->closedAt = complete->loggedAt;
        change.create("report", complete->id, valuesOf(*complete));
        return complete;
    });
}

Result<Report> ReportStore::update(Change &change, Report report, std::string_view note)
{
    return m_database.attemptResult([&]() -> Result<Report> {
        change.open();
        const auto before = get(report.id);
        if (!before)
            return before;
        if (report.status != before->status) {
            // A file or an order may say when it was closed; without that it is closed now.
            const bool told = !isOpen(report.status) && report.closedAt != before->closedAt;
            const StepRequest step{report.status, std::string(note), report.referredTo,
                                   report.duplicateOf, told ? report.closedAt : std::nullopt};
            if (auto problems = problemsOf(*before, step, change.at()); !problems.empty()) {
                problems.front().field = "status";
                return refused(std::move(problems));
            }
            writeStep(change, *before, step);
            report.closedAt =
                isOpen(report.status) ? std::nullopt : std::optional(step.at.value_or(change.at()));
        }
        auto complete = completed(change, std::move(report), &*before);
        if (!complete)
            return complete;
        change.update("report", complete->id, valuesOf(*complete));
        return complete;
    });
}

void ReportStore::writeStep(Change &change, const Report &before, const StepRequest &step)
{
    change.create("report_step", m_database.newId(),
                  {{"report", refValue(before.id)},
                   {"from_status", Value{before.status}},
                   {"to_status", Value{step.to}},
                   {"at", instantValue(step.at.value_or(change.at()))},
                   {"by", textValue(change.actor().name)},
                   {"note", textValue(trimmed(step.note))}});
}

Result<Report> ReportStore::step(Change &change, const Id &id, const StepRequest &step)
{
    return m_database.attemptResult([&]() -> Result<Report> {
        change.open();
        auto report = get(id);
        if (!report)
            return report;
        auto problems = problemsOf(*report, step, change.at());
        if (step.duplicateOf != id) // said above
            checkLink(problems, m_database,
                      {"duplicate_of", id, step.duplicateOf, repeats(step.duplicateOf, id)});
        if (step.at && *step.at < lastStepOf(m_database, id))
            problems.push_back({"at", "bad_date", "The step must not be before the last one"});
        if (!problems.empty())
            return refused(std::move(problems));
        writeStep(change, *report, step);
        report->status = step.to;
        const Instant at = step.at.value_or(change.at());
        report->closedAt = isOpen(step.to) ? std::nullopt : std::optional(at);
        if (!step.referredTo.empty())
            report->referredTo = collapsed(step.referredTo);
        if (!step.duplicateOf.isNull())
            report->duplicateOf = step.duplicateOf;
        change.update("report", id, valuesOf(*report));
        return report;
    });
}

Result<void> ReportStore::remove(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!change.remove("report", id))
            return noSuchReport(id.toString());
        return {};
    });
}

Result<void> ReportStore::restore(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        const auto entries = history(id);
        if (!entries)
            return std::unexpected(entries.error());
        if (!change.restore("report", id))
            return noSuchReport(id.toString());
        for (const auto &[type, record] : deletedWith(id, *entries))
            change.restore(type, record);
        return {};
    });
}

Result<bool> ReportStore::hasAny()
{
    return m_database.attempt([&] { return m_database.query("SELECT 1 FROM report").step(); });
}

Result<Report> ReportStore::get(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Report> {
        Query found = m_database.query(kSelect + "WHERE r.id = ?", id);
        if (!found.step())
            return noSuchReport(id.toString());
        return readRow(found);
    });
}

Result<Report> ReportStore::find(std::string_view idOrRef)
{
    if (const auto id = Id::parse(idOrRef))
        return get(*id);
    const auto reference = Reference::parse(idOrRef);
    const std::string ref = reference ? reference->toString() : collapsed(idOrRef);
    return m_database.attemptResult([&]() -> Result<Report> {
        Query found = m_database.query(kSelect + "WHERE r.ref = ? ORDER BY r.deleted LIMIT 1", ref);
        if (!found.step())
            return noSuchReport(idOrRef);
        return readRow(found);
    });
}

Result<std::optional<Id>> ReportStore::withExternalRef(std::string_view externalRef)
{
    return m_database.attempt([&] {
        Query found =
            m_database.query("SELECT id FROM report WHERE external_ref = ? LIMIT 1", externalRef);
        return found.step() ? std::optional(found.id(0)) : std::nullopt;
    });
}

Result<std::vector<ReportStep>> ReportStore::steps(const Id &report)
{
    return m_database.attempt([&] {
        std::vector<ReportStep> steps;
        Query found = m_database.query("SELECT id, report, from_status, to_status, at, by, note "
                                       "FROM report_step WHERE report = ? AND deleted = 0 "
                                       "ORDER BY at, id",
                                       report);
        while (found.step())
            steps.push_back({found.id(0), found.id(1), found.text(2), found.text(3),
                             found.instant(4), found.text(5), found.text(6)});
        return steps;
    });
}

Result<std::vector<HistoryEntry>> ReportStore::history(const Id &report)
{
    auto records = m_database.attempt([&] {
        std::vector<Id> ids{report};
        Query found = m_database.query("SELECT id FROM report_step WHERE report = ?1 "
                                       "UNION ALL SELECT id FROM attachment WHERE owner = ?1",
                                       report);
        while (found.step())
            ids.push_back(found.id(0));
        return ids;
    });
    if (!records)
        return std::unexpected(records.error());
    return History(m_database).of(*records);
}

} // namespace sc
