// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/championeditor.h"
#include "viewmodels/championledgermodel.h"
#include "viewmodels/championlistmodel.h"
#include "viewmodels/championlistsmodel.h"
#include "viewmodels/conflictdesk.h"
#include "viewmodels/firstrun.h"
#include "viewmodels/importmodel.h"
#include "viewmodels/indicatordesk.h"
#include "viewmodels/kitdesk.h"
#include "viewmodels/loandesk.h"
#include "viewmodels/longwork.h"
#include "viewmodels/mappointsmodel.h"
#include "viewmodels/networkdesk.h"
#include "viewmodels/paperdesk.h"
#include "viewmodels/pickdesk.h"
#include "viewmodels/reportdetail.h"
#include "viewmodels/reporteditor.h"
#include "viewmodels/reportlistmodel.h"
#include "viewmodels/searchmodel.h"
#include "viewmodels/session.h"
#include "viewmodels/settingsmodel.h"
#include "viewmodels/syncdesk.h"
#include "viewmodels/todaymodel.h"

#include "map/mapsource.h"

#include <QObject>
#include <QSet>
#include <QUrl>
#include <QtQmlIntegration>

#include <filesystem>
#include <memory>
#include <optional>

namespace sc {

/// Everything the window stands on: the open file and the view models that read it. What is written
/// through one of them is read again by all.
class AppContext : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program and handed to Main")
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY readyChanged FINAL)
    Q_PROPERTY(bool hasBackup READ hasBackup NOTIFY readyChanged FINAL)
    Q_PROPERTY(QString filePath READ filePath NOTIFY readyChanged FINAL)
    Q_PROPERTY(QString councilName READ councilName NOTIFY wordsChanged FINAL)
    Q_PROPERTY(QString banner READ banner NOTIFY wordsChanged FINAL)
    Q_PROPERTY(QString bannerAction READ bannerAction NOTIFY wordsChanged FINAL)
    Q_PROPERTY(QString stateWords READ stateWords NOTIFY wordsChanged FINAL)
    Q_PROPERTY(int openReports READ openReports NOTIFY wordsChanged FINAL)
    Q_PROPERTY(QString areaCode READ areaCode WRITE setAreaCode NOTIFY areaChanged FINAL)
    /// The screen looked at, as the rail names it. Empty: all are.
    Q_PROPERTY(QString screen READ screen WRITE setScreen NOTIFY screenChanged FINAL)
    Q_PROPERTY(sc::SettingsModel *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(sc::TodayModel *today READ today CONSTANT FINAL)
    Q_PROPERTY(sc::ReportListModel *reports READ reports CONSTANT FINAL)
    Q_PROPERTY(sc::ReportDetail *detail READ detail CONSTANT FINAL)
    Q_PROPERTY(sc::ReportEditor *editor READ editor CONSTANT FINAL)
    Q_PROPERTY(sc::SearchModel *search READ search CONSTANT FINAL)
    Q_PROPERTY(sc::MapPointsModel *points READ points CONSTANT FINAL)
    Q_PROPERTY(sc::MapSource *basemap READ basemap CONSTANT FINAL)
    Q_PROPERTY(sc::ChampionListModel *champions READ champions CONSTANT FINAL)
    Q_PROPERTY(sc::ChampionEditor *champion READ champion CONSTANT FINAL)
    Q_PROPERTY(sc::ChampionLedgerModel *ledger READ ledger CONSTANT FINAL)
    Q_PROPERTY(sc::ChampionListsModel *championLists READ championLists CONSTANT FINAL)
    Q_PROPERTY(sc::NetworkDesk *network READ network CONSTANT FINAL)
    Q_PROPERTY(sc::ImportModel *importing READ importing CONSTANT FINAL)
    Q_PROPERTY(sc::LongWork *work READ work CONSTANT FINAL)
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY readyChanged FINAL)
    Q_PROPERTY(sc::PickDesk *picks READ picks CONSTANT FINAL)
    Q_PROPERTY(sc::KitDesk *kits READ kits CONSTANT FINAL)
    Q_PROPERTY(sc::LoanDesk *loans READ loans CONSTANT FINAL)
    Q_PROPERTY(sc::PaperDesk *papers READ papers CONSTANT FINAL)
    Q_PROPERTY(sc::ConflictDesk *conflicts READ conflicts CONSTANT FINAL)
    Q_PROPERTY(sc::IndicatorDesk *indicators READ indicators CONSTANT FINAL)
    Q_PROPERTY(sc::SyncDesk *sync READ sync CONSTANT FINAL)
    Q_PROPERTY(sc::FirstRun *firstRun READ firstRun CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *categoryFilter READ categoryFilter CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *statusFilter READ statusFilter CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *dueFilter READ dueFilter CONSTANT FINAL)

