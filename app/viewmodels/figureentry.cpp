// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/figureentry.h"

#include "core/dates.h"
#include "core/numbertext.h"
#include "core/text.h"
#include "indicators/ofindicators.h"
#include "viewmodels/texts.h"

namespace sc {

namespace {

std::vector<Suggestion> choicesOf(std::span<const Code> codes)
{
    std::vector<Suggestion> rows;
    for (const Code &one : codes)
        rows.push_back(
            {toQString(std::string(one.code)), toQString(std::string(one.label)), {}, {}, {}});
    return rows;
}

} // namespace

FigureEntry::FigureEntry(QObject *parent)
    : QObject(parent)
    , m_questions(new ChoiceModel(choicesOf(surveyQuestions()), this))
    , m_elements(new ChoiceModel(choicesOf(cleanlinessElements()), this))
    , m_actions(new ChoiceModel(choicesOf(enforcementActions()), this))
    , m_areas(new ChoiceModel({}, this))
{}

void FigureEntry::setSession(Session *session)
{
    m_session = session;
    begin();
}

void FigureEntry::begin()
{
    m_values.clear();
    m_problems.clear();
    std::vector<Suggestion> rows{{{}, tr("Whole council"), {}, {}, {}}};
    if (m_session != nullptr)
        for (const Area &area : m_session->areas())
            rows.push_back({toQString(area.id.toString()), toQString(area.name), {}, {}, {}});
    m_areas->setAll(std::move(rows));
    Q_EMIT changed();
}

void FigureEntry::beginFor(const QString &indicator, const QString &place)
{
    begin();
    m_values[QStringLiteral("indicator")] = indicator;
    if (m_session != nullptr)
        for (const Area &area : m_session->areas())
            if (toQString(area.code) == place)
                m_values[QStringLiteral("area")] = toQString(area.id.toString());
    Q_EMIT changed();
}

void FigureEntry::set(const QString &field, const QString &text)
{
    m_values[field] = text;
    Q_EMIT changed();
}

std::string FigureEntry::text(const char *field) const
{
    return m_values.value(QLatin1StringView(field)).toString().trimmed().toStdString();
}

std::optional<Day> FigureEntry::day(const char *field) const
{
    const auto read = parseIsoDay(text(field));
    return read ? std::optional(*read) : std::nullopt;
}

Id FigureEntry::area() const
{
    return Id::parse(text("area")).value_or(Id{});
}

std::optional<std::int64_t> FigureEntry::number(const char *field)
{
    const QString typed = toQString(withoutThousands(text(field)));
    if (typed.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qlonglong value = typed.toLongLong(&isNumber);
    if (!isNumber)
        m_problems[QLatin1StringView(field)] = tr("Enter a whole number, such as 120");
    return isNumber ? std::optional<std::int64_t>(value) : std::nullopt;
}

std::optional<double> FigureEntry::amount(const char *field)
{
    std::string given = text(field);
    if (given.ends_with('%'))
        given.pop_back();
    const QString typed = toQString(withoutThousands(trimmed(given)));
    if (typed.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const double value = typed.toDouble(&isNumber);
    if (!isNumber)
        m_problems[QLatin1StringView(field)] = tr("Enter a number, such as 85 or 2.5");
    return isNumber ? std::optional(value) : std::nullopt;
}

template <class Store, class Record> bool FigureEntry::save(Record record, const QString &message)
{
    if (m_session == nullptr)
        return false;
    const QVariantMap unread = m_problems;
    if (unread.isEmpty()) {
        const auto written = m_session->write<Record>(
            [&](Change &change) { return Store(m_session->database()).create(change, record); });
        if (written) {
            begin();
            Q_EMIT saved(message);
            return true;
        }
        for (const Problem &problem : written.error().problems)
            m_problems[toQString(problem.field)] = toQString(problem.message);
        if (written.error().problems.empty())
            Q_EMIT failed(toQString(written.error().message));
    }
    Q_EMIT changed();
    return false;
}

bool FigureEntry::saveSurvey()
{
    m_problems.clear();
    Survey survey{.area = area(), .heldOn = day(), .question = text("question")};
    survey.answered = number("answered");
    survey.satisfied = number("satisfied");
    survey.source = text("source");
    return save<SurveyStore>(survey, tr("Survey saved"));
}

bool FigureEntry::saveSites()
{
    m_problems.clear();
    CleanlinessScore score{.area = area(), .heldOn = day(), .element = text("element")};
    score.sites = number("sites");
    score.belowB = number("below_b");
    score.bMinus = number("b_minus");
    score.source = text("source");
    return save<CleanlinessScoreStore>(score, tr("Graded sites saved"));
}

bool FigureEntry::saveHouseholds()
{
    m_problems.clear();
    HouseholdCount count{.area = area(), .fromOn = day("from_on")};
    count.households = number("households");
    count.source = text("source");
    return save<HouseholdCountStore>(count, tr("Households saved"));
}

bool FigureEntry::saveAction()
{
    m_problems.clear();
    Enforcement done{.action = text("action"), .takenOn = day("taken_on"), .note = text("note")};
    if (m_session != nullptr && !text("report").empty()) {
        const auto report = m_session->reports().find(text("report"));
        if (report)
            done.report = report->id;
        else
            m_problems[QStringLiteral("report")] =
                tr("There is no report %1").arg(toQString(text("report")));
    }
    return save<EnforcementStore>(done, tr("Action saved"));
}

bool FigureEntry::saveTarget()
{
    m_problems.clear();
    IndicatorTarget target{
        .indicator = text("indicator"), .area = area(), .fromOn = day("from_on")};
    target.value = amount("value");
    target.note = text("note");
    return save<KnownTargetStore>(target, tr("Target saved"));
}

bool FigureEntry::saveBaseline()
{
    m_problems.clear();
    IndicatorBaseline baseline{.indicator = text("indicator"), .area = area()};
    // People say a day; the limits begin with its month.
    if (const auto from = day("from_month"))
        baseline.fromMonth = Day{from->year() / from->month() / std::chrono::day{1}};
    baseline.months = number("months");
    baseline.why = text("why");
    return save<KnownBaselineStore>(baseline, tr("The limits begin afresh"));
}

} // namespace sc
