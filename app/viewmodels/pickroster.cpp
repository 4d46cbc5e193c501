// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickroster.h"

#include "core/dates.h"
#include "picks/pickcodes.h"
#include "storage/erasure.h"
#include "viewmodels/pickwords.h"

#include <algorithm>

namespace sc {

namespace {

QString numberText(const std::optional<int> &number)
{
    return number ? QString::number(*number) : QString();
}

QString clockText(const std::optional<Instant> &at)
{
    return at ? toQString(timeOfDay(*at)) : QString();
}

QString stateKeyOf(const Attendance &one)
{
    if (one.status == "waiting")
        return QStringLiteral("acknowledged");
    if (came(one))
        return QStringLiteral("done");
    return one.status == "booked" ? QStringLiteral("scheduled") : QStringLiteral("closed");
}

/// False where something is typed that is no number.
bool readNumber(const QVariant &typed, std::optional<int> &number)
{
    number.reset();
    const QString text = typed.toString().trimmed();
    if (text.isEmpty())
        return true;
    bool good = false;
    const int value = text.toInt(&good);
    if (good)
        number = value;
    return good;
}

} // namespace

PickRoster::PickRoster(QObject *parent)
    : PickPart(parent)
    , m_rows(new LinesModel(
          {"attendance", "name", "stateKey", "stateWord", "minutes", "bags", "detail", "contact"},
          this))
    , m_sheet(
          new LinesModel({"who", "inText", "outText", "bags", "minutes", "adult", "problem"}, this))
    , m_people(new PersonSearch(this))
    , m_statuses(new ChoiceModel(codeChoices(attendanceStatuses()), this))
    , m_roles(new ChoiceModel(codeChoices(attendanceRoles()), this))
    , m_adults(new ChoiceModel({}, this))
{}

void PickRoster::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_people->setSession(stores == nullptr ? nullptr : &stores->session);
    m_pickId.clear();
    m_person.clear();
    m_lines.clear();
    refresh();
    Q_EMIT pickIdChanged();
}

void PickRoster::setPickId(const QString &id)
{
    if (std::exchange(m_pickId, id) == id)
        return;
    m_person.clear();
    m_lines.clear();
    showProblems({});
    refresh();
    Q_EMIT pickIdChanged();
}

QString PickRoster::detailOf(const Attendance &one) const
{
    QStringList detail;
    if (one.role != "volunteer")
        detail.append(toQString(labelOf(attendanceRoles(), one.role)));
    if (one.child) {
        const auto adult = std::ranges::find(m_roster, one.adult, &Attendance::id);
        detail.append(
            adult == m_roster.end()
                ? tr("Child")
                : tr("Child with %1").arg(toQString(stores()->roster.nameOf(*adult).value_or(""))));
    }
    if (one.inAt || one.outAt)
        detail.append(tr("%1 to %2").arg(clockText(one.inAt), clockText(one.outAt)));
    if (one.briefed)
        detail.append(tr("briefed"));
    if (one.signedSheet)
        detail.append(tr("signed"));
    return detail.join(QStringLiteral(" · "));
}

void PickRoster::refresh()
{
    m_roster.clear();
    if (stores() != nullptr && !m_pickId.isEmpty()) {
        if (const auto pick = stores()->picks().get(toId(m_pickId)))
            m_title = toQString(pick->title);
        m_roster = stores()->roster.roster(toId(m_pickId)).value_or(std::vector<Attendance>());
    }
    std::vector<QVariantList> rows;
    std::vector<Suggestion> adults{{QString(), tr("Nobody"), {}, {}, {}}};
    for (const Attendance &one : m_roster) {
        const QString name = toQString(stores()->roster.nameOf(one).value_or(one.name));
        if (!one.child)
            adults.push_back({toQString(one.id), name, {}, {}, {}});
        rows.push_back({toQString(one.id), name, stateKeyOf(one),
                        toQString(labelOf(attendanceStatuses(), one.status)),
                        numberText(one.minutes), numberText(one.bags), detailOf(one),
                        toQString(one.emergencyContact)});
    }
    const RosterTotals totals = totalsOf(m_roster);
    m_summary = tr("%1 booked, %2 waiting, %3 came, %4 did not; %5 hours, %6 bags named")
                    .arg(totals.booked)
                    .arg(totals.waiting)
                    .arg(totals.attended)
                    .arg(totals.noShows)
                    .arg(PickWords::number(static_cast<double>(totals.minutes) / 60.0, 1))
                    .arg(totals.bags);
    m_adults->setAll(std::move(adults));
    m_rows->show(std::move(rows));
    readPerson();
    drawSheet();
}

void PickRoster::setPerson(const QString &attendanceId)
{
    if (std::exchange(m_person, attendanceId) == attendanceId)
        return;
    showProblems({});
    readPerson();
    Q_EMIT changed();
}

