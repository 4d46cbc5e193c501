// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorbench.h"
#include "indicators/workbook.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <set>

using namespace sc;
using namespace sc::test;
using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::json;
using Row = std::vector<std::string>;

/// RFC 4180 read by hand.
std::vector<Row> rowsOf(const QByteArray &csv)
{
    std::vector<Row> rows;
    Row row;
    std::string field;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char letter = csv[i];
        if (quoted && letter == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
            field += '"';
            ++i;
        } else if (letter == '"') {
            quoted = !quoted;
        } else if (!quoted && letter == ',') {
            row.push_back(std::move(field));
            field.clear();
        } else if (!quoted && letter == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            row.push_back(std::move(field));
            field.clear();
            rows.push_back(std::move(row));
            row.clear();
            ++i;
        } else {
            field += letter;
        }
    }
    return rows;
}

bool isOfType(const std::string &text, const std::string &type)
{
    static const QRegularExpression kNumber(u"^-?\\d+(\\.\\d+)?$"_s);
    static const QRegularExpression kWhole(u"^-?\\d+$"_s);
    static const QRegularExpression kDate(u"^\\d{4}-\\d\\d-\\d\\d$"_s);
    const QString value = QString::fromStdString(text);
    if (type == "string" || value.isEmpty())
        return true;
    return (type == "number"    ? kNumber
            : type == "integer" ? kWhole
                                : kDate)
        .match(value)
        .hasMatch();
}

} // namespace

/// What is written for other programs is what its sidecars say.
class TestIndicatorFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        IndicatorBench bench;
        for (const auto &[code, name] : {std::pair{"=2+5", "=cmd|' /C calc'!A0"},
                                         {"-N", "@SUM(1,1)"},
                                         {"N-1", "+44 1325"},
                                         {"N 1", "\tTab, \"quoted\"\nand broken"},
                                         {"status", "Status"},
                                         {"é", "Café"}})
            m_odd.push_back(bench.area(code, name));
        for (const Id &area : m_odd)
            bench.report(at(2026, 5, 1), area, {{"category", Value{std::string("fly_tipping")}}});
        write(bench, "plain", false);
        write(bench, "marked", true);
    }
    void cleanup() { m_odd.clear(); }

    void columnsAndTypesAreThoseOfTheSidecars()
    {
        const Json csvw = json("plain/csv-metadata.json");
        const Json package = json("plain/datapackage.json");
        QCOMPARE(csvw["@context"][0], Json("http://www.w3.org/ns/csvw"));
        QCOMPARE(csvw["tables"].size(), std::size_t{5});
        QCOMPARE(package["resources"].size(), std::size_t{5});
        static const std::set<std::string> kTypes{"string", "number", "integer", "date"};
        static const QRegularExpression kVariable(u"^[A-Za-z0-9][A-Za-z0-9_]*$"_s);
        for (std::size_t t = 0; t < csvw["tables"].size(); ++t) {
            const Json &columns = csvw["tables"][t]["tableSchema"]["columns"];
            const Json &fields = package["resources"][t]["schema"]["fields"];
            const std::string url = csvw["tables"][t]["url"];
            const auto rows = rowsOf(bytes("plain/" + url));
            QCOMPARE(columns.size(), rows.front().size());
            QCOMPARE(fields.size(), rows.front().size());
            std::set<std::string> names;
            std::set<std::string> titles;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::string name = columns[i]["name"];
                QVERIFY2(kVariable.match(QString::fromStdString(name)).hasMatch(), name.c_str());
                QVERIFY2(names.insert(name).second, name.c_str());
                QVERIFY(titles.insert(rows.front()[i]).second);
                QCOMPARE(columns[i]["titles"].get<std::string>(), rows.front()[i]);
                QCOMPARE(fields[i]["name"].get<std::string>(), rows.front()[i]);
                QCOMPARE(columns[i]["datatype"], fields[i]["type"]);
                const std::string type = fields[i]["type"];
                QVERIFY(kTypes.contains(type));
                QVERIFY(!fields[i]["description"].get<std::string>().empty());
                for (std::size_t row = 1; row < rows.size(); ++row)
                    QVERIFY2(isOfType(rows[row][i], type), (url + ' ' + rows[row][i]).c_str());
            }
            checkKey(rows, csvw["tables"][t]["tableSchema"], package["resources"][t]["schema"]);
        }
    }

    void theDataPackageSaysWhatIsThere()
    {
        const Json package = json("plain/datapackage.json");
        static const QRegularExpression kName(u"^[a-z0-9._-]+$"_s);
        QVERIFY(kName.match(QString::fromStdString(package["name"])).hasMatch());
        QCOMPARE(package["$schema"], Json("https://datapackage.org/profiles/2.0/datapackage.json"));
        std::set<std::string> names;
        for (const Json &resource : package["resources"]) {
            const QByteArray file = bytes("plain/" + resource["path"].get<std::string>());
            QVERIFY(kName.match(QString::fromStdString(resource["name"])).hasMatch());
            QVERIFY(names.insert(resource["name"]).second);
            QCOMPARE(resource["bytes"].get<qsizetype>(), file.size());
            const QByteArray hash =
                QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex();
            QCOMPARE(resource["hash"].get<std::string>(), "sha256:" + hash.toStdString());
            QCOMPARE(resource["encoding"], Json("utf-8"));
            QCOMPARE(resource["mediatype"], Json("text/csv"));
            QCOMPARE(resource["dialect"]["lineTerminator"], Json("\r\n"));
        }
        for (const IndicatorDefinition &one : indicatorDefinitions())
            QVERIFY(package["indicators"].dump().contains(one.id));
    }

    // OWASP: = + - @ TAB CR first in a field. Numbers are ours and may be negative.
    void nothingCanBeTakenForAFormula()
    {
        const Json package = json("plain/datapackage.json");
        bool guarded = false;
        for (const Json &resource : package["resources"]) {
            const auto rows = rowsOf(bytes("plain/" + resource["path"].get<std::string>()));
            for (const Row &row : rows)
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const std::string type = resource["schema"]["fields"][i]["type"];
                    if (row[i].empty() || (&row != &rows.front() && type != "string"))
                        continue;
                    QVERIFY2(std::string_view("=+-@\t\r\n").find(row[i].front()) ==
                                 std::string_view::npos,
                             row[i].c_str());
                    guarded = guarded || row[i].starts_with("'=cmd");
                }
        }
        QVERIFY(guarded);
    }

    void theMarkIsOnlyWhereItIsAskedFor()
    {
        for (const char *name : {"indicators-2026-27Q1.csv", "indicators-2026-27Q1-wide.csv",
                                 "fly-tipping-2026-27Q1.csv", "indicators-monthly-2026-27Q1.csv"}) {
            const QByteArray plain = bytes(std::string("plain/") + name);
            QVERIFY(plain.startsWith("quarter,") || plain.startsWith("Quarter,") ||
                    plain.startsWith("month,"));
            QCOMPARE(bytes(std::string("marked/") + name), "\xef\xbb\xbf" + plain);
            QCOMPARE(plain.count('\n') - plain.count("\r\n"),
                     plain.contains("broken") ? plain.count("\nand broken") : 0);
        }
        QVERIFY(!bytes("marked/csv-metadata.json").startsWith("\xef\xbb\xbf"));
        // Readers of Data Packages know no mark and would look for a column of another name: one
        // that told of the files without is not left either.
        QVERIFY(!QFile::exists(m_folder->filePath(u"marked/datapackage.json"_s)));
    }

    void theWorkbookHasRealTypesAndNoFormula()
    {
        const QByteArray book = bytes("plain/indicators-2026-27Q1.xlsx");
        QVERIFY(book.startsWith("PK\x03\x04"));
        QCOMPARE(book.count("PK\x01\x02"), book.count("PK\x03\x04"));
        QCOMPARE(book.mid(book.size() - 22, 4), QByteArray("PK\x05\x06"));
        for (const char *part : {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
                                 "xl/styles.xml", "xl/worksheets/sheet5.xml"})
            QVERIFY2(book.count(part) >= 2, part); // where it stands, and in the list
        WorkbookSheet sheet{
            "Indicators", {}, bytes("plain/indicators-2026-27Q1.csv").toStdString()};
        const Json package = json("plain/datapackage.json");
        for (const Json &field : package["resources"][0]["schema"]["fields"])
            sheet.types.push_back(field["type"]);
        const auto parts = workbookParts({sheet});
        QCOMPARE(parts.back().name, std::string("xl/worksheets/sheet1.xml"));
        const auto sheets = QByteArray::fromStdString(parts.back().bytes);
        QVERIFY(sheets.size() > book.size()); // which is packed
        QVERIFY(!sheets.contains("<f>"));
        QVERIFY(sheets.contains("=cmd|' /C calc'!A0</t>")); // text, as it was typed
        QVERIFY(!sheets.contains("'=cmd"));
        QVERIFY(sheets.contains("s=\"1\"><v>46113</v>")); // 1 April 2026
        QCOMPARE(bytes("marked/indicators-2026-27Q1.xlsx"), book);
        QVERIFY(!bytes("plain/datapackage.json").contains("xlsx"));
    }

