// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickeditor.h"

#include "core/dates.h"
#include "picks/pickcodes.h"
#include "viewmodels/elsewhere.h"
#include "viewmodels/pickwords.h"

#include <format>

namespace sc {

namespace {

QString numberText(const std::optional<int> &number)
{
    return number ? QString::number(*number) : QString();
}

} // namespace

PickEditor::PickEditor(QObject *parent)
    : PickPart(parent)
    , m_stops(new LinesModel({"number", "name", "place"}, this))
    , m_leads(new PersonSearch(this))
    , m_places(new PlaceSearch(this))
    , m_targets(new ChoiceModel({{QStringLiteral("point"), tr("One spot"), {}, {}, {}},
                                 {QStringLiteral("route"), tr("A route"), {}, {}, {}},
                                 {QStringLiteral("land"), tr("A piece of land"), {}, {}, {}},
                                 {QStringLiteral("meeting"), tr("Meeting point"), {}, {}, {}},
                                 {QStringLiteral("drop"), tr("Bag drop"), {}, {}, {}},
                                 {QStringLiteral("stop"), tr("Walking stop"), {}, {}, {}}},
                                this))
    , m_groups(new ChoiceModel({}, this))
    , m_campaigns(new ChoiceModel({}, this))
    , m_areas(new ChoiceModel({}, this))
    , m_insurances(new ChoiceModel(codeChoices(insuranceBases(), tr("Not decided yet")), this))
    , m_permissions(new ChoiceModel(codeChoices(landPermissions(), tr("Not known yet")), this))
{}

void PickEditor::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    Session *session = stores == nullptr ? nullptr : &stores->session;
    m_leads->setSession(session);
    m_places->setSession(session);
    readChoices();
    clear();
}

void PickEditor::readChoices()
{
    std::vector<Suggestion> groups{{QString(), tr("None"), {}, {}, {}}};
    std::vector<Suggestion> campaigns{{QString(), tr("None"), {}, {}, {}}};
    std::vector<Suggestion> areas{{QString(), tr("As the boundaries say"), {}, {}, {}}};
    if (stores() != nullptr) {
        for (const Group &group : stores()->groups.all().value_or(std::vector<Group>()))
            groups.push_back({toQString(group.id), toQString(group.name), {}, {}, {}});
        for (const Campaign &one : stores()->campaigns.all().value_or(std::vector<Campaign>()))
            campaigns.push_back({toQString(one.id), toQString(one.title), {}, {}, {}});
        for (const Area &area : stores()->session.areas())
            areas.push_back({toQString(area.id), toQString(area.name), {}, {}, {}});
    }
    m_groups->setAll(std::move(groups));
    m_campaigns->setAll(std::move(campaigns));
    m_areas->setAll(std::move(areas));
}

void PickEditor::clear()
{
    m_original.reset();
    m_values.clear();
    m_target = QStringLiteral("point");
    m_place = PickPlace();
    m_meeting.reset();
    m_drop.reset();
    m_walk.clear();
    showStops();
    m_leads->setQuery({});
    m_places->setQuery({});
    showProblems({});
    Q_EMIT changed();
}

QString PickEditor::text(const char *field) const
{
    return m_values.value(QString::fromLatin1(field)).toString().trimmed();
}

void PickEditor::begin()
{
    readChoices();
    if (m_original)
        clear();
    Q_EMIT changed();
}

void PickEditor::change(const QString &pickId)
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick) {
        Q_EMIT failed(toQString(pick.error().message));
        return;
    }
    clear();
    readChoices();
    m_original = *pick;
    m_place = pick->place;
    m_meeting = pick->meetingPoint;
    m_drop = pick->bagDrop;
    m_walk = pick->stops;
    showStops();
    m_target = m_place.kind == PickPlace::Kind::Route  ? QStringLiteral("route")
               : m_place.kind == PickPlace::Kind::Land ? QStringLiteral("land")
                                                       : QStringLiteral("point");
    m_values = {{QStringLiteral("title"), toQString(pick->title)},
                {QStringLiteral("minutes"), numberText(pick->minutes)},
                {QStringLiteral("lead"), m_leads->textOf(pick->lead)},
                {QStringLiteral("host_group"), toQString(pick->group)},
                {QStringLiteral("campaign"), toQString(pick->campaign)},
                {QStringLiteral("area"), toQString(pick->area)},
                {QStringLiteral("road_speed_mph"), numberText(pick->roadSpeedMph)},
                {QStringLiteral("insurance_basis"), toQString(pick->insuranceBasis)},
                {QStringLiteral("land_permission"), toQString(pick->landPermission)},
                {QStringLiteral("capacity"), numberText(pick->capacity)},
                {QStringLiteral("requested_by"), toQString(pick->requestedBy)},
                {QStringLiteral("note"), toQString(pick->note)}};
    if (pick->startsAt) {
        m_values.insert(QStringLiteral("day"), typedDay(localDay(*pick->startsAt)));
        m_values.insert(QStringLiteral("time"), toQString(timeOfDay(*pick->startsAt)));
    }
    Q_EMIT changed();
    if (pick->middle)
        Q_EMIT placeMoved(pick->middle->latitude, pick->middle->longitude);
}

