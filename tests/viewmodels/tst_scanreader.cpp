// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/lendingbench.h"
#include "viewmodels/scanreader.h"

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// Whatever has the keyboard: it writes down what it is given.
class Field : public QQuickItem {
    Q_OBJECT

public:
    explicit Field(QQuickItem *parent) : QQuickItem(parent) { setFlag(ItemIsFocusScope, false); }
    QString seen;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        seen += event->key() == Qt::Key_Return ? u"!"_s : event->text();
    }
    void keyReleaseEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Space)
            seen += u"^"_s;
    }
};

/// A pane that wants what is read while it has the keyboard.
class Pane : public QQuickItem {
    Q_OBJECT

public:
    using QQuickItem::QQuickItem;
    Q_INVOKABLE bool takeScan(const QString &code, bool known)
    {
        read.append(code + (known ? u"+"_s : u"-"_s));
        return takes;
    }
    QStringList read;
    bool takes = true;
};

class TestScanReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setOrganizationName(u"street-champions-test"_s); }
    void init();
    void cleanup();
    void aBurstIsFasterThanAPersonAndEndsWithEnter();
    void aScannedLabelOpensItsKitAndReachesNoField();
    void theCodeOfALoanOpensIt();
    void typingReachesTheFieldInItsOrder();
    void whatIsNoLabelIsTyped();
    void aPaneMayWantItself();
    void nothingIsOpenedOverAPopup();
    void nothingIsOpenedOverAReportThatIsChanged();

private:
    /// Keys at these times, in milliseconds; `!` is Enter.
    void press(const QString &keys, const std::vector<std::uint64_t> &times);
    void scan(const QString &code, std::uint64_t gap = 8);
    [[nodiscard]] QString kitShown() const
    {
        return m_context->kits()->detail()->property("label").toString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<QQuickWindow> m_window;
    Pane *m_pane = nullptr;
    Field *m_field = nullptr;
    std::uint64_t m_now = 1'000;
};

void TestScanReader::init()
{
    const auto folder = std::filesystem::path(m_folder.path().toStdString());
    m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
    m_context->use(test::lendingSession());
    m_window = std::make_unique<QQuickWindow>();
    auto *reader = new ScanReader(m_window->contentItem());
    reader->setContext(m_context.get());
    m_pane = new Pane(m_window->contentItem());
    m_pane->takes = false;
    m_field = new Field(m_pane);
    m_field->forceActiveFocus();
    QCOMPARE(m_window->activeFocusItem(), m_field);
}

void TestScanReader::cleanup()
{
    m_window.reset();
    m_context.reset();
}

void TestScanReader::press(const QString &keys, const std::vector<std::uint64_t> &times)
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const bool enter = keys[i] == u'!';
        const int key = enter ? int{Qt::Key_Return} : int{keys[i].toUpper().unicode()};
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier, enter ? u"\r"_s : QString(keys[i]));
            event.setTimestamp(times[static_cast<std::size_t>(i)]);
            QCoreApplication::sendEvent(m_window.get(), &event);
        }
    }
}

void TestScanReader::scan(const QString &code, std::uint64_t gap)
{
    std::vector<std::uint64_t> times;
    for (qsizetype i = 0; i <= code.size(); ++i)
        times.push_back(m_now += gap);
    m_now += 1'000;
    press(code + u'!', times);
}

void TestScanReader::aBurstIsFasterThanAPersonAndEndsWithEnter()
{
    const auto read = [](const QString &text, const std::vector<std::uint64_t> &times) {
        KeyBurst burst;
        for (qsizetype i = 0; i < text.size(); ++i)
            burst.add(text[i], times[static_cast<std::size_t>(i)]);
        return burst.endedAt(times.back());
    };
    QCOMPARE(read(u"K-001"_s, {100, 108, 116, 124, 132, 140}), u"K-001"_s);
    QCOMPARE(read(u"K-001"_s, {100, 100, 101, 101, 102, 102}), u"K-001"_s);
    QCOMPARE(read(u"K-001"_s, {100, 135, 170, 205, 240, 275}), u"K-001"_s); // a slow scanner
    QCOMPARE(read(u"K-001"_s, {100, 180, 260, 350, 420, 500}), QString());  // a person
    QCOMPARE(read(u"K-001"_s, {100, 108, 116, 124, 132, 400}), QString());  // Enter came later
    QCOMPARE(read(u"K1"_s, {100, 110, 120}), QString());                    // two fingers at once
    // What a person had typed before is not of the label.
    QCOMPARE(read(u"hK-001"_s, {100, 900, 908, 916, 924, 932, 940}), u"K-001"_s);
    QCOMPARE(read(u"hK-001"_s, {100, 108, 200, 208, 216, 224, 232}), u"-001"_s);
    QCOMPARE(read(u"K-001"_s, {0, 0, 0, 0, 0, 0}), QString()); // no clock
    QCOMPARE(read(u"K-001"_s, {140, 132, 124, 116, 108, 100}), QString());
}

