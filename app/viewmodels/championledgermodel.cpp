// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/championledgermodel.h"

#include "core/dates.h"
#include "viewmodels/reportwords.h"

#include <QLocale>

#include <algorithm>
#include <ranges>

namespace sc {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostRows = 25; // of reports, contacts, credits; the count tells of the rest

QString dayWords(Instant at)
{
    return toQString(longDay(localDay(at)));
}

LedgerRow rowOf(const QString &id, const QString &title, const QString &detail,
                const QString &figure = {}, const QString &stateKey = {},
                const QString &stateWord = {}, const QString &action = {})
{
    return {id, title, detail, figure, stateKey, stateWord, action};
}

} // namespace

ChampionLedgerModel::ChampionLedgerModel(LongWork *work, QObject *parent)
    : QObject(parent)
    , m_courses(new ChoiceModel({}, this))
    , m_ways(new ChoiceModel({}, this))
    , m_kinds(new ChoiceModel(PeopleWords::contactKindChoices(), this))
    , m_personal(new PersonalData(work, this))
{
    connect(m_personal, &PersonalData::done, this, &ChampionLedgerModel::done);
    connect(m_personal, &PersonalData::failed, this, &ChampionLedgerModel::failed);
    std::vector<Suggestion> ways = PeopleWords::contactWayChoices();
    std::erase_if(ways, [](const Suggestion &way) { return way.code == u"none"; });
    m_ways->setAll(std::move(ways));
}

void ChampionLedgerModel::setSession(Session *session)
{
    m_session = session;
    m_personal->setSession(session);
    m_champion = {};
    std::vector<Suggestion> courses;
    if (m_session != nullptr) {
        const auto all = CourseStore(m_session->database()).choices();
        for (const Course &course : all.value_or(std::vector<Course>()))
            courses.push_back({toQString(course.code), toQString(course.label), {}, {}, {}});
    }
    m_courses->setAll(std::move(courses));
    refresh();
}

void ChampionLedgerModel::setChampionId(const QString &id)
{
    if (championId() == id)
        return;
    m_champion = toId(id);
    refresh();
}

void ChampionLedgerModel::refresh()
{
    ChampionLedger ledger;
    if (m_session != nullptr && !m_champion.isNull()) {
        if (auto found = LedgerStore(m_session->database()).of(m_champion))
            ledger = *std::move(found);
        m_categories.clear();
        const auto categories = CreditStore(m_session->database()).categories();
        for (const std::string &category : categories.value_or(std::vector<std::string>()))
            m_categories.append(toQString(category));
    }
    show(ledger);
}

void ChampionLedgerModel::show(const ChampionLedger &ledger)
{
    const Champion &champion = ledger.champion;
    m_title = champion.id.isNull() ? QString() : toQString(displayName(champion));
    m_status = PeopleWords::status(champion.status);
    m_personal->show(champion);
    m_heardLine = ledger.lastHeard ? tr("Last heard from on %1").arg(dayWords(*ledger.lastHeard))
                                   : tr("Not heard from yet");
    if (m_session != nullptr) {
        showFacts(ledger);
        showReports(ledger);
        showPicks(ledger);
        showTrainings(ledger);
        showCredits(ledger);
        showContacts(ledger);
    }
    Q_EMIT changed();
}

void ChampionLedgerModel::showFacts(const ChampionLedger &ledger)
{
    const Champion &champion = ledger.champion;
    m_facts.clear();
    const auto add = [this](const QString &label, const QString &value) {
        if (!value.isEmpty())
            m_facts.append(rowOf({}, label, value));
    };
    QStringList reached;
    for (const std::string &way :
         {champion.phone, champion.email, champion.address, champion.postcode}) {
        if (!way.empty())
            reached.append(toQString(way));
    }
    add(tr("Reached"), reached.join(QStringLiteral(" · ")));
    if (!champion.preferredContact.empty())
        add(tr("Best by"), PeopleWords::contactWay(champion.preferredContact));
    add(tr("Area"), m_session->areaName(champion.area));
    add(tr("Patch"), PeopleWords::patch(champion.patch));
    QStringList interests;
    for (const std::string &code : listItems(champion.interests))
        interests.append(PeopleWords::interest(code));
    add(tr("Likes to"), interests.join(QStringLiteral(", ")));
    QStringList groups;
    for (const std::string &group : ledger.groups)
        groups.append(toQString(group));
    add(tr("Groups"), groups.join(QStringLiteral(", ")));
    add(tr("Speaks"), toQString(champion.languages).replace(u";"_s, u", "_s));
    add(tr("Joined"), champion.joinedOn ? toQString(longDay(*champion.joinedOn)) : QString());
    add(tr("Left"), champion.leftOn ? toQString(longDay(*champion.leftOn)) : QString());
    if (champion.isYoung)
        add(tr("16 or 17"),
            champion.parentConsentOn
                ? tr("A parent agreed on %1").arg(toQString(longDay(*champion.parentConsentOn)))
                : tr("A parent has not agreed yet"));
    add(tr("Kits held"), QString::number(ledger.kitsHeld));
}

