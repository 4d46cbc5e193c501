// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "storage/location.h"
#include "storage/migrator.h"
#include "storage/openfiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sc;

/// SQLite's locks on the records outlive everything else that looks at the file.
class TestOpenFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_path;
    std::unique_ptr<Database> m_records;

    /// How many locks the system knows on the file.
    [[nodiscard]] qsizetype locks() const
    {
        struct stat facts = {};
        QFile all(QStringLiteral("/proc/locks"));
        if (::stat(m_path.c_str(), &facts) != 0 || !all.open(QIODevice::ReadOnly))
            return -1;
        return all.readAll().count(":" + QByteArray::number(qulonglong(facts.st_ino)) + " ");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = (m_folder.path() + QStringLiteral("/office.db")).toStdString();
        m_records = Database::open(m_path, {.mode = OpenMode::Create}).value();
        QVERIFY(locks() > 0);
    }

    void lookingAtItTakesNoLockAway_data()
    {
        using Look = std::function<bool(const std::filesystem::path &)>;
        QTest::addColumn<Look>("look");
        const auto row = [](const char *name, Look look) { QTest::newRow(name) << look; };
        row("a second connection for work", [](const auto &path) {
            return Database::open(path, {.mode = OpenMode::Worker}).has_value();
        });
        row("a second connection that reads", [](const auto &path) {
            return Database::open(path, {.mode = OpenMode::ReadOnly}).has_value();
        });
        row("its header", [](const auto &path) {
            const auto header = readHeader(path);
            return header && *header && (*header)->applicationId == kApplicationId &&
                   (*header)->schemaVersion == kSchemaVersion && (*header)->wholePages;
        });
        row("a name to write to", [](const auto &path) { return !refuseOverRecords(path); });
        row("a file to read from", [](const auto &path) { return !refuseOpenRecords(path); });
        row("another name of it", [](const auto &path) {
            const auto link = std::filesystem::path(path).concat(".link");
            std::filesystem::create_symlink(path, link);
            return !refuseOpenRecords(link) && readHeader(link).has_value();
        });
    }
    void lookingAtItTakesNoLockAway()
    {
        QFETCH(std::function<bool(const std::filesystem::path &)>, look);
        QVERIFY(look(m_path));
        QVERIFY(locks() > 0);
    }

    void onceItIsClosedItIsAFileLikeAnyOther()
    {
        QVERIFY(OpenFiles::has(m_path));
        m_records.reset();
        QVERIFY(!OpenFiles::has(m_path));
        QVERIFY(refuseOpenRecords(m_path).has_value());
        QVERIFY(readHeader(m_path).value().has_value());
    }
};

QTEST_GUILESS_MAIN(TestOpenFiles)
#include "tst_openfiles.moc"
