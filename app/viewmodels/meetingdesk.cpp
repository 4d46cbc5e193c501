// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/meetingdesk.h"

#include "core/dates.h"
#include "viewmodels/elsewhere.h"
#include "viewmodels/pickwords.h"

namespace sc {

MeetingDesk::MeetingDesk(QObject *parent) : PickPart(parent), m_areas(new ChoiceModel({}, this)) {}

void MeetingDesk::readAreas()
{
    std::vector<Suggestion> areas{{QString(), tr("No area"), {}, {}, {}}};
    if (stores() != nullptr)
        for (const Area &area : stores()->session.areas())
            areas.push_back({toQString(area.id), toQString(area.name), {}, {}, {}});
    m_areas->setAll(std::move(areas));
}

void MeetingDesk::begin(const QString &iso)
{
    const auto day = parseIsoDay(iso.toStdString());
    m_edited.reset();
    m_values = {{QStringLiteral("day"), day ? typedDay(*day) : QString()},
                {QStringLiteral("minutes"), QStringLiteral("60")}};
    readAreas();
    showProblems({});
    Q_EMIT changed();
}

bool MeetingDesk::change(const QString &meetingId)
{
    const auto meeting = stores() == nullptr
                             ? Result<Meeting>(std::unexpected(Error()))
                             : MeetingStore(stores()->session.database()).get(toId(meetingId));
    if (!meeting || meeting->deleted)
        return false;
    m_edited = *meeting;
    m_values = {{QStringLiteral("title"), toQString(meeting->title)},
                {QStringLiteral("minutes"),
                 meeting->minutes ? QString::number(*meeting->minutes) : QString()},
                {QStringLiteral("venue"), toQString(meeting->venue)},
                {QStringLiteral("area"), toQString(meeting->area)},
                {QStringLiteral("note"), toQString(meeting->note)}};
    if (meeting->startsAt) {
        m_values[QStringLiteral("day")] = typedDay(localDay(*meeting->startsAt));
        m_values[QStringLiteral("time")] = toQString(timeOfDay(*meeting->startsAt));
    }
    readAreas();
    showProblems({});
    Q_EMIT changed();
    return true;
}

void MeetingDesk::set(const QString &field, const QString &text)
{
    if (m_values.value(field) == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

std::vector<Problem> MeetingDesk::readTyped(Meeting &meeting) const
{
    const auto text = [this](const char *field) {
        return m_values.value(QString::fromLatin1(field)).toString().trimmed();
    };
    std::vector<Problem> problems;
    meeting.title = text("title").toStdString();
    meeting.venue = text("venue").toStdString();
    meeting.area = toId(text("area"));
    meeting.note = text("note").toStdString();
    const auto day =
        parseDay(text("day").toStdString(), localDay(stores()->session.now()), Toward::Future);
    const auto time = parseTimeOfDay(text("time").toStdString());
    if (!day)
        problems.push_back({"day", "bad_date", "Enter the day, such as 27 3 2026"});
    if (!time)
        problems.push_back({"time", "bad_date", "Enter when it starts, such as 18:30"});
    if (day && time)
        meeting.startsAt = fromLocal(LocalTime(std::chrono::local_days(*day)) + *time);
    bool isNumber = true;
    const int minutes = text("minutes").toInt(&isNumber);
    meeting.minutes = isNumber ? std::optional<std::int64_t>(minutes) : std::nullopt;
    if (!isNumber && !text("minutes").isEmpty())
        problems.push_back({"minutes", "wrong_type", "Enter the minutes as a number"});
    for (Problem &problem : problemsOf(meeting))
        if (problem.field != "starts_at")
            problems.push_back(std::move(problem));
    return problems;
}

bool MeetingDesk::keep(const Meeting &meeting)
{
    const auto kept = write<Meeting>([&](Change &change) {
        MeetingStore store(stores()->session.database());
        return meeting.id.isNull() ? store.create(change, meeting) : store.update(change, meeting);
    });
    if (!kept)
        return wrote(kept, {});
    const QString said =
        tr("%1 is in the calendar for %2")
            .arg(toQString(kept->title), toQString(dayAndTime(kept->startsAt.value_or(Instant()))));
    return wrote(kept, withWhereItGoes(stores()->session, said, kept->id, kept->area));
}

bool MeetingDesk::save()
{
    if (stores() == nullptr)
        return false;
    Meeting meeting = m_edited.value_or(Meeting());
    if (const auto problems = readTyped(meeting); !problems.empty()) {
        showProblems(problems);
        return false;
    }
    return keep(meeting);
}

void MeetingDesk::remove()
{
    if (stores() == nullptr || !m_edited)
        return;
    const Id id = m_edited->id;
    const QString title = toQString(m_edited->title);
    wrote(write<void>([&](Change &change) {
              return MeetingStore(stores()->session.database()).remove(change, id);
          }),
          tr("%1 deleted").arg(title));
}

bool MeetingDesk::moveTo(const QString &meetingId, const QString &iso)
{
    const auto day = parseIsoDay(iso.toStdString());
    auto meeting = stores() == nullptr
                       ? Result<Meeting>(std::unexpected(Error()))
                       : MeetingStore(stores()->session.database()).get(toId(meetingId));
    if (!day || !meeting || !meeting->startsAt)
        return false;
    const Instant at = PickWords::onDay(*meeting->startsAt, *day);
    if (at == *meeting->startsAt)
        return true;
    meeting->startsAt = at;
    return keep(*meeting);
}

} // namespace sc
