// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/appcontext.h"

#include "core/calendar.h"
#include "core/gridreference.h"
#include "reports/codes.h"
#include "reports/transitions.h"
#include "storage/backup.h"
#include "storage/location.h"
#include "viewmodels/photofiles.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

namespace sc {

namespace fs = std::filesystem;

namespace {

std::vector<Suggestion> statusChoices()
{
    std::vector<Suggestion> rows;
    for (const Code &status : reportStatuses())
        rows.push_back({toQString(status.code), toQString(status.label), {}, {}, {}});
    return rows;
}

} // namespace

AppContext::AppContext(const fs::path &samplePath, const fs::path &councilPath, QObject *parent)
    : QObject(parent)
    , m_settings(new SettingsModel(this))
    , m_today(new TodayModel(this))
    , m_reports(new ReportListModel(this))
    , m_detail(new ReportDetail(this))
    , m_editor(new ReportEditor(this))
    , m_search(new SearchModel(this))
    , m_points(new MapPointsModel(this))
    , m_basemap(new MapSource(this))
    , m_champions(new ChampionListModel(this))
    , m_work(new LongWork(this))
    , m_champion(new ChampionEditor(this))
    , m_ledger(new ChampionLedgerModel(m_work, this))
    , m_championLists(new ChampionListsModel(this))
    , m_network(new NetworkDesk(this))
    , m_import(new ImportModel(m_work, this))
    , m_picks(new PickDesk(m_work, this))
    , m_kits(new KitDesk(this))
    , m_loans(new LoanDesk(this))
    , m_papers(new PaperDesk(m_work, this))
    , m_conflicts(new ConflictDesk(this))
    , m_indicators(new IndicatorDesk(m_work, this))
    , m_sync(new SyncDesk(m_work, this))
    , m_firstRun(new FirstRun(samplePath, councilPath, this))
    , m_areas(new ChoiceModel({}, this))
    , m_categoryFilter(new ChoiceModel({}, this))
    , m_statusFilter(new ChoiceModel(statusChoices(), this))
    , m_dueFilter(new ChoiceModel({{QStringLiteral("late"), tr("Late"), {}, {}, {}},
                                   {QStringLiteral("today"), tr("Due today"), {}, {}, {}},
                                   {QStringLiteral("week"), tr("Due this week"), {}, {}, {}}},
                                  this))
{
    connectModels();
}

AppContext::~AppContext()
{
    close();
    m_work->finishAll();
}

void AppContext::connectModels()
{
    connect(m_detail, &ReportDetail::done, this, &AppContext::afterWrite);
    connect(m_detail, &ReportDetail::failed, this, &AppContext::failed);
    connect(m_detail, &ReportDetail::reportIdChanged, this,
            [this] { m_reports->setCurrent(m_detail->reportId()); });
    connect(m_editor, &ReportEditor::done, this, &AppContext::afterWrite);
    connect(m_editor, &ReportEditor::failed, this, &AppContext::failed);
    connect(m_champion, &ChampionEditor::done, this, &AppContext::afterWrite);
    connect(m_champion, &ChampionEditor::failed, this, &AppContext::failed);
    connect(m_ledger, &ChampionLedgerModel::done, this, &AppContext::afterWrite);
    connect(m_ledger, &ChampionLedgerModel::failed, this, &AppContext::failed);
    connect(m_championLists, &ChampionListsModel::done, this, &AppContext::afterWrite);
    connect(m_championLists, &ChampionListsModel::failed, this, &AppContext::failed);
    connect(m_network, &NetworkDesk::done, this, &AppContext::afterWrite);
    connect(m_network, &NetworkDesk::failed, this, &AppContext::failed);
    connect(m_champion, &ChampionEditor::changed, this, [this] {
        m_ledger->setChampionId(m_champion->isOpen() ? m_champion->championId() : QString());
    });
    connect(m_import, &ImportModel::taken, this, [this](const QString &message) {
        readEverything();
        Q_EMIT done(message, true);
    });
    connect(m_points, &MapPointsModel::failed, this, &AppContext::failed);
    connect(m_picks, &PickDesk::done, this, &AppContext::afterWrite);
    connect(m_picks, &PickDesk::failed, this, &AppContext::failed);
    connect(m_picks, &PickDesk::opened, this,
            [this] { Q_EMIT screenWanted(QStringLiteral("picks")); });
    m_picks->assessment()->setBasemap(m_basemap);
    connect(m_picks->detail(), &PickDetail::loanWanted, m_loans, &LoanDesk::open);
    connect(m_picks->detail(), &PickDetail::kitsWanted, m_loans, &LoanDesk::lendFor);
    connect(m_picks->calendar(), &PickCalendar::loanWanted, m_loans, &LoanDesk::open);
    connect(m_kits, &KitDesk::done, this, &AppContext::afterWrite);
    connect(m_kits, &KitDesk::failed, this, &AppContext::failed);
    connect(m_kits, &KitDesk::opened, this,
            [this] { Q_EMIT screenWanted(QStringLiteral("kits")); });
    connect(m_loans, &LoanDesk::done, this, &AppContext::afterWrite);
    connect(m_loans, &LoanDesk::failed, this, &AppContext::failed);
    connect(m_loans, &LoanDesk::opened, this,
            [this] { Q_EMIT screenWanted(QStringLiteral("kits")); });
    connect(m_papers, &PaperDesk::done, this, &AppContext::done);
    connect(m_papers, &PaperDesk::failed, this, &AppContext::failed);
    connect(m_conflicts, &ConflictDesk::done, this, &AppContext::afterWrite);
    connect(m_conflicts, &ConflictDesk::failed, this, &AppContext::failed);
    connect(m_today, &TodayModel::conflictsWanted, this, [this] {
        m_conflicts->wish();
        Q_EMIT screenWanted(QStringLiteral("sync"));
    });
    connect(m_indicators, &IndicatorDesk::done, this, &AppContext::done);
    connect(m_indicators, &IndicatorDesk::failed, this, &AppContext::failed);
    connect(m_indicators, &IndicatorDesk::recordWanted, this, &AppContext::showRecord);
    connect(m_sync, &SyncDesk::done, this, &AppContext::done);
    connect(m_sync, &SyncDesk::failed, this, &AppContext::failed);
    connect(m_sync, &SyncDesk::arrived, this, &AppContext::readEverything);
    m_sync->setup()->setOwnPlace(toQString(m_firstRun->councilPath().string()));
    connect(m_sync->setup(), &SyncSetup::joined, this,
            [this](const QString &path) { open(fs::path(path.toStdString())); });
    connect(m_today, &TodayModel::loanWanted, m_loans, &LoanDesk::open);
    connect(m_today, &TodayModel::pickWanted, m_picks, &PickDesk::open);
    connect(m_settings, &SettingsModel::failed, this, &AppContext::failed);
    connect(m_settings, &SettingsModel::changed, this, &AppContext::wordsChanged);
    connect(m_settings, &SettingsModel::mapChanged, this, &AppContext::showBasemap);
    connect(m_reports, &ReportListModel::filterChanged, this,
            [this] { m_points->setFilter(m_reports->filter()); });
    connect(m_today, &TodayModel::stepWanted, this, [this](const QString &id, const QString &step) {
        m_detail->setReportId(id);
        if (step.isEmpty())
            Q_EMIT reportWanted(id);
        else
            m_detail->step(step, {});
    });
    connect(m_firstRun, &FirstRun::made, this,
            [this](const QString &path) { open(fs::path(path.toStdString())); });
}

bool AppContext::open(const fs::path &path)
{
    close();
    m_path = path;
    m_problem.clear();
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        Q_EMIT readyChanged(); // the first screen offers to make one
        return false;
    }
    auto session = Session::open(path, OpenMode::ReadWrite);
    if (!session && (session.error().kind == ErrorKind::ReadOnly))
        session = Session::open(path, OpenMode::ReadOnly);
    if (!session) {
        m_problem = toQString(session.error().message);
        Q_EMIT readyChanged();
        return false;
    }
    use(std::move(*session));
    return true;
}

