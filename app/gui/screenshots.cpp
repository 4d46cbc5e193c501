// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every screen, for the README and for whoever checks how the program looks.
#include "gui/application.h"
#include "gui/screenshotpeer.h"
#include "viewmodels/appcontext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <vector>

namespace sc {

namespace {

struct Screen {
    QString name;
    std::function<void()> show;
};

struct Looks {
    QString theme;
    double textScale;
    QSize size;
    QStringList only; ///< these screens; all where it is empty
};

class Photographer {
public:
    Photographer(QQuickWindow &window, AppContext &context, const QDir &folder)
        : m_window(window), m_context(context), m_folder(folder)
    {}

    [[nodiscard]] bool take(const Looks &looks);

private:
    void wait(int milliseconds);
    void call(const char *function) { QMetaObject::invokeMethod(&m_window, function); }
    void go(const char *screen);
    [[nodiscard]] std::vector<Screen> screens();
    void fillForm();
    void showPick(const QString &filter, const QString &sheet);
    void planPick();
    void showPaper();
    void showKits(int tab);
    void showIndicators(const char *indicator);
    void showLoans(const QString &filter, const char *call);
    [[nodiscard]] std::vector<Screen> kitScreens();
    [[nodiscard]] std::vector<Screen> pickScreens();
    void showNetwork(int tab);
    void showSync(int tab);
    [[nodiscard]] std::vector<Screen> championScreens();
    void fillImport();
    void openReadOnly();
    void placeWhereOneIs();
    [[nodiscard]] std::filesystem::path damagedFile();

    QQuickWindow &m_window;
    AppContext &m_context;
    QDir m_folder;
    QTemporaryDir m_made;
    std::filesystem::path m_records;
};

void Photographer::wait(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void Photographer::go(const char *screen)
{
    // What stood open over the last screen is not part of the next.
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &escape);
    m_context.editor()->discard();
    QMetaObject::invokeMethod(&m_window, "go", QString::fromLatin1(screen));
}

/// Where an open report of the same kind is, so that the form tells of it.
void Photographer::placeWhereOneIs()
{
    ReportFilter filter;
    filter.categories = {"fly_tipping"};
    const auto page =
        m_context.session()->list().page(filter, ReportOrder::Newest, std::nullopt, 1);
    if (page && !page->empty() && page->front().report.position)
        m_context.editor()->placeAt(page->front().report.position->latitude + 0.0001,
                                    page->front().report.position->longitude);
}

void Photographer::fillImport()
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
        wait(50);
}

std::filesystem::path Photographer::damagedFile()
{
    const QString path = m_made.filePath(QStringLiteral("street-champions.db"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray("SQLite format 3") + QByteArray(4096, '\x7f'));
    return path.toStdString();
}

void Photographer::openReadOnly()
{
    m_context.close();
    auto session = Session::open(m_records, OpenMode::ReadOnly);
    if (session)
        m_context.use(std::move(*session));
    go("today");
}

void Photographer::fillForm()
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
void Photographer::showPick(const QString &filter, const QString &sheet)
{
    go("picks");
    PickDesk *picks = m_context.picks();
    picks->list()->setFilter(filter);
    picks->open(picks->list()->idAt(0), sheet);
    wait(300);
}

void Photographer::planPick()
{
    showPick(QStringLiteral("all"), {});
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("picksPage")))
        QMetaObject::invokeMethod(page, "edit");
}

void Photographer::showPaper()
{
    showPick(QStringLiteral("closed"), {});
    m_context.papers()->open(QStringLiteral("assessment"), m_context.picks()->list()->idAt(0));
    while (m_context.isWorking())
        wait(50);
}

std::vector<Screen> Photographer::pickScreens()
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
void Photographer::showIndicators(const char *indicator)
{
    go("indicators");
    wait(200);
    m_context.indicators()->finish();
    m_context.indicators()->close();
    if (*indicator != '\0')
        m_context.indicators()->show(QString::fromLatin1(indicator), QStringLiteral("ALL"));
    wait(200);
}

void Photographer::showKits(int tab)
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
    wait(300);
}

/// The first loan of a filter, with a form or a step opened by its pane.
void Photographer::showLoans(const QString &filter, const char *call)
{
    go("kits");
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("kitsPage")))
        page->setProperty("tab", 0);
    m_context.loans()->setLending(false);
    LoanDesk *loans = m_context.loans();
    loans->list()->setFilter(filter);
    loans->detail()->setLoanId(loans->list()->idAt(0));
    wait(300);
    auto *pane = m_window.findChild<QObject *>(QStringLiteral("loansPane"));
    if (pane != nullptr && call != nullptr)
        QMetaObject::invokeMethod(pane, call);
    wait(300);
}

std::vector<Screen> Photographer::kitScreens()
{
    return {
        {QStringLiteral("loans"), [this] { showLoans(QStringLiteral("overdue"), nullptr); }},
        {QStringLiteral("loan-reserved"),
         [this] { showLoans(QStringLiteral("reserved"), nullptr); }},
        {QStringLiteral("loan-return"), [this] { showLoans(QStringLiteral("out"), "nextStep"); }},
        {QStringLiteral("loan-new"), [this] { showLoans(QStringLiteral("reserved"), "edit"); }},
        {QStringLiteral("kits"), [this] { showKits(kKitTab); }},
        {QStringLiteral("indicators"), [this] { showIndicators(""); }},
        {QStringLiteral("indicator"), [this] { showIndicators("closed_on_time_share"); }},
        {QStringLiteral("kit-stock"), [this] { showKits(kStockTab); }},
        {QStringLiteral("kit-count"), [this] { showKits(kCountTab); }},
        {QStringLiteral("kit-plan"), [this] { showKits(kPlanTab); }},
    };
}