void TestScanReader::aScannedLabelOpensItsKitAndReachesNoField()
{
    QSignalSpy wanted(m_context.get(), &AppContext::screenWanted);
    scan(u"k 001"_s);
    QCOMPARE(kitShown(), u"K-001"_s);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"kits"_s);
    QTest::qWait(100);
    QCOMPARE(m_field->seen, QString());
}

void TestScanReader::theCodeOfALoanOpensIt()
{
    const QString id =
        test::enterLoan(*m_context->loans(), u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s);
    const QString ref = m_context->loans()->detail()->property("ref").toString();
    m_context->loans()->detail()->setLoanId({});
    scan(ref);
    QCOMPARE(m_context->loans()->detail()->loanId(), id);
    QCOMPARE(m_field->seen, QString());
}

void TestScanReader::typingReachesTheFieldInItsOrder()
{
    press(u"k-001!"_s, {5'000, 5'090, 5'170, 5'260, 5'330, 5'420});
    QCOMPARE(m_field->seen, u"k-001!"_s);
    QCOMPARE(kitShown(), QString());
    // Two keys at once, and a last letter after which nothing comes.
    m_field->seen.clear();
    press(u"th"_s, {6'000, 6'012});
    QVERIFY(QTest::qWaitFor([&] { return m_field->seen == u"th"_s; }, 2'000));
    // A button is pressed and let go in this order.
    m_field->seen.clear();
    press(u" "_s, {7'000});
    QVERIFY(QTest::qWaitFor([&] { return m_field->seen == u" ^"_s; }, 2'000));
    // A key that is held down repeats as fast as a scanner.
    m_field->seen.clear();
    for (std::uint64_t at = 8'000; at < 8'300; at += 30) {
        QKeyEvent again(QEvent::KeyPress, Qt::Key_0, Qt::NoModifier, u"0"_s, at > 8'000);
        again.setTimestamp(at);
        QCoreApplication::sendEvent(m_window.get(), &again);
    }
    QCOMPARE(m_field->seen, u"0000000000"_s);
}

void TestScanReader::whatIsNoLabelIsTyped()
{
    scan(u"Z-999"_s);
    QCOMPARE(m_field->seen, u"Z-999!"_s);
    QCOMPARE(kitShown(), QString());
    m_field->seen.clear();
    m_context->close();
    scan(u"K-001"_s);
    QCOMPARE(m_field->seen, u"K-001!"_s);
}

void TestScanReader::aPaneMayWantItself()
{
    m_pane->takes = true;
    scan(u"K-001"_s);
    scan(u"Z-999"_s);
    QCOMPARE(m_pane->read, (QStringList{u"K-001+"_s, u"Z-999-"_s}));
    QCOMPARE(m_field->seen, QString());
    QCOMPARE(kitShown(), QString());
}

class QQuickOverlay : public QQuickItem { // as the controls call what popups lie in
    Q_OBJECT

public:
    using QQuickItem::QQuickItem;
};

void TestScanReader::nothingIsOpenedOverAPopup()
{
    auto *overlay = new QQuickOverlay(m_window->contentItem());
    auto *entry = new Field(overlay);
    entry->forceActiveFocus();
    QSignalSpy told(m_context.get(), &AppContext::failed);
    scan(u"K-001"_s);
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0][0].toString().contains(u"K-001"_s));
    QCOMPARE(entry->seen, QString());
    QCOMPARE(kitShown(), QString());
    scan(u"Wet"_s);
    QCOMPARE(entry->seen, u"Wet!"_s);
}

void TestScanReader::nothingIsOpenedOverAReportThatIsChanged()
{
    const auto report = m_context->session()->write<Report>([&](Change &change) {
        Report one;
        one.category = "litter";
        one.source = "staff";
        one.position = LatLon{54.52, -1.55};
        return m_context->session()->reports().create(change, one);
    });
    QVERIFY(report.has_value());
    ReportEditor *editor = m_context->editor();
    editor->change(QString::fromStdString(report->id.toString()));
    QVERIFY(editor->isChange());
    QSignalSpy told(m_context.get(), &AppContext::failed);
    scan(u"K-001"_s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(kitShown(), QString());
    editor->putAside();
    scan(u"K-001"_s);
    QCOMPARE(kitShown(), u"K-001"_s);
}

QTEST_MAIN(TestScanReader)
#include "tst_scanreader.moc"
