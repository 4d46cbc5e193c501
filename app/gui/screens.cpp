// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/screens.h"

#include "gui/screenshotpeer.h"
#include "viewmodels/appcontext.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QQuickItem>

#include <algorithm>

namespace sc {

void waitFor(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

Screens::Screens(QQuickWindow &window, AppContext &context)
    : m_window(window), m_context(context), m_records(context.filePath().toStdString())
{}

void Screens::go(const char *screen)
{
    // What stood open over the last screen is not part of the next.
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &escape);
    m_context.editor()->discard();
    QMetaObject::invokeMethod(&m_window, "go", QString::fromLatin1(screen));
}

/// The object of this type that belongs to what is on the screen; none otherwise. What a popup is
/// put over says nothing: that is not visible while none is open.
QObject *Screens::shown(const char *type) const
{
    const auto isOnScreen = [](const QObject *one) {
        const auto *item = qobject_cast<const QQuickItem *>(one);
        const QObject *over = item != nullptr ? item->parentItem() : one->parent();
        while (over != nullptr && qobject_cast<const QQuickItem *>(over) == nullptr)
            over = over->parent();
        return over != nullptr && qobject_cast<const QQuickItem *>(over)->isVisible();
    };
    const auto all = m_window.findChildren<QObject *>();
    const auto found = std::ranges::find_if(all, [&](const QObject *one) {
        return QByteArrayView(one->metaObject()->className()).startsWith(type) && isOnScreen(one);
    });
    return found == all.end() ? nullptr : *found;
}

void Screens::openForm(const char *type)
{
    if (QObject *form = shown(type))
        QMetaObject::invokeMethod(form, "open");
    waitFor(400);
}

/// Where an open report of the same kind is, so that the form tells of it.
void Screens::placeWhereOneIs()
{
    ReportFilter filter;
    filter.categories = {"fly_tipping"};
    const auto page =
        m_context.session()->list().page(filter, ReportOrder::Newest, std::nullopt, 1);
    if (!page || page->empty() || !page->front().report.position)
        return;
    const double latitude = page->front().report.position->latitude + 0.0001;
    const double longitude = page->front().report.position->longitude;
    m_context.editor()->placeAt(latitude, longitude);
    if (QObject *map = shown("StreetMap"))
        QMetaObject::invokeMethod(map, "show", latitude, longitude);
}

void Screens::fillImport()
{
    go("settings");
    const QString path = m_made.filePath(QStringLiteral("from-the-contractor.csv"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("category,source,latitude,longitude,observed_at\r\n"
                   "litter,public,54.52,-1.55,\r\nrubbish,public,54.52,-1.55,\r\n"
                   "graffiti,staff,54.53,-1.55,\r\nlitter,public,12,-1.55,\r\n"
                   "litter,public,54.52,-1.55,31/02/2026\r\n");
    file.close();
    m_context.takeFile(QStringLiteral("import"), QUrl::fromLocalFile(path));
    while (m_context.isWorking())
        waitFor(50);
}

void Screens::fillBoundaries()
{
    go("settings");
    const QString path = m_made.filePath(QStringLiteral("wards-2027.geojson"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"WD27CD":"E05099001","WD27NM":"North"},"geometry":
            {"type":"Polygon","coordinates":[[[-1.6,54.5],[-1.5,54.5],[-1.5,54.6],[-1.6,54.5]]]}},
            {"type":"Feature","properties":{"WD27CD":"E05099002","WD27NM":"Sea"},"geometry":
            {"type":"Polygon","coordinates":[[[-1.6,44.5],[-1.5,44.5],[-1.5,44.6],[-1.6,44.5]]]}}
            ]})");
    file.close();
    m_context.takeFile(QStringLiteral("boundaries"), QUrl::fromLocalFile(path));
    while (m_context.isWorking())
        waitFor(50);
}

std::filesystem::path Screens::damagedFile()
{
    const QString path = m_made.filePath(QStringLiteral("street-champions.db"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray("SQLite format 3") + QByteArray(4096, '\x7f'));
    return path.toStdString();
}

void Screens::openReadOnly()
{
    m_context.close();
    auto session = Session::open(m_records, OpenMode::ReadOnly);
    if (session)
        m_context.use(std::move(*session));
    go("today");
}

void Screens::fillForm()
{
    go("map");
    call("logReport");
    ReportEditor *editor = m_context.editor();
    editor->setCategoryText(QStringLiteral("fly"));
    editor->categories()->setQuery(QStringLiteral("fly-tipping"));
    editor->chooseCategory(0);
    editor->setLandType(QStringLiteral("back_alleyway"));
    editor->setWasteType(QStringLiteral("other_household"));
    editor->setSize(QStringLiteral("small_van_load"));
    placeWhereOneIs();
    editor->tellers()->setQuery(QStringLiteral("118"));
    editor->chooseTeller(0);
}

/// The first pick of a filter that suits, with a sheet of it over list and map.
void Screens::showPick(const QString &filter, const QString &sheet)
{
    go("picks");
    PickDesk *picks = m_context.picks();
    picks->list()->setFilter(filter);
    picks->open(picks->list()->idAt(0), sheet);
    waitFor(300);
}

void Screens::planPick()
{
    showPick(QStringLiteral("all"), {});
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("picksPage")))
        QMetaObject::invokeMethod(page, "edit");
}