void AppContext::use(std::unique_ptr<Session> session)
{
    m_session = std::move(session);
    startSession();
    if (!m_session->isReadOnly() && !m_session->database().isInMemory())
        runOnWorker({}, false, [](Database &database, Progress &) -> Result<QString> {
            const Result<QString> told = copyOfTheDay(database);
            if (!told)
                return told;
            // Whoever types the first street does not wait until all of them are read.
            return Gazetteer(database).refresh().transform([&] { return *told; });
        });
    Q_EMIT readyChanged();
}

void AppContext::startSession()
{
    Session *session = m_session.get();
    std::vector<Suggestion> categories;
    for (const Category &category : session->reports().categories()) {
        if (category.parent.empty())
            categories.push_back({toQString(category.code), toQString(category.label), {}, {}, {}});
    }
    m_categoryFilter->setAll(std::move(categories));
    m_areaCode.clear();
    readAreas();
    m_settings->setSession(session);
    m_reports->setSession(session);
    m_detail->setSession(session);
    m_editor->setSession(session);
    m_today->setSession(session);
    m_champions->setSession(session);
    m_champion->setSession(session);
    m_ledger->setSession(session);
    m_championLists->setSession(session);
    m_import->setSession(session);
    m_picks->setSession(session);
    m_conflicts->setSession(session);
    m_today->setPicks(m_picks->stores());
    m_network->setStores(m_picks->stores());
    m_kits->setStores(m_picks->stores());
    m_loans->setStores(m_picks->stores());
    m_papers->setSession(session);
    m_indicators->setSession(session);
    m_stale.insert(QStringLiteral("indicators"));
    m_sync->setSession(session);
    m_search->setSession(session);
    m_points->setSession(session);
    showBasemap();
    readWords();
}

