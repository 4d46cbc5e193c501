// SPDX-License-Identifier: GPL-3.0-or-later
// What is read from the records for the window, and when it is read again.
#include "viewmodels/appcontext.h"

#include "core/calendar.h"
#include "viewmodels/texts.h"

#include <utility>

namespace sc {

void AppContext::readAreas()
{
    std::vector<Suggestion> rows;
    if (m_session && !m_session->areas().empty()) {
        rows.push_back({QString(), tr("All areas"), {}, {}, {}});
        for (const Area &area : m_session->areas())
            rows.push_back({toQString(area.id), toQString(area.name), {}, {}, {}});
    }
    m_areas->setAll(std::move(rows));
    Q_EMIT areaChanged();
}

void AppContext::readWords()
{
    m_openReports = 0;
    if (m_session) {
        const auto counts = m_session->list().counts(toId(m_areaCode), localDay(m_session->now()));
        m_openReports = counts ? static_cast<int>(counts->open) : 0;
    }
    Q_EMIT wordsChanged();
}

void AppContext::readEverything()
{
    if (!m_session)
        return;
    m_session->placesChanged();
    m_session->reports().dueRules().reload();
    readAreas();
    m_settings->refresh();
    refresh();
}

void AppContext::refresh()
{
    // The rail counts what is on Today, and every map shows the points.
    m_detail->refresh();
    m_today->refresh();
    m_points->refresh();
    m_conflicts->refresh();
    m_stale = {QStringLiteral("reports"), QStringLiteral("champions"),
               QStringLiteral("picks"),   QStringLiteral("kits"),
               QStringLiteral("sync"),    QStringLiteral("indicators")};
    refreshLookedAt();
    readWords();
}

void AppContext::setScreen(const QString &screen)
{
    const QString shown = screen == u"map" ? QStringLiteral("reports") : screen;
    if (std::exchange(m_screen, shown) == shown)
        return;
    refreshLookedAt();
    Q_EMIT screenChanged();
}

/// After a write only what is looked at is read again at once, or saving would wait for every list
/// of the program.
void AppContext::refreshLookedAt()
{
    const auto due = [this](QLatin1StringView screen) {
        return (m_screen.isEmpty() || m_screen == screen) && m_stale.remove(QString(screen));
    };
    if (due(QLatin1StringView("reports")))
        m_reports->refresh();
    if (due(QLatin1StringView("champions"))) {
        m_champions->refresh();
        m_champion->refresh();
        m_ledger->refresh();
        m_championLists->refresh();
        m_network->refresh();
    }
    if (due(QLatin1StringView("picks")))
        m_picks->refresh();
    if (due(QLatin1StringView("sync")))
        m_sync->refresh();
    if (due(QLatin1StringView("kits"))) {
        m_kits->refresh();
        m_loans->refresh();
    }
    // Never unless it is looked at: its figures take a second where there are a million reports.
    if (m_screen == u"indicators" && m_stale.remove(QStringLiteral("indicators")))
        m_indicators->refresh();
}

void AppContext::afterWrite(const QString &message, bool undoable)
{
    refresh();
    Q_EMIT done(message, undoable);
}

void AppContext::showRecord(const QString &type, const QString &id)
{
    if (type == u"report") {
        showReport(id);
    } else if (type == u"pick") {
        m_picks->open(id, {});
    } else if (type == u"loan") {
        m_loans->open(id);
    } else if (type == u"kit") {
        m_kits->open(id);
    } else if (type == u"champion") {
        if (m_champion->show(id))
            Q_EMIT screenWanted(QStringLiteral("champions"));
    }
}

} // namespace sc
