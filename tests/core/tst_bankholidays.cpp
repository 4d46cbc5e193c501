// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bankholidays.h"
#include "core/dates.h"

#include <QTest>

using namespace sc;

namespace {

QStringList daysOf(Nation nation, int year)
{
    QStringList days;
    for (const BankHoliday &holiday : bankHolidays(nation, year))
        days += QString::fromStdString(isoDay(holiday.day)).mid(5);
    return days;
}

} // namespace

/// The expected lists are those the government published for each year.
class BankHolidaysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void easterIsRight_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("easter");
        QTest::newRow("1961") << 1961 << "1961-04-02";
        QTest::newRow("2008, early") << 2008 << "2008-03-23";
        QTest::newRow("2011, late") << 2011 << "2011-04-24";
        QTest::newRow("2024") << 2024 << "2024-03-31";
        QTest::newRow("2026") << 2026 << "2026-04-05";
        QTest::newRow("2038, latest") << 2038 << "2038-04-25";
    }

    void easterIsRight()
    {
        QFETCH(int, year);
        QFETCH(QString, easter);
        QCOMPARE(QString::fromStdString(isoDay(easterSunday(year))), easter);
    }

    void englandAndWalesMatchesThePublishedYears_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("days");
        QTest::newRow("2018") << 2018 << "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26";
        QTest::newRow("2019") << 2019 << "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26";
        QTest::newRow("2020") << 2020 << "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28";
        QTest::newRow("2021") << 2021 << "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28";
        QTest::newRow("2022") << 2022
                              << "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27";
        QTest::newRow("2023") << 2023 << "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26";
        QTest::newRow("2024") << 2024 << "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26";
        QTest::newRow("2025") << 2025 << "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26";
        QTest::newRow("2026") << 2026 << "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28";
        QTest::newRow("2027") << 2027 << "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28";
        QTest::newRow("2011, a wedding")
            << 2011 << "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27";
        QTest::newRow("2012, a jubilee")
            << 2012 << "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26";
    }

    void englandAndWalesMatchesThePublishedYears()
    {
        QFETCH(int, year);
        QFETCH(QString, days);
        QCOMPARE(daysOf(Nation::EnglandAndWales, year).join(u' '), days);
    }

    void scotlandMatchesThePublishedYears_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("days");
        QTest::newRow("2018") << 2018 << "01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26";
        QTest::newRow("2019") << 2019 << "01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26";
        QTest::newRow("2020") << 2020 << "01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28";
        QTest::newRow("2021") << 2021 << "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28";
        QTest::newRow("2022")
            << 2022 << "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27";
        QTest::newRow("2023") << 2023
                              << "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26";
        QTest::newRow("2024") << 2024 << "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26";
        QTest::newRow("2025") << 2025 << "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26";
        QTest::newRow("2026, the World Cup")
            << 2026 << "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28";
        QTest::newRow("2027") << 2027 << "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28";
    }

    void scotlandMatchesThePublishedYears()
    {
        QFETCH(int, year);
        QFETCH(QString, days);
        QCOMPARE(daysOf(Nation::Scotland, year).join(u' '), days);
    }

    void northernIrelandMatchesThePublishedYears_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("days");
        QTest::newRow("2018") << 2018
                              << "01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26";
        QTest::newRow("2019") << 2019
                              << "01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26";
        QTest::newRow("2020") << 2020
                              << "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28";
        QTest::newRow("2021") << 2021
                              << "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28";
        QTest::newRow("2022")
            << 2022 << "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27";
        QTest::newRow("2024") << 2024
                              << "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26";
        QTest::newRow("2025") << 2025
                              << "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26";
        QTest::newRow("2026") << 2026
                              << "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28";
    }

    void northernIrelandMatchesThePublishedYears()
    {
        QFETCH(int, year);
        QFETCH(QString, days);
        QCOMPARE(daysOf(Nation::NorthernIreland, year).join(u' '), days);
    }

    void substitutesAreMarked()
    {
        const auto days = bankHolidays(Nation::EnglandAndWales, 2022);
        QVERIFY(days.front().substitute); // 3 January for the 1st
        QCOMPARE(days.back().name, std::string("Christmas Day"));
        QVERIFY(days.back().substitute);
        QVERIFY(!days[days.size() - 2].substitute);
    }

    void asksOneDay()
    {
        QVERIFY(isBankHoliday(Nation::EnglandAndWales, parseIsoDay("2026-12-28").value()));
        QVERIFY(!isBankHoliday(Nation::EnglandAndWales, parseIsoDay("2026-12-26").value()));
        QVERIFY(isBankHoliday(Nation::Scotland, parseIsoDay("2026-06-15").value()));
        QVERIFY(!isBankHoliday(Nation::EnglandAndWales, parseIsoDay("2026-06-15").value()));
    }

    void nationsHaveCodes()
    {
        for (const Nation nation :
             {Nation::EnglandAndWales, Nation::Scotland, Nation::NorthernIreland})
            QCOMPARE(parseNation(toCode(nation)).value(), nation);
        QVERIFY(!parseNation("wales"));
    }
};

QTEST_APPLESS_MAIN(BankHolidaysTest)
#include "tst_bankholidays.moc"