private:
    static void checkKey(const std::vector<Row> &rows, const Json &csvw, const Json &package)
    {
        QCOMPARE(csvw["primaryKey"].size(), package["primaryKey"].size());
        std::set<std::string> seen;
        for (std::size_t row = 1; row < rows.size(); ++row) {
            std::string key;
            for (const Json &name : package["primaryKey"]) {
                const auto at = std::ranges::find(rows.front(), name.get<std::string>());
                QVERIFY(at != rows.front().end());
                key += rows[row][std::size_t(at - rows.front().begin())] + '\n';
            }
            QVERIFY2(seen.insert(key).second, key.c_str());
        }
    }
    void write(IndicatorBench &bench, const char *folder, bool mark) const
    {
        const auto report =
            quarterReport(*bench.database, {.quarter = {2026, 1}, .wards = true, .months = 24});
        const auto flyTips = flyTipReturn(*bench.database, {2026, 1});
        mustHold(report);
        mustHold(flyTips);
        mustHold(writeIndicatorFiles(
            *report, *flyTips, std::filesystem::path(m_folder->path().toStdString()) / folder,
            {.months = true, .wards = true, .mark = mark, .workbook = true}));
    }
    [[nodiscard]] QByteArray bytes(const std::string &name) const
    {
        QFile file(m_folder->filePath(QString::fromStdString(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Json json(const std::string &name) const
    {
        return Json::parse(bytes(name).toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<Id> m_odd;
};

QTEST_GUILESS_MAIN(TestIndicatorFiles)
#include "tst_indicatorfiles.moc"
