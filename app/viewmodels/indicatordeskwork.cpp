// SPDX-License-Identifier: GPL-3.0-or-later
// What takes longer: the pack, the files, freezing and comparing; and the commentary.
#include "core/dates.h"
#include "indicators/indicatorfiles.h"
#include "paper/pages.h"
#include "paper/quarterpack.h"
#include "quarterly/entrystore.h"
#include "viewmodels/indicatordesk.h"
#include "viewmodels/texts.h"

#include <QFileInfo>

#include <algorithm>

namespace sc {

namespace {

constexpr std::size_t kRecordsNamed = 40;

QString figureText(const std::optional<double> &value, const std::string &status)
{
    return value ? toQString(figureWords({}, Figure{.value = value})) : toQString(status);
}

/// Two figures that are not the same, as many decimals as it takes to see it.
QString changeText(const QString &words, const QString &place, const std::optional<double> &before,
                   const std::string &statusBefore, const std::optional<double> &now,
                   const std::string &statusNow)
{
    QString was = figureText(before, statusBefore);
    QString is = figureText(now, statusNow);
    if (was == is && before && now) {
        was = QString::number(rounded(*before));
        is = QString::number(rounded(*now));
    }
    return words.arg(place, was, is);
}

QString howWords(ChangedRecord::How how)
{
    switch (how) {
    case ChangedRecord::How::Added:
        return IndicatorDesk::tr("came in");
    case ChangedRecord::How::Removed:
        return IndicatorDesk::tr("no longer counts");
    case ChangedRecord::How::Changed:
        break;
    }
    return IndicatorDesk::tr("counts differently");
}

QString recordLines(const std::vector<ChangedRecord> &records)
{
    QStringList lines;
    for (const ChangedRecord &one : records) {
        if (static_cast<std::size_t>(lines.size()) == kRecordsNamed) {
            lines.append(IndicatorDesk::tr("and %n more", nullptr,
                                           static_cast<int>(records.size() - kRecordsNamed)));
            break;
        }
        QStringList since;
        for (const std::string &step : one.since)
            since.append(toQString(step));
        lines.append(
            IndicatorDesk::tr("%1 %2. %3")
                .arg(toQString(one.name), howWords(one.how), since.join(QStringLiteral("; "))));
    }
    return lines.join(u'\n');
}

/// What is otherwise than it was sent, a line for each figure.
QStringList revisedFigures(const IndicatorRevision &revision)
{
    QStringList lines;
    if (revision.versionBefore != revision.versionNow)
        lines.append(IndicatorDesk::tr("Definition: version %1 then, %2 now.")
                         .arg(revision.versionBefore)
                         .arg(revision.versionNow));
    for (const FigureRevision &figure : revision.figures) {
        const QString place = toQString(figure.areaName);
        if (!figure.isSameValue())
            lines.append(changeText(IndicatorDesk::tr("%1: %2 as sent, %3 now"), place,
                                    figure.before, figure.statusBefore, figure.now,
                                    figure.statusNow));
        if (!figure.isSameTarget())
            lines.append(IndicatorDesk::tr("%1: target %2 as sent, %3 now")
                             .arg(place, figureText(figure.targetBefore, "none"),
                                  figureText(figure.targetNow, "none")));
        if (figure.signalBefore != figure.signalNow)
            lines.append(IndicatorDesk::tr("%1: what its months show has changed").arg(place));
    }
    if (!revision.note.empty())
        lines.append(toQString(revision.note));
    if (revision.figures.empty())
        lines.append(IndicatorDesk::tr("The figures are the same."));
    return lines;
}

} // namespace

QString IndicatorDesk::commentary() const
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return {};
    const auto draft = m_drafts.find(draftKey());
    return draft == m_drafts.end() ? commentaryOn(one) : draft->second;
}

// Without telling that the words have changed: the field has them, and its cursor would jump.
void IndicatorDesk::draftCommentary(const QString &words)
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return;
    if (words.trimmed() == commentaryOn(one))
        m_drafts.erase(draftKey());
    else
        m_drafts[draftKey()] = words;
    Q_EMIT draftChanged();
}

void IndicatorDesk::saveCommentary(const QString &words)
{
    const DraftKey key = draftKey();
    if (!say(line(), words))
        return;
    m_drafts.erase(key);
    Q_EMIT draftChanged();
    Q_EMIT shownChanged();
}

QString IndicatorDesk::commentaryOn(const QuarterLine *one) const
{
    if (m_session == nullptr)
        return {};
    const auto all = CommentaryStore(m_session->database()).of(m_quarter.id());
    for (const Commentary &said : all.value_or(std::vector<Commentary>())) {
        const bool same = one == nullptr
                              ? said.indicator.empty() && said.area.isNull()
                              : said.indicator == one->definition->id && said.area == one->place.id;
        if (same)
            return toQString(said.words);
    }
    return {};
}

bool IndicatorDesk::say(const QuarterLine *one, const QString &words)
{
    if (m_session == nullptr || words.trimmed() == commentaryOn(one))
        return m_session != nullptr;
    Commentary said{.quarter = m_quarter.id(), .words = words.trimmed().toStdString()};
    if (one != nullptr) {
        said.indicator = one->definition->id;
        said.area = one->place.id;
    }
    said.by = m_session->actor().name;
    const auto written = m_session->write<int>([&](Change &change) -> Result<int> {
        return CommentaryStore(m_session->database()).say(change, said).transform([] { return 0; });
    });
    if (!written)
        Q_EMIT failed(toQString(written.error().message));
    else
        Q_EMIT done(tr("Commentary saved"), true);
    Q_EMIT shownChanged();
    Q_EMIT changed();
    return written.has_value();
}

