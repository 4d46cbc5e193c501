// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickfiles.h"

#include "paper/pages.h"
#include "paper/pickpapers.h"
#include "picks/calendartext.h"
#include "storage/location.h"

#include <QFileInfo>
#include <QSaveFile>

namespace sc {

namespace {

using MakeSheet = Sheet (*)(const PickPapers &);

/// What makes a paper; null for what is no paper.
MakeSheet sheetOf(const QString &kind)
{
    if (kind == u"assessment")
        return assessmentSheet;
    if (kind == u"sign-in")
        return signInSheet;
    if (kind == u"briefing")
        return briefingCard;
    if (kind == u"poster")
        return pickPoster;
    return kind == u"thank-you" ? thankYouLetters : nullptr;
}

} // namespace

PickFiles::PickFiles(QObject *parent)
    : PickPart(parent)
    , m_kinds(
          new ChoiceModel({{QStringLiteral("assessment"), tr("Risk assessment (PDF)"), {}, {}, {}},
                           {QStringLiteral("sign-in"), tr("Sign-in sheet (PDF)"), {}, {}, {}},
                           {QStringLiteral("briefing"), tr("Briefing card (PDF)"), {}, {}, {}},
                           {QStringLiteral("poster"), tr("Poster (PDF)"), {}, {}, {}},
                           {QStringLiteral("thank-you"), tr("Thank-you letters (PDF)"), {}, {}, {}},
                           {QStringLiteral("ics"), tr("Calendar entry (.ics)"), {}, {}, {}}},
                          this))
{}

QString PickFiles::nameFor(const QString &pickId, const QString &kind) const
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    QString name;
    for (const QChar letter : pick ? toQString(pick->title).toLower() : QString())
        name += letter.isLetterOrNumber() ? letter : u'-';
    name = name.split(u'-', Qt::SkipEmptyParts).join(u'-');
    return name + (kind == u"ics" ? QStringLiteral(".ics") : u'-' + kind + QStringLiteral(".pdf"));
}

Result<void> PickFiles::writeCalendar(const Pick &pick, const QString &path) const
{
    CalendarOptions options;
    options.now = stores()->session.now();
    options.sequence = static_cast<int>(
        stores()->steps.history(pick.id).value_or(std::vector<HistoryEntry>()).size());
    const std::string text = calendarText(pick, options);
    if (text.empty())
        return refused("starts_at", "missing", "Enter when the pick starts, then save the entry");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) !=
            static_cast<qint64>(text.size()) ||
        !file.commit())
        return failure(
            ErrorKind::CannotWrite,
            tr("The file could not be written: %1").arg(file.errorString()).toStdString());
    return {};
}

Result<void> PickFiles::writePaper(const Pick &pick, const QString &kind, const QString &path) const
{
    const MakeSheet make = sheetOf(kind);
    if (make == nullptr)
        return refused("paper", "unknown_code", "Choose one of the papers");
    Database &database = stores()->session.database();
    const std::filesystem::path pack = mapBeside(database.path());
    std::error_code ignored;
    const auto papers = gatherPickPapers(
        database, pick.id, std::filesystem::exists(pack, ignored) ? pack : std::filesystem::path());
    if (!papers)
        return std::unexpected(papers.error());
    return writePdf(make(*papers), path.toStdString());
}

bool PickFiles::save(const QString &pickId, const QString &kind, const QUrl &file)
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick)
        return false;
    const QString path = file.toLocalFile();
    const auto written =
        kind == u"ics" ? writeCalendar(*pick, path) : writePaper(*pick, kind, path);
    if (!written) {
        showError(written.error());
        return false;
    }
    Q_EMIT done(tr("%1 saved").arg(QFileInfo(path).fileName()), false);
    return true;
}

} // namespace sc
