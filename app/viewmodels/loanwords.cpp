// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/loanwords.h"

#include "core/dates.h"
#include "core/text.h"
#include "loans/loancodes.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace sc {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("LoanWords", text);
}

} // namespace

QString LoanWords::stateKey(const Loan &loan, Day today)
{
    const std::string_view status = loan.status();
    if (daysOverdue(loan, today) > 0 || status == "incomplete")
        return QStringLiteral("late");
    if (status == "draft")
        return QStringLiteral("new");
    if (status == "reserved")
        return QStringLiteral("acknowledged");
    if (status == "ready")
        return QStringLiteral("scheduled");
    if (status == "out" || status == "checking")
        return QStringLiteral("progress");
    return status == "closed" ? QStringLiteral("done") : QStringLiteral("closed");
}

QString LoanWords::stateWord(const Loan &loan, Day today)
{
    if (daysOverdue(loan, today) > 0)
        return tr("Overdue");
    return toQString(labelOf(loanStatuses(), loan.status()));
}

QString LoanWords::days(const Loan &loan)
{
    if (!loan.dueOut || !loan.dueIn)
        return {};
    if (*loan.dueOut == *loan.dueIn)
        return toQString(shortDay(*loan.dueOut));
    return tr("%1 to %2").arg(toQString(shortDay(*loan.dueOut)), toQString(shortDay(*loan.dueIn)));
}

QString LoanWords::rules(std::string_view codes)
{
    QStringList rules;
    for (const std::string_view code : words(codes))
        rules.append(toQString(labelOf(gateRules(), code)));
    return rules.join(QStringLiteral(", "));
}

QString LoanWords::step(const QString &action)
{
    static const std::array<std::pair<const char *, const char *>, 18> kWords{
        {{"create", QT_TRANSLATE_NOOP("LoanWords", "Entered")},
         {"import", QT_TRANSLATE_NOOP("LoanWords", "Came with a file")},
         {"reserve", QT_TRANSLATE_NOOP("LoanWords", "Reserved")},
         {"ready", QT_TRANSLATE_NOOP("LoanWords", "Made ready")},
         {"hand_over", QT_TRANSLATE_NOOP("LoanWords", "Handed over")},
         {"return", QT_TRANSLATE_NOOP("LoanWords", "Came back")},
         {"account", QT_TRANSLATE_NOOP("LoanWords", "Said more of what came back")},
         {"mark_incomplete", QT_TRANSLATE_NOOP("LoanWords", "Marked incomplete")},
         {"close", QT_TRANSLATE_NOOP("LoanWords", "Closed")},
         {"work_done", QT_TRANSLATE_NOOP("LoanWords", "Work reported")},
         {"extend", QT_TRANSLATE_NOOP("LoanWords", "Extended")},
         {"remind", QT_TRANSLATE_NOOP("LoanWords", "Reminded")},
         {"snooze", QT_TRANSLATE_NOOP("LoanWords", "Reminder put off")},
         {"cancel", QT_TRANSLATE_NOOP("LoanWords", "Cancelled")},
         {"no_show", QT_TRANSLATE_NOOP("LoanWords", "Not collected")},
         {"write_off", QT_TRANSLATE_NOOP("LoanWords", "Written off")},
         {"settle_clash", QT_TRANSLATE_NOOP("LoanWords", "Clash settled")},
         {"", ""}}};
    for (const auto &[code, words] : kWords)
        if (action == QLatin1StringView(code))
            return tr(words);
    return action;
}

QString LoanWords::outcomes(const LoanLine &line)
{
    QStringList parts;
    const std::array<std::pair<std::int64_t, const char *>, 7> counts{
        {{line.ok, "%1 in order"},
         {line.worn, "%1 worn"},
         {line.damaged, "%1 damaged"},
         {line.lost, "%1 lost"},
         {line.consumed, "%1 used up"},
         {line.unused, "%1 unused"},
         {line.unaccounted(), "%1 unaccounted for"}}};
    for (const auto &[number, words] : counts)
        if (number != 0)
            parts.append(tr(words).arg(number));
    QString text = parts.join(QStringLiteral(", "));
    if (!line.note.empty())
        text += QStringLiteral(" (%1)").arg(toQString(line.note));
    return text;
}

QString LoanWords::button(std::string_view action)
{
    static const std::array<std::pair<std::string_view, const char *>, 16> kWords{
        {{"reserve", "Reserve"},
         {"ready", "Make ready"},
         {"lend_now", "Hand over"},
         {"sign", "Sign"},
         {"return", "Take back"},
         {"account", "Account for the rest"},
         {"found", "Something is wrong with it"},
         {"mark_incomplete", "Mark incomplete"},
         {"work_done", "Report the work"},
         {"close", "Close"},
         {"extend", "Extend"},
         {"take_back_extension", "Take back the extension"},
         {"remind", "Remind"},
         {"cancel", "Cancel the loan"},
         {"no_show", "Not collected"},
         {"write_off", "Write off"}}};
    for (const auto &[code, words] : kWords)
        if (action == code)
            return tr(words);
    return toQString(action);
}

} // namespace sc
