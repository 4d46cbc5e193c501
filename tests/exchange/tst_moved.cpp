// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importing.h"

#include <QTest>

using namespace sc;
using sc::test::Desk;

/// What is said of a report's place when the report moves.
class TestMoved : public QObject {
    Q_OBJECT

    /// The report after an update of these fields.
    static Json moved(Desk &desk, const Json &fields)
    {
        Applier applier(desk.database(), {"Jo"});
        const Json order{
            {"op", "update"}, {"type", "report"}, {"id", desk.report()["id"]}, {"fields", fields}};
        const auto answer = applier.apply(order.dump());
        return answer.ok ? desk.report() : Json(answer.error.message);
    }

private Q_SLOTS:
    void aStreetFarFromThePlaceDoesNotStay()
    {
        Desk desk;
        QCOMPARE(desk.import("reports", "category,source,grid_ref,street,postcode\n"
                                        "litter,public,NZ 28800 14500,Low Row,DL1 1AA\n")
                     ->added,
                 1);
        Json report = moved(desk, {{"grid_ref", "NZ 28850 14550"}}); // put right by 70 metres
        QCOMPARE(report["street"], "Low Row");
        QCOMPARE(report["postcode"], "DL1 1AA");
        report = moved(desk, {{"grid_ref", "NZ 30000 14500"}});
        QVERIFY(report["street"].is_null());
        QVERIFY(report["postcode"].is_null());
        report = moved(desk, {{"grid_ref", "NZ 33000 14500"}, {"street", "High Row"}});
        QCOMPARE(report["street"], "High Row");
    }

    void whatWasTypedNamesThePlaceItWas()
    {
        Desk desk;
        QCOMPARE(
            desk.import("reports", "category,source,grid_ref\nlitter,public,NZ 288 145\n")->added,
            1);
        QCOMPARE(desk.report()["place_typed"], "NZ 288 145");
        const Json same = desk.report();
        Json report =
            moved(desk, {{"latitude", same["latitude"]}, {"longitude", same["longitude"]}});
        QCOMPARE(report["place_typed"], "NZ 288 145"); // it has not moved
        report = moved(desk, {{"easting", 430000}, {"northing", 514500}});
        QVERIFY(report["place_typed"].is_null());
        report = moved(desk, {{"grid_ref", "NZ 291 146"}});
        QCOMPARE(report["place_typed"], "NZ 291 146");
    }
};

QTEST_GUILESS_MAIN(TestMoved)
#include "tst_moved.moc"
