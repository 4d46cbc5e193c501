// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gazetteerimport.h"

#include "areas/gazetteerrows.h"

namespace sc {

namespace {

constexpr std::size_t kRowsBetweenLooks = 2'000;

std::string_view codeOf(GazetteerKind kind)
{
    switch (kind) {
    case GazetteerKind::OpenNames:
        return "open_names";
    case GazetteerKind::CodePoint:
        return "code_point";
    case GazetteerKind::Plain:
        break;
    }
    return "plain";
}

class Import {
public:
    Import(Database &database, std::string_view text, const GazetteerImportOptions &options)
        : m_database(database), m_options(options), m_size(text.size()), m_lines(text)
    {}

    [[nodiscard]] Result<GazetteerImportResult> run(GridTransform &transform)
    {
        bool more = m_lines.next();
        auto rows = more ? GazetteerRows::forFirstRow(m_lines, transform) : std::nullopt;
        if (!rows)
            return refused("file", "unknown_layout",
                           "This is not OS Open Names, Code-Point Open or a CSV file with columns "
                           "name, easting and northing (or lat and lon)");
        m_result.kind = rows->kind();
        std::optional<GazetteerWriter> writer;
        if (!m_options.dryRun)
            writer.emplace(m_database, m_options.source, codeOf(rows->kind()));
        if (rows->hasHeader()) {
            m_result.header = m_lines.raw();
            more = m_lines.next();
        }
        m_result.separator = m_lines.separator();
        for (std::size_t count = 1; more; more = m_lines.next(), ++count) {
            take(rows->read(m_lines), writer);
            if (count % kRowsBetweenLooks == 0 && !goOn(m_lines.position()))
                return failure(ErrorKind::Cancelled, "The import was stopped: nothing has changed");
        }
        if (writer)
            writer->commit();
        static_cast<void>(goOn(m_size));
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool goOn(std::size_t done) const
    {
        return !m_options.progress || m_options.progress(done, m_size);
    }

    void take(const std::expected<GazetteerRows::Row, Problem> &row,
              std::optional<GazetteerWriter> &writer)
    {
        if (!row) {
            m_result.refused.push_back({m_lines.line(), std::string(m_lines.raw()), row.error()});
            return;
        }
        if (row->streets.empty() && !row->postcode)
            ++m_result.passedOver;
        for (const GazetteerStreet &street : row->streets) {
            ++m_result.streets;
            if (writer)
                writer->add(street);
        }
        if (row->postcode) {
            ++m_result.postcodes;
            if (writer)
                writer->add(*row->postcode);
        }
    }

    Database &m_database;
    const GazetteerImportOptions &m_options;
    std::size_t m_size;
    CsvLines m_lines;
    GazetteerImportResult m_result;
};

} // namespace

Result<GazetteerImportResult> importGazetteer(Database &database, std::string_view text,
                                              GridTransform &transform,
                                              const GazetteerImportOptions &options)
{
    return database.attemptResult([&] { return Import(database, text, options).run(transform); });
}

} // namespace sc
