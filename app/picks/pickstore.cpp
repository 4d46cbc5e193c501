// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickstore.h"

#include "areas/placefinder.h"
#include "champions/standingstore.h"
#include "champions/trainingstore.h"
#include "core/dates.h"
#include "core/text.h"
#include "picks/assessmentstore.h"
#include "picks/attendancestore.h"
#include "picks/figures.h"
#include "picks/findstore.h"
#include "picks/pickcodes.h"
#include "picks/pickguardstore.h"
#include "picks/pickhistorystore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

const std::string kSelect = std::string("SELECT ") + PickStore::columns() + " FROM pick p ";

bool startsAnywhere(const std::string &status, PickOrigin origin)
{
    if (status == "requested" || status == "planned")
        return true;
    return origin == PickOrigin::Imported &&
           (status == "figures_due" || status == "closed" || status == "cancelled");
}

/// A pick is planned once it is known when and where.
std::string settledStatus(const Pick &pick, const std::string &status)
{
    const bool known = pick.startsAt.has_value() && !pick.place.isEmpty();
    return status == "requested" && known ? "planned" : status;
}

/// An estimate that was given stands; one that was taken away is worked out again.
void noteTypedEstimate(Pick &pick, const Pick *before)
{
    PickFigures &figures = pick.figures;
    const bool changed = before == nullptr || before->figures.kgEstimated != figures.kgEstimated;
    if (changed)
        figures.kgEstimateTyped = figures.kgEstimated.has_value();
    if (before != nullptr && !changed && before->figures.kgFactor != figures.kgFactor)
        figures.kgEstimateTyped = false;
    // Where a bag's weight came from does not hold for another weight.
    if (before != nullptr && figures.kgFactor && before->figures.kgFactor != figures.kgFactor &&
        before->figures.kgFactorSource == figures.kgFactorSource)
        figures.kgFactorSource.clear();
}

} // namespace

std::unexpected<Error> noSuchPick(std::string_view what)
{
    const std::string message = std::format("There is no pick \"{}\"", what);
    return std::unexpected(Error{ErrorKind::NotFound, message, {{"pick", "not_found", message}}});
}

PickStore::PickStore(Database &database) : m_database(database), m_settings(database)
{
    PickGuard::install(database);
}

PickStore::~PickStore() = default;

std::vector<Problem> PickStore::unknownRefs(const Pick &pick)
{
    std::vector<Problem> problems;
    const auto require = [&](const Id &id, const char *field, const char *sql,
                             const char *message) {
        if (!id.isNull() && !m_database.query(sql, id).step())
            problems.push_back({field, "not_found", message});
    };
    require(pick.lead, "lead", "SELECT 1 FROM champion WHERE id = ?",
            "Choose a leader from the register of champions");
    require(pick.area, "area", "SELECT 1 FROM area WHERE id = ?", "Choose an area from the list");
    require(pick.group, "group", "SELECT 1 FROM champion_group WHERE id = ?",
            "Choose a group from the list");
    require(pick.campaign, "campaign", "SELECT 1 FROM campaign WHERE id = ?",
            "Choose a campaign from the list");
    return problems;
}

Result<void> PickStore::findArea(Pick &pick, const Pick *before)
{
    const bool moved = before == nullptr || before->middle != pick.middle;
    if (!moved)
        return {};
    if (!pick.middle) {
        pick.ward = {};
        return {};
    }
    if (!m_finder)
        m_finder = std::make_unique<PlaceFinder>(m_database);
    if (auto fresh = m_finder->refresh(); !fresh)
        return fresh;
    const Day day = pick.day().value_or(localDay(m_database.clock().now()));
    const auto placed = m_finder->find(*pick.middle, day);
    if (!placed)
        return std::unexpected(placed.error());
    pick.ward = placed->ward;
    const bool chosen = before == nullptr ? !pick.area.isNull() : pick.area != before->area;
    if (!chosen && !placed->area.isNull())
        pick.area = placed->area;
    return {};
}

Result<Pick> PickStore::completed(Pick pick, const Pick *before)
{
    noteTypedEstimate(pick, before);
    pick = tidied(std::move(pick));
    std::vector<Problem> problems = problemsOf(pick);
    std::ranges::move(unknownRefs(pick), std::back_inserter(problems));
    // Whose data were erased since still led it: its figures can be put right.
    if (before == nullptr || before->lead != pick.lead)
        if (auto erased = StandingStore(m_database).erased("lead", pick.lead))
            problems.push_back(*std::move(erased));
    checkPlace(problems, pick, before);
    if (!problems.empty())
        return refused(std::move(problems));
    const auto rules = m_settings.rules();
    if (!rules)
        return std::unexpected(rules.error());
    pick.figures = estimated(std::move(pick.figures), rules->kgPerBag, rules->kgSource);
    if (auto found = findArea(pick, before); !found)
        return std::unexpected(found.error());
    return pick;
}

