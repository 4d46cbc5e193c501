// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/historytext.h"
#include "reports/reportstore.h"
#include "storage/attachments.h"
#include "support/scratch.h"

#include <QTest>

using namespace sc;
using sc::test::Scratch;

namespace {

const Actor kOfficer{"R. Dunn"};

} // namespace

class TestHistoryText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsPhotosFromTheReportTheyBelongTo()
    {
        const Scratch scratch;
        FixedClock clock(Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20}});
        const auto database = scratch.open(OpenMode::Create, &clock);
        ReportStore reports(**database);
        Attachments attachments(**database);
        Id report;
        Id photo;
        const auto change = [&](const auto &what) {
            clock.advance(std::chrono::minutes{1});
            Change made(**database, kOfficer);
            what(made);
            QVERIFY(made.commit());
        };
        change([&](Change &made) {
            Report litter;
            litter.category = "litter";
            litter.source = "public";
            litter.position = LatLon{54.5, -1.5};
            report = reports.create(made, litter)->id;
            photo = attachments.add(made, {.owner = report, .ownerType = "report"}, "p")->id;
        });
        change([&](Change &made) { QVERIFY(attachments.remove(made, photo)); });
        change([&](Change &made) { made.restore("attachment", photo); });
        change([&](Change &made) { QVERIFY(reports.remove(made, report)); });
        change([&](Change &made) { QVERIFY(reports.restore(made, report)); });
        NameStore names(**database);
        const auto lines = historyLines(*reports.history(report), names);
        QVERIFY(lines.size() >= 6);
        const std::vector<std::string> last(lines.end() - 4, lines.end());
        const char *told[]{"took a photo away", "put a photo back", "deleted it", "restored it"};
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY2(last[i].ends_with(told[i]), last[i].c_str());
    }
};

QTEST_GUILESS_MAIN(TestHistoryText)
#include "tst_historytext.moc"
