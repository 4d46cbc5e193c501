// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fixmystreetexport.h"

#include "exchange/fixmystreet.h"
#include "reports/codes.h"
#include "reports/reportstore.h"
#include "reports/transitions.h"

namespace sc {

namespace {

class FixMyStreetWriter {
public:
    FixMyStreetWriter(Database &database, CsvWriter &writer)
        : m_names(database), m_store(database), m_records(database), m_writer(writer)
    {}

    [[nodiscard]] Result<void> write(const Report &report);

private:
    void writeCategory(const Report &report);
    void writeTimes(const Report &report, const FirstSteps &steps);
    void writePlace(const Report &report);
    void time(const std::optional<Instant> &at)
    {
        if (at)
            m_writer.instant(*at);
        else
            m_writer.empty();
    }
    void number(const std::optional<double> &value)
    {
        if (value)
            m_writer.real(*value);
        else
            m_writer.empty();
    }

    NameStore m_names;
    ReportStore m_store;
    RecordStore m_records;
    CsvWriter &m_writer;
};

// The first line of what was said; without any, what it is and where.
std::string titleOf(const Report &report, const std::string &label)
{
    const std::string &text = report.description;
    if (text.empty())
        return report.street.empty() ? label : label + ", " + report.street;
    return text.substr(0, text.find_first_of("\r\n"));
}

void FixMyStreetWriter::writeCategory(const Report &report)
{
    const Category *category = m_store.category(report.category);
    const Category *parent = category != nullptr && !category->parent.empty()
                                 ? m_store.category(category->parent)
                                 : nullptr;
    const std::string label = category != nullptr ? category->label : report.category;
    m_writer.text(parent != nullptr ? parent->label : label);
    m_writer.text(parent != nullptr ? label : std::string());
}

// As there: acknowledged by the first step of all, fixed and closed by the first of their kind, be
// the report open again or not.
void FixMyStreetWriter::writeTimes(const Report &report, const FirstSteps &steps)
{
    m_writer.instant(report.loggedAt);
    m_writer.instant(report.loggedAt);
    time(steps.any);
    const bool done = report.status == "done";
    time(steps.done ? steps.done : done ? report.closedAt : std::nullopt);
    const bool unfixed = isClosedUnfixed(report.status);
    time(steps.closed ? steps.closed : unfixed ? report.closedAt : std::nullopt);
}

void FixMyStreetWriter::writePlace(const Report &report)
{
    const auto &position = report.position;
    const auto &grid = report.grid;
    number(position ? std::optional(position->latitude) : std::nullopt);
    number(position ? std::optional(position->longitude) : std::nullopt);
    m_writer.text(report.placeTyped);
    m_writer.text(m_names.wardName(report.ward));
    number(grid ? std::optional(grid->easting) : std::nullopt);
    number(grid ? std::optional(grid->northing) : std::nullopt);
}

Result<void> FixMyStreetWriter::write(const Report &report)
{
    const auto steps = m_records.firstStepsOf(report.id);
    if (!steps)
        return std::unexpected(steps.error());
    const Category *category = m_store.category(report.category);
    m_writer.code(report.ref);
    m_writer.text(titleOf(report, category != nullptr ? category->label : report.category));
    m_writer.text(report.description);
    m_writer.text(report.champion.isNull() ? report.reporter
                                           : m_names.championName(report.champion));
    writeCategory(report);
    writeTimes(report, *steps);
    m_writer.code(statusForFixMyStreet(report.status));
    writePlace(report);
    m_writer.empty(); // Report URL: there is no web page
    m_writer.code("desktop");
    m_writer.code("street-champions");
    m_writer.code(report.source);
    m_writer.endRow();
    return {};
}

} // namespace

Result<std::int64_t> writeFixMyStreet(Database &database, const ExportRange &range,
                                      CsvWriter &writer)
{
    for (const std::string_view name : kFixMyStreetHeader)
        writer.code(name);
    writer.endRow();
    FixMyStreetWriter rows(database, writer);
    std::int64_t count = 0;
    Result<void> result;
    const auto done = RecordStore(database).eachReport(range, [&](const Report &report) {
        if (result)
            result = rows.write(report);
        ++count;
    });
    if (!done)
        return std::unexpected(done.error());
    return result.transform([&] { return count; });
}

} // namespace sc
