// SPDX-License-Identifier: GPL-3.0-or-later
// Courses and trainings.
#include "champions/trainingstore.h"
#include "core/text.h"
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/tablekind.h"

#include <array>
#include <utility>

namespace sc {

namespace {

constexpr std::array kCourseFields{codeField<&Course::code>("code"),
                                   plainField<&Course::label>("label"),
                                   plainField<&Course::monthsValid>("months_valid"),
                                   plainField<&Course::renewalDays>("renewal_days")};

struct Evening {
    std::optional<Day> on;
    std::vector<Id> champions;
};
constexpr std::array kEveningFields{plainField<&Evening::on>("on"),
                                    championsField<&Evening::champions, "champions">()};

struct CourseTraits {
    using Record = Course;
    using Store = CourseStore;
    static constexpr std::string_view kType = "course";
    static constexpr std::string_view kKey = "code";
    static constexpr std::array<std::string_view, 1> kNeeds{"code"};

    static std::span<const Field<Course>> fields() { return kCourseFields; }
    static std::string ref(const Course &course) { return course.code; }
    static bool keepsWhenEmpty(std::string_view) { return true; }
    // "hold": a training evening.
    static Result<Course> action(CourseStore & /*store*/, Change &change, const Order &order,
                                 const Course &course, NameStore &names)
    {
        if (order.action != "hold")
            return unknownAction(order);
        Evening evening;
        std::vector<Problem> problems = setFields(std::span<const Field<Evening>>(kEveningFields),
                                                  order.fields, evening, names);
        if (!evening.on && problems.empty())
            problems.push_back({"on", "missing", "Enter the day of the training"});
        if (evening.champions.empty() && problems.empty())
            problems.push_back({"champions", "missing", "Enter who was there"});
        if (!problems.empty())
            return refused(std::move(problems));
        return TrainingStore(change.database())
            .hold(change, course.code, *evening.on, evening.champions)
            .transform([&](int) { return course; });
    }
};

// The code, or the name people know the course by.
Result<void> setCourse(Training &training, const FieldValue &value, NameStore &names)
{
    const std::string text = field::textIn(value);
    training.course = field::codeIn(text);
    CourseStore courses(names.database());
    if (training.course.empty() || courses.find(training.course))
        return {};
    const auto choices = courses.choices();
    for (const Course &course : choices.value_or(std::vector<Course>{}))
        if (folded(course.label) == folded(text))
            training.course = course.code;
    return {};
}

constexpr std::array kTrainingFields{
    championField<&Training::champion, "champion">(),
    Field<Training>{"course", FieldForm::Code, field::getMember<&Training::course>, setCourse},
    plainField<&Training::on>("on"),
    plainField<&Training::expiresOn>("expires_on"),
    plainField<&Training::revokedReason>("revoked_reason"),
    plainField<&Training::revokedOn>("revoked_on"),
};

struct Revoking {
    std::string reason;
    std::optional<Day> on;
};
constexpr std::array kRevokingFields{plainField<&Revoking::reason>("reason"),
                                     plainField<&Revoking::on>("on")};

struct TrainingTraits {
    using Names = std::pair<std::string_view, std::string_view>;
    using Record = Training;
    using Store = TrainingStore;
    static constexpr std::string_view kType = "training";
    static constexpr std::array<std::string_view, 2> kNeeds{"champion", "course"};
    static constexpr std::string_view kDay = "on";
    static constexpr std::array kGuesses{
        Names{"held_on", kDay},
        Names{"training_date", kDay},
        Names{"trained_on", kDay},
        Names{"expires", "expires_on"},
        Names{"expiry", "expires_on"},
        Names{"expiry_date", "expires_on"},
        Names{"valid_until", "expires_on"},
        Names{"volunteer", "champion"},
        Names{"training", "course"},
    };

    static std::span<const Field<Training>> fields() { return kTrainingFields; }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "expires_on" || name == "revoked_on";
    }
    static Result<Training> action(TrainingStore &store, Change &change, const Order &order,
                                   const Training &training, NameStore &names)
    {
        if (order.action != "revoke")
            return unknownAction(order);
        Revoking revoking;
        std::vector<Problem> problems = setFields(std::span<const Field<Revoking>>(kRevokingFields),
                                                  order.fields, revoking, names);
        if (!problems.empty())
            return refused(std::move(problems));
        return store.revoke(change, training.id, revoking.reason, revoking.on);
    }
};

} // namespace

std::unique_ptr<ExchangeKind> courseKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<CourseTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> trainingKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<TrainingTraits>>(database, names);
}

} // namespace sc
