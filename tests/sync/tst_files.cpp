// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed files as such: how large they are, every byte of them, and those of earlier versions.
#include "storage/check.h"
#include "storage/erasure.h"
#include "sync/conflicts.h"
#include "sync/durablefile.h"
#include "sync/exporter.h"
#include "sync/importer.h"
#include "sync/setup.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <format>
#include <fstream>
#include <random>

using namespace sc;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

const Actor kActor{"A. Khan"};

std::string wholeFile(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

/// Words that cannot be packed.
std::string noise(std::mt19937_64 &random, std::size_t length)
{
    std::string text(length, ' ');
    for (char &one : text)
        one = static_cast<char>('!' + random() % 90);
    return text;
}

struct Office {
    std::unique_ptr<Database> database;
    OwnPc own;

    Id add(FieldValues fields)
    {
        Change change(*database, kActor);
        const Id id = database->newId();
        change.create("report", id, std::move(fields));
        if (!change.commit())
            qFatal("The test could not write.");
        return id;
    }
    void update(const Id &id, const FieldValues &fields)
    {
        Change change(*database, kActor);
        if (!change.update("report", id, fields) || !change.commit())
            qFatal("The test could not write.");
    }
    std::vector<ExportedFile> send(const fs::path &to, const ExportRequest &request = {})
    {
        const auto made = Exporter(*database, own).write(request, intoFile(to));
        if (!made)
            qFatal("The test could not export: %s", made.error().message.c_str());
        return *made;
    }
    ImportedFile take(const fs::path &file)
    {
        const auto taken =
            Importer(*database, own, TakeOptions{false, false, false, {}}).take(file);
        if (!taken)
            qFatal("The test could not import: %s", taken.error().message.c_str());
        return *taken;
    }
    std::string lines(const std::string &sql)
    {
        std::string all;
        Query rows = database->query(sql);
        while (rows.step())
            all += rows.text(0) + "\n";
        return all;
    }
    Id idOf(const std::string &description)
    {
        Query row = database->query("SELECT id FROM report WHERE description = ?", description);
        return row.step() ? row.id(0) : Id{};
    }
    std::string reports()
    {
        return lines("SELECT coalesce(description, '-') || ' | ' || coalesce(priority, '-') || ' | "
                     "' || coalesce(street, '-') || ' | ' || deleted FROM report ORDER BY id");
    }
    std::string faults()
    {
        std::string all;
        const auto found = Check(*database).deep().value();
        for (const Finding &one : found)
            all += one.code + " " + one.what + "\n";
        return all;
    }
};

} // namespace

class TestFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Office m_hall;
    Office m_desk;

    fs::path path(const std::string &name) const
    {
        return fs::path(m_folder->path().toStdString()) / name;
    }
    static fs::path golden(const std::string &name)
    {
        return fs::path(qEnvironmentVariable("SC_SOURCE_DIR").toStdString()) / "tests/sync/golden" /
               name;
    }
    Office open(const std::string &name) const
    {
        OpenOptions options;
        options.mode = OpenMode::Create;
        auto database = Database::open(path(name), options);
        if (!database)
            qFatal("The test could not open its records.");
        return {*std::move(database), {}};
    }
    Office joined(const fs::path &invitation, const std::string &code,
                  const std::string &name) const
    {
        if (const auto made = sc::join(invitation, code, path(name), ""); !made)
            qFatal("The test could not join: %s", made.error().message.c_str());
        Office office = open(name);
        office.own = ownPc(*office.database, "").value();
        return office;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hall = open("hall.db");
        m_hall.own =
            setUpCouncil(*m_hall.database, kActor, {"Darlham", {"NORTH"}, "Hall"}, "").value();
        const auto invited =
            invite(*m_hall.database, kActor, m_hall.own, "Desk", {"NORTH"}).value();
        QVERIFY(writeDurably(path("in.sci"), invited.bytes).has_value());
        m_desk = joined(path("in.sci"), invited.code, "desk.db");
    }
    void cleanup()
    {
        m_desk = {};
        m_hall = {};
        m_folder.reset();
    }

    void noFileIsTooLargeForEmailAndEachIsTakenByItself()
    {
        constexpr int kReports = 500;
        constexpr std::size_t kWords = 20'000;
        constexpr std::uintmax_t kEmail = 7'000'000;
        std::mt19937_64 random(1);
        {
            Change change(*m_hall.database, kActor); // in a field nobody searches
            for (int i = 0; i < kReports; ++i)
                change.create("report", m_hall.database->newId(),
                              {{"hazard", Value{noise(random, kWords)}}});
            QVERIFY(change.commit());
        }
        const auto files = m_hall.send(path("out.scb"));
        QVERIFY2(files.size() >= 2, std::to_string(files.size()).c_str());
        QCOMPARE(files[1].path, path("out-2.scb"));
        std::int64_t told = 0;
        for (const ExportedFile &one : files) {
            QVERIFY(fs::file_size(one.path) <= kEmail);
            told += one.ops;
        }
        QVERIFY(told >= kReports);
        // The last one comes first: what it brings is here at once, and those before it are asked
        // for until they have come.
        for (auto one = files.rbegin(); one != files.rend(); ++one) {
            const ImportedFile taken = m_desk.take(one->path);
            const bool isFirst = one + 1 == files.rend();
            QVERIFY(taken.ok);
            QVERIFY(taken.newRecords > 0);
            QCOMPARE(taken.waiting, !isFirst);
            QCOMPARE(taken.reason, isFirst ? ""s : "gap"s);
        }
        QCOMPARE(m_desk.lines("SELECT count(*) FROM report"), std::format("{}\n", kReports));
        QVERIFY(Importer(*m_desk.database, m_desk.own, {}).takeWaiting().has_value());
        QVERIFY(PeerStore(*m_desk.database).waiting()->empty());
        QCOMPARE(m_desk.reports(), m_hall.reports());
    }

    void noByteOfAFileMayChange()
    {
        for (int i = 0; i < 3; ++i)
            m_hall.add({{"description", Value{std::format("Sofa {}", i)}}});
        const fs::path file = m_hall.send(path("out.scb")).front().path;
        const std::string whole = wholeFile(file);
        const auto opens = [&](const std::string &bytes) {
            return openBundle(bytes, m_desk.own.trust, m_desk.own.secrets).has_value();
        };
        QVERIFY(opens(whole));
        std::mt19937_64 random(7);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string bad = whole;
            bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
            QVERIFY2(!opens(bad), std::to_string(at).c_str());
        }
        for (std::size_t length = 0; length < whole.size(); length += 1 + random() % 31)
            QVERIFY2(!opens(whole.substr(0, length)), std::to_string(length).c_str());
        QVERIFY(!opens(whole + '\0'));
        QVERIFY(!opens(whole + whole));
    }

    void whatIsRefusedLeavesNoTrace()
    {
        m_hall.add({{"description", Value{"Sofa"}}});
        const std::string whole = wholeFile(m_hall.send(path("out.scb")).front().path);
        const std::string before = m_desk.database->image();
        std::mt19937_64 random(8);
        for (int i = 0; i < 60; ++i) {
            std::string bad = whole;
            if (i % 3 == 0)
                bad.resize(random() % bad.size());
            else
                bad[random() % bad.size()] ^= static_cast<char>(1 << random() % 8);
            std::ofstream(path("bad.scb"), std::ios::binary) << bad;
            const ImportedFile taken = m_desk.take(path("bad.scb"));
            QVERIFY(!taken.ok);
            const std::set<std::string> reasons{"bad_signature", "damaged",      "too_large",
                                                "truncated",     "newer_format", "unknown_device"};
            QVERIFY2(reasons.contains(taken.reason), taken.reason.c_str());
        }
        QVERIFY(m_desk.database->image() == before);
        QVERIFY(m_desk.take(path("out.scb")).ok);
    }

    /// Files made by earlier versions, kept for ever: an invitation with its code, and a file sent
    /// later. The names say the schema.
    void filesOfEveryEarlierVersionAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("schema 15") << "schema15";
    }
    void filesOfEveryEarlierVersionAreRead()
    {
        QFETCH(const QString, name);
        const std::string version = name.toStdString();
        const std::string code = wholeFile(golden(version + ".code"));
        Office desk = joined(golden(version + ".sci"), code.substr(0, code.find('\n')), "old.db");
        QCOMPARE(desk.reports(), "Sofa | normal | Alder Road | 0\n"
                                 "Paint pots | high | - | 0\n"
                                 "Bed | - | - | 0\n"s);
        QCOMPARE(desk.lines("SELECT name || ' ' || phone FROM champion"), "Ann Bell 0132\n"s);
        const Id sofa = desk.idOf("Sofa");
        desk.update(sofa, {{"description", Value{"Half a sofa"}}});
        const ImportedFile taken = desk.take(golden(version + ".scb"));
        QVERIFY2(taken.ok, taken.message.c_str());
        QCOMPARE(taken.newRecords, 1);
        QCOMPARE(taken.conflicts, 1);
        QCOMPARE(desk.reports(), "Half a sofa | urgent | Alder Road | 0\n"
                                 "Paint pots | high | - | 1\n"
                                 "Bed | - | - | 0\n"
                                 "Tyres | - | - | 0\n"s);
        QCOMPARE(desk.lines("SELECT a.code FROM report r JOIN area a ON a.id = r.area WHERE "
                            "r.description = 'Bed'"),
                 "SOUTH\n"s);
        QCOMPARE(desk.lines("SELECT name || coalesce(phone, '-') FROM champion"), "Ann Bell-\n"s);
        const auto conflicts = ConflictStore(*desk.database).list().value();
        QCOMPARE(conflicts.size(), 1U);
        QCOMPARE(conflicts[0].heads[0].value, Value{"Two sofas"});
        QCOMPARE(conflicts[0].base, Value{"Sofa"});
        QCOMPARE(desk.faults(), ""s);
        QVERIFY(desk.take(golden(version + ".scb")).ok);
    }

    /// With SC_MAKE_GOLDEN=DIR/NAME: the files of this version for the test above.
    void makesItsOwnFilesForLaterVersions()
    {
        const std::string name = qEnvironmentVariable("SC_MAKE_GOLDEN").toStdString();
        if (name.empty())
            QSKIP("Only when asked for.");
        Office old = open("old-hall.db");
        old.own = setUpCouncil(*old.database, kActor, {"Darlham", {"NORTH", "SOUTH"}, "Hall"}, "")
                      .value();
        const auto areaOf = [&](const std::string &code) {
            Query row = old.database->query("SELECT id FROM area WHERE code = ?", code);
            row.step();
            return refValue(row.id(0));
        };
        const Id sofa = old.add({{"description", Value{"Sofa"}},
                                 {"priority", Value{"normal"}},
                                 {"street", Value{"Alder Road"}},
                                 {"area", areaOf("NORTH")}});
        const Id paint = old.add({{"description", Value{"Paint pots"}},
                                  {"priority", Value{"high"}},
                                  {"area", areaOf("NORTH")}});
        const Id bed = old.add({{"description", Value{"Bed"}}, {"area", areaOf("NORTH")}});
        Change change(*old.database, kActor);
        const Id ann = old.database->newId();
        change.create("champion", ann, {{"name", Value{"Ann Bell"}}, {"phone", Value{"0132"}}});
        change.create("report_step", old.database->newId(),
                      {{"report", refValue(sofa)}, {"note", Value{"Rang"}}});
        QVERIFY(change.commit());
        const auto invited =
            invite(*old.database, kActor, old.own, "Desk", {"NORTH", "SOUTH"}).value();
        QVERIFY(writeDurably(name + ".sci", invited.bytes).has_value());
        QVERIFY(writeDurably(name + ".code", invited.code + "\n").has_value());
        old.update(sofa, {{"description", Value{"Two sofas"}}, {"priority", Value{"urgent"}}});
        old.update(paint, {{"deleted", Value{std::int64_t{1}}}});
        old.update(bed, {{"area", areaOf("SOUTH")}});
        old.add({{"description", Value{"Tyres"}}, {"area", areaOf("SOUTH")}});
        Change erasing(*old.database, kActor);
        QVERIFY(Erasure(erasing).wipe("champion", ann, {"phone"}));
        QVERIFY(erasing.commit());
        static_cast<void>(old.send(name + ".scb"));
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