void IndicatorDesk::workAt(const QString &what, LongWork::RecordWork work,
                           const std::function<void()> &after)
{
    const auto finish = [this, after](const Result<QString> &result) {
        if (m_session == nullptr)
            return;
        if (!result) {
            Q_EMIT failed(toQString(result.error().message));
            return;
        }
        if (after)
            after();
        Q_EMIT changed();
        if (!result->isEmpty())
            Q_EMIT done(*result, false);
    };
    if (m_session->database().isInMemory()) {
        QPromise<void> promise;
        Progress progress(promise);
        finish(work(m_session->database(), progress));
        return;
    }
    LongWork::Job job;
    job.what = what;
    job.cancellable = true;
    job.work = LongWork::onRecords(m_session->database().path(), std::move(work));
    job.done = finish;
    if (!m_work->start(std::move(job)))
        Q_EMIT failed(LongWork::busyWords());
}

void IndicatorDesk::savePack(const QUrl &file)
{
    if (!m_view || m_session == nullptr)
        return;
    const auto make = [view = m_view, path = file.toLocalFile(), quarter = m_quarter,
                       sent = m_frozenWords.toStdString()](Database &database,
                                                           Progress &progress) -> Result<QString> {
        progress.tell(0.1, tr("Laying out the pages"));
        const Sheet sheet = quarterPack(
            view->report,
            CommentaryStore(database).of(quarter.id()).value_or(std::vector<Commentary>()),
            database.setting("council_name"), sent);
        if (!progress.tell(0.4, tr("Drawing the pages")))
            return failure(ErrorKind::Cancelled, tr("Stopped. Nothing was kept.").toStdString());
        return writePdf(sheet, path.toStdString()).transform([] {
            return tr("Quarter pack saved");
        });
    };
    workAt(tr("Making the quarter pack"), make, {});
}

void IndicatorDesk::saveFiles(const QUrl &folder)
{
    if (!m_view || m_session == nullptr)
        return;
    const auto make = [view = m_view, path = folder.toLocalFile(), quarter = m_quarter](
                          Database &database, Progress &progress) -> Result<QString> {
        const auto flyTips = flyTipReturn(database, quarter);
        if (!flyTips)
            return std::unexpected(flyTips.error());
        if (!progress.tell(0.5, tr("Writing the files")))
            return failure(ErrorKind::Cancelled, tr("Stopped. Nothing was kept.").toStdString());
        const auto files = writeIndicatorFiles(view->report, *flyTips, path.toStdString(),
                                               {.months = true, .mark = true, .workbook = true});
        if (!files)
            return std::unexpected(files.error());
        return tr("%n file(s) saved in %1", nullptr, static_cast<int>(files->size()))
            .arg(QFileInfo(path).fileName());
    };
    workAt(tr("Saving the figures"), make, {});
}

void IndicatorDesk::freeze(const QString &why)
{
    if (m_session == nullptr)
        return;
    if (m_session->isReadOnly()) {
        Q_EMIT failed(toQString(Session::readOnlyError().message));
        return;
    }
    const auto make = [quarter = m_quarter, by = m_session->actor(),
                       note = why.simplified().toStdString()](
                          Database &database, Progress &progress) -> Result<QString> {
        progress.tell(0.0, tr("Working out the figures"));
        return freezeQuarter(
                   database, quarter, by, note, 5,
                   [&](double part) { return progress.tell(part, tr("Noting the records")); })
            .transform(
                [](const FrozenQuarter &) { return tr("The quarter is kept as it stands"); });
    };
    workAt(tr("Freezing %1").arg(toQString(m_quarter.label())), make, [this] {
        closeComparison();
        refresh(); // what was kept is what the records say now
    });
}

void IndicatorDesk::compare()
{
    if (m_session == nullptr)
        return;
    const auto found = std::make_shared<std::vector<QuarterComparison>>();
    const auto make = [quarter = m_quarter, found](Database &database,
                                                   Progress &progress) -> Result<QString> {
        progress.tell(-1.0, tr("Reading the records"));
        auto all = compareQuarters(database, quarter);
        if (!all)
            return std::unexpected(all.error());
        if (progress.isCancelled())
            return failure(ErrorKind::Cancelled, tr("Stopped.").toStdString());
        *found = *std::move(all);
        return QString();
    };
    workAt(tr("Comparing %1 with what was sent").arg(toQString(m_quarter.label())), make,
           [this, found] { showComparisons(*found); });
}

void IndicatorDesk::showComparisons(const std::vector<QuarterComparison> &all)
{
    const auto day = [](const QuarterComparison &one) {
        return toQString(longDay(localDay(one.frozen.frozenAt)));
    };
    const bool same = std::ranges::all_of(all, &QuarterComparison::isSame);
    const bool once = all.size() == 1;
    m_comparison = once && same ? tr("Every figure is as it was sent on %1.").arg(day(all.front()))
                   : once       ? tr("What changed since it was sent on %1.").arg(day(all.front()))
                   : same       ? tr("Every figure is as it was each time the quarter was frozen.")
                          : tr("What changed since each time it was frozen, the latest first.");
    std::vector<QVariantList> rows;
    for (const QuarterComparison &one : all)
        for (const IndicatorRevision &revision : one.revisions)
            rows.push_back({once ? toQString(revision.title)
                                 : tr("%1, since no. %2 of %3")
                                       .arg(toQString(revision.title))
                                       .arg(one.number)
                                       .arg(day(one)),
                            revisedFigures(revision).join(u'\n'), recordLines(revision.records)});
    m_revisions->show(std::move(rows));
    Q_EMIT comparisonChanged();
}

void IndicatorDesk::closeComparison()
{
    m_comparison.clear();
    m_revisions->show({});
    Q_EMIT comparisonChanged();
}

} // namespace sc