public:
    /// `samplePath` and `councilPath`: where the two kinds of file are or go.
    AppContext(const std::filesystem::path &samplePath, const std::filesystem::path &councilPath,
               QObject *parent = nullptr);
    ~AppContext() override;

    /// Opens the file; where that fails the window says why and what to do.
    bool open(const std::filesystem::path &path);
    /// For tests.
    void use(std::unique_ptr<Session> session);
    void close();

    /// Whether a worker is at something long.
    [[nodiscard]] bool isWorking() const { return m_work->isRunning(); }
    [[nodiscard]] bool isReadOnly() const { return m_session && m_session->isReadOnly(); }
    [[nodiscard]] bool isReady() const { return m_session != nullptr; }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] bool hasBackup() const;
    [[nodiscard]] QString filePath() const;
    [[nodiscard]] QString councilName() const;
    [[nodiscard]] QString banner() const;
    [[nodiscard]] QString bannerAction() const;
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] int openReports() const { return m_openReports; }
    [[nodiscard]] const QString &areaCode() const { return m_areaCode; }
    [[nodiscard]] const QString &screen() const { return m_screen; }
    void setScreen(const QString &screen);
    void setAreaCode(const QString &code);

    [[nodiscard]] Session *session() const { return m_session.get(); }
    [[nodiscard]] SettingsModel *settings() const { return m_settings; }
    [[nodiscard]] TodayModel *today() const { return m_today; }
    [[nodiscard]] ReportListModel *reports() const { return m_reports; }
    [[nodiscard]] ReportDetail *detail() const { return m_detail; }
    [[nodiscard]] ReportEditor *editor() const { return m_editor; }
    [[nodiscard]] SearchModel *search() const { return m_search; }
    [[nodiscard]] MapPointsModel *points() const { return m_points; }
    [[nodiscard]] MapSource *basemap() const { return m_basemap; }
    [[nodiscard]] ChampionListModel *champions() const { return m_champions; }
    [[nodiscard]] ChampionEditor *champion() const { return m_champion; }
    [[nodiscard]] ChampionLedgerModel *ledger() const { return m_ledger; }
    [[nodiscard]] ChampionListsModel *championLists() const { return m_championLists; }
    [[nodiscard]] NetworkDesk *network() const { return m_network; }
    [[nodiscard]] ImportModel *importing() const { return m_import; }
    [[nodiscard]] LongWork *work() const { return m_work; }
    [[nodiscard]] PickDesk *picks() const { return m_picks; }
    [[nodiscard]] KitDesk *kits() const { return m_kits; }
    [[nodiscard]] LoanDesk *loans() const { return m_loans; }
    [[nodiscard]] PaperDesk *papers() const { return m_papers; }
    [[nodiscard]] ConflictDesk *conflicts() const { return m_conflicts; }
    [[nodiscard]] IndicatorDesk *indicators() const { return m_indicators; }
    [[nodiscard]] SyncDesk *sync() const { return m_sync; }
    [[nodiscard]] FirstRun *firstRun() const { return m_firstRun; }
    [[nodiscard]] ChoiceModel *areas() const { return m_areas; }
    [[nodiscard]] ChoiceModel *categoryFilter() const { return m_categoryFilter; }
    [[nodiscard]] ChoiceModel *statusFilter() const { return m_statusFilter; }
    [[nodiscard]] ChoiceModel *dueFilter() const { return m_dueFilter; }

    /// A spot in the three ways people write places: grid reference; easting, northing; latitude,
    /// longitude. The first two are empty outside Great Britain.
    Q_INVOKABLE QStringList placeTexts(double latitude, double longitude);
    /// Goes to that report, from wherever it is named.
    Q_INVOKABLE void showReport(const QString &reportId) { Q_EMIT reportWanted(reportId); }
    Q_INVOKABLE void copy(const QString &text);
    /// A file chosen for "export" (the reports shown), "export:" or "import:" and the name of a
    /// list, "import", "rejects", "boundaries", "setupBoundaries", "basemap", "gridShift",
    /// "gazetteer", "backup" or "restore".
    Q_INVOKABLE void takeFile(const QString &purpose, const QUrl &file);
    Q_INVOKABLE void backUpNow();
    Q_INVOKABLE void restoreLastBackup();
    Q_INVOKABLE void tryAgain();
    /// What the banner's link offers: leave the sample, or make it anew where it is an old one.
    Q_INVOKABLE void actOnBanner();
    /// From the sample to the council's own records, or to the first screen where there are none.
    Q_INVOKABLE void leaveSample();
    Q_INVOKABLE void undoLast();
    /// Another start of the program on the same file asks this window to come forward.
    void comeForward() { Q_EMIT raiseWanted(); }

