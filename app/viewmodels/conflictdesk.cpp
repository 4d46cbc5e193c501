// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/conflictdesk.h"

#include "core/calendar.h"
#include "exchange/answerstore.h"
#include "viewmodels/texts.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace sc {

namespace {

QString momentWords(Instant at)
{
    const auto moment =
        QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone("Europe/London"));
    return QLocale(QLocale::English, QLocale::UnitedKingdom)
        .toString(moment, QStringLiteral("d MMM yyyy 'at' HH:mm"));
}

QString whoWords(const ConflictHead &head)
{
    return ConflictDesk::tr("Written by %1 on %2, %3")
        .arg(toQString(head.by), toQString(head.device), momentWords(head.at));
}

QString questionOf(const Conflict &one)
{
    const QString title = toQString(one.title);
    switch (one.kind) {
    case Conflict::Kind::Deleted:
        return ConflictDesk::tr("Keep the %1, or delete it?").arg(title);
    case Conflict::Kind::KitTwice:
        return ConflictDesk::tr("%1. Which loan really had it?").arg(title);
    case Conflict::Kind::SamePerson:
        return ConflictDesk::tr("Are these one person? Choose the record to keep.");
    case Conflict::Kind::SameFigures:
        return ConflictDesk::tr("Which of the two counts: %1?").arg(title);
    case Conflict::Kind::SameNumber:
        return ConflictDesk::tr("Two champions have one number. Who keeps it?");
    case Conflict::Kind::SameThing:
        return ConflictDesk::tr("Is this one thing: the %1? Choose the record to keep.").arg(title);
    case Conflict::Kind::Circle:
        return ConflictDesk::tr("Which is the one to deal with: %1?").arg(title);
    case Conflict::Kind::NoRoom:
        return ConflictDesk::tr("More are booked than there is room for. Does %1 have a place?")
            .arg(title);
    case Conflict::Kind::Place:
        return ConflictDesk::tr("Where is the %1?").arg(title);
    case Conflict::Kind::Field:
        break;
    }
    return ConflictDesk::tr("What is the %1 of the %2?").arg(fieldWords(one.field), title);
}

QString shortQuestion(const Conflict &one)
{
    switch (one.kind) {
    case Conflict::Kind::Deleted:
        return ConflictDesk::tr("Deleted on one PC, changed on another");
    case Conflict::Kind::KitTwice:
        return ConflictDesk::tr("A kit lent twice");
    case Conflict::Kind::SamePerson:
        return ConflictDesk::tr("Perhaps one person");
    case Conflict::Kind::SameFigures:
        return ConflictDesk::tr("Written down twice");
    case Conflict::Kind::SameNumber:
        return ConflictDesk::tr("One number, two champions");
    case Conflict::Kind::SameThing:
        return ConflictDesk::tr("Entered twice");
    case Conflict::Kind::Circle:
        return ConflictDesk::tr("Duplicates of each other");
    case Conflict::Kind::NoRoom:
        return ConflictDesk::tr("More booked than there is room for");
    case Conflict::Kind::Place:
        return ConflictDesk::tr("Two places");
    case Conflict::Kind::Field:
        break;
    }
    return ConflictDesk::tr("Two answers: %1").arg(fieldWords(one.field));
}

QString whyTwice(const Conflict &one)
{
    if (!ConflictStore::takesBoth(one))
        return ConflictDesk::tr("The same was written down on two PCs, and only one can hold.");
    if (one.countsOnce)
        return ConflictDesk::tr("The same was written down on two PCs. If both stay, the champion "
                                "counts once: as there if either says so, with the longer time.");
    return ConflictDesk::tr(
        "The same was written down on two PCs. If both stay, both are counted.");
}

/// Codes such as small_van_load as people read them.
QString plainWords(const std::string &text)
{
    static const QRegularExpression code(QStringLiteral("^[a-z]+(_[a-z0-9]+)+$"));
    QString words = toQString(text);
    if (code.match(words).hasMatch())
        words.replace(u'_', u' ');
    return words;
}

} // namespace

QString fieldWords(const std::string &column)
{
    return toQString(column).replace(u'_', u' ');
}

ConflictDesk::ConflictDesk(QObject *parent)
    : QObject(parent)
    , m_lines(new LinesModel({"conflictId", "title", "what"}, this))
    , m_answers(new LinesModel({"number", "value", "who", "shown"}, this))
{}

