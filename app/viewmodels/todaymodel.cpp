// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/todaymodel.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <QLocale>

#include <format>
#include <set>

namespace sc {

namespace {

constexpr int kMostOfEach = 40;

/// One group of rows: which reports, and what is to be done with them.
struct Group {
    QString section;
    ReportFilter filter;
    const char *step;
    bool urgent;
};

QString number(std::int64_t n)
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(static_cast<qlonglong>(n));
}

QString faultWords(const Report &report)
{
    return report.boundary == "outside" ? TodayModel::tr("Outside every area: check the pin")
                                        : TodayModel::tr("On a boundary: check the area");
}

/// The step that fits where the report stands now.
std::string stepFor(const Report &report, const char *wanted)
{
    if (*wanted == '\0')
        return {};
    if (report.status == "scheduled" || report.status == "in_progress")
        return "done";
    return wanted;
}

TodayLine lineOf(const ReportRow &row, const Group &group, const ReportWords &words)
{
    const std::string step = stepFor(row.report, group.step);
    const bool fault = group.filter.boundaryFaults;
    return {.section = group.section,
            .id = toQString(row.report.id),
            .ref = toQString(row.report.ref),
            .title = words.title(row.report),
            .place = words.place(row),
            .reason = fault ? faultWords(row.report) : words.dueShort(row.report),
            .stateKey = ReportWords::stateKey(row.report.status),
            .stateWord = ReportWords::stateWord(row.report.status),
            .action = toQString(step),
            .actionText = fault ? TodayModel::tr("Choose area") : ReportWords::stepTitle(step),
            .urgent = group.urgent,
            .asksArea = fault,
            .areaId = toQString(row.report.area)};
}

std::vector<Group> groups(const Id &area)
{
    const auto with = [&](auto set) {
        ReportFilter filter;
        filter.area = area;
        set(filter);
        return filter;
    };
    return {
        {TodayModel::tr("Overdue"), with([](ReportFilter &f) { f.due = ReportFilter::Due::Late; }),
         "scheduled", true},
        {TodayModel::tr("From champions, not yet scheduled"), with([](ReportFilter &f) {
             f.source = "champion";
             f.statuses = {"new", "acknowledged", "reopened"};
         }),
         "scheduled", false},
        {TodayModel::tr("Due today"),
         with([](ReportFilter &f) { f.due = ReportFilter::Due::Today; }), "scheduled", false},
        {TodayModel::tr("Places to check"), with([](ReportFilter &f) { f.boundaryFaults = true; }),
         "", false},
    };
}

} // namespace

QHash<int, QByteArray> TodayModel::roleNames() const
{
    return {
        {SectionRole, "section"},   {ReportIdRole, "reportId"},   {RefRole, "ref"},
        {TitleRole, "title"},       {PlaceRole, "place"},         {ReasonRole, "reason"},
        {StateKeyRole, "stateKey"}, {StateWordRole, "stateWord"}, {ActionTextRole, "actionText"},
        {UrgentRole, "urgent"},     {AsksAreaRole, "asksArea"},   {AreaIdRole, "areaId"}};
}

QVariant TodayModel::data(const QModelIndex &index, int role) const
{
    const TodayLine *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case SectionRole:
        return row->section;
    case ReportIdRole:
        return row->id;
    case RefRole:
        return row->ref;
    case TitleRole:
    case Qt::DisplayRole:
        return row->title;
    case PlaceRole:
        return row->place;
    case ReasonRole:
        return row->reason;
    case StateKeyRole:
        return row->stateKey;
    case StateWordRole:
        return row->stateWord;
    case ActionTextRole:
        return m_session->isReadOnly() ? QString() : row->actionText; // each of them writes
    case UrgentRole:
        return row->urgent;
    case AsksAreaRole:
        return row->asksArea;
    case AreaIdRole:
        return row->areaId;
    default:
        return {};
    }
}

void TodayModel::setSession(Session *session)
{
    m_session = session;
    refresh();
}

void TodayModel::setPicks(PickStores *picks)
{
    m_picks = picks;
    refresh();
}

void TodayModel::setArea(const QString &areaId)
{
    m_area = areaId;
    refresh();
}

void TodayModel::refresh()
{
    std::vector<TodayLine> lines;
    m_total = 0;
    m_dayText.clear();
    m_summary.clear();
    if (m_session != nullptr) {
        const Day today = localDay(m_session->now());
        const ReportWords words(*m_session);
        std::set<Id> seen; // what is overdue is not told again further down
        for (const Group &group : groups(toId(m_area))) {
            auto page =
                m_session->list().page(group.filter, ReportOrder::Jobs, std::nullopt, kMostOfEach);
            if (!page)
                continue;
            for (const ReportRow &row : *page) {
                if (seen.insert(row.report.id).second)
                    lines.push_back(lineOf(row, group, words));
            }
        }
        if (m_picks != nullptr) {
            for (TodayLine &line : pickLines(*m_picks, toId(m_area)))
                lines.push_back(std::move(line));
        }
        for (TodayLine &line : loanLines(*m_session))
            lines.push_back(std::move(line));
        for (TodayLine &line : conflictLines(*m_session))
            lines.push_back(std::move(line));
        const ReportCounts counts =
            m_session->list().counts(toId(m_area), today).value_or(ReportCounts());
        m_total = static_cast<int>(counts.late + counts.dueToday);
        m_dayText = toQString(std::format("{:%A} {}", weekdayOf(today), longDay(today)));
        m_summary = tr("%1 open, %2 late, %3 due today, %4 from champions not yet scheduled, %5 "
                       "places to check")
                        .arg(number(counts.open), number(counts.late), number(counts.dueToday),
                             number(counts.championUnscheduled), number(counts.boundaryFaults));
    }
    beginResetModel();
    replaceRows(std::move(lines));
    endResetModel();
    Q_EMIT changed();
}

QString TodayModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? rows()[static_cast<std::size_t>(row)].id : QString();
}

bool TodayModel::asksAreaAt(int row) const
{
    return row >= 0 && row < rowCount() && rows()[static_cast<std::size_t>(row)].asksArea;
}

void TodayModel::act(int row)
{
    if (row >= 0 && row < rowCount()) {
        const TodayLine &line = rows()[static_cast<std::size_t>(row)];
        if (line.isConflict)
            Q_EMIT conflictsWanted();
        else if (line.isLoan)
            Q_EMIT loanWanted(line.id);
        else if (line.isPick)
            Q_EMIT pickWanted(line.id, line.action);
        else
            Q_EMIT stepWanted(line.id, line.action);
    }
}

void TodayModel::open(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const TodayLine &line = rows()[static_cast<std::size_t>(row)];
    if (line.isConflict)
        Q_EMIT conflictsWanted();
    else if (line.isLoan)
        Q_EMIT loanWanted(line.id);
    else if (line.isPick)
        Q_EMIT pickWanted(line.id, {});
    else
        Q_EMIT stepWanted(line.id, {});
}

} // namespace sc
