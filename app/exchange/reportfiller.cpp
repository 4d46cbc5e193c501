// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/reportfiller.h"

#include "core/text.h"
#include "reports/transitions.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

GridTransform transformFor(const Database &database)
{
    return GridTransform::best(database.path().parent_path());
}

Problem notFound(std::string field, std::string_view what)
{
    return {field, "not_found",
            std::format("There is no {} \"{}\" in the gazetteer. Give coordinates or a grid "
                        "reference.",
                        field, what)};
}

bool isPlaceField(std::string_view name)
{
    return std::ranges::contains(std::array<std::string_view, 8>{"latitude", "longitude", "easting",
                                                                 "northing", "grid_ref", "street",
                                                                 "postcode", "place"},
                                 name);
}

// The rules' view of a draft whose fields had faults, without repeating what was said already.
void addRuleProblems(std::vector<Problem> &problems, std::vector<Problem> ruled)
{
    const bool placeFault = std::ranges::any_of(problems, isPlaceField, &Problem::field);
    for (Problem &problem : ruled) {
        const bool known = std::ranges::contains(problems, problem.field, &Problem::field) ||
                           (placeFault && isPlaceField(problem.field));
        if (!known)
            problems.push_back(std::move(problem));
    }
}

} // namespace

ReportFiller::ReportFiller(Database &database, ReportStore &store)
    : m_database(database)
    , m_store(store)
    , m_transform(transformFor(database))
    , m_gazetteer(database)
{}

Result<void> ReportFiller::complete(ReportDraft &draft, const Report *before,
                                    std::vector<Problem> &problems)
{
    if (auto settled = settle(draft, before, problems); !settled)
        return settled;
    if (problems.empty())
        return {}; // the store says what else is wrong
    return m_store.problemsWith(draft.report).transform([&](std::vector<Problem> ruled) {
        addRuleProblems(problems, std::move(ruled));
    });
}

Result<void> ReportFiller::settle(ReportDraft &draft, const Report *before,
                                  std::vector<Problem> &problems)
{
    const auto toGrid = [this](LatLon position) { return m_transform.toGrid(position); };
    if (const auto place = settlePlace(draft, before, toGrid); !place)
        std::ranges::copy(place.error().problems, std::back_inserter(problems));
    const auto link = [&](const char *field, const std::string &given, Id &to) -> Result<void> {
        if (given.empty())
            return {};
        Result<Report> other = m_store.find(given);
        if (!other && other.error().kind == ErrorKind::NotFound) // an earlier row's own reference
            other = m_store.get(Id::fromName(std::format("report-ref:{}", given)));
        if (!other && other.error().kind != ErrorKind::NotFound)
            return std::unexpected(other.error());
        if (other)
            to = other->id;
        else
            problems.push_back(
                {field, "not_found", std::format("There is no report \"{}\".", given)});
        return {};
    };
    if (auto linked = link("duplicate_of", draft.duplicateOf, draft.report.duplicateOf); !linked)
        return linked;
    if (auto linked = link("recurrence_of", draft.recurrenceOf, draft.report.recurrenceOf); !linked)
        return linked;
    if (isOpen(draft.report.status))
        draft.report.closedAt.reset();
    // Nothing given for coordinates is nothing given.
    const bool isPlaced = draft.latitude || draft.longitude || draft.easting || draft.northing ||
                          !draft.gridRef.empty();
    if (before == nullptr && !isPlaced)
        return findByName(draft, problems);
    return {};
}

// A report with nothing but a postcode or a street is put where the gazetteer has it.
Result<void> ReportFiller::findByName(ReportDraft &draft, std::vector<Problem> &problems)
{
    Report &report = draft.report;
    if (!report.postcode.empty()) {
        const auto hit = m_gazetteer.postcode(report.postcode);
        if (!hit)
            return std::unexpected(hit.error());
        if (*hit) {
            report.grid = (*hit)->grid;
            return {};
        }
        if (report.street.empty())
            problems.push_back(notFound("postcode", report.postcode));
    }
    if (report.street.empty())
        return {};
    Result<std::vector<PlaceHit>> hits = m_gazetteer.search(report.street);
    if (!hits)
        return std::unexpected(hits.error());
    const std::string wanted = foldedStreet(report.street);
    std::erase_if(*hits, [&](const PlaceHit &hit) {
        return hit.kind != PlaceHit::Kind::Street || foldedStreet(hit.name) != wanted;
    });
    if (hits->size() == 1)
        report.grid = hits->front().grid;
    else if (hits->empty())
        problems.push_back(notFound("street", report.street));
    else
        problems.push_back({"street", "ambiguous",
                            std::format("More than one street is called \"{}\". Give a postcode, "
                                        "coordinates or a grid reference.",
                                        report.street)});
    return {};
}

} // namespace sc