void ConflictDesk::setSession(Session *session)
{
    m_session = session;
    refresh();
}

void ConflictDesk::refresh()
{
    const Id before = conflict() != nullptr ? conflict()->id : Id();
    m_conflicts.clear();
    if (m_session != nullptr)
        m_conflicts = ConflictStore(m_session->database()).list().value_or(std::vector<Conflict>());
    std::vector<QVariantList> rows;
    m_current = m_conflicts.empty() ? -1 : 0;
    for (std::size_t i = 0; i < m_conflicts.size(); ++i) {
        const Conflict &one = m_conflicts[i];
        if (one.id == before)
            m_current = static_cast<int>(i);
        QString title = toQString(one.title);
        title.replace(0, 1, title.left(1).toUpper());
        rows.push_back({toQString(one.id), title, shortQuestion(one)});
    }
    m_lines->show(std::move(rows));
    showAnswers();
}

const Conflict *ConflictDesk::conflict() const
{
    return m_current < 0 || static_cast<std::size_t>(m_current) >= m_conflicts.size()
               ? nullptr
               : &m_conflicts[static_cast<std::size_t>(m_current)];
}

QString ConflictDesk::words(const Conflict &one, const Value &value) const
{
    if (isNull(value))
        return tr("nothing");
    if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        if (one.form == FieldKind::Flag)
            return *whole != 0 ? tr("yes") : tr("no");
        if (one.form == FieldKind::Moment)
            return momentWords(Instant{std::chrono::milliseconds{*whole}});
        return QString::number(*whole);
    }
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 10);
    if (const auto *text = std::get_if<std::string>(&value))
        return one.form == FieldKind::Text ? plainWords(*text) : toQString(*text);
    const auto id = Id::fromBytes(std::get<Blob>(value).bytes);
    if (id && m_session != nullptr && one.form == FieldKind::Ref)
        return toQString(ConflictStore(m_session->database()).shortName(one.refType, *id));
    return tr("a drawing or picture");
}

QString ConflictDesk::words(const Conflict &one, const ConflictHead &head) const
{
    switch (one.kind) {
    case Conflict::Kind::Deleted:
        if (head.value == Value{std::int64_t{1}})
            return tr("Delete it");
        return head.about.empty()
                   ? tr("Keep it")
                   : tr("Keep it: it is needed for the new %1").arg(toQString(head.about));
    case Conflict::Kind::KitTwice:
        return tr("Loan %1").arg(words(one, head.value));
    case Conflict::Kind::SamePerson:
    case Conflict::Kind::SameFigures:
    case Conflict::Kind::SameNumber:
    case Conflict::Kind::SameThing:
    case Conflict::Kind::NoRoom:
        return head.about.empty() ? toQString(one.title) : toQString(head.about);
    case Conflict::Kind::Circle:
        return tr("Open report %1: %2").arg(words(one, head.value), toQString(head.about));
    case Conflict::Kind::Place:
        return head.about.empty() ? tr("nowhere") : toQString(head.about);
    case Conflict::Kind::Field:
        break;
    }
    return head.about.empty()
               ? words(one, head.value)
               : tr("%1, with %2").arg(words(one, head.value), toQString(head.about));
}

void ConflictDesk::showAnswers()
{
    std::vector<QVariantList> rows;
    if (const Conflict *one = conflict()) {
        int number = 0;
        for (const ConflictHead &head : one->heads)
            rows.push_back({++number, words(*one, head), whoWords(head),
                            one->kind == Conflict::Kind::Field && &head == &one->heads.back()});
    }
    m_answers->show(std::move(rows));
    Q_EMIT currentChanged();
}

QString ConflictDesk::question() const
{
    return conflict() == nullptr ? QString() : questionOf(*conflict());
}

QString ConflictDesk::base() const
{
    const Conflict *one = conflict();
    return one == nullptr || one->kind != Conflict::Kind::Field || isNull(one->base)
               ? QString()
               : words(*one, one->base);
}

bool ConflictDesk::takesText() const
{
    return conflict() != nullptr &&
           (conflict()->kind == Conflict::Kind::SameNumber ||
            conflict()->kind == Conflict::Kind::SameThing ||
            (conflict()->kind == Conflict::Kind::Place && conflict()->type == "report") ||
            (conflict()->kind == Conflict::Kind::Field && conflict()->form == FieldKind::Text));
}