void PickEditor::discard()
{
    clear();
}

void PickEditor::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

void PickEditor::chooseLead(int row)
{
    set(QStringLiteral("lead"), m_leads->titleAt(row));
}

void PickEditor::settleStart(Pick &pick, std::vector<Problem> &problems) const
{
    pick.startsAt.reset();
    if (text("day").isEmpty()) {
        if (!text("time").isEmpty())
            problems.push_back({"day", "missing", "Enter the day of the pick"});
        return;
    }
    const Day today = localDay(stores()->session.now());
    const auto day = parseDay(text("day").toStdString(), today, Toward::Future);
    if (!day)
        problems.push_back({"day", "bad_date", "Enter the day of the pick, such as 27 3 2026"});
    const auto time = parseTimeOfDay(text("time").toStdString());
    if (!time)
        problems.push_back({"time", "bad_date", "Enter when the pick starts, such as 10:00"});
    if (day && time)
        pick.startsAt = fromLocal(LocalTime(std::chrono::local_days(*day)) + *time);
}

void PickEditor::settleNumber(const char *field, const QString &words, std::optional<int> &number,
                              std::vector<Problem> &problems) const
{
    number.reset();
    if (text(field).isEmpty())
        return;
    bool good = false;
    const int typed = text(field).section(u' ', 0, 0).toInt(&good);
    if (good)
        number = typed;
    else
        problems.push_back({field, "wrong_type", words.toStdString()});
}

std::vector<Problem> PickEditor::settle(Pick &pick)
{
    std::vector<Problem> problems;
    pick.title = text("title").toStdString();
    settleStart(pick, problems);
    settleNumber("minutes", tr("Enter how many minutes the pick lasts, such as 120"), pick.minutes,
                 problems);
    settleNumber("road_speed_mph", tr("Enter the speed limit of the road, such as 30"),
                 pick.roadSpeedMph, problems);
    settleNumber("capacity", tr("Enter how many people may come, such as 20"), pick.capacity,
                 problems);
    pick.lead = Id();
    if (!text("lead").isEmpty()) {
        if (const auto lead = m_leads->resolve(text("lead")))
            pick.lead = *lead;
        else
            problems.push_back(
                {"lead", "not_found", "Choose the leader from the champions, by name or number"});
    }
    pick.group = toId(text("host_group"));
    pick.campaign = toId(text("campaign"));
    const Id area = toId(text("area"));
    pick.area = area;
    pick.place = draft().place;
    if (!m_place.points.empty() && pick.place.isEmpty())
        problems.push_back({"place", "bad_place", measure().toStdString()});
    pick.meetingPoint = m_meeting;
    pick.bagDrop = m_drop;
    pick.stops = m_walk;
    for (PickStop &stop : pick.stops)
        stop.name = toQString(stop.name).trimmed().toStdString();
    pick.insuranceBasis = text("insurance_basis").toStdString();
    pick.landPermission = text("land_permission").toStdString();
    pick.requestedBy = text("requested_by").toStdString();
    pick.note = text("note").toStdString();
    return problems;
}

bool PickEditor::save()
{
    if (stores() == nullptr)
        return false;
    if (!text("place").isEmpty() && !takeTyped())
        return false;
    Pick pick = m_original.value_or(Pick());
    if (const auto problems = settle(pick); !problems.empty()) {
        showProblems(problems);
        return false;
    }
    const auto saved = write<Pick>([&](Change &change) {
        return m_original ? stores()->picks().update(change, pick)
                          : stores()->picks().create(change, pick);
    });
    if (!saved) {
        if (saved.error().problems.empty())
            Q_EMIT failed(toQString(saved.error().message));
        showProblems(saved.error().problems);
        return false;
    }
    const QString id = toQString(saved->id);
    const bool reopened = m_original && isApproved(m_original->status()) &&
                          !isApproved(stores()->picks().get(saved->id).value_or(*saved).status());
    clear();
    const QString said =
        reopened ? tr("%1 saved. Its approval was taken back: look at what is missing.")
                       .arg(toQString(saved->title))
                 : withWhereItGoes(stores()->session, tr("%1 saved").arg(toQString(saved->title)),
                                   saved->id, saved->area);
    Q_EMIT done(said, true);
    Q_EMIT written(id);
    return true;
}

} // namespace sc
