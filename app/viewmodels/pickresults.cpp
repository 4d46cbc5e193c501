// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickresults.h"

#include "loans/workreportstore.h"
#include "picks/figures.h"
#include "picks/pickcodes.h"
#include "viewmodels/pickwords.h"
#include "viewmodels/reportwords.h"

#include <array>

namespace sc {

namespace {

using Count = std::optional<int> PickFigures::*;

constexpr std::array<std::pair<const char *, Count>, 8> kCounts{{
    {"bags_general", &PickFigures::bagsGeneral},
    {"bags_recycling", &PickFigures::bagsRecycling},
    {"bags_weighed", &PickFigures::bagsWeighed},
    {"sharps_found", &PickFigures::sharpsFound},
    {"fly_tips_found", &PickFigures::flyTipsFound},
    {"bulky_items", &PickFigures::bulkyItems},
    {"sacks_issued", &PickFigures::sacksIssued},
    {"sacks_returned", &PickFigures::sacksReturned},
}};

} // namespace

PickResults::PickResults(QObject *parent)
    : PickPart(parent)
    , m_reports(new LinesModel({"reportId", "ref", "title", "ticked"}, this))
    , m_grades(new ChoiceModel(codeChoices(cleanlinessGrades(), tr("Not graded")), this))
{}

void PickResults::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_pick = Pick();
    m_values.clear();
    m_reports->show({});
    Q_EMIT changed();
}

void PickResults::begin(const QString &pickId)
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick)
        return;
    const bool same = m_pick.id == pick->id && !m_values.isEmpty();
    m_pick = *pick;
    m_title = toQString(pick->title);
    const RosterTotals totals =
        totalsOf(stores()->roster.roster(pick->id).value_or(std::vector<Attendance>()));
    m_named = totals.bags;
    m_people = tr("%1 people came, %2 hours")
                   .arg(totals.attended)
                   .arg(PickWords::number(static_cast<double>(totals.minutes) / 60.0, 1));
    m_canClose = pick->status() != "closed";
    showProblems({});
    if (!same) { // what is typed stays
        m_values.clear();
        m_ticked.clear();
        for (const auto &[field, member] : kCounts) {
            const auto &count = pick->figures.*member;
            m_values.insert(QString::fromLatin1(field),
                            count ? QString::number(*count) : QString());
        }
        m_values.insert(QStringLiteral("kg_measured"),
                        pick->figures.kgMeasured ? QString::number(*pick->figures.kgMeasured)
                                                 : QString());
        m_values.insert(QStringLiteral("grade_before"), toQString(pick->figures.gradeBefore));
        m_values.insert(QStringLiteral("grade_after"), toQString(pick->figures.gradeAfter));
    }
    readReports();
    Q_EMIT changed();
}

void PickResults::readReports()
{
    std::vector<QVariantList> rows;
    const ReportWords words(stores()->session);
    for (const Report &report :
         stores()->finds.reportsWithin(m_pick).value_or(std::vector<Report>()))
        rows.push_back({toQString(report.id), toQString(report.ref), words.title(report),
                        m_ticked.contains(toQString(report.id))});
    m_reports->show(std::move(rows));
}

void PickResults::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

void PickResults::tick(int row, bool ticked)
{
    const QString id = m_reports->value(row, QStringLiteral("reportId")).toString();
    if (id.isEmpty())
        return;
    if (ticked)
        m_ticked.insert(id);
    else
        m_ticked.erase(id);
    readReports();
}

std::vector<Problem> PickResults::read(PickFigures &figures) const
{
    std::vector<Problem> problems;
    for (const auto &[field, member] : kCounts) {
        const QString text = m_values.value(QString::fromLatin1(field)).toString().trimmed();
        (figures.*member).reset();
        if (text.isEmpty())
            continue;
        bool good = false;
        const int count = text.toInt(&good);
        if (good)
            figures.*member = count;
        else
            problems.push_back({field, "wrong_type", "Enter a whole number"});
    }
    figures.kgMeasured.reset();
    const QString kg = m_values.value(QStringLiteral("kg_measured")).toString().trimmed();
    if (!kg.isEmpty()) {
        bool good = false;
        const double weight = kg.toDouble(&good);
        if (good)
            figures.kgMeasured = weight;
        else
            problems.push_back(
                {"kg_measured", "wrong_type", "Enter the kilograms as a number, such as 12.5"});
    }
    figures.gradeBefore = m_values.value(QStringLiteral("grade_before")).toString().toStdString();
    figures.gradeAfter = m_values.value(QStringLiteral("grade_after")).toString().toStdString();
    return problems;
}

QString PickResults::estimate() const
{
    if (stores() == nullptr)
        return {};
    PickFigures figures = m_pick.figures;
    (void)read(figures);
    if (!figures.kgEstimateTyped)
        figures.kgEstimated.reset();
    const PickRules rules = stores()->picks().settings().rules().value_or(PickRules());
    figures = estimated(figures, rules.kgPerBag, rules.kgSource);
    figures.kgMeasured.reset();
    return PickWords::kilograms(figures);
}

QString PickResults::remainder() const
{
    PickFigures figures;
    (void)read(figures);
    const auto rest = unattributedBags(figures, m_named);
    if (!rest)
        return {};
    if (*rest < 0)
        return tr("The roster names %n bag(s), more than were counted", nullptr, m_named);
    return *rest == 0 ? tr("Every bag has a name")
                      : tr("%n bag(s) with nobody's name, %1 named", nullptr, *rest).arg(m_named);
}

QString PickResults::remark() const
{
    PickFigures figures;
    (void)read(figures);
    const auto isOdd = [&] { // while sacks are out nobody knows how many were used
        Pick pick = m_pick;
        pick.figures = figures;
        return !WorkReportStore(stores()->session.database()).sackFlagOf(pick).value_or("").empty();
    };
    return stores() != nullptr && isOdd() ? toQString(sackRemark(figures)) : QString();
}

bool PickResults::saveWith(bool close)
{
    if (stores() == nullptr || m_pick.id.isNull())
        return false;
    PickFigures figures = m_pick.figures;
    if (const auto problems = read(figures); !problems.empty()) {
        showProblems(problems);
        return false;
    }
    std::vector<Id> cleared(m_ticked.size());
    std::ranges::transform(m_ticked, cleared.begin(), toId);
    const auto saved = write<Pick>([&](Change &change) -> Result<Pick> {
        auto pick = stores()->actions.enterFigures(change, m_pick.id, figures);
        if (!pick)
            return pick;
        if (!cleared.empty()) {
            if (auto closed = stores()->finds.closeReports(change, *pick, cleared); !closed)
                return std::unexpected(closed.error());
        }
        return close ? stores()->actions.close(change, m_pick.id) : pick;
    });
    if (!saved) {
        showError(saved.error());
        return false;
    }
    m_ticked.clear();
    m_values.clear();
    showProblems({});
    const auto booked = close ? stores()->picks().stillBooked(*saved) : std::nullopt;
    QString told = close ? tr("%1 is closed").arg(m_title) : tr("Figures of %1 saved").arg(m_title);
    if (booked)
        told += QStringLiteral(". ") + toQString(booked->message);
    Q_EMIT done(told, true);
    return true;
}

bool PickResults::save()
{
    return saveWith(false);
}

bool PickResults::saveAndClose()
{
    return saveWith(m_canClose);
}

} // namespace sc