void ChampionLedgerModel::showReports(const ChampionLedger &ledger)
{
    m_reports.clear();
    m_answersOwed = ledger.answersOwed;
    m_reportsLine = ledger.reports.empty()
                        ? tr("No report yet")
                        : tr("%1 made: %2 open, %3 done, %4 closed for another reason")
                              .arg(ledger.reports.size())
                              .arg(ledger.openReports)
                              .arg(ledger.doneReports)
                              .arg(ledger.unfixedReports);
    m_answersLine = ledger.answersOwed == 0 ? tr("No answer is owed")
                                            : tr("%n answer(s) owed", nullptr, ledger.answersOwed);
    const ReportWords words(*m_session);
    std::vector<LedgerReport> ordered = ledger.reports; // answers owed first, else the latest
    std::ranges::stable_partition(ordered, &LedgerReport::answerOwed);
    for (const LedgerReport &report : ordered) {
        if (m_reports.size() == kMostRows)
            break;
        QString detail = report.street.empty() ? dayWords(report.loggedAt)
                                               : tr("%1, %2").arg(toQString(report.street),
                                                                  dayWords(report.loggedAt));
        if (report.answerOwed)
            detail = tr("%1 · answer owed").arg(detail);
        m_reports.append(
            rowOf(toQString(report.id),
                  tr("%1 %2").arg(toQString(report.ref), words.category(report.category)), detail,
                  {}, ReportWords::stateKey(report.status), ReportWords::stateWord(report.status)));
    }
}

void ChampionLedgerModel::showPicks(const ChampionLedger &ledger)
{
    m_picks.clear();
    m_picksLine = tr("%1 led, %2 attended").arg(ledger.picksLed).arg(ledger.picksAttended);
    m_hoursLine = tr("%1 given in all").arg(PeopleWords::hours(ledger.minutes));
    for (const LedgerPick &pick : ledger.picks) {
        if (m_picks.size() == kMostRows)
            break;
        QStringList told{dayWords(pick.startsAt)};
        if (!pick.held)
            told.append(pick.led ? tr("leader, not held") : tr("not held"));
        else if (pick.led)
            told.append(tr("led"));
        if (pick.attended)
            told.append(tr("attended"));
        if (pick.bags > 0)
            told.append(tr("%n bag(s)", nullptr, static_cast<int>(pick.bags)));
        m_picks.append(rowOf(toQString(pick.id), toQString(pick.title),
                             told.join(QStringLiteral(" · ")),
                             pick.minutes > 0 ? PeopleWords::hours(pick.minutes) : QString()));
    }
}

void ChampionLedgerModel::showTrainings(const ChampionLedger &ledger)
{
    m_trainings.clear();
    for (const LedgerTraining &held : ledger.trainings) {
        const TrainingState &state = held.state;
        QString detail = state.status == TrainingStatus::Revoked ? toQString(state.reason)
                         : state.expiresOn
                             ? tr("until %1").arg(toQString(longDay(*state.expiresOn)))
                             : tr("holds for good");
        m_trainings.append(rowOf(toQString(state.training), toQString(held.course.label), detail,
                                 {}, PeopleWords::trainingKey(state.status),
                                 PeopleWords::training(state.status), toQString(held.course.code)));
    }
}

void ChampionLedgerModel::showCredits(const ChampionLedger &ledger)
{
    m_credits.clear();
    m_creditsLine = tr("%1 credits to spend, %2 hours earned")
                        .arg(PeopleWords::credits(ledger.creditMinutes),
                             PeopleWords::credits(ledger.earnedMinutes));
    if (!ledger.milestones.empty())
        m_creditsLine += tr(". Milestone: %1 hours on %2")
                             .arg(ledger.milestones.front().hours)
                             .arg(dayWords(ledger.milestones.front().reachedAt));
    for (const CreditLine &line : ledger.credits | std::views::reverse) {
        if (m_credits.size() == kMostRows)
            break;
        const Credit &credit = line.credit;
        const bool in = line.minutes > 0;
        const QString other = nameOf(in ? credit.from() : credit.to());
        QStringList told{dayWords(credit.at), (in ? tr("from %1") : tr("to %1")).arg(other),
                         tr("balance %1").arg(PeopleWords::credits(line.balance))};
        if (!credit.reason.empty())
            told.append(toQString(credit.reason));
        const bool correction = !credit.reverses.isNull();
        m_credits.append(rowOf(toQString(credit.id),
                               correction ? tr("Correction: %1").arg(toQString(credit.category))
                                          : toQString(credit.category),
                               told.join(QStringLiteral(" · ")),
                               (in ? u"+"_s : QString()) + PeopleWords::credits(line.minutes),
                               line.isReversed ? u"closed"_s : QString(),
                               line.isReversed ? tr("Reversed") : QString(),
                               line.isReversed || correction ? QString() : u"reverse"_s));
    }
}

