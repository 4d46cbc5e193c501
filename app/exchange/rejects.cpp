// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rejects.h"

#include "exchange/importers.h"
#include "storage/location.h"

#include <QFileInfo>

#include <algorithm>
#include <format>

namespace sc {

namespace {

std::string reasonOf(const std::vector<Problem> &problems, bool asciiOnly)
{
    std::string text;
    for (const Problem &problem : problems) {
        if (!text.empty())
            text += "; ";
        if (!problem.field.empty())
            text += problem.field + ": ";
        text += problem.message;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        const bool foreign = asciiOnly && static_cast<unsigned char>(c) >= 0x80;
        quoted += foreign || c == '\r' || c == '\n' ? '?' : c;
    }
    return quoted + '"';
}

/// Rejects that were brought in again have such a column already.
std::string reasonColumn(const CsvReader &reader)
{
    std::string name = "reason";
    for (int number = 2; std::ranges::contains(reader.header(), columnName(name), columnName);
         ++number)
        name = std::format("reason_{}", number);
    return name;
}

} // namespace

Result<Rejects> Rejects::open(const std::string &path, const std::string &source,
                              const CsvReader &reader)
{
    Rejects rejects;
    if (path.empty())
        return rejects;
    const QFileInfo target(QString::fromStdString(path));
    if (target.exists() &&
        target.canonicalFilePath() == QFileInfo(QString::fromStdString(source)).canonicalFilePath())
        return refused("rejects", "usage", "The rejects cannot go over the file being imported.");
    if (const auto free = refuseOverRecords(path); !free)
        return std::unexpected(free.error());
    rejects.m_path = path;
    rejects.m_file = std::make_unique<QSaveFile>(QString::fromStdString(path));
    if (!rejects.m_file->open(QIODevice::WriteOnly))
        return failure(
            ErrorKind::CannotWrite,
            std::format("Cannot write {}: {}.", path, rejects.m_file->errorString().toStdString()));
    rejects.m_delimiter = reader.delimiter();
    rejects.m_columns = reader.header().size();
    rejects.m_lineEnd = reader.lineEnd();
    rejects.m_asciiOnly = reader.encoding() == TextEncoding::Windows1252;
    rejects.put(reader.byteOrderMark());
    rejects.put(reader.rawHeader());
    rejects.put(std::string(1, rejects.m_delimiter) + reasonColumn(reader) + rejects.m_lineEnd);
    return rejects;
}

void Rejects::put(std::string_view bytes)
{
    const auto size = static_cast<qint64>(bytes.size());
    if (m_file->write(bytes.data(), size) != size)
        m_failed = true;
}

void Rejects::add(const CsvRow &row, const std::vector<Problem> &problems)
{
    if (!m_file)
        return;
    put(row.raw);
    // A row that is too short is filled up, so that the reason stands in its own column.
    const bool isShort = row.problem && row.problem->code == "column_count";
    const std::size_t lacking =
        isShort ? m_columns - std::min(m_columns, row.fields.size()) : std::size_t{0};
    put(std::string(1 + lacking, m_delimiter) + reasonOf(problems, m_asciiOnly) + m_lineEnd);
}

Result<void> Rejects::finish()
{
    if (!m_file || (!m_failed && m_file->commit()))
        return {};
    return failure(ErrorKind::CannotWrite,
                   std::format("{} could not be written. Check that the disk is not full and still "
                               "connected.",
                               m_path));
}

} // namespace sc
