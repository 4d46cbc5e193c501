// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/freezing.h"
#include "viewmodels/chartitem.h"
#include "viewmodels/figureentry.h"
#include "viewmodels/indicatorgrid.h"
#include "viewmodels/indicatorrecords.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/longwork.h"
#include "viewmodels/lookup.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QObject>
#include <QUrl>
#include <QtQmlIntegration>

#include <map>
#include <memory>
#include <tuple>

namespace sc {

struct ClipTable;

/// The quarter's figures: the grid of all of them, and one indicator in full. Figures are worked
/// out on a worker.
class IndicatorDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::ChoiceModel *quarters READ quarters CONSTANT FINAL)
    Q_PROPERTY(QString quarter READ quarter WRITE setQuarter NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(bool provisional READ isProvisional NOTIFY changed FINAL)
    Q_PROPERTY(QString frozenWords MEMBER m_frozenWords NOTIFY changed FINAL)
    Q_PROPERTY(bool dipsFirst READ dipsFirst WRITE setDipsFirst NOTIFY changed FINAL)
    Q_PROPERTY(sc::IndicatorGrid *grid READ grid CONSTANT FINAL)
    Q_PROPERTY(bool open READ isOpen NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString value READ value NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString change READ change NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString word READ word NOTIFY shownChanged FINAL)
    Q_PROPERTY(int tone READ tone NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString definition READ definition NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString targetWords READ targetWords NOTIFY shownChanged FINAL)
    Q_PROPERTY(sc::ChartDrawing drawing READ drawing NOTIFY shownChanged FINAL)
    Q_PROPERTY(sc::ChartDrawing ranges READ ranges NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString rangeWords READ rangeWords NOTIFY shownChanged FINAL)
    Q_PROPERTY(sc::LinesModel *months READ months CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *records READ records CONSTANT FINAL)
    Q_PROPERTY(int recordCount READ recordCount NOTIFY recordsChanged FINAL)
    Q_PROPERTY(bool readingRecords READ isReadingRecords NOTIFY recordsChanged FINAL)
    Q_PROPERTY(sc::IndicatorMap map READ map NOTIFY recordsChanged FINAL)
    Q_PROPERTY(sc::LinesModel *legend READ legend CONSTANT FINAL)
    Q_PROPERTY(QString commentary READ commentary NOTIFY shownChanged FINAL)
    Q_PROPERTY(bool drafted READ isDrafted NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString packCommentary READ packCommentary NOTIFY changed FINAL)
    Q_PROPERTY(bool frozen READ isFrozen NOTIFY changed FINAL)
    Q_PROPERTY(QString noRecords READ noRecords NOTIFY recordsChanged FINAL)
    Q_PROPERTY(QString comparison MEMBER m_comparison NOTIFY comparisonChanged FINAL)
    Q_PROPERTY(sc::LinesModel *revisions READ revisions CONSTANT FINAL)
    Q_PROPERTY(sc::FigureEntry *entry READ entry CONSTANT FINAL)

public:
    explicit IndicatorDesk(LongWork *work, QObject *parent = nullptr);

    void setSession(Session *session);
    void refresh();
    /// Until nothing is being worked out; for tests and pictures.
    void finish();

    [[nodiscard]] ChoiceModel *quarters() const { return m_quarters; }
    [[nodiscard]] QString quarter() const;
    void setQuarter(const QString &id);
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning(); }
    [[nodiscard]] QString problem() const { return m_view ? m_view->problem : QString(); }
    [[nodiscard]] bool isProvisional() const { return m_view && m_view->report.isProvisional; }
    [[nodiscard]] bool dipsFirst() const { return m_dipsFirst; }
    void setDipsFirst(bool first);
    [[nodiscard]] IndicatorGrid *grid() const { return m_grid; }

    [[nodiscard]] bool isOpen() const { return line() != nullptr; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString value() const;
    [[nodiscard]] QString change() const;
    [[nodiscard]] QString word() const;
    [[nodiscard]] int tone() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString definition() const;
    [[nodiscard]] QString targetWords() const;
    [[nodiscard]] ChartDrawing drawing() const;
    /// From month to month; without values where the chart is of another kind than XmR.
    [[nodiscard]] ChartDrawing ranges() const;
    /// What the ranges say; nothing where there are none.
    [[nodiscard]] QString rangeWords() const;
    [[nodiscard]] LinesModel *months() const { return m_months; }
    [[nodiscard]] LinesModel *areas() const { return m_areas; }
    [[nodiscard]] LinesModel *records() const { return m_records; }
    [[nodiscard]] int recordCount() const { return m_shownRecords ? m_shownRecords->count : 0; }
    /// Why none are listed; empty where some are.
    [[nodiscard]] QString noRecords() const;
    [[nodiscard]] bool isReadingRecords() const { return m_recordReading.isRunning(); }
    [[nodiscard]] IndicatorMap map() const
    {
        return m_shownRecords ? m_shownRecords->map : IndicatorMap();
    }
    [[nodiscard]] LinesModel *legend() const { return m_legend; }
    /// As typed, where it is not saved yet; else as saved.
    [[nodiscard]] QString commentary() const;
    [[nodiscard]] bool isDrafted() const { return m_drafts.contains(draftKey()); }
    [[nodiscard]] QString packCommentary() const { return commentaryOn(nullptr); }
    [[nodiscard]] bool isFrozen() const { return !m_frozenWords.isEmpty(); }
    [[nodiscard]] LinesModel *revisions() const { return m_revisions; }
    [[nodiscard]] FigureEntry *entry() const { return m_entry; }

    /// Shows one indicator in full for the council or an area, by their codes.
    Q_INVOKABLE void show(const QString &indicator, const QString &place);
    /// The same indicator elsewhere.
    Q_INVOKABLE void showPlace(const QString &place) { show(m_indicator, place); }
    Q_INVOKABLE void close();
    /// Keeps words that are being typed until they are saved or the window is closed.
    Q_INVOKABLE void draftCommentary(const QString &words);
    Q_INVOKABLE void saveCommentary(const QString &words);
    /// What stands first in the pack.
    Q_INVOKABLE void savePackCommentary(const QString &words) { (void)say(nullptr, words); }
    /// Goes to a record of the list.
    Q_INVOKABLE void openRecord(int row);
    Q_INVOKABLE void copyChart();
    Q_INVOKABLE void copyRanges();
    Q_INVOKABLE void copyTable();
    Q_INVOKABLE void copyAreas();
    Q_INVOKABLE void copyRecords();
    Q_INVOKABLE void copyComparison();
    Q_INVOKABLE void copyGrid();
    // Long work, shown by the window, which can stop it.
    Q_INVOKABLE void savePack(const QUrl &file);
    Q_INVOKABLE void saveFiles(const QUrl &folder);
    /// Keeps the quarter as it stands, with a word on why where there is one.
    Q_INVOKABLE void freeze(const QString &why = {});
    /// Holds every state that was frozen against what the records say now.
    Q_INVOKABLE void compare();
    Q_INVOKABLE void closeComparison();

Q_SIGNALS:
    void changed();
    void shownChanged();
    void draftChanged();
    void recordsChanged();
    void comparisonChanged();
    void recordWanted(const QString &type, const QString &id);
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    [[nodiscard]] const QuarterLine *line() const;
    void read();
    void take(Result<std::shared_ptr<QuarterView>> view);
    void copied(const ClipTable &table);
    [[nodiscard]] static QString monthWords(const QuarterLine &line, std::size_t month);
    void readQuarters();
    void readFrozen();
    void readShown();
    void readRecords();
    void takeRecords(Result<std::shared_ptr<IndicatorRecords>> records);
    void takeCopied(const Result<std::vector<QVariantList>> &rows);
    void showComparisons(const std::vector<QuarterComparison> &all);
    [[nodiscard]] QString commentaryOn(const QuarterLine *one) const;
    [[nodiscard]] bool say(const QuarterLine *one, const QString &words);
    /// Which figure of which quarter words are about.
    using DraftKey = std::tuple<QString, QString, QString>;
    [[nodiscard]] DraftKey draftKey() const { return {quarter(), m_indicator, m_place}; }
    /// On a worker with a connection of its own; at once on a database in memory.
    void workAt(const QString &what, LongWork::RecordWork work, const std::function<void()> &after);
    [[nodiscard]] static Result<std::shared_ptr<QuarterView>> workOut(Database &database,
                                                                      const Quarter &quarter);

    Session *m_session = nullptr;
    LongWork *m_work;
    ChoiceModel *m_quarters;
    IndicatorGrid *m_grid;
    LinesModel *m_months;
    LinesModel *m_areas;
    LinesModel *m_records;
    LinesModel *m_legend;
    LinesModel *m_revisions;
    FigureEntry *m_entry;
    Lookup<std::shared_ptr<QuarterView>> m_reading;
    Lookup<std::shared_ptr<IndicatorRecords>> m_recordReading;
    Lookup<std::vector<QVariantList>> m_recordCopying;
    std::shared_ptr<QuarterView> m_view;
    std::shared_ptr<IndicatorRecords> m_shownRecords;
    Quarter m_quarter{};
    bool m_dipsFirst = true;
    QString m_frozenWords;
    QString m_comparison;
    QString m_indicator;
    QString m_place;
    std::map<DraftKey, QString> m_drafts;
};

} // namespace sc
