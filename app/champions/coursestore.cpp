// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/coursestore.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array kColumns{column<&Course::code>("code"), column<&Course::label>("label"),
                              column<&Course::monthsValid>("months_valid"),
                              column<&Course::renewalDays>("renewal_days")};

constexpr std::int64_t kMostMonths = 600;
constexpr std::int64_t kMostDays = 1000;

// The same on every PC: two councils' teams that change a shipped course change one record.
Id idOfCode(std::string_view code)
{
    return Id::fromName("course:" + std::string(code));
}

} // namespace

CourseStore::CourseStore(Database &database) : BasicStore(database, "course", kColumns) {}

std::vector<Course> CourseStore::shipped()
{
    Query rows = database().query(
        "SELECT code, label, months_valid, renewal_days FROM course_default ORDER BY position");
    std::vector<Course> list;
    while (rows.step())
        list.push_back({idOfCode(rows.text(0)), rows.text(0), rows.text(1), rows.integer(2),
                        rows.integer(3), false});
    return list;
}

std::vector<Problem> CourseStore::problemsOf(const Course &course)
{
    std::vector<Problem> problems;
    if (course.code.empty())
        problems.push_back({"code", "missing", "Enter a code for the course"});
    if (course.label.empty())
        problems.push_back({"label", "missing", "Enter the name of the course"});
    if (course.code.size() > 60)
        problems.push_back({"code", "out_of_range", "Shorten the code to 60 characters or fewer"});
    if (course.monthsValid < 0 || course.monthsValid > kMostMonths)
        problems.push_back({"months_valid", "out_of_range", "Enter 0 to 600 months"});
    if (course.renewalDays < 0 || course.renewalDays > kMostDays)
        problems.push_back({"renewal_days", "out_of_range", "Enter 0 to 1000 days"});
    return problems;
}

Result<Course> CourseStore::create(Change &change, Course course)
{
    course.label = collapsed(course.label);
    if (auto problems = problemsOf(course); !problems.empty())
        return refused(std::move(problems));
    return database().attemptResult([&]() -> Result<Course> {
        if (!table().where("deleted = 0 AND code = ?", course.code).empty())
            return refused("code", "already_exists",
                           "There is a course with the code " + course.code + " already");
        return insert(change, course);
    });
}

Result<Course> CourseStore::update(Change &change, Course course)
{
    course.label = collapsed(course.label);
    if (auto problems = problemsOf(course); !problems.empty())
        return refused(std::move(problems));
    return database().attemptResult([&]() -> Result<Course> {
        if (course.id == idOfCode(course.code)) {
            if (!table().read(course.id))
                return insert(change, course);
            change.restore("course", course.id);
        }
        return overwrite(change, course);
    });
}

Result<void> CourseStore::remove(Change &change, const Id &id)
{
    const Result<Course> own = get(id);
    if (!own)
        return refused("id", "not_supported",
                       "A course that came with the program cannot be deleted");
    return BasicStore::remove(change, id);
}

Result<Course> CourseStore::find(std::string_view idOrCode)
{
    return database().attemptResult([&]() -> Result<Course> {
        if (const auto id = Id::parse(idOrCode)) {
            if (auto own = table().read(*id))
                return *own;
        }
        std::vector<Course> own = table().where("deleted = 0 AND code = ? ORDER BY id", idOrCode);
        if (!own.empty())
            return own.front();
        for (const Course &course : shipped()) {
            if (course.code == idOrCode || course.id.toString() == idOrCode)
                return course;
        }
        return noSuch(idOrCode);
    });
}

Result<std::vector<Course>> CourseStore::choices()
{
    return database().attempt([&] {
        std::vector<Course> list = shipped();
        for (const Course &own : table().where("deleted = 0 ORDER BY code, id")) {
            const auto same = std::ranges::find(list, own.code, &Course::code);
            if (same == list.end())
                list.push_back(own);
            else
                *same = own;
        }
        return list;
    });
}

} // namespace sc
