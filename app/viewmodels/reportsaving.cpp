// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a form when it is saved: typed words are settled into values, or refused with
// words that say what to do.
#include "viewmodels/reporteditor.h"

#include "core/dates.h"
#include "viewmodels/elsewhere.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

namespace sc {

namespace {

/// The window has one field for a place, whatever part of it is at fault.
QString fieldOf(const std::string &field)
{
    for (const char *part : {"latitude", "longitude", "easting", "northing", "grid_ref", "position",
                             "place", "postcode", "street"}) {
        if (field == part)
            return QStringLiteral("place");
    }
    if (field == "champion" || field == "reporter")
        return QStringLiteral("source");
    return toQString(field);
}

} // namespace

void ReportEditor::settlePlace(std::vector<Problem> &problems)
{
    if (m_report.position || m_report.grid)
        return;
    if (m_typed.place.trimmed().isEmpty()) {
        problems.push_back(
            {"place", "missing", tr("Enter where it is, or click the map").toStdString()});
    } else if (const auto place = m_places->resolve(m_typed.place)) {
        takePlace(*place);
    } else {
        problems.push_back(
            {"place", "not_found",
             tr("Choose where it is from the matches, or click the map: “%1” is not known")
                 .arg(m_typed.place.trimmed())
                 .toStdString()});
    }
}

void ReportEditor::settleTeller(std::vector<Problem> &problems)
{
    if (!m_report.source.empty())
        return;
    if (m_typed.teller.trimmed().isEmpty()) {
        problems.push_back(
            {"source", "missing",
             tr("Enter who told us: a champion, or public, councillor or staff").toStdString()});
    } else if (const auto teller = m_tellers->resolve(m_typed.teller)) {
        takeTeller(*teller);
    } else {
        problems.push_back(
            {"source", "not_found",
             tr("Choose who told us from the matches: no one champion is called “%1”")
                 .arg(m_typed.teller.trimmed())
                 .toStdString()});
    }
}

void ReportEditor::settleObserved(std::vector<Problem> &problems)
{
    if (m_typed.observed.trimmed().isEmpty()) {
        m_report.observedAt.reset();
        return;
    }
    const Day today = localDay(m_session->now());
    const auto day = parseDay(m_typed.observed.toStdString(), today);
    if (!day) {
        problems.push_back({"observed_at", "bad_date",
                            tr("The day it was seen must be a real date").toStdString()});
    } else if (*day > today) {
        problems.push_back({"observed_at", "bad_date",
                            tr("The day it was seen must be today or in the past").toStdString()});
    } else if (!m_report.observedAt || localDay(*m_report.observedAt) != *day) {
        m_report.observedAt = *day == today ? m_session->now() : startOfDay(*day);
    }
}

std::vector<Problem> ReportEditor::settle()
{
    std::vector<Problem> problems;
    if (m_report.category.empty() && !m_typed.category.trimmed().isEmpty()) {
        m_categories->setQuery(m_typed.category);
        if (m_categories->count() > 0)
            chooseCategory(0);
    }
    if (m_report.category.empty()) {
        problems.push_back(
            {"category", "missing",
             m_typed.category.trimmed().isEmpty()
                 ? tr("Enter what it is, such as litter or fly-tipping").toStdString()
                 : tr("Choose what it is from the list: “%1” is not in it")
                       .arg(m_typed.category.trimmed())
                       .toStdString()});
    }
    settlePlace(problems);
    settleTeller(problems);
    settleObserved(problems);
    if (!asksFlyTipping()) {
        m_report.landType.clear();
        m_report.wasteType.clear();
        m_report.size.clear();
    }
    return problems;
}

void ReportEditor::showProblems(const std::vector<Problem> &problems)
{
    m_problemFields.clear();
    m_problemMessages.clear();
    for (const Problem &problem : problems) {
        const QString field = fieldOf(problem.field);
        if (m_problemFields.contains(field))
            continue;
        m_problemFields.append(field);
        m_problemMessages.append(toQString(problem.message));
    }
    Q_EMIT problemsChanged();
}

/// The report itself, and its place in the story of the one it repeats: told twice, it is closed at
/// once as a duplicate; happened again, it stays a job of its own that names the earlier one.
Result<Report> ReportEditor::writeLinked(Change &change)
{
    ReportStore &store = m_session->reports();
    if (m_original) {
        auto saved = store.update(change, m_report);
        if (!saved || !asksArea() || saved->area == m_report.area)
            return saved;
        saved->area = m_report.area; // chosen, though it is what it was before the pin moved
        return store.update(change, *saved);
    }
    const NearbyModel::Link &link = m_nearby->linked();
    Report report = m_report;
    if (!asksArea())
        report.area = Id(); // the boundaries know
    if (link.again)
        report.recurrenceOf = link.report;
    auto saved = store.create(change, report);
    if (!saved || link.report.isNull() || link.again)
        return saved;
    StepRequest step;
    step.to = "closed_duplicate";
    step.duplicateOf = link.report;
    step.note = tr("Told again: see %1").arg(link.ref).toStdString();
    return store.step(change, saved->id, step);
}

Result<Report> ReportEditor::write()
{
    return m_session->write<Report>([this](Change &change) -> Result<Report> {
        auto saved = writeLinked(change);
        if (!saved)
            return saved;
        if (auto added = addPhotosTo({saved->id}, m_photos, m_session->attachments(), change);
            !added)
            return std::unexpected(added.error());
        return saved;
    });
}

bool ReportEditor::save(bool another)
{
    if (m_session == nullptr)
        return false;
    m_reader->finishAll();
    const std::vector<Problem> problems = settle();
    showProblems(problems);
    if (!problems.empty()) {
        Q_EMIT changed();
        return false;
    }
    const auto saved = write();
    if (!saved) {
        if (!saved.error().problems.empty())
            showProblems(saved.error().problems);
        else
            showProblems({{"category", "failed", saved.error().message}});
        return false;
    }
    const bool wasNew = !m_original;
    const TellerSearch::Teller teller{saved->source, saved->champion, saved->reporter};
    clear();
    if (wasNew) {
        dropPhotoCopies();
        m_tellers->remember(teller.champion);
        if (!teller.champion.isNull())
            m_session->database().setSetting("last_champion", teller.champion.toString());
        if (another && !teller.champion.isNull())
            takeTeller(teller);
        keepDraft();
    }
    Q_EMIT written(toQString(saved->id));
    const ReportWords words(*m_session);
    const bool repeats = wasNew && saved->status == "closed_duplicate";
    const QString said =
        repeats  ? tr("%1 logged as told again, and closed").arg(toQString(saved->ref))
        : wasNew ? tr("%1 logged: %2").arg(toQString(saved->ref), words.category(saved->category))
                 : tr("%1 changed").arg(toQString(saved->ref));
    Q_EMIT done(withWhereItGoes(*m_session, said, saved->id, saved->area), true);
    return true;
}

void ReportEditor::lookNearby()
{
    if (m_original || m_report.category.empty() || !m_report.position)
        m_nearby->clear();
    else
        m_nearby->look(m_report.category, *m_report.position);
}

} // namespace sc