Result<Pick> PickStore::create(Change &change, Pick pick, PickOrigin origin)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        change.open();
        std::string status = collapsed(pick.progress.status);
        const std::string reason = pick.progress.cancelReason;
        if (status.empty())
            status = "requested";
        if (!startsAnywhere(status, origin))
            return refused("status", "bad_transition",
                           "A new pick is requested or planned; the rest is done step by step");
        const bool wasHeld = status == "figures_due" || status == "closed";
        if (wasHeld && !pick.startsAt)
            return refused("starts_at", "missing", "Enter the day on which the pick was held");
        if (wasHeld && *pick.startsAt > m_database.clock().now())
            return refused("starts_at", "bad_date", "A pick to come cannot have been held");
        pick.progress = {};
        auto complete = completed(std::move(pick), nullptr);
        if (!complete)
            return complete;
        complete->progress.status = settledStatus(*complete, status);
        if (status == "cancelled")
            complete->progress.cancelReason =
                isCode(cancelReasons(), reason) ? reason : std::string("other");
        if (complete->id.isNull())
            complete->id = m_database.newId();
        change.create("pick", complete->id, valuesOf(*complete));
        PickHistoryStore(m_database)
            .write(change, {.pick = complete->id,
                            .to = complete->progress.status,
                            .note = origin == PickOrigin::Imported ? "Imported" : ""});
        return complete;
    });
}

// What has begun rests on its approval for good: a correction may not take the ground from under
// it.
Result<void> PickStore::keepWithinGate(Pick &pick, const Pick &before)
{
    const bool isOver = before.status() == "figures_due" || before.status() == "closed";
    if (isOver && pick.startsAt != before.startsAt &&
        (!pick.startsAt || *pick.startsAt > m_database.clock().now()))
        return refused("starts_at", "bad_date", "Enter the day on which the pick was held");
    const std::string digest = approvalDigest(pick);
    if (!hasBegun(before.status()) || before.progress.approvedFor.empty() ||
        digest == before.progress.approvedFor)
        return {};
    auto problems = gate(pick);
    if (!problems)
        return std::unexpected(problems.error());
    // On the same day the same leader stands, whose training may have been taken back since.
    if (pick.lead == before.lead && pick.day() == before.day())
        std::erase_if(*problems, [](const Problem &one) { return one.field == "lead"; });
    if (!problems->empty())
        return refused(*std::move(problems));
    pick.progress.approvedFor = digest;
    return {};
}

Result<Pick> PickStore::update(Change &change, Pick pick)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        change.open();
        const auto before = get(pick.id);
        if (!before)
            return before;
        const std::string asked = collapsed(pick.progress.status);
        if (!asked.empty() && asked != before->status())
            return refused("status", "bad_transition",
                           "The state of a pick changes by its steps: assess, approve, brief, "
                           "start, figures, close or cancel");
        if (before->status() == "cancelled" && pick.figures != before->figures &&
            hasFigures(pick.figures))
            return refused("status", "bad_transition",
                           "The pick is cancelled: nothing was carried off");
        pick.progress = before->progress;
        auto complete = completed(std::move(pick), &*before);
        if (!complete)
            return complete;
        if (auto kept = keepWithinGate(*complete, *before); !kept)
            return std::unexpected(kept.error());
        if (auto within = PickGuard(m_database).checkBags(*complete); !within)
            return std::unexpected(within.error());
        const std::string next = settledStatus(*complete, before->status());
        if (next != before->status()) {
            complete->progress.status = next;
            PickHistoryStore(m_database)
                .write(change, {.pick = complete->id, .from = before->status(), .to = next});
        }
        change.update("pick", complete->id, valuesOf(*complete));
        if (complete->capacity != before->capacity)
            AttendanceStore(m_database).fillPlaces(change, complete->id);
        if (hasBegun(next))
            if (auto raised = FindStore(m_database).raise(change, *complete); !raised)
                return std::unexpected(raised.error());
        return complete;
    });
}

Result<void> PickStore::remove(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        change.open();
        const auto pick = get(id);
        if (!pick)
            return std::unexpected(pick.error());
        if (hasBegun(pick->status()) && !pick->progress.approvedFor.empty() && !pick->deleted)
            return refused("status", "bad_transition",
                           "A pick that was held is not deleted: its figures, hours and credits "
                           "count. Put right what is wrong on it");
        if (!change.remove("pick", id))
            return noSuchPick(id.toString());
        return {};
    });
}

Result<void> PickStore::restore(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!change.restore("pick", id))
            return noSuchPick(id.toString());
        return {};
    });
}

