// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include <QFile>
#include <QTest>

#include <string>

/// docs/record-numbers.md is what somebody who reads the files by docs/sync.md alone names types
/// and fields by. Run with SC_UPDATE_GOLDEN=1 to write its table anew.
class TestRecordNumbers : public QObject {
    Q_OBJECT

    static QByteArray table()
    {
        const auto database = *sc::Database::inMemory();
        std::string text = "| Number | Type | Part of | Fields |\n|---|---|---|---|\n";
        sc::Query types = database->query("SELECT number, name, scope, scope_column, parent_type, "
                                          "append_only FROM record_type ORDER BY number");
        while (types.step()) {
            const std::string parent = types.text(4).empty() ? types.text(3) : types.text(4);
            text += "| " + types.text(0) + " | `" + types.text(1) + "` | " +
                    (types.text(2) == "area"     ? "its area, by `" + types.text(3) + "`"
                     : types.text(2) == "parent" ? "its `" + parent + "`"
                                                 : "what all share") +
                    " | ";
            sc::Query fields = database->query("SELECT number, column_name, kind, ref_type FROM "
                                               "record_field WHERE type = ? ORDER BY number",
                                               types.integer(0));
            std::string all;
            while (fields.step())
                all += (all.empty() ? "" : ", ") + fields.text(0) + " `" + fields.text(1) + "` " +
                       fields.text(2) +
                       (fields.text(3).empty() ? std::string() : " to " + fields.text(3));
            text += all + " |\n";
        }
        return QByteArray::fromStdString(text);
    }

private Q_SLOTS:
    void namesEveryTypeAndField()
    {
        QFile file(qEnvironmentVariable("SC_SOURCE_DIR") +
                   QStringLiteral("/docs/record-numbers.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        file.close();
        const qsizetype begin = text.indexOf("| Number |");
        QVERIFY(begin > 0);
        if (qEnvironmentVariableIsSet("SC_UPDATE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.left(begin) + table());
            return;
        }
        QCOMPARE(text.mid(begin), table());
    }
};

QTEST_GUILESS_MAIN(TestRecordNumbers)
#include "tst_recordnumbers.moc"