QString ConflictDesk::typeLabel() const
{
    if (conflict() != nullptr && conflict()->kind == Conflict::Kind::Place)
        return tr("Or type a grid reference");
    if (conflict() != nullptr && conflict()->kind == Conflict::Kind::SameNumber)
        return tr("Or give the second another number");
    if (conflict() != nullptr && conflict()->kind == Conflict::Kind::SameThing)
        return conflict()->type == "kit"          ? tr("Or give the second another label")
               : conflict()->type == "course"     ? tr("Or give the second another code")
               : conflict()->type == "disclaimer" ? tr("Or give the second another version")
                                                  : tr("Or give the second another name");
    return tr("Or type what is right");
}

QString ConflictDesk::headline() const
{
    return tr("%n thing(s) to decide", nullptr, static_cast<int>(m_conflicts.size()));
}

QString ConflictDesk::why() const
{
    if (conflict() == nullptr)
        return {};
    if (conflict()->again)
        return conflict()->kind == Conflict::Kind::KitTwice
                   ? tr("Two people settled this differently, before either knew of the other, so "
                        "that neither loan has the kit. Whichever you choose gets it back.")
                   : tr("Two people settled this differently, before either knew of the other. "
                        "Both records stay until you decide.");
    switch (conflict()->kind) {
    case Conflict::Kind::Deleted:
        return tr("One PC deleted it while another changed it or wrote down something that belongs "
                  "to it, before either knew of the other. Until you decide it stays.");
    case Conflict::Kind::KitTwice:
        return tr("Two PCs lent the same kit for the same days, before either knew of the other.");
    case Conflict::Kind::SamePerson:
        return tr("The same person was entered on two PCs. If you choose one, reports, training "
                  "and loans of the other go to it.");
    case Conflict::Kind::SameFigures:
        return whyTwice(*conflict());
    case Conflict::Kind::Circle:
        return tr("Each was closed as a duplicate of the other, on two PCs, so that nobody deals "
                  "with either. The one you choose is opened again. If they are two matters, open "
                  "both.");
    case Conflict::Kind::NoRoom:
        return tr("Two PCs gave the last places, before either knew of the other. Whoever waits "
                  "moves up when a place is free; tell them.");
    case Conflict::Kind::SameNumber:
        return tr("Each PC gave out the next number it knew to be free. Whoever is not chosen "
                  "gets the next free number.");
    case Conflict::Kind::SameThing:
        return tr("It was entered on two PCs, before either knew of the other. If you choose one, "
                  "what belongs to the other goes to it. If they are two things, give the second "
                  "another name.");
    case Conflict::Kind::Place:
        return tr("Two PCs moved it, before either knew of the other. You decide where it is as a "
                  "whole: nothing of one place is mixed with the other.");
    case Conflict::Kind::Field:
        break;
    }
    return tr("Two PCs wrote something different here, before either knew of the other. Nothing "
              "is lost: the history keeps both.");
}

bool ConflictDesk::takesBoth() const
{
    return conflict() != nullptr && ConflictStore::takesBoth(*conflict());
}

void ConflictDesk::select(int row)
{
    m_current = row;
    showAnswers();
}

void ConflictDesk::choose(int answer)
{
    settle({.choose = static_cast<std::size_t>(std::max(answer, 0))});
}

// By the rules that hold wherever the field is entered.
void ConflictDesk::type(const QString &text)
{
    if (m_session == nullptr || conflict() == nullptr)
        return;
    const AskedFields asked = ConflictStore::asked(*conflict());
    const std::string typed = text.trimmed().toStdString();
    auto fields = AnswerStore(m_session->database())
                      .tried({asked.type, asked.record, asked.field, asked.columns,
                              typed.empty() ? Json() : Json(typed), asked.after});
    if (fields)
        settle(ConflictStore::chosen(*conflict(), *std::move(fields)));
    else
        Q_EMIT failed(toQString(fields.error().message));
}

void ConflictDesk::keepBoth()
{
    settle({.both = true});
}

void ConflictDesk::settle(const ConflictChoice &choice)
{
    if (m_session == nullptr || conflict() == nullptr)
        return;
    const auto settled =
        ConflictStore(m_session->database()).settle(*conflict(), choice, m_session->actor());
    if (!settled) {
        Q_EMIT failed(toQString(settled.error().message));
        return;
    }
    refresh();
    Q_EMIT done(tr("Decided. The other PCs learn of it with the next exchange."), false);
}

} // namespace sc
