// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/figureentry.h"

#include "core/dates.h"
#include "quarterly/entrystore.h"
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

void FigureEntry::set(const QString &field, const QString &text)
{
    m_values[field] = text;
    Q_EMIT changed();
}

std::string FigureEntry::text(const char *field) const
{
    return m_values.value(QLatin1StringView(field)).toString().trimmed().toStdString();
}

std::optional<Day> FigureEntry::day() const
{
    const auto read = parseIsoDay(text("held_on"));
    return read ? std::optional(*read) : std::nullopt;
}

Id FigureEntry::area() const
{
    return Id::parse(text("area")).value_or(Id{});
}

std::optional<std::int64_t> FigureEntry::number(const char *field)
{
    QString typed = toQString(text(field));
    typed.remove(u',');
    if (typed.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qlonglong value = typed.toLongLong(&isNumber);
    if (!isNumber)
        m_problems[QLatin1StringView(field)] = tr("Enter a whole number, such as 120");
    return isNumber ? std::optional<std::int64_t>(value) : std::nullopt;
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

} // namespace sc