constexpr int kPlanBTab = 1; // in the order of ChampionsPage
constexpr int kGroupsTab = 4;

/// Exchange, or conflicts, which another PC is made to bring first.
void Photographer::showSync(int tab)
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
    wait(300);
}

void Photographer::showNetwork(int tab)
{
    m_context.network()->patches()->leave();
    m_context.champion()->close();
    go("champions");
    if (auto *page = m_window.findChild<QObject *>(QStringLiteral("championsPage")))
        QMetaObject::invokeMethod(page, "choose", tab);
    wait(600);
}

std::vector<Screen> Photographer::championScreens()
{
    return {
        {QStringLiteral("champions"), [this] { showNetwork(0); }},
        {QStringLiteral("champion"),
         [this] {
             showNetwork(0);
             m_context.champion()->show(m_context.champions()->idAt(2));
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

std::vector<Screen> Photographer::screens()
{
    const auto select = [this] { m_context.detail()->setReportId(m_context.reports()->idAt(3)); };
    std::vector<Screen> all{
        {QStringLiteral("today"), [this] { go("today"); }},
        {QStringLiteral("map"),
         [this] {
             m_context.detail()->setReportId({});
             go("map");
             wait(300);
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
             wait(100);
             if (auto *page = m_window.findChild<QObject *>(QStringLiteral("settingsPage")))
                 QMetaObject::invokeMethod(page, "showEnd");
         }},
        {QStringLiteral("import"), [this] { fillImport(); }},
        {QStringLiteral("problem"), [this] { m_context.open(damagedFile()); }},
        {QStringLiteral("read-only"), [this] { openReadOnly(); }},
        {QStringLiteral("first-run"), [this] { m_context.close(); }},
    };
    std::vector<Screen> champions = championScreens();
    all.insert(all.begin() + 5, champions.begin(), champions.end());
    std::vector<Screen> picks = pickScreens();
    all.insert(all.begin() + 3, picks.begin(), picks.end());
    std::vector<Screen> kits = kitScreens();
    all.insert(all.begin() + 3, kits.begin(), kits.end());
    return all;
}

bool Photographer::take(const Looks &looks)
{
    m_records = m_context.filePath().toStdString();
    m_context.settings()->overrideLook(looks.theme, looks.textScale);
    m_window.resize(looks.size);
    bool good = true;
    for (const Screen &screen : screens()) {
        if (!looks.only.isEmpty() && !looks.only.contains(screen.name))
            continue;
        screen.show();
        wait(screen.name == u"reports" || screen.name == u"map" || screen.name == u"log" ? 2'500
                                                                                         : 900);
        const QString scale = looks.textScale > 1.0
                                  ? QStringLiteral("-%1pc").arg(qRound(looks.textScale * 100))
                                  : QString();
        const QString name = QStringLiteral("%1-%2x%3-%4%5.png")
                                 .arg(screen.name)
                                 .arg(looks.size.width())
                                 .arg(looks.size.height())
                                 .arg(looks.theme, scale);
        good = m_window.grabWindow().save(m_folder.filePath(name)) && good;
        m_context.importing()->close();
        if (!m_context.isReady() || m_context.isReadOnly())
            m_context.open(m_records);
    }
    return good;
}

} // namespace

int takePictures(QQmlApplicationEngine &engine, AppContext &context, const Options &options)
{
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    QDir folder(options.screenshots);
    if (window == nullptr || !folder.mkpath(QStringLiteral(".")))
        return 3;
    Photographer photographer(*window, context, folder);
    constexpr int kLongest = 180'000;
    QElapsedTimer timer;
    timer.start();
    while (!context.isReady() && timer.elapsed() < kLongest)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    if (!context.isReady())
        return 1;
    const QSize small(1024, 700);
    const QSize large(1920, 1080);
    std::vector<Looks> all;
    for (const QSize size : {small, large}) {
        for (const QString &theme : {QStringLiteral("light"), QStringLiteral("dark")})
            all.push_back({theme, 1.0, size, {}});
    }
    for (const QSize size : {small, large})
        all.push_back({QStringLiteral("contrast"), 1.0, size, {}});
    all.push_back({QStringLiteral("light"), 1.5, small, {}});
    if (!options.theme.isEmpty() || options.textScale > 0.0)
        all = {{options.theme.isEmpty() ? QStringLiteral("light") : options.theme,
                std::max(1.0, options.textScale),
                small,
                {}}};
    const QStringList only = qEnvironmentVariable("SC_SCREENS").split(u',', Qt::SkipEmptyParts);
    for (Looks &looks : all)
        looks.only = only;
    bool good = true;
    for (const Looks &looks : all)
        good = photographer.take(looks) && good;
    return good ? 0 : 3;
}

} // namespace sc