void ChampionLedgerModel::showContacts(const ChampionLedger &ledger)
{
    m_contacts.clear();
    for (const Contact &contact : ledger.contacts) {
        if (m_contacts.size() == kMostRows)
            break;
        QStringList told{dayWords(contact.at)};
        if (!contact.way.empty())
            told.append(PeopleWords::contactWay(contact.way));
        told.append(contact.answered || contact.kind == "heard_from" ? tr("reached")
                                                                     : tr("not reached"));
        if (!contact.round.empty())
            told.append(toQString(contact.round));
        QString title = PeopleWords::contactKind(contact.kind);
        if (!contact.note.empty())
            title = tr("%1: %2").arg(title, toQString(contact.note));
        m_contacts.append(rowOf(toQString(contact.id), title, told.join(QStringLiteral(" · "))));
    }
}

QString ChampionLedgerModel::nameOf(const CreditAccount &account) const
{
    if (!account.champion.isNull()) {
        const auto champion = m_session->champions().get(account.champion);
        return champion ? toQString(displayName(*champion)) : tr("a champion");
    }
    if (account.name == "council")
        return tr("the council");
    return account.name == "spent" ? tr("spent") : toQString(account.name);
}

QString ChampionLedgerModel::courseName(const QString &code) const
{
    const QString title = m_courses->titleOf(code);
    return title.isEmpty() ? code : title;
}

bool ChampionLedgerModel::refuse(const QString &message)
{
    Q_EMIT failed(message);
    return false;
}

bool ChampionLedgerModel::run(const QString &message,
                              const std::function<Result<void>(Change &, Database &)> &work)
{
    if (m_session == nullptr || m_champion.isNull())
        return false;
    const auto written =
        m_session->write<void>([&](Change &change) { return work(change, m_session->database()); });
    if (!written) {
        const Error &error = written.error();
        return refuse(
            toQString(error.problems.empty() ? error.message : error.problems.front().message));
    }
    Q_EMIT done(message, true);
    return true;
}

bool ChampionLedgerModel::logContact(const QString &kind, const QString &way, const QString &note,
                                     bool answered)
{
    Contact contact;
    contact.champion = m_champion;
    contact.kind = kind.toStdString();
    contact.way = way.toStdString();
    contact.note = note.trimmed().toStdString();
    contact.answered = answered;
    return run(tr("Contact with %1 logged").arg(m_title), [&](Change &change, Database &database) {
        return ContactStore(database).create(change, contact).transform([](const auto &) {});
    });
}

bool ChampionLedgerModel::answersGiven(const QString &way)
{
    return logContact(QStringLiteral("answer"), way, {}, true);
}

bool ChampionLedgerModel::holdTraining(const QString &course, const QString &day)
{
    if (m_session == nullptr)
        return false;
    Training training;
    training.champion = m_champion;
    training.course = course.toStdString();
    training.on = localDay(m_session->now());
    if (!day.trimmed().isEmpty()) {
        const auto typed = parseDay(day.toStdString(), *training.on);
        if (!typed)
            return refuse(tr("The day of the training must be a real date"));
        training.on = *typed;
    }
    return run(tr("%1 written for %2").arg(courseName(course), m_title), [&](Change &change,
                                                                             Database &database) {
        return TrainingStore(database).create(change, training).transform([](const auto &) {});
    });
}

bool ChampionLedgerModel::revokeTraining(const QString &trainingId, const QString &reason)
{
    return run(tr("Training of %1 revoked").arg(m_title), [&](Change &change, Database &database) {
        return TrainingStore(database)
            .revoke(change, toId(trainingId), reason.trimmed().toStdString())
            .transform([](const auto &) {});
    });
}

bool ChampionLedgerModel::moveCredits(const QString &how, const QString &hours,
                                      const QString &category, const QString &to)
{
    if (m_session == nullptr)
        return false;
    const auto minutes = PeopleWords::minutesIn(hours);
    if (!minutes)
        return refuse(tr("Enter hours such as 1.5, or minutes such as 90 min"));
    Credit credit;
    credit.minutes = *minutes;
    credit.category = category.trimmed().toStdString();
    if (how == u"issue") {
        credit.fromAccount = "council";
        credit.toChampion = m_champion;
    } else {
        credit.fromChampion = m_champion;
        if (how == u"spend") {
            credit.toAccount = "spent";
        } else {
            const auto taker = m_session->champions().find(to.trimmed().toStdString());
            if (!taker)
                return refuse(tr("Enter the number or full name of the champion who gets them"));
            credit.toChampion = taker->id;
        }
    }
    const QString words = PeopleWords::credits(*minutes);
    return run(
        how == u"issue"   ? tr("%1 credits issued to %2").arg(words, m_title)
        : how == u"spend" ? tr("%1 credits of %2 spent").arg(words, m_title)
                          : tr("%1 credits of %2 given away").arg(words, m_title),
        [&](Change &change, Database &database) {
            return CreditStore(database).create(change, credit).transform([](const auto &) {});
        });
}

bool ChampionLedgerModel::reverseCredit(const QString &creditId, const QString &reason)
{
    return run(tr("Credits put right"), [&](Change &change, Database &database) {
        return CreditStore(database)
            .reverse(change, toId(creditId), reason.trimmed().toStdString())
            .transform([](const auto &) {});
    });
}

} // namespace sc
