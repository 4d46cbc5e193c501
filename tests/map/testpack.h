// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace sc::test {

using Line = std::vector<QPointF>;

/// WKB in this machine's byte order with a GeoPackage header.
[[nodiscard]] std::string pointBlob(QPointF at, int epsg = 27700);
[[nodiscard]] std::string lineBlob(const Line &line, int epsg = 27700);
[[nodiscard]] std::string polygonBlob(const std::vector<Line> &rings, int epsg = 27700);

/// Writes a GeoPackage piece by piece, as other programs do.
class PackWriter {
public:
    explicit PackWriter(const QString &path, int epsg = 27700);
    ~PackWriter();

    void layer(const std::string &table, bool withIndex, const std::string &classColumn = "kind");
    void add(const std::string &table, const std::string &blob, const std::string &kind,
             const std::string &name);
    void run(const std::string &sql);

private:
    std::unique_ptr<SQLite::Database> m_database;
    int m_epsg;
};

/// A small town of streets, houses, a river, a park and main roads around grid position
/// 600000, 400000, `half` metres to each side.
void writeTown(const QString &path, double half, bool withIndex);

} // namespace sc::test
