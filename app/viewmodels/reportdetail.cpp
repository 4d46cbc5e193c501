// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/reportdetail.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/gridreference.h"
#include "reports/codes.h"
#include "reports/transitions.h"
#include "viewmodels/historywords.h"
#include "viewmodels/photofiles.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <QStringList>

#include <cmath>
#include <format>

namespace sc {

ReportDetail::ReportDetail(QObject *parent)
    : QObject(parent)
    , m_steps(new ChoiceModel({}, this))
    , m_history(new HistoryModel(this))
    , m_photos(new PhotoModel(this))
    , m_reader(new PhotoReader(this))
{}

void ReportDetail::setSession(Session *session)
{
    m_reader->forget();
    m_session = session;
    setReportId({});
}

void ReportDetail::setReportId(const QString &id)
{
    if (m_reportId == id)
        return;
    m_reportId = id;
    refresh();
    Q_EMIT reportIdChanged();
}

void ReportDetail::refresh()
{
    if (m_session == nullptr || m_reportId.isEmpty()) {
        m_steps->setAll({});
        m_history->show({});
        m_photos->show({});
    } else if (auto row = m_session->list().row(toId(m_reportId))) {
        readRow(*row);
        readSteps(row->report);
        readHistory(row->report.id);
        readPhotos(row->report.id);
    }
    Q_EMIT changed();
}

void ReportDetail::readRow(const ReportRow &row)
{
    const Report &report = row.report;
    const ReportWords words(*m_session);
    m_number = row.cursor.no;
    m_ref = toQString(report.ref);
    m_title = words.title(report);
    m_loggedLine = tr("%1 · logged %2").arg(m_ref, toQString(dayAndTime(report.loggedAt)));
    m_stateKey = ReportWords::stateKey(report.deleted ? "deleted" : report.status);
    m_stateWord = report.deleted ? tr("Deleted") : ReportWords::stateWord(report.status);
    m_dueLine = words.dueLine(report);
    m_late = words.isLate(report);
    m_deleted = report.deleted;
    m_teller = words.teller(row);
    m_tellerMore = tellerMore(row);
    m_category = words.category(report.category);
    m_priority = toQString(labelOf(reportPriorities(), report.priority));
    m_observed = report.observedAt ? toQString(longDay(localDay(*report.observedAt))) : QString();
    m_description = toQString(report.description);
    m_assignedTo = toQString(report.assignedTo);
    readLinks(report);
    m_noticeText = expertsNotice(report);
    m_noticeLead = m_noticeText.isEmpty() ? QString() : tr("Do not touch.");
    QStringList answers;
    if (report.hazard != "none" && !report.hazard.empty())
        answers.append(
            tr("Hazard: %1").arg(toQString(labelOf(reportHazards(), report.hazard)).toLower()));
    for (const auto &[codes, code] : {std::pair(flyTipLandTypes(), report.landType),
                                      {flyTipWasteTypes(), report.wasteType},
                                      {flyTipSizes(), report.size}}) {
        if (!code.empty())
            answers.append(toQString(labelOf(codes, code)));
    }
    m_answers = answers.join(QStringLiteral(", "));
    readPlace(row);
}

void ReportDetail::readLinks(const Report &report)
{
    const QString gone = tr("a report that is no longer here");
    m_repeats.clear();
    if (!report.duplicateOf.isNull()) {
        const auto other = m_session->reports().get(report.duplicateOf);
        m_repeats = other ? toQString(other->ref) : gone;
    }
    m_recurs.clear();
    if (report.recurrenceOf.isNull())
        return;
    const auto before = m_session->reports().get(report.recurrenceOf);
    if (!before) {
        m_recurs = tr("Same spot as %1").arg(gone);
        return;
    }
    constexpr int kWeek = 7;
    const auto days = static_cast<int>((std::chrono::sys_days(localDay(report.loggedAt)) -
                                        std::chrono::sys_days(localDay(before->loggedAt)))
                                           .count());
    const QString ref = toQString(before->ref);
    if (days <= 0)
        m_recurs = tr("Same spot as %1").arg(ref);
    else if (days < 2 * kWeek)
        m_recurs = tr("Same spot as %1, %n day(s) before", nullptr, days).arg(ref);
    else
        m_recurs = tr("Same spot as %1, %n week(s) before", nullptr, days / kWeek).arg(ref);
}

QString ReportDetail::tellerMore(const ReportRow &row) const
{
    if (row.report.champion.isNull())
        return {};
    const auto champion = m_session->champions().get(row.report.champion);
    if (!champion)
        return {};
    QStringList ways;
    for (const std::string &way : {champion->phone, champion->email}) {
        if (!way.empty())
            ways.append(toQString(way));
    }
    return ways.join(QStringLiteral(" · "));
}

void ReportDetail::readPlace(const ReportRow &row)
{
    const Report &report = row.report;
    QStringList parts;
    for (const std::string &part : {report.street, report.postcode, row.wardName, row.areaName}) {
        if (!part.empty() && !parts.contains(toQString(part)))
            parts.append(toQString(part));
    }
    m_place = parts.join(QStringLiteral(", "));
    m_placeNote.clear();
    if (report.boundary == "outside" && !report.area.isNull())
        m_placeNote = tr("Outside every area; the area was chosen.");
    else if (report.boundary == "outside")
        m_placeNote = tr("Outside every area: check the pin, or choose the area with Change.");
    else if (report.boundary == "edge")
        m_placeNote = tr("On the edge of the ward: check which side it is on.");
    else if (!report.placeTyped.empty() && !parts.contains(toQString(report.placeTyped)))
        m_placeNote = tr("Typed as “%1”").arg(toQString(report.placeTyped));
    m_gridReference.clear();
    m_eastingNorthing.clear();
    m_latitudeLongitude.clear();
    if (report.grid) {
        m_gridReference = toQString(toGridReference(*report.grid, 8).value_or(std::string()));
        m_eastingNorthing =
            toQString(std::format("{:.0f}, {:.0f}", report.grid->easting, report.grid->northing));
    }
    m_hasPlace = report.position.has_value();
    if (report.position) {
        m_latitude = report.position->latitude;
        m_longitude = report.position->longitude;
        m_latitudeLongitude = toQString(std::format("{:.6f}, {:.6f}", m_latitude, m_longitude));
    }
    m_accuracyNote = report.grid ? toQString(m_session->transform().accuracySentence()) : QString();
}

void ReportDetail::readSteps(const Report &report)
{
    std::vector<Suggestion> steps;
    for (const std::string_view code : stepsFrom(report.status))
        steps.push_back({toQString(code), ReportWords::stepTitle(code), {}, {}, {}});
    const bool none = steps.empty() || report.deleted;
    m_nextStep = none ? QString() : steps.front().code;
    m_nextStepTitle = none ? QString() : steps.front().title;
    m_steps->setAll(report.deleted ? std::vector<Suggestion>() : std::move(steps));
}

void ReportDetail::readHistory(const Id &id)
{
    const auto nameOf = [this](const QString &type, const Id &of) {
        if (type == u"champion") {
            const auto champion = m_session->champions().get(of);
            return champion ? toQString(displayName(*champion)) : QString();
        }
        if (type == u"duplicate_of" || type == u"recurrence_of") {
            const auto other = m_session->reports().get(of);
            return other ? toQString(other->ref) : QString();
        }
        return type == u"area" ? m_session->areaName(of) : QString();
    };
    const auto entries = m_session->reports().history(id);
    m_canUndo = entries && !entries->empty();
    m_lastAction = m_canUndo ? entries->back().action : Id();
    m_history->show(entries ? HistoryWords(m_session->reports(), nameOf).lines(*entries)
                            : std::vector<HistoryLine>());
}

void ReportDetail::readPhotos(const Id &id)
{
    std::vector<PhotoLine> lines;
    const auto photos = m_session->attachments().of(id);
    if (photos) {
        for (const Attachment &photo : *photos)
            lines.push_back(photoLine(photo, m_session->attachments()));
    }
    m_photos->show(std::move(lines));
}

bool ReportDetail::needsNote(const QString &code) const
{
    return isClosedUnfixed(code.toStdString());
}

QString ReportDetail::noteLabel(const QString &code) const
{
    if (code == u"closed_not_ours")
        return tr("Who is it referred to?");
    if (code == u"closed_duplicate")
        return tr("Which report is it the same as?");
    return tr("Why is it closed?");
}

QString ReportDetail::notePrompt(const QString &code) const
{
    if (code == u"closed_not_ours")
        return tr("Enter who it is referred to, such as National Highways");
    if (code == u"closed_duplicate")
        return tr("Enter the reference of the other report, such as N3-0142-K");
    return tr("Enter why the report is closed without being fixed");
}

QString ReportDetail::stepTitle(const QString &code) const
{
    return ReportWords::stepTitle(code.toStdString());
}

bool ReportDetail::step(const QString &code, const QString &note)
{
    if (m_session == nullptr)
        return false;
    StepRequest request;
    request.to = code.toStdString();
    request.note = note.trimmed().toStdString();
    if (code == u"closed_not_ours")
        request.referredTo = request.note;
    if (code == u"closed_duplicate") {
        const auto other = m_session->reports().find(request.note);
        if (!other) {
            Q_EMIT failed(tr("There is no report %1. Check the reference.").arg(note));
            return false;
        }
        request.duplicateOf = other->id;
    }
    const QString ref = m_ref;
    return wrote(m_session->write<Report>([&](Change &change) {
        return m_session->reports().step(change, toId(m_reportId), request);
    }),
                 tr("%1 is now: %2").arg(ref, ReportWords::stateWord(request.to).toLower()));
}

bool ReportDetail::placeIn(const QString &reportId, const QString &areaId)
{
    if (m_session == nullptr || areaId.isEmpty())
        return false;
    QString ref;
    const auto placed = m_session->write<Report>([&](Change &change) -> Result<Report> {
        auto report = m_session->reports().get(toId(reportId));
        if (!report)
            return report;
        ref = toQString(report->ref);
        report->area = toId(areaId);
        if (report->boundary == "edge")
            report->boundary = "inside"; // it has been looked at
        return m_session->reports().update(change, *report);
    });
    return wrote(placed, tr("%1 is in %2").arg(ref, m_session->areaName(toId(areaId))));
}

void ReportDetail::undo()
{
    if (m_session == nullptr || m_lastAction.isNull())
        return;
    if (m_session->isReadOnly()) {
        Q_EMIT failed(toQString(Session::readOnlyError().message));
        return;
    }
    const QString ref = m_ref;
    wrote(m_session->history().undo(m_lastAction, m_session->actor()),
          tr("Last change of %1 taken back").arg(ref));
}

void ReportDetail::remove()
{
    if (m_session == nullptr)
        return;
    const QString ref = m_ref;
    const Id id = toId(m_reportId);
    wrote(m_session->write<void>(
              [&](Change &change) { return m_session->reports().remove(change, id); }),
          tr("%1 deleted").arg(ref));
}

void ReportDetail::restore()
{
    if (m_session == nullptr)
        return;
    const QString ref = m_ref;
    const Id id = toId(m_reportId);
    wrote(m_session->write<void>(
              [&](Change &change) { return m_session->reports().restore(change, id); }),
          tr("%1 put back").arg(ref));
}

void ReportDetail::addPhotos(const QList<QUrl> &files)
{
    if (m_session == nullptr || m_reportId.isEmpty())
        return;
    if (m_deleted) {
        Q_EMIT failed(tr("%1 is deleted. Put it back first.").arg(m_ref));
        return;
    }
    m_reader->read(files, {},
                   [this, id = toId(m_reportId), ref = m_ref](const ChosenPhotos &chosen) {
                       savePhotos(id, ref, chosen);
                   });
}

void ReportDetail::savePhotos(const Id &report, const QString &ref, const ChosenPhotos &photos)
{
    if (!photos.problem.isEmpty())
        Q_EMIT failed(photos.problem);
    if (m_session == nullptr || photos.photos.empty())
        return;
    const int count = static_cast<int>(photos.photos.size());
    wrote(m_session->write<void>([&](Change &change) {
        return addPhotosTo({report}, photos.photos, m_session->attachments(), change);
    }),
          tr("%n photo(s) added to %1", nullptr, count).arg(ref));
}

void ReportDetail::removePhoto(const QString &photoId)
{
    if (m_session == nullptr)
        return;
    if (m_deleted) {
        Q_EMIT failed(tr("%1 is deleted. Put it back first.").arg(m_ref));
        return;
    }
    wrote(m_session->write<void>([&](Change &change) {
        return m_session->attachments().remove(change, toId(photoId));
    }),
          tr("Photo removed from %1").arg(m_ref));
}

} // namespace sc