Result<Pick> PickStore::get(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        Query found = m_database.query(kSelect + "WHERE p.id = ?", id);
        if (!found.step())
            return noSuchPick(id.toString());
        return readRow(found);
    });
}

Result<Pick> PickStore::find(std::string_view idOrTitle)
{
    if (const auto id = Id::parse(idOrTitle))
        return get(*id);
    return m_database.attemptResult([&]() -> Result<Pick> {
        Query found =
            m_database.query(kSelect + "WHERE p.deleted = 0 AND p.title = ? COLLATE NOCASE LIMIT 2",
                             collapsed(idOrTitle));
        if (!found.step())
            return noSuchPick(idOrTitle);
        Pick pick = readRow(found);
        if (!found.step())
            return pick;
        const std::string message =
            std::format("Give the id of the pick: more than one is called \"{}\"", idOrTitle);
        return std::unexpected(
            Error{ErrorKind::NotFound, message, {{"pick", "ambiguous", message}}});
    });
}

Result<std::vector<Pick>> PickStore::all()
{
    return m_database.attempt([&] {
        std::vector<Pick> picks;
        Query found = m_database.query(kSelect + "WHERE p.deleted = 0 ORDER BY p.id");
        while (found.step())
            picks.push_back(readRow(found));
        return picks;
    });
}

Result<std::vector<Pick>> PickStore::suggest(std::string_view typed, int most)
{
    return m_database.attempt([&] {
        std::vector<Pick> picks;
        const std::string wanted = folded(typed);
        if (wanted.empty())
            return picks;
        Query found =
            m_database.query(kSelect + "WHERE p.deleted = 0 ORDER BY p.starts_at DESC, p.id DESC");
        while (found.step() && std::ssize(picks) < most) {
            const std::string title = folded(found.text(1));
            if (std::ranges::all_of(words(wanted),
                                    [&](std::string_view word) { return title.contains(word); }))
                picks.push_back(readRow(found));
        }
        return picks;
    });
}

void PickStore::lookAtAssessment(PickFacts &facts, const Pick &pick)
{
    AssessmentStore assessments(m_database);
    const auto latest = assessments.latest(pick.id);
    facts.assessed = latest && *latest;
    if (!facts.assessed)
        return;
    const Assessment &assessment = **latest;
    facts.assessmentSigned = assessment.isSigned();
    facts.reviewOn = assessment.reviewOn;
    // Where a pick was drawn better once it was over, nobody was sent anywhere else.
    const bool isOver = pick.status() == "figures_due" || pick.status() == "closed";
    if (!isOver && isForAnotherPlace(assessment, pick))
        facts.assessedElsewhere = assessments.placeOf(assessment);
}

void PickStore::lookAtLead(PickFacts &facts, const Id &lead)
{
    facts.hasLead =
        m_database
            .query("SELECT 1 FROM champion WHERE id = ? AND deleted = 0 AND status <> 'left'", lead)
            .step();
    if (!facts.hasLead || !facts.day)
        return;
    TrainingStore trainings(m_database);
    const auto state = trainings.state(lead, "lead_a_pick", *facts.day);
    facts.leadTrained = state && state->holds();
    const auto told = trainings.state(lead, "safety_briefing", *facts.day);
    facts.leadNeverBriefed = told && told->status == TrainingStatus::None;
    facts.leadBriefingLapsed = told && !told->holds() && !facts.leadNeverBriefed;
}

bool PickStore::leadNeverBriefed(const Pick &pick)
{
    if (hasBegun(pick.status()) || pick.status() == "cancelled")
        return false;
    PickFacts facts;
    facts.day = pick.day();
    lookAtLead(facts, pick.lead);
    return facts.leadNeverBriefed;
}

Result<PickFacts> PickStore::facts(const Pick &pick)
{
    return m_database.attemptResult([&]() -> Result<PickFacts> {
        const auto rules = m_settings.rules();
        if (!rules)
            return std::unexpected(rules.error());
        PickFacts facts;
        facts.day = pick.day();
        facts.insuranceBasis = pick.insuranceBasis;
        facts.landPermission = pick.landPermission;
        facts.roadSpeedMph = pick.roadSpeedMph;
        facts.roadLimitMph = rules->roadLimitMph;
        if (pick.progress.overrideMph)
            facts.roadOverride = {pick.progress.overrideBy, pick.progress.overrideReason,
                                  *pick.progress.overrideMph};
        facts.hasPlace = !pick.place.isEmpty();
        lookAtAssessment(facts, pick);
        lookAtLead(facts, pick.lead);
        return facts;
    });
}

Result<std::vector<Problem>> PickStore::gate(const Pick &pick)
{
    return facts(pick).transform([](const PickFacts &known) { return gateProblems(known); });
}

} // namespace sc
