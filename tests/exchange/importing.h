// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/apply.h"
#include "exchange/csvexport.h"
#include "exchange/csvimport.h"
#include "exchange/dump.h"
#include "exchange/json.h"
#include "storage/database.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace sc::test {

/// A database in memory into which files are imported and out of which they are exported.
class Desk {
public:
    Desk() : m_database(*Database::inMemory()) {}

    [[nodiscard]] Database &database() { return *m_database; }

    [[nodiscard]] Result<ImportSummary> import(std::string_view kind, const std::string &csv,
                                               bool dryRun = false)
    {
        QFile file(m_folder.filePath(QStringLiteral("in.csv")));
        if (!file.open(QIODevice::WriteOnly))
            return failure(ErrorKind::CannotWrite, "no temporary file");
        file.write(csv.data(), static_cast<qint64>(csv.size()));
        file.close();
        remarks.clear();
        const auto importer = importerFor(*m_database, kind);
        return importCsv(*m_database, *importer,
                         {.file = file.fileName().toStdString(),
                          .rejects = m_folder.filePath(QStringLiteral("rejects.csv")).toStdString(),
                          .dryRun = dryRun,
                          .actor = {"Jo"},
                          .progress = {}},
                         [this](const ImportRemark &remark) { remarks.push_back(remark); });
    }

    /// "LINE field code" of every refusal.
    [[nodiscard]] std::vector<std::string> faults() const
    {
        std::vector<std::string> list;
        for (const ImportRemark &remark : remarks) {
            if (remark.refused)
                list.push_back(std::to_string(remark.line) + " " + remark.problem.field + " " +
                               remark.problem.code);
        }
        return list;
    }

    [[nodiscard]] std::string rejects() const
    {
        QFile file(m_folder.filePath(QStringLiteral("rejects.csv")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    [[nodiscard]] std::string exported(const std::string &kind,
                                       const std::string &layout = "standard")
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        ExportOptions options;
        options.kind = kind;
        options.layout = layout;
        const auto done = exportCsv(*m_database, options, buffer);
        return done ? buffer.data().toStdString() : done.error().message;
    }

    [[nodiscard]] std::vector<std::string> dump(std::string_view type = {})
    {
        std::vector<std::string> lines;
        const auto done = dumpRecords(*m_database, type,
                                      [&](std::string_view line) { lines.emplace_back(line); });
        if (!done)
            lines.push_back(done.error().message);
        return lines;
    }

    [[nodiscard]] Json report(std::size_t place = 0)
    {
        return Json::parse(dump("report").at(place));
    }

    bool apply(const std::string &line)
    {
        Applier applier(*m_database, {"Jo"});
        return applier.apply(line).ok;
    }

    std::vector<ImportRemark> remarks;

private:
    std::unique_ptr<Database> m_database;
    QTemporaryDir m_folder;
};

} // namespace sc::test
