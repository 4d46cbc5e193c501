// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickassessment.h"

#include "core/dates.h"
#include "viewmodels/pickwords.h"

#include <QPointer>

#include <algorithm>

namespace sc {

namespace {

QString scoreText(int score)
{
    return score > 0 ? QString::number(score) : QString();
}

/// 0 where it is no number, which saving refuses.
int scoreOf(const QString &text)
{
    return text.trimmed().toInt();
}

/// In letters, so that the mark does not hang on colour.
QString bandWord(int score, const RiskMatrix &matrix)
{
    if (score <= 0)
        return {};
    const std::string_view band = riskBand(score, matrix);
    return band == "high"     ? PickAssessment::tr("high")
           : band == "medium" ? PickAssessment::tr("medium")
                              : PickAssessment::tr("low");
}

QString bandKey(int score, const RiskMatrix &matrix)
{
    return score <= 0 ? QString() : toQString(riskBand(score, matrix));
}

} // namespace

QList<QByteArray> hazardColumns()
{
    return {"hazard",     "who",       "lb",       "sb",    "before",
            "beforeWord", "beforeKey", "controls", "la",    "sa",
            "after",      "afterWord", "afterKey", "owner", "remark"};
}

QVariantList hazardLine(const HazardRow &row, const RiskMatrix &matrix)
{
    return {toQString(row.hazard),
            toQString(row.who),
            scoreText(row.likelihoodBefore),
            scoreText(row.severityBefore),
            row.before(),
            bandWord(row.before(), matrix),
            bandKey(row.before(), matrix),
            toQString(row.controls),
            scoreText(row.likelihoodAfter),
            scoreText(row.severityAfter),
            row.after(),
            bandWord(row.after(), matrix),
            bandKey(row.after(), matrix),
            toQString(row.owner),
            toQString(row.remark)};
}

void setHazardCell(HazardRow &row, const QString &column, const QString &text)
{
    if (column == u"hazard")
        row.hazard = text.toStdString();
    else if (column == u"who")
        row.who = text.toStdString();
    else if (column == u"controls")
        row.controls = text.toStdString();
    else if (column == u"owner")
        row.owner = text.toStdString();
    else if (column == u"lb")
        row.likelihoodBefore = scoreOf(text);
    else if (column == u"sb")
        row.severityBefore = scoreOf(text);
    else if (column == u"la")
        row.likelihoodAfter = scoreOf(text);
    else if (column == u"sa")
        row.severityAfter = scoreOf(text);
}

PickAssessment::PickAssessment(QObject *parent)
    : PickPart(parent), m_rows(new LinesModel(hazardColumns(), this))
{}

void PickAssessment::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    m_pick = Id();
    m_hazards.clear();
    draw();
}

void PickAssessment::begin(const QString &pickId)
{
    if (stores() == nullptr || toId(pickId).isNull())
        return;
    const auto pick = stores()->picks().get(toId(pickId));
    if (!pick) {
        Q_EMIT failed(toQString(pick.error().message));
        return;
    }
    if (pick->id == m_pick && toGeoJson(pick->place) == m_place) // what is typed stays
        return;
    const PickRules rules = stores()->picks().settings().rules().value_or(PickRules());
    m_likelihoodMax = rules.matrix.likelihoodMax;
    m_severityMax = rules.matrix.severityMax;
    m_pick = pick->id;
    m_place = toGeoJson(pick->place);
    m_title = toQString(pick->title);
    m_by.clear();
    m_review.clear();
    showProblems({});
    const auto latest = stores()->assessments.latest(pick->id);
    if (latest && *latest) {
        m_hazards = (*latest)->rows;
        m_source = (*latest)->source;
        const QString made = toQString(dayAndTime((*latest)->madeAt));
        m_sourceLine = (*latest)->isSigned()
                           ? tr("Version %1, signed by %2 on %3")
                                 .arg((*latest)->version)
                                 .arg(toQString((*latest)->by), made)
                           : tr("Version %1 of %2, not signed").arg((*latest)->version).arg(made);
        if (isForAnotherPlace(**latest, *pick))
            moveHere(*pick, **latest, rules);
    } else {
        readDraft(*pick);
    }
    draw();
}

/// What stood beside the rows was known of another place.
void PickAssessment::moveHere(const Pick &pick, const Assessment &latest, const PickRules &rules)
{
    const auto site = stores()->sites.around(pick);
    m_hazards = filledIn(std::move(m_hazards), site.value_or(SiteFacts()), pick, rules.roadLimitMph,
                         rules.matrix);
    m_drafted.clear();
    lookForWater(pick);
    m_sourceLine += QStringLiteral(". ") +
                    tr("It was made for another place, %1: look at every row and sign it "
                       "for this one.")
                        .arg(toQString(stores()->assessments.placeOf(latest)));
}

