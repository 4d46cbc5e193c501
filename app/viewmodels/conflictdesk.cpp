// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/conflictdesk.h"

#include "core/calendar.h"
#include "viewmodels/texts.h"

#include <QLocale>
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
    return ConflictDesk::tr("%1, on %2, %3")
        .arg(toQString(head.by), toQString(head.device), momentWords(head.at));
}

QString questionOf(const Conflict &one)
{
    const QString title = toQString(one.title);
    switch (one.kind) {
    case Conflict::Kind::Deleted:
        return ConflictDesk::tr("The %1 was deleted on one PC and changed on another. Is it to be "
                                "kept?")
            .arg(title);
    case Conflict::Kind::KitTwice:
        return ConflictDesk::tr("%1. Which loan really had it?").arg(title);
    case Conflict::Kind::SamePerson:
        return ConflictDesk::tr("Are the %1 the same person? Choose the record to keep.")
            .arg(title);
    case Conflict::Kind::SameFigures:
        return ConflictDesk::tr("The same was written down on two PCs (%1). Which one counts?")
            .arg(title);
    case Conflict::Kind::Field:
        break;
    }
    return ConflictDesk::tr("Two PCs wrote different things: the %1 of the %2. Which is right?")
        .arg(fieldWords(one.field), title);
}

QString shortQuestion(const Conflict &one)
{
    switch (one.kind) {
    case Conflict::Kind::Deleted:
        return ConflictDesk::tr("Deleted and changed");
    case Conflict::Kind::KitTwice:
        return ConflictDesk::tr("A kit lent twice");
    case Conflict::Kind::SamePerson:
        return ConflictDesk::tr("Perhaps one person");
    case Conflict::Kind::SameFigures:
        return ConflictDesk::tr("Written down twice");
    case Conflict::Kind::Field:
        break;
    }
    return fieldWords(one.field);
}

} // namespace

QString fieldWords(const std::string &column)
{
    return toQString(column).replace(u'_', u' ');
}

ConflictDesk::ConflictDesk(QObject *parent)
    : QObject(parent)
    , m_lines(new LinesModel({"conflictId", "title", "what"}, this))
    , m_answers(new LinesModel({"number", "value", "who"}, this))
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
        rows.push_back({toQString(one.id), toQString(one.title), shortQuestion(one)});
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
        return toQString(*text);
    const auto id = Id::fromBytes(std::get<Blob>(value).bytes);
    if (id && m_session != nullptr && one.form == FieldKind::Ref)
        return toQString(ConflictStore(m_session->database()).shortName(one.refType, *id));
    return tr("a drawing or picture");
}

QString ConflictDesk::words(const Conflict &one, const ConflictHead &head) const
{
    switch (one.kind) {
    case Conflict::Kind::Deleted:
        return head.value == Value{std::int64_t{1}} ? tr("Delete it") : tr("Keep it");
    case Conflict::Kind::KitTwice:
        return tr("Loan %1").arg(words(one, head.value));
    case Conflict::Kind::SamePerson:
    case Conflict::Kind::SameFigures:
        return m_session == nullptr
                   ? QString()
                   : toQString(ConflictStore(m_session->database()).nameOf(one.type, head.record));
    case Conflict::Kind::Field:
        break;
    }
    return words(one, head.value);
}

void ConflictDesk::showAnswers()
{
    std::vector<QVariantList> rows;
    if (const Conflict *one = conflict()) {
        int number = 0;
        for (const ConflictHead &head : one->heads)
            rows.push_back({++number, words(*one, head), whoWords(head)});
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
    return conflict() != nullptr && conflict()->kind == Conflict::Kind::Field &&
           conflict()->form == FieldKind::Text;
}

bool ConflictDesk::takesBoth() const
{
    return conflict() != nullptr && conflict()->kind != Conflict::Kind::Field &&
           conflict()->kind != Conflict::Kind::Deleted;
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

void ConflictDesk::type(const QString &text)
{
    settle({.value = textValue(text.trimmed().toStdString())});
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
