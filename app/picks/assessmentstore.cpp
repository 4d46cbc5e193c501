// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/assessmentstore.h"

#include "areas/placewords.h"
#include "core/dates.h"

namespace sc {

namespace {

constexpr const char *kNowhere = "none"; // known to have been made for no place

} // namespace

bool isForAnotherPlace(const Assessment &assessment, const Pick &pick)
{
    return assessment.madeFor && *assessment.madeFor != toGeoJson(pick.place);
}

std::string AssessmentStore::placeOf(const Assessment &assessment)
{
    if (!assessment.madeFor)
        return {};
    const auto middle = middleOf(fromGeoJson(*assessment.madeFor));
    return middle ? placeInWords(m_database, *middle) : std::string("no place yet");
}

Assessment AssessmentStore::write(Change &change, Assessment assessment)
{
    Query last = m_database.query(
        "SELECT coalesce(max(version), 0) FROM pick_assessment WHERE pick = ?", assessment.pick);
    last.step();
    assessment.id = m_database.newId();
    assessment.version = static_cast<int>(last.integer(0)) + 1;
    assessment.madeAt = change.at();
    Query where = m_database.query("SELECT place FROM pick WHERE id = ?", assessment.pick);
    assessment.madeFor = toGeoJson(fromGeoJson(where.step() ? where.text(0) : std::string()));
    change.create(
        "pick_assessment", assessment.id,
        {{"pick", refValue(assessment.pick)},
         {"version", Value{static_cast<std::int64_t>(assessment.version)}},
         {"rows", Value{hazardRowsText(assessment.rows)}},
         {"by", textValue(assessment.by)},
         {"made_at", instantValue(assessment.madeAt)},
         {"review_on", assessment.reviewOn ? Value{isoDay(*assessment.reviewOn)} : Value{}},
         {"source", textValue(assessment.source)},
         {"place", Value{assessment.madeFor->empty() ? kNowhere : *assessment.madeFor}}});
    return assessment;
}

Result<std::vector<Assessment>> AssessmentStore::versions(const Id &pick)
{
    return m_database.attempt([&] {
        std::vector<Assessment> versions;
        Query row =
            m_database.query("SELECT id, pick, version, rows, by, made_at, review_on, "
                             "source, place FROM pick_assessment WHERE pick = ? AND deleted = 0 "
                             "ORDER BY version DESC, made_at DESC, id DESC",
                             pick);
        while (row.step()) {
            Assessment one{row.id(0), row.id(1),   static_cast<int>(row.integer(2)),
                           {},        row.text(4), row.instant(5),
                           {},        row.text(7), {}};
            one.rows = hazardRows(row.text(3)).value_or(std::vector<HazardRow>{});
            if (const auto day = parseIsoDay(row.text(6)))
                one.reviewOn = *day;
            if (!row.isNull(8))
                one.madeFor = row.text(8) == kNowhere ? std::string() : row.text(8);
            versions.push_back(std::move(one));
        }
        return versions;
    });
}

Result<std::optional<Assessment>> AssessmentStore::latest(const Id &pick)
{
    return versions(pick).transform([](std::vector<Assessment> all) {
        return all.empty() ? std::optional<Assessment>{} : std::optional(std::move(all.front()));
    });
}

} // namespace sc