void PickAssessment::startAgain()
{
    if (stores() == nullptr || m_pick.isNull())
        return;
    if (const auto pick = stores()->picks().get(m_pick))
        readDraft(*pick);
    draw();
}

void PickAssessment::readDraft(const Pick &pick)
{
    auto draft = stores()->sites.draft(pick);
    if (!draft) {
        Q_EMIT failed(toQString(draft.error().message));
        return;
    }
    m_hazards = std::move(draft->rows);
    m_source = draft->source;
    m_drafted = m_hazards;
    lookForWater(pick);
    if (draft->copiedFrom.isNull()) {
        m_sourceLine = tr("From the template, with what is known of the place. Look at every row.");
        return;
    }
    const auto from = stores()->picks().get(draft->copiedFrom);
    m_sourceLine = tr("Copied from the last pick here, %1. Look at every row.")
                       .arg(from ? toQString(from->title) : QString());
}

void PickAssessment::lookForWater(const Pick &pick)
{
    if (m_basemap == nullptr || pick.place.isEmpty())
        return;
    m_basemap->findWater({pick.place.points, pick.place.kind == PickPlace::Kind::Land},
                         SiteStore::kNearMetres,
                         [self = QPointer(this), id = pick.id](std::optional<double> metres) {
                             if (self && metres)
                                 self->addWater(id, *metres);
                         });
}

/// The map answers later: what has been typed meanwhile stays.
void PickAssessment::addWater(const Id &id, double metres)
{
    if (stores() == nullptr || id != m_pick)
        return;
    const auto pick = stores()->picks().get(id);
    const auto draft =
        pick ? stores()->sites.draft(*pick, metres) : Result<AssessmentDraft>(AssessmentDraft());
    if (!draft)
        return;
    if (m_hazards == m_drafted) {
        m_hazards = draft->rows;
    } else {
        const auto water = std::ranges::find(draft->rows, "water", &HazardRow::code);
        const auto row = std::ranges::find(m_hazards, "water", &HazardRow::code);
        if (water != draft->rows.end() && row != m_hazards.end())
            row->remark = water->remark;
    }
    m_drafted = m_hazards;
    draw();
}

void PickAssessment::draw()
{
    std::vector<QVariantList> lines;
    lines.reserve(m_hazards.size());
    for (const HazardRow &row : m_hazards)
        lines.push_back(hazardLine(row, matrix()));
    m_rows->show(std::move(lines));
    Q_EMIT changed();
}

QString PickAssessment::highest() const
{
    int highest = 0;
    for (const HazardRow &row : m_hazards)
        highest = std::max(highest, row.after());
    return highest == 0
               ? QString()
               : tr("Highest after control: %1, %2").arg(highest).arg(bandWord(highest, matrix()));
}

void PickAssessment::setBy(const QString &name)
{
    if (std::exchange(m_by, name) != name)
        Q_EMIT changed();
}

void PickAssessment::setReviewText(const QString &text)
{
    if (std::exchange(m_review, text) != text)
        Q_EMIT changed();
}

void PickAssessment::setCell(int row, const QString &column, const QString &text)
{
    if (row < 0 || row >= static_cast<int>(m_hazards.size()))
        return;
    setHazardCell(m_hazards[static_cast<std::size_t>(row)], column, text);
    draw();
}

void PickAssessment::addRow()
{
    m_hazards.emplace_back();
    draw();
}

void PickAssessment::removeRow(int row)
{
    if (row < 0 || row >= static_cast<int>(m_hazards.size()))
        return;
    m_hazards.erase(m_hazards.begin() + row);
    draw();
}

bool PickAssessment::save()
{
    if (stores() == nullptr || m_pick.isNull())
        return false;
    AssessRequest request{m_hazards, m_by.trimmed().toStdString(), {}, m_source};
    if (!m_review.trimmed().isEmpty()) {
        const auto day =
            parseDay(m_review.toStdString(), localDay(stores()->session.now()), Toward::Future);
        if (!day) {
            showProblems({{"review_on", "bad_date",
                           "Enter when the assessment is looked at again, such as 27 3 2027"}});
            return false;
        }
        request.reviewOn = *day;
    }
    const auto pick = stores()->picks().get(m_pick);
    if (pick && toGeoJson(pick->place) != m_place) { // these rows were looked at elsewhere
        begin(toQString(m_pick.toString()));
        Q_EMIT failed(tr("The place has changed meanwhile: look at every row"));
        return false;
    }
    const auto made = write<Pick>(
        [&](Change &change) { return stores()->actions.assess(change, m_pick, request); });
    if (!made) {
        showError(made.error());
        return false;
    }
    const bool unsignedYet = request.by.empty();
    m_pick = Id(); // the next begin() reads what was written
    showProblems({});
    Q_EMIT done(unsignedYet ? tr("Risk assessment of %1 kept, not signed").arg(m_title)
                            : tr("Risk assessment of %1 signed").arg(m_title),
                true);
    return true;
}

} // namespace sc
