// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/lendingsettings.h"

#include "champions/coursestore.h"
#include "core/dates.h"
#include "loans/disclaimerstore.h"
#include "loans/loanrulestore.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array kNumbers{"due_soon_days", "suspend_after", "suspend_days"};

} // namespace

LendingSettings::LendingSettings(QObject *parent)
    : PickPart(parent), m_courses(new ChoiceModel({}, this))
{}

void LendingSettings::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    read();
}

void LendingSettings::refresh()
{
    if (!areWordsChanged() && !areRulesChanged())
        read();
}

void LendingSettings::read()
{
    m_values.clear();
    m_rules = LoanRules();
    m_disclaimerLine.clear();
    if (stores() != nullptr) {
        Database &database = stores()->session.database();
        m_rules = LoanRuleStore(database).rules().value_or(LoanRules());
        const Day today = localDay(stores()->session.now());
        const auto current = DisclaimerStore(database).current(today);
        const bool known = current && current->has_value();
        m_values.insert(QStringLiteral("words"),
                        toQString(known ? (*current)->words : DisclaimerStore::shippedWords()));
        m_values.insert(QStringLiteral("current_from"), tr("today"));
        m_disclaimerLine =
            !known ? tr("Nobody can sign yet. Read these words, make them yours and save them.")
            : (*current)->currentFrom ? tr("Version %1, signed since %2")
                                            .arg(toQString((*current)->version),
                                                 toQString(longDay(*(*current)->currentFrom)))
                                      : tr("Version %1").arg(toQString((*current)->version));
        std::vector<Suggestion> courses;
        for (const Course &course : CourseStore(database).choices().value_or(std::vector<Course>()))
            courses.push_back({toQString(course.code), toQString(course.label), {}, {}, {}});
        m_courses->setAll(std::move(courses));
    }
    m_values.insert(QStringLiteral("due_soon_days"), QString::number(m_rules.dueSoonDays));
    m_values.insert(QStringLiteral("suspend_after"), QString::number(m_rules.suspendAfter));
    m_values.insert(QStringLiteral("suspend_days"), QString::number(m_rules.suspendDays));
    m_kept = m_values;
    m_keptRules = m_rules;
    showProblems({});
    Q_EMIT changed();
}

bool LendingSettings::areWordsChanged() const
{
    return m_values.value(QStringLiteral("words")) != m_kept.value(QStringLiteral("words"));
}

bool LendingSettings::areRulesChanged() const
{
    return m_rules != m_keptRules || std::ranges::any_of(kNumbers, [this](const char *field) {
               return m_values.value(QLatin1StringView(field)) !=
                      m_kept.value(QLatin1StringView(field));
           });
}

QString LendingSettings::typed(const char *field) const
{
    return m_values.value(QLatin1StringView(field)).toString().trimmed();
}

void LendingSettings::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

void LendingSettings::setSignEachLoan(bool on)
{
    m_rules.signEachLoan = on;
    Q_EMIT changed();
}

void LendingSettings::setSuspendLate(bool on)
{
    m_rules.suspendLate = on;
    Q_EMIT changed();
}

bool LendingSettings::needsCourse(const QString &code) const
{
    return std::ranges::contains(m_rules.courses, code.toStdString());
}

void LendingSettings::toggleCourse(const QString &code)
{
    if (std::erase(m_rules.courses, code.toStdString()) == 0)
        m_rules.courses.push_back(code.toStdString());
    Q_EMIT changed();
}

bool LendingSettings::saveWords()
{
    if (stores() == nullptr)
        return false;
    const Day today = localDay(stores()->session.now());
    const auto from = parseDay(typed("current_from").toStdString(), today, Toward::Future);
    if (!from) {
        showProblems({{"current_from", "bad_date",
                       tr("Enter the day from which these words are signed, such as today or "
                          "1 4 2027")
                           .toStdString()}});
        return false;
    }
    Disclaimer disclaimer;
    disclaimer.words = typed("words").toStdString();
    disclaimer.currentFrom = *from;
    const auto saved = write<Disclaimer>([&](Change &change) {
        return DisclaimerStore(change.database()).create(change, disclaimer);
    });
    if (saved)
        read();
    return wrote(saved, tr("The words people sign are saved"));
}

void LendingSettings::settle(const char *field, int &number, std::vector<Problem> &problems) const
{
    bool whole = false;
    number = typed(field).toInt(&whole);
    if (!whole)
        problems.push_back({field, "bad_number", tr("Enter a whole number").toStdString()});
}

bool LendingSettings::saveRules()
{
    if (stores() == nullptr)
        return false;
    std::vector<Problem> problems;
    LoanRules rules = m_rules;
    settle("due_soon_days", rules.dueSoonDays, problems);
    settle("suspend_after", rules.suspendAfter, problems);
    settle("suspend_days", rules.suspendDays, problems);
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    const auto saved = write<void>(
        [&](Change &change) { return LoanRuleStore(change.database()).setRules(change, rules); });
    if (saved)
        read();
    return wrote(saved, tr("The rules for lending are saved"));
}

void LendingSettings::discard()
{
    read();
}

} // namespace sc
