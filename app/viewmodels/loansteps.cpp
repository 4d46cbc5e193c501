// SPDX-License-Identifier: GPL-3.0-or-later
// The steps a loan is taken through on its screen.
#include "core/dates.h"
#include "core/text.h"
#include "kits/kitstore.h"
#include "loans/loanclashstore.h"
#include "loans/loandue.h"
#include "loans/loanduestore.h"
#include "loans/signaturestore.h"
#include "viewmodels/loandetail.h"
#include "viewmodels/loanwords.h"
#include "viewmodels/peoplewords.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <format>

namespace sc {

template <class Work> bool LoanDetail::act(const QString &message, Work &&work)
{
    if (!isOpen())
        return false;
    const Id id = toId(m_loanId);
    return wrote(write<Loan>([&](Change &change) { return work(change, id); }), message);
}

QString LoanDetail::officer() const
{
    return stores() == nullptr ? QString() : toQString(stores()->session.actor().name);
}

std::optional<Day> LoanDetail::dayIn(const QString &text)
{
    const auto day = parseDay(text.toStdString(), LoanStore(database()).today(), Toward::Future);
    return day ? std::optional(*day) : std::nullopt;
}

bool LoanDetail::take(const QString &action)
{
    const QString words = action == u"take_back_extension" ? tr("The extension is taken back")
                                                           : LoanWords::step(action);
    return act(words, [&](Change &change, const Id &id) -> Result<Loan> {
        LoanActions actions(database());
        if (action == u"reserve")
            return actions.reserve(change, id);
        if (action == u"ready")
            return actions.makeReady(change, id);
        if (action == u"no_show")
            return actions.noShow(change, id);
        if (action == u"take_back_extension")
            return actions.takeBackExtension(change, id);
        return actions.close(change, id);
    });
}

namespace {

/// What was ticked; nothing where the list was not shown.
std::optional<std::vector<std::string>> tickedIn(const QVariantMap &more)
{
    if (!more.contains(QStringLiteral("checked")))
        return std::nullopt;
    std::vector<std::string> ticked;
    for (const QString &one : more.value(QStringLiteral("checked")).toStringList())
        ticked.push_back(one.toStdString());
    return ticked;
}

} // namespace

// What happened on an earlier day is taken as at noon. Nothing for today.
Result<std::optional<Instant>> LoanDetail::noonOf(const QString &day)
{
    const std::string text = day.trimmed().toStdString();
    const Day today = LoanStore(database()).today();
    if (text.empty())
        return std::optional<Instant>{};
    const auto read = parseDay(text, today, Toward::Past);
    if (!read || *read > today)
        return refused("at", "bad_date", "Enter the day it happened, today or earlier");
    if (*read == today)
        return std::optional<Instant>{};
    return std::optional<Instant>(startOfDay(*read) + std::chrono::hours{12});
}

Result<Happened> LoanDetail::happened(const QString &by, const QVariantMap &more)
{
    Happened when;
    when.by = by.toStdString();
    when.reason = more.value(QStringLiteral("why")).toString().toStdString();
    const auto noon = noonOf(more.value(QStringLiteral("day")).toString());
    if (!noon)
        return std::unexpected(noon.error());
    when.at = *noon;
    const auto loan = LoanStore(database()).get(toId(m_loanId));
    if (when.at && loan)
        for (const auto &before : {loan->progress.outAt, loan->progress.returnedAt})
            if (before && localDay(*before) == localDay(*when.at))
                when.at = std::max(*when.at, *before);
    if (when.at && loan && !loan->progress.outAt) {
        // It came back that day and went out again: when, nobody says.
        const auto then = LoanStore(database()).notYetBack(*loan, *when.at);
        const Day day = localDay(*when.at);
        if (then && !then->empty() &&
            std::ranges::all_of(*then, [&](const LoanConflict &one) { return one.to == day; }))
            when.at = startOfDay(addDays(day, 1)) - std::chrono::minutes{1};
    }
    return when;
}

// Rules may fail on the day it is said to have gone out that do not fail today.
void LoanDetail::lookAtGate(const QString &day)
{
    m_gateTime.reset();
    if (!isOpen())
        return;
    if (const auto noon = noonOf(day); noon && *noon)
        m_gateTime = **noon;
    if (const auto loan = LoanStore(database()).get(toId(m_loanId)))
        readGate(*loan);
    Q_EMIT changed();
}

void LoanDetail::forgetProblems()
{
    showProblems({});
    if (m_gateTime)
        lookAtGate({});
}

bool LoanDetail::handOver(const QString &by, const QString &overrideBy,
                          const QString &overrideReason, const QVariantMap &more)
{
    if (!isOpen())
        return false;
    const auto lent = write<Loan>([&](Change &change) -> Result<Loan> {
        HandOver request;
        const auto when = happened(by, more);
        if (!when)
            return std::unexpected(when.error());
        request.when = *when;
        request.checked = tickedIn(more);
        request.overrideBy = overrideBy.toStdString();
        request.overrideReason = overrideReason.toStdString();
        return LoanActions(database()).lendNow(change, toId(m_loanId), request);
    });
    if (!lent)
        lookAtGate(more.value(QStringLiteral("day")).toString());
    else
        m_gateTime.reset();
    const int late = lent ? daysOverdue(*lent, LoanStore(database()).today()) : 0;
    return wrote(
        lent,
        late > 0
            ? tr("Handed over. It was due back already, and is %1").arg(toQString(lateness(late)))
            : tr("Handed over"));
}

bool LoanDetail::sign(const QStringList &champions, const QString &how, const QString &keptAt,
                      const QString &drawing, const QString &day, const QString &reason)
{
    return act(tr("Signed"), [&](Change &change, const Id &id) -> Result<Loan> {
        const auto loan = LoanStore(database()).get(id);
        if (!loan)
            return loan;
        Signature like;
        like.loan = id;
        like.how = how.toStdString();
        like.keptAt = keptAt.toStdString();
        like.drawing = drawing.toStdString();
        std::vector<Id> ids;
        for (const QString &one : champions)
            ids.push_back(toId(one));
        if (how == u"scanned" && m_scan.photos.empty())
            return refused("scan", "missing", "Choose the picture of the signed paper first");
        like.hasPicture = how == u"scanned";
        const auto noon = noonOf(how == u"screen" ? QString() : day);
        if (!noon)
            return std::unexpected(noon.error());
        like.signedAt = *noon;
        like.reason = reason.toStdString();
        SignatureStore signatures(database());
        const auto before = signatures.ofLoan(id);
        if (!before)
            return std::unexpected(before.error());
        if (auto signedBy = signatures.signAll(change, *loan, like, std::move(ids)); !signedBy)
            return std::unexpected(signedBy.error());
        if (how == u"scanned")
            if (auto kept = keepScan(change, *before, id); !kept)
                return std::unexpected(kept.error());
        return *loan;
    });
}

// A scanner types a label and presses Enter, wherever the focus is: that takes nothing back.
Result<void> LoanDetail::isNoLabel(const std::string &words)
{
    if (trimmed(words).empty())
        return {};
    const auto kit = KitStore(database()).find(words);
    const auto loan = LoanStore(database()).get(toId(m_loanId));
    const auto slip = LoanStore(database()).find(words);
    if ((!kit || kit->deleted) && (!slip || slip->deleted))
        return {};
    const bool isOwn = loan && ((kit && std::ranges::contains(loan->kits, kit->id)) ||
                                (slip && slip->id == loan->id));
    return refused("note", "is_label",
                   isOwn ? std::format("{} was scanned again. If all is in order, press Enter",
                                       collapsed(words))
                         : std::format("{} is not of this loan. Take this one back, or press "
                                       "Escape, and scan it then",
                                       collapsed(words)));
}

bool LoanDetail::takeBack(const QVariantList &exceptions, const QString &by, const QString &note,
                          bool account, const QVariantMap &more)
{
    const QString words = account ? tr("Written down") : tr("Taken back");
    const bool done = act(words, [&](Change &change, const Id &id) -> Result<Loan> {
        GiveBack request;
        const auto when = happened(by, more);
        if (!when)
            return std::unexpected(when.error());
        request.when = *when;
        request.checked = tickedIn(more);
        request.note = note.toStdString();
        if (auto free = isNoLabel(request.note); !free)
            return std::unexpected(free.error());
        const auto lines = LoanStore(database()).lines(id);
        if (!lines)
            return std::unexpected(lines.error());
        for (const QVariant &one : exceptions) {
            const QVariantMap said = one.toMap();
            const Id lineId = toId(said.value(QStringLiteral("line")).toString());
            const auto line = std::ranges::find(*lines, lineId, &LoanLine::id);
            if (line == lines->end())
                continue;
            bool good = false;
            const int count = said.value(QStringLiteral("count")).toString().trimmed().toInt(&good);
            if (!good)
                return refused("count", "wrong_type", "Enter how many, as a number");
            request.lines.push_back({line->kit.toString(), line->item.toString(), count,
                                     said.value(QStringLiteral("outcome")).toString().toStdString(),
                                     said.value(QStringLiteral("note")).toString().toStdString()});
        }
        LoanActions actions(database());
        auto taken =
            account ? actions.account(change, id, request) : actions.giveBack(change, id, request);
        if (!taken)
            return taken;
        return keepLinePhotos(change, *lines).transform([&] { return *taken; });
    });
    if (done)
        forgetLinePhotos();
    return done;
}

bool LoanDetail::reportWork(const QString &place, const QString &hours, const QString &bags,
                            const QString &leftBehind, const QString &note)
{
    return act(tr("Work reported"), [&](Change &change, const Id &id) -> Result<Loan> {
        WorkDone request;
        std::vector<Problem> problems;
        if (const auto found = m_places->resolve(place)) {
            request.report.position = found->position;
            request.report.place = found->title.toStdString();
        } else {
            request.report.place = place.toStdString();
        }
        if (!hours.trimmed().isEmpty()) {
            if (const auto minutes = PeopleWords::minutesIn(hours))
                request.report.hours = static_cast<double>(*minutes) / 60.0;
            else
                problems.push_back({"hours", "wrong_type", "Enter the hours, such as 2.5"});
        }
        if (!bags.trimmed().isEmpty()) {
            bool good = false;
            request.report.bags = bags.trimmed().toInt(&good);
            if (!good)
                problems.push_back({"bags", "wrong_type", "Enter how many bags, as a number"});
        }
        request.report.leftBehind = leftBehind.toStdString();
        request.report.note = note.toStdString();
        if (!problems.empty())
            return refused(std::move(problems));
        return LoanActions(database()).workDone(change, id, request);
    });
}

bool LoanDetail::waiveWork(const QString &by, const QString &reason)
{
    return act(tr("No work report is needed"), [&](Change &change, const Id &id) {
        WorkDone request;
        request.waivedBy = by.trimmed().isEmpty() ? std::string(" ") : by.toStdString();
        request.waivedReason = reason.toStdString();
        return LoanActions(database()).workDone(change, id, request);
    });
}

bool LoanDetail::extend(const QString &day, const QString &reason)
{
    return act(tr("Extended"), [&](Change &change, const Id &id) {
        return LoanActions(database()).extend(change, id, dayIn(day), reason.toStdString());
    });
}

bool LoanDetail::takeWithReason(const QString &action, const QString &reason)
{
    return act(LoanWords::step(action), [&](Change &change, const Id &id) {
        LoanActions actions(database());
        if (action == u"cancel")
            return actions.cancel(change, id, reason.toStdString());
        if (action == u"write_off")
            return actions.writeOff(change, id, reason.toStdString());
        return actions.markIncomplete(change, id, reason.toStdString());
    });
}

Result<ReminderBundle> LoanDetail::reminded()
{
    return LoanStore(database()).get(toId(m_loanId)).and_then([&](const Loan &loan) {
        return LoanDueStore(database()).bundleFor(loan);
    });
}

QString LoanDetail::reminderHint(const QString &how)
{
    if (!isOpen())
        return {};
    const auto bundle = reminded();
    return bundle ? toQString(sc::reminderHint(*bundle, how.toStdString())) : QString();
}

QString LoanDetail::reminderText(const QString &how)
{
    if (!isOpen())
        return {};
    const auto bundle = reminded();
    return bundle ? toQString(sc::reminderText(*bundle, how.toStdString(),
                                               LoanStore(database()).today(),
                                               database().setting("team_name")))
                  : QString();
}

bool LoanDetail::remind(const QString &how)
{
    return act(tr("The reminder is written down"), [&](Change &change, const Id &id) {
        return LoanDueStore(database()).remind(change, id, how.toStdString());
    });
}

bool LoanDetail::snooze(const QString &day)
{
    return act(tr("No reminder until then"), [&](Change &change, const Id &id) {
        return LoanDueStore(database()).snooze(change, id, dayIn(day));
    });
}

bool LoanDetail::settle(int row, const QString &keeps, const QString &reason)
{
    const QString kit = m_clashes->value(row, QStringLiteral("kit")).toString();
    const QString other = m_clashes->value(row, QStringLiteral("otherId")).toString();
    return act(tr("The clash is settled"), [&](Change &change, const Id &id) {
        return LoanClashStore(database())
            .settle(change, id,
                    {other.toStdString(),
                     kit.toStdString(),
                     keeps.toStdString(),
                     {},
                     reason.toStdString()});
    });
}

void LoanDetail::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace sc