void Screens::showPaper()
{
    showPick(QStringLiteral("closed"), {});
    m_context.papers()->open(QStringLiteral("assessment"), m_context.picks()->list()->idAt(0));
    while (m_context.isWorking())
        waitFor(50);
}

std::vector<Screen> Screens::pickScreens()
{
    return {
        {QStringLiteral("picks"), [this] { showPick(QStringLiteral("open"), {}); }},
        {QStringLiteral("pick-form"), [this] { planPick(); }},
        {QStringLiteral("pick-assessment"),
         [this] { showPick(QStringLiteral("assess"), QStringLiteral("assess")); }},
        {QStringLiteral("pick-people"),
         [this] { showPick(QStringLiteral("closed"), QStringLiteral("roster")); }},
        {QStringLiteral("pick-figures"),
         [this] { showPick(QStringLiteral("closed"), QStringLiteral("figures")); }},
        {QStringLiteral("pick-calendar"),
         [this] { showPick(QStringLiteral("all"), QStringLiteral("calendar")); }},
        {QStringLiteral("meeting"),
         [this] {
             showPick(QStringLiteral("all"), QStringLiteral("calendar"));
             MeetingDesk *meetings = m_context.picks()->meetings();
             meetings->begin(m_context.picks()->calendar()->day());
             openForm("MeetingPopup");
         }},
        {QStringLiteral("campaigns"),
         [this] { showPick(QStringLiteral("all"), QStringLiteral("campaigns")); }},
        {QStringLiteral("paper"), [this] { showPaper(); }},
    };
}

constexpr int kKitTab = 1; // in the order of KitsPage
constexpr int kStockTab = 2;
constexpr int kCountTab = 3;
constexpr int kPlanTab = 4;

/// A tab of the kits, with the first kit that needs looking after selected.
void Screens::showKits(int tab)
{
    go("kits");
    KitDesk *kits = m_context.kits();
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("kitsPage")))
        page->setProperty("tab", tab);
    if (tab == kKitTab)
        kits->detail()->openScanned(QStringLiteral("K-007"));
    else if (tab == kStockTab)
        kits->stock()->select(0);
    else if (tab == kCountTab && !kits->count()->isCounting() && kits->count()->start())
        for (const char *label : {"K-001", "K-004", "k 004", "K-002", "4006381333931"})
            kits->count()->scan(QString::fromLatin1(label));
    waitFor(300);
}

/// The first loan of a filter, with a form or a step opened by its pane.
void Screens::showLoans(const QString &filter, const char *call)
{
    go("kits");
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("kitsPage")))
        page->setProperty("tab", 0);
    m_context.loans()->setLending(false);
    LoanDesk *loans = m_context.loans();
    loans->list()->setFilter(filter);
    loans->detail()->setLoanId(loans->list()->idAt(0));
    waitFor(300);
    auto *pane = m_window.findChild<QObject *>(QStringLiteral("loansPane"));
    if (pane != nullptr && call != nullptr)
        QMetaObject::invokeMethod(pane, call);
    waitFor(300);
}

std::vector<Screen> Screens::kitScreens()
{
    return {
        {QStringLiteral("loans"), [this] { showLoans(QStringLiteral("overdue"), nullptr); }},
        {QStringLiteral("loan-reserved"),
         [this] { showLoans(QStringLiteral("reserved"), nullptr); }},
        {QStringLiteral("loan-return"), [this] { showLoans(QStringLiteral("out"), "nextStep"); }},
        {QStringLiteral("loan-hand-over"),
         [this] { showLoans(QStringLiteral("reserved"), "handOver"); }},
        {QStringLiteral("loan-sign"), [this] { showLoans(QStringLiteral("reserved"), "sign"); }},
        {QStringLiteral("suspensions"),
         [this] { showLoans(QStringLiteral("overdue"), "showSuspensions"); }},
        {QStringLiteral("loan-new"), [this] { showLoans(QStringLiteral("reserved"), "edit"); }},
        {QStringLiteral("loan-remind"), [this] { showLoans(QStringLiteral("overdue"), "remind"); }},
        {QStringLiteral("loan-work"),
         [this] { showLoans(QStringLiteral("overdue"), "reportWork"); }},
        {QStringLiteral("kits"), [this] { showKits(kKitTab); }},
        {QStringLiteral("kit-labels"),
         [this] {
             showKits(kKitTab);
             openForm("LabelsPopup");
         }},
        {QStringLiteral("kit-stock"), [this] { showKits(kStockTab); }},
        {QStringLiteral("kit-count"), [this] { showKits(kCountTab); }},
        {QStringLiteral("kit-plan"), [this] { showKits(kPlanTab); }},
    };
}