Q_SIGNALS:
    void readyChanged();
    void wordsChanged();
    void screenChanged();
    void areaChanged();
    void raiseWanted();
    void reportWanted(const QString &reportId);
    void screenWanted(const QString &screen);
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    void connectModels();
    void startSession();
    void refresh();
    void refreshLookedAt();
    void readWords();
    void readAreas();
    void showBasemap();
    /// A record that is named somewhere, on its own screen.
    void showRecord(const QString &type, const QString &id);
    void afterWrite(const QString &message, bool undoable);
    void exportShown(const QString &path);
    void exportList(const QString &kind, const QString &path);
    void backUpTo(const QString &path);
    void restoreFrom(const QString &path);
    void readInStreets(const QString &path);
    void remakeSample();
    void readEverything();
    /// Runs `work` on a worker with a connection of its own, then tells its message or the error.
    void runOnWorker(const QString &what, bool cancellable, LongWork::RecordWork work);

    std::filesystem::path m_path;
    std::unique_ptr<Session> m_session;
    SettingsModel *m_settings;
    TodayModel *m_today;
    ReportListModel *m_reports;
    ReportDetail *m_detail;
    ReportEditor *m_editor;
    SearchModel *m_search;
    MapPointsModel *m_points;
    MapSource *m_basemap;
    ChampionListModel *m_champions;
    LongWork *m_work;
    ChampionEditor *m_champion;
    ChampionLedgerModel *m_ledger;
    ChampionListsModel *m_championLists;
    NetworkDesk *m_network;
    ImportModel *m_import;
    PickDesk *m_picks;
    KitDesk *m_kits;
    LoanDesk *m_loans;
    PaperDesk *m_papers;
    ConflictDesk *m_conflicts;
    IndicatorDesk *m_indicators;
    SyncDesk *m_sync;
    FirstRun *m_firstRun;
    ChoiceModel *m_areas;
    ChoiceModel *m_categoryFilter;
    ChoiceModel *m_statusFilter;
    ChoiceModel *m_dueFilter;
    QString m_problem;
    std::optional<QString> m_basemapShown;
    QString m_screen;
    QSet<QString> m_stale; ///< screens whose lists are older than what is written
    QString m_areaCode;    // the id of the area shown; empty for all
    int m_openReports = 0;
};

} // namespace sc