void PickRoster::readPerson()
{
    m_values.clear();
    const auto one = std::ranges::find(m_roster, toId(m_person), &Attendance::id);
    if (m_person.isEmpty() || one == m_roster.end()) {
        m_person.clear();
        return;
    }
    m_values = {{QStringLiteral("status"), toQString(one->status)},
                {QStringLiteral("role"), toQString(one->role)},
                {QStringLiteral("adult"), toQString(one->adult)},
                {QStringLiteral("child"), one->child},
                {QStringLiteral("guest"), one->champion.isNull() && one->name != kErasedWords},
                {QStringLiteral("briefed"), one->briefed},
                {QStringLiteral("signed"), one->signedSheet},
                {QStringLiteral("emergency_contact"), toQString(one->emergencyContact)},
                {QStringLiteral("in"), clockText(one->inAt)},
                {QStringLiteral("out"), clockText(one->outAt)},
                {QStringLiteral("minutes"), numberText(one->minutes)},
                {QStringLiteral("bags"), numberText(one->bags)},
                {QStringLiteral("adjust_reason"), toQString(one->adjustReason)},
                {QStringLiteral("note"), toQString(one->note)}};
}

QString PickRoster::personName() const
{
    return m_rows
        ->value(m_rows->rowWith(QStringLiteral("attendance"), m_person), QStringLiteral("name"))
        .toString();
}

bool PickRoster::add(const QString &who, const QString &emergencyContact, bool child,
                     const QString &adult)
{
    if (stores() == nullptr || m_pickId.isEmpty())
        return false;
    if (who.trimmed().isEmpty()) {
        showProblems({{"who", "missing", "Enter the name or the number of the person"}});
        return false;
    }
    const Result<std::optional<Id>> champion = child ? std::optional<Id>() : m_people->named(who);
    if (!champion) {
        showProblems(champion.error().problems);
        return false;
    }
    Attendance one;
    one.pick = toId(m_pickId);
    if (*champion)
        one.champion = **champion;
    else
        one.name = who.trimmed().toStdString();
    one.emergencyContact = emergencyContact.toStdString();
    one.child = child;
    one.adult = child ? toId(adult) : Id();
    const auto pick = stores()->picks().get(one.pick);
    if (pick && hasBegun(pick->status()))
        one.status = "walk_in";
    const auto made =
        write<Attendance>([&](Change &change) { return stores()->roster.create(change, one); });
    return wrote(made, made ? tr("%1: %2").arg(
                                  toQString(stores()->roster.nameOf(*made).value_or(one.name)),
                                  toQString(labelOf(attendanceStatuses(), made->status)).toLower())
                            : QString());
}

void PickRoster::set(const QString &field, const QVariant &value)
{
    if (m_values.value(field) == value)
        return;
    m_values.insert(field, value);
    Q_EMIT changed();
}

std::vector<Problem> PickRoster::readTyped(Attendance &one, const Pick &pick) const
{
    const auto text = [this](const char *field) {
        return m_values.value(QString::fromLatin1(field)).toString().trimmed();
    };
    one.status = text("status").toStdString();
    one.role = text("role").toStdString();
    one.child = m_values.value(QStringLiteral("child")).toBool();
    one.adult = one.child ? toId(text("adult")) : Id();
    one.briefed = m_values.value(QStringLiteral("briefed")).toBool();
    one.signedSheet = m_values.value(QStringLiteral("signed")).toBool();
    one.emergencyContact = text("emergency_contact").toStdString();
    one.adjustReason = text("adjust_reason").toStdString();
    one.note = text("note").toStdString();
    std::vector<Problem> problems;
    const auto in = timeOf(text("in"), pick);
    const auto out = timeOf(text("out"), pick);
    if (!in)
        problems.push_back({"in", "bad_date", "Enter when they came, such as 10:00"});
    if (!out)
        problems.push_back({"out", "bad_date", "Enter when they left, such as 12:00"});
    if (!readNumber(m_values.value(QStringLiteral("minutes")), one.minutes))
        problems.push_back({"minutes", "wrong_type", "Enter the minutes as a number"});
    if (!readNumber(m_values.value(QStringLiteral("bags")), one.bags))
        problems.push_back({"bags", "wrong_type", "Enter the bags as a number"});
    one.inAt = in.value_or(std::nullopt);
    one.outAt = out.value_or(std::nullopt);
    return problems;
}

bool PickRoster::savePerson()
{
    const auto found = std::ranges::find(m_roster, toId(m_person), &Attendance::id);
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(m_pickId));
    if (found == m_roster.end() || !pick)
        return false;
    Attendance one = *found;
    if (const auto problems = readTyped(one, *pick); !problems.empty()) {
        showProblems(problems);
        return false;
    }
    return wrote(
        write<Attendance>([&](Change &change) { return stores()->roster.update(change, one); }),
        tr("%1 saved").arg(personName()));
}

void PickRoster::removePerson()
{
    if (stores() == nullptr || m_person.isEmpty())
        return;
    const QString name = personName();
    const Id id = toId(m_person);
    wrote(write<void>([&](Change &change) { return stores()->roster.remove(change, id); }),
          tr("%1 taken off the roster").arg(name));
}

} // namespace sc
