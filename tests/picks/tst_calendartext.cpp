// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/bench.h"
#include "picks/calendartext.h"

using namespace sc;
using namespace sc::test;

namespace {

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find("\r\n", at);
        lines.push_back(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 2;
    }
    return lines;
}

std::string unfolded(std::string text)
{
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    return text;
}

} // namespace

class TestCalendarText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheDayInUtcAndKeepsItsName()
    {
        PickBench bench;
        const Pick pick = bench.get(bench.approved());
        const std::string text = calendarText(pick, {.sequence = 2, .now = kMorning});
        const auto lines = linesOf(text);
        QCOMPARE(lines.front(), "BEGIN:VCALENDAR");
        QCOMPARE(lines.back(), "END:VCALENDAR");
        for (const std::string wanted :
             {"DTSTART:20260606T090000Z", "DTEND:20260606T103000Z", "DTSTAMP:20260515T090000Z",
              "SUMMARY:Riverside clean", "STATUS:CONFIRMED", "SEQUENCE:2", "METHOD:PUBLISH",
              "GEO:54.526000;-1.553000"})
            QVERIFY2(std::ranges::contains(lines, wanted), wanted.c_str());
        QVERIFY(text.contains("UID:" + pick.id.toString()));
        QVERIFY(text.ends_with("\r\n"));
        QCOMPARE(calendarText(pick, {.sequence = 2, .now = kMorning}), text);
    }

    void aCancelledPickIsACancellation()
    {
        PickBench bench;
        const Id id = bench.approved();
        QVERIFY(bench.cancel(id, {.reason = "weather"}));
        const std::string text = calendarText(bench.get(id), {.now = kMorning});
        QVERIFY(text.contains("METHOD:CANCEL\r\n"));
        QVERIFY(text.contains("STATUS:CANCELLED\r\n"));
    }

    void escapesWhatHasAMeaning()
    {
        QCOMPARE(calendarEscaped("Bags, gloves; a\\b\nand\r\nmore\rend"),
                 "Bags\\, gloves\\; a\\\\b\\nand\\nmore\\nend");
    }

    void foldsWithoutCuttingACharacter()
    {
        std::string note;
        for (int i = 0; i < 60; ++i)
            note += "é€😀x";
        const std::string folded = calendarLine("DESCRIPTION:" + note);
        for (const std::string &line : linesOf(folded)) {
            QVERIFY(line.size() <= 75);
            QVERIFY(QString::fromUtf8(line).toUtf8() == QByteArray::fromStdString(line));
        }
        QCOMPARE(unfolded(folded), "DESCRIPTION:" + note + "\r\n");
    }

    void aPickWithoutAStartHasNone() { QCOMPARE(calendarText(Pick{}, {}), ""); }
};

QTEST_GUILESS_MAIN(TestCalendarText)
#include "tst_calendartext.moc"
