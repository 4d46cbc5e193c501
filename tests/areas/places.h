// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include <format>
#include <string>
#include <vector>

namespace sc::test {

/// A square ward for a made-up GeoJSON file: degrees, side 0.01.
struct SquareWard {
    std::string code;
    double west = -1.5;
    double south = 54.5;
    std::string more = {}; ///< further properties, written `, "area": "N"`
};

inline std::string ringOf(double west, double south, double side = 0.01)
{
    return std::format("[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]", west, south,
                       west + side, south + side);
}

inline std::string featureOf(const SquareWard &ward)
{
    return std::format(
        R"({{"type":"Feature","properties":{{"WD25CD":"{0}","WD25NM":"Ward {0}"{1}}},)"
        R"("geometry":{{"type":"Polygon","coordinates":[{2}]}}}})",
        ward.code, ward.more, ringOf(ward.west, ward.south));
}

inline std::string collectionOf(const std::vector<SquareWard> &wards)
{
    std::string text;
    for (const SquareWard &ward : wards)
        text += (text.empty() ? "" : ",") + featureOf(ward);
    return R"({"type":"FeatureCollection","features":[)" + text + "]}";
}

/// Real boundaries kept beside the checkout; empty where they are not.
inline std::string darlington()
{
    const QString checkout = qEnvironmentVariable("SC_SOURCE_DIR");
    for (const char *up : {"/..", "/../.."}) {
        QFile file(checkout + QString::fromLatin1(up) +
                   QStringLiteral("/shared/data/darlington-wards-2013.geojson"));
        if (file.open(QIODevice::ReadOnly))
            return file.readAll().toStdString();
    }
    return {};
}

} // namespace sc::test
