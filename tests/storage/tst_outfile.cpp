// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "storage/outfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;

/// A file that somebody asked for never takes the place of records or keys.
class TestOutFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path at(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    static QByteArray bytesOf(const std::filesystem::path &path)
    {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void takesThePlaceOfAnOrdinaryFile()
    {
        const auto path = at("letter.pdf");
        QVERIFY(writeWhole(path, "first"));
        QVERIFY(writeWhole(path, "second"));
        QCOMPARE(bytesOf(path), "second");
        QCOMPARE(writeWhole(at("nowhere/letter.pdf"), "x").error().kind, ErrorKind::CannotWrite);
    }
    void neverOfRecords()
    {
        const auto path = at("office.db");
        QVERIFY(Database::open(path, {.mode = OpenMode::Create}));
        const QByteArray before = bytesOf(path);
        QVERIFY(!before.isEmpty());
        for (const char *name : {"office.db", "office.db-wal", "office.db-shm"})
            QVERIFY(writeWhole(at(name), "x").error().message.contains("holds records"));
        QCOMPARE(bytesOf(path), before);
    }
    void neverOfKeys()
    {
        const auto path = at("0192.key");
        QVERIFY(writeWhole(path, "street-champions keys 1\nsecret"));
        QVERIFY(writeWhole(path, "x").error().message.contains("keys"));
        QVERIFY(bytesOf(path).endsWith("secret"));
    }
};

QTEST_GUILESS_MAIN(TestOutFile)
#include "tst_outfile.moc"