void AppContext::close()
{
    if (!m_session)
        return;
    m_work->finishAll();
    m_editor->putAside();
    m_settings->setSession(nullptr);
    m_reports->setSession(nullptr);
    m_detail->setSession(nullptr);
    m_editor->setSession(nullptr);
    m_today->setSession(nullptr);
    m_champions->setSession(nullptr);
    m_champion->setSession(nullptr);
    m_ledger->setSession(nullptr);
    m_championLists->setSession(nullptr);
    m_import->setSession(nullptr);
    m_today->setPicks(nullptr);
    m_network->setStores(nullptr);
    m_sync->setSession(nullptr);
    m_kits->setStores(nullptr);
    m_loans->setStores(nullptr);
    m_papers->setSession(nullptr);
    m_conflicts->setSession(nullptr);
    m_indicators->setSession(nullptr);
    m_picks->setSession(nullptr);
    m_search->setSession(nullptr);
    m_points->setSession(nullptr);
    m_basemapShown.reset();
    m_stale.clear();
    m_session.reset();
    Q_EMIT readyChanged();
}

bool AppContext::hasBackup() const
{
    return !m_path.empty() && !Backups::list(m_path).empty();
}

QString AppContext::filePath() const
{
    return toQString(m_path.string());
}

QString AppContext::councilName() const
{
    return m_session ? m_settings->councilName() : QString();
}

QString AppContext::banner() const
{
    if (!m_session)
        return {};
    if (m_session->isReadOnly())
        return tr("These records can be read but not changed: the file or its folder is "
                  "read-only. Nothing you enter can be saved.");
    if (m_session->isSample() && m_session->isOldSample())
        return tr("This sample borough was made by an earlier version of the program, and some "
                  "things may be missing from it.");
    return m_session->isSample() ? tr("This is the sample borough. Nothing here is real, and "
                                      "nothing you do here leaves it.")
                                 : QString();
}

QString AppContext::bannerAction() const
{
    if (!m_session || !m_session->isSample())
        return {};
    return m_session->isOldSample() && !m_session->isReadOnly() ? tr("Make it again")
                                                                : tr("Leave the sample");
}

QString AppContext::stateWords() const
{
    if (!m_session)
        return {};
    if (m_session->isReadOnly())
        return tr("Read only");
    return m_session->isSample() ? tr("Sample, never shared") : tr("Kept on this PC");
}

void AppContext::setAreaCode(const QString &code)
{
    if (m_areaCode == code)
        return;
    m_areaCode = code;
    m_reports->setArea(code);
    m_today->setArea(code);
    m_champions->setArea(code);
    m_picks->setArea(code);
    readWords();
    Q_EMIT areaChanged();
}

void AppContext::showBasemap()
{
    if (!m_session)
        return;
    QString wanted = m_settings->basemapFile();
    std::error_code ignored;
    if (!wanted.isEmpty())
        wanted = toQString((m_path.parent_path() / wanted.toStdString()).string());
    else if (!m_settings->tileAddress().isEmpty())
        wanted = m_settings->tileAddress();
    else if (fs::exists(mapBeside(m_path), ignored))
        wanted = toQString(mapBeside(m_path).string());
    if (std::exchange(m_basemapShown, wanted) != wanted) {
        if (const auto shown = m_basemap->setBasemap(wanted); !shown) {
            m_basemapShown.reset(); // tried again when it is chosen again
            Q_EMIT failed(toQString(shown.error().message));
        }
    }
    m_basemap->setOnlineAttribution(m_settings->tileAttribution());
}

void AppContext::undoLast()
{
    if (!m_session)
        return;
    if (m_session->isReadOnly()) {
        Q_EMIT failed(toQString(Session::readOnlyError().message));
        return;
    }
    const Actor actor = m_session->actor();
    const auto last = m_session->history().lastAction(actor);
    if (!last || !*last) {
        Q_EMIT failed(tr("There is nothing to take back."));
        return;
    }
    if (const auto undone = m_session->history().undo(**last, actor); !undone) {
        Q_EMIT failed(toQString(undone.error().message));
        return;
    }
    m_session->reports().dueRules().reload(); // rules and the nation may have been what changed
    m_settings->refresh();
    afterWrite(tr("Taken back"), false);
}

QStringList AppContext::placeTexts(double latitude, double longitude)
{
    QStringList texts{{}, {}, toQString(std::format("{:.6f}, {:.6f}", latitude, longitude))};
    if (m_session) {
        if (const auto grid = m_session->transform().toGrid({latitude, longitude})) {
            texts[0] = toQString(toGridReference(*grid, 8).value_or(std::string()));
            texts[1] = toQString(std::format("{:.0f}, {:.0f}", grid->easting, grid->northing));
        }
    }
    return texts;
}

void AppContext::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT done(tr("Copied: %1").arg(text), false);
}

void AppContext::tryAgain()
{
    open(m_path);
}

void AppContext::actOnBanner()
{
    if (m_session && m_session->isOldSample() && !m_session->isReadOnly())
        remakeSample();
    else
        leaveSample();
}

void AppContext::leaveSample()
{
    open(m_firstRun->councilPath());
}

} // namespace sc