constexpr int kPlanBTab = 1; // in the order of ChampionsPage
constexpr int kGroupsTab = 4;

/// Exchange, or conflicts, which another PC is made to bring first.
void Screens::showSync(int tab)
{
    if (tab > 0) {
        contradictFromAnotherPc(*m_context.session());
        ConflictDesk *conflicts = m_context.conflicts();
        conflicts->refresh();
        conflicts->select(
            std::max(0, conflicts->lines()->rowWith(QStringLiteral("what"),
                                                    QStringLiteral("Two answers: description"))));
    }
    go("sync");
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("syncPage")))
        QMetaObject::invokeMethod(page, "show", tab);
    waitFor(300);
}

void Screens::showNetwork(int tab)
{
    m_context.network()->patches()->leave();
    m_context.champion()->close();
    go("champions");
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("championsPage")))
        QMetaObject::invokeMethod(page, "choose", tab);
    waitFor(600);
}

std::vector<Screen> Screens::championScreens()
{
    return {
        {QStringLiteral("champions"), [this] { showNetwork(0); }},
        {QStringLiteral("champion"),
         [this] {
             showNetwork(0);
             m_context.champion()->show(m_context.champions()->idAt(2));
         }},
        {QStringLiteral("erase"),
         [this] {
             showNetwork(0);
             m_context.champion()->show(m_context.champions()->idAt(2));
             waitFor(300);
             openForm("ErasePopup");
         }},
        {QStringLiteral("plan-b"), [this] { showNetwork(kPlanBTab); }},
        {QStringLiteral("groups"),
         [this] {
             showNetwork(kGroupsTab);
             GroupDesk *groups = m_context.network()->groups();
             groups->show(groups->rows()->value(0, QStringLiteral("groupId")).toString());
         }},
        {QStringLiteral("patch"),
         [this] {
             m_context.network()->groups()->close();
             showNetwork(0);
             m_context.champion()->show(m_context.champions()->idAt(2));
             m_context.network()->patches()->begin(
                 m_context.champion()->values().value(QStringLiteral("patch")).toString());
         }},
    };
}

std::vector<Screen> Screens::all()
{
    const auto select = [this] { m_context.detail()->setReportId(m_context.reports()->idAt(3)); };
    std::vector<Screen> screens{
        {QStringLiteral("today"), [this] { go("today"); }},
        {QStringLiteral("map"),
         [this] {
             m_context.detail()->setReportId({});
             go("map");
             waitFor(300);
             QKeyEvent home(QEvent::KeyPress, Qt::Key_Home, Qt::NoModifier);
             QCoreApplication::sendEvent(&m_window, &home);
         }},
        {QStringLiteral("reports"),
         [this, select] {
             go("reports");
             select();
         }},
        {QStringLiteral("log"), [this] { fillForm(); }},
        {QStringLiteral("log-problem"),
         [this] {
             go("map");
             call("logReport");
             m_context.editor()->save(false);
         }},
        {QStringLiteral("sync"), [this] { showSync(0); }},
        {QStringLiteral("conflicts"), [this] { showSync(1); }},
        {QStringLiteral("settings"),
         [this] {
             m_context.champion()->close();
             go("settings");
         }},
        {QStringLiteral("settings-end"),
         [this] {
             go("settings");
             waitFor(100);
             if (auto *page = m_window.findChild<QObject *>(QStringLiteral("settingsPage")))
                 QMetaObject::invokeMethod(page, "showEnd");
         }},
        {QStringLiteral("import"), [this] { fillImport(); }},
        {QStringLiteral("boundaries"), [this] { fillBoundaries(); }},
        {QStringLiteral("problem"), [this] { m_context.open(damagedFile()); }},
        {QStringLiteral("read-only"), [this] { openReadOnly(); }},
        {QStringLiteral("first-run"), [this] { m_context.close(); }},
    };
    std::vector<Screen> champions = championScreens();
    screens.insert(screens.begin() + 5, champions.begin(), champions.end());
    std::vector<Screen> figures = figureScreens();
    screens.insert(screens.begin() + 3, figures.begin(), figures.end());
    std::vector<Screen> picks = pickScreens();
    screens.insert(screens.begin() + 3, picks.begin(), picks.end());
    std::vector<Screen> kits = kitScreens();
    screens.insert(screens.begin() + 3, kits.begin(), kits.end());
    return screens;
}

} // namespace sc
