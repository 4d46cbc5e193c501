// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/kind.h"
#include "loans/loancodes.h"
#include "picks/pickcodes.h"
#include "quarterly/entries.h"
#include "reports/codes.h"

#include <QFile>
#include <QTest>

/// docs/data-dictionary.md is what people write files by: every field and code is in it, in order.
class TestDataDictionary : public QObject {
    Q_OBJECT

private:
    QByteArray m_text;

    [[nodiscard]] QByteArray section(const QByteArray &title) const
    {
        const qsizetype begin = m_text.indexOf("\n## " + title + "\n");
        const qsizetype end = m_text.indexOf("\n## ", begin + 4);
        return begin < 0 ? QByteArray() : m_text.mid(begin, end - begin);
    }

    void verifyFields(std::string_view title, const std::vector<std::string_view> &fields) const
    {
        const QByteArray text = section(QByteArray(title.data(), qsizetype(title.size())));
        qsizetype at = 0;
        for (const std::string_view field : fields) {
            const QByteArray row =
                "\n| `" + QByteArray(field.data(), qsizetype(field.size())) + "` |";
            at = text.indexOf(row, at);
            QVERIFY2(at >= 0, row.constData());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(qEnvironmentVariable("SC_SOURCE_DIR") +
                   QStringLiteral("/docs/data-dictionary.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_text = file.readAll();
    }

    void listsEveryField()
    {
        const auto database = *sc::Database::inMemory();
        sc::NameStore names(*database);
        sc::ExchangeKinds kinds(*database, names);
        for (const sc::KindSpec &spec : sc::kindSpecs())
            verifyFields(spec.type, kinds.of(spec.type).fieldNames());
    }

    void listsEveryCode()
    {
        for (const auto codes :
             {sc::reportStatuses(),  sc::reportSources(),      sc::reportPriorities(),
              sc::reportHazards(),   sc::flyTipLandTypes(),    sc::flyTipWasteTypes(),
              sc::flyTipSizes(),     sc::pickStatuses(),       sc::insuranceBases(),
              sc::landPermissions(), sc::cancelReasons(),      sc::attendanceStatuses(),
              sc::attendanceRoles(), sc::minutesSources(),     sc::loanStatuses(),
              sc::lineOutcomes(),    sc::signatureWays(),      sc::reminderWays(),
              sc::gateRules(),       sc::sackFlags(),          sc::enforcementActions(),
              sc::surveyQuestions(), sc::cleanlinessElements()}) {
            for (const sc::Code &code : codes) {
                const std::string row =
                    "\n| `" + std::string(code.code) + "` | " + std::string(code.label) + " |";
                QVERIFY2(m_text.contains(row.c_str()), row.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDataDictionary)
#include "tst_datadictionary.moc"
