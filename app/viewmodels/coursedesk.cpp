// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/coursedesk.h"

#include "core/text.h"

#include <algorithm>

namespace sc {

namespace {

QString wordsOf(const Course &course)
{
    if (course.monthsValid == 0)
        return CourseDesk::tr("holds for good");
    return course.monthsValid % 12 == 0
               ? CourseDesk::tr("holds %n year(s), renewed from %1 days before", nullptr,
                                static_cast<int>(course.monthsValid / 12))
                     .arg(course.renewalDays)
               : CourseDesk::tr("holds %n month(s), renewed from %1 days before", nullptr,
                                static_cast<int>(course.monthsValid))
                     .arg(course.renewalDays);
}

/// "First aid at work" becomes first_aid_at_work.
std::string codeOf(const std::string &label)
{
    std::string code;
    for (const char letter : folded(label)) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (plain)
            code += letter;
        else if (!code.empty() && code.back() != '_')
            code += '_';
    }
    while (!code.empty() && code.back() == '_')
        code.pop_back();
    return code.substr(0, 60);
}

} // namespace

CourseDesk::CourseDesk(QObject *parent)
    : PickPart(parent), m_courses(new LinesModel({"code", "label", "words", "own"}, this))
{}

void CourseDesk::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    leave();
    refresh();
}

void CourseDesk::refresh()
{
    std::vector<QVariantList> rows;
    if (stores() != nullptr) {
        CourseStore store(stores()->session.database());
        const auto own = store.all().value_or(std::vector<Course>());
        for (const Course &course : store.choices().value_or(std::vector<Course>()))
            rows.push_back({toQString(course.code), toQString(course.label), wordsOf(course),
                            std::ranges::contains(own, course.code, &Course::code)});
    }
    m_courses->show(std::move(rows));
    Q_EMIT changed();
}

QString CourseDesk::heading() const
{
    return m_edited && !m_edited->code.empty() ? tr("Change %1").arg(toQString(m_edited->label))
                                               : tr("New course");
}

void CourseDesk::add()
{
    showProblems({});
    m_edited = Course();
    m_values = {{QStringLiteral("months_valid"), QStringLiteral("36")},
                {QStringLiteral("renewal_days"), QStringLiteral("60")}};
    Q_EMIT changed();
}

void CourseDesk::change(const QString &code)
{
    if (stores() == nullptr)
        return;
    const auto course = CourseStore(stores()->session.database()).find(code.toStdString());
    if (!course) {
        Q_EMIT failed(toQString(course.error().message));
        return;
    }
    showProblems({});
    m_edited = *course;
    m_values = {{QStringLiteral("label"), toQString(course->label)},
                {QStringLiteral("months_valid"), QString::number(course->monthsValid)},
                {QStringLiteral("renewal_days"), QString::number(course->renewalDays)}};
    Q_EMIT changed();
}

void CourseDesk::set(const QString &field, const QString &text)
{
    if (m_values.value(field).toString() == text)
        return;
    m_values.insert(field, text);
    Q_EMIT changed();
}

QString CourseDesk::typed(const char *field) const
{
    return m_values.value(QLatin1StringView(field)).toString().trimmed();
}

void CourseDesk::settle(const char *field, std::int64_t &number,
                        std::vector<Problem> &problems) const
{
    bool whole = false;
    number = typed(field).isEmpty() ? 0 : typed(field).toLongLong(&whole);
    if (!whole && !typed(field).isEmpty())
        problems.push_back({field, "bad_number", tr("Enter a whole number").toStdString()});
}

bool CourseDesk::save()
{
    if (stores() == nullptr || !m_edited)
        return false;
    Course course = *m_edited;
    const bool isNew = course.code.empty();
    std::vector<Problem> problems;
    course.label = typed("label").toStdString();
    if (course.label.empty())
        problems.push_back({"label", "missing", tr("Enter the name of the course").toStdString()});
    settle("months_valid", course.monthsValid, problems);
    settle("renewal_days", course.renewalDays, problems);
    if (!problems.empty()) {
        showProblems(problems);
        return false;
    }
    if (isNew)
        course.code = codeOf(course.label);
    CourseStore store(stores()->session.database());
    if (isNew && store.find(course.code)) {
        showProblems({{"label", "already_exists",
                       tr("There is a course with that name already").toStdString()}});
        return false;
    }
    const auto saved = write<Course>([&](Change &change) {
        return isNew ? store.create(change, course) : store.update(change, course);
    });
    if (saved)
        leave();
    return wrote(saved, tr("%1 saved").arg(toQString(course.label)));
}

void CourseDesk::leave()
{
    m_edited.reset();
    m_values.clear();
    showProblems({});
    Q_EMIT changed();
}

bool CourseDesk::remove(const QString &code)
{
    if (stores() == nullptr)
        return false;
    CourseStore store(stores()->session.database());
    const auto course = store.find(code.toStdString());
    if (!course) {
        Q_EMIT failed(toQString(course.error().message));
        return false;
    }
    const auto removed =
        write<void>([&](Change &change) { return store.remove(change, course->id); });
    leave();
    return wrote(removed, tr("%1 taken away").arg(toQString(course->label)));
}

} // namespace sc
