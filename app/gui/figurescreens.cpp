// SPDX-License-Identifier: GPL-3.0-or-later
// The quarter's figures: grid, one indicator from top to bottom, the forms, what changed since.
#include "gui/screens.h"
#include "viewmodels/appcontext.h"

#include <QQuickItem>

#include <algorithm>

namespace sc {

void Screens::showIndicators(const char *indicator)
{
    go("indicators");
    waitFor(200);
    m_context.indicators()->finish();
    m_context.indicators()->close();
    if (*indicator != '\0')
        m_context.indicators()->show(QString::fromLatin1(indicator), QStringLiteral("ALL"));
    waitFor(200);
}

/// A form of the indicators over the page it belongs to.
void Screens::showFigureForm(const char *indicator, const char *form)
{
    showIndicators(indicator);
    openForm(form);
}

/// The page of an indicator, so much of it scrolled away.
void Screens::showIndicatorBelow(const char *indicator, double from)
{
    showIndicators(indicator);
    auto *pane = m_window.findChild<QObject *>(QStringLiteral("indicatorScroller"));
    auto *page = pane == nullptr ? nullptr : pane->property("contentItem").value<QQuickItem *>();
    if (page == nullptr)
        return;
    m_context.indicators()->finish();
    waitFor(200);
    const double most = page->property("contentHeight").toDouble() - page->height();
    page->setProperty("contentY", std::min(from, std::max(0.0, most)));
    waitFor(200);
}

/// What records say now of a quarter that was frozen.
void Screens::showComparison()
{
    showIndicators("");
    IndicatorDesk *desk = m_context.indicators();
    const auto wait = [this] {
        while (m_context.isWorking())
            waitFor(50);
    };
    if (!desk->isFrozen()) {
        desk->freeze();
        wait();
    }
    desk->compare();
    wait();
    waitFor(200);
}

std::vector<Screen> Screens::figureScreens()
{
    constexpr const char *kOne = "closed_on_time_share";
    return {
        {QStringLiteral("indicators"), [this] { showIndicators(""); }},
        {QStringLiteral("indicator"), [this] { showIndicators(kOne); }},
        {QStringLiteral("indicator-ranges"),
         [this] { showIndicatorBelow("reports_logged", 330.0); }},
        {QStringLiteral("indicator-areas"),
         [this] { showIndicatorBelow("reports_logged", 800.0); }},
        {QStringLiteral("indicator-records"),
         [this] { showIndicatorBelow("reports_logged", 1e6); }},
        {QStringLiteral("indicator-target"), [this] { showFigureForm(kOne, "TargetForm"); }},
        {QStringLiteral("indicator-limits"), [this] { showFigureForm(kOne, "BaselineForm"); }},
        {QStringLiteral("figures-survey"), [this] { showFigureForm("", "SurveyForm"); }},
        {QStringLiteral("figures-sites"), [this] { showFigureForm("", "SitesForm"); }},
        {QStringLiteral("figures-households"), [this] { showFigureForm("", "HouseholdsForm"); }},
        {QStringLiteral("figures-action"), [this] { showFigureForm("", "ActionForm"); }},
        {QStringLiteral("figures-freeze"), [this] { showFigureForm("", "FreezePopup"); }},
        {QStringLiteral("figures-compared"), [this] { showComparison(); }},
    };
}

} // namespace sc
