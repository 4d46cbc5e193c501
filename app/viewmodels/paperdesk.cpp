// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/paperdesk.h"

#include "paper/pages.h"
#include "paper/papers.h"
#include "storage/location.h"
#include "viewmodels/texts.h"

#include <QDesktopServices>
#include <QFileInfo>

namespace sc {

namespace {

constexpr int kDotsPerInch = 110; // sharp enough to read at twice the size of the window's text

std::vector<Suggestion> papersOf(std::string_view record)
{
    std::vector<Suggestion> choices;
    for (const PaperKind &kind : paperKinds()) {
        if (kind.of == record)
            choices.push_back({toQString(kind.code), toQString(kind.label), {}, {}, {}});
    }
    return choices;
}

std::filesystem::path mapOf(const Database &database)
{
    const std::filesystem::path pack = mapBeside(database.path());
    std::error_code ignored;
    return std::filesystem::exists(pack, ignored) ? pack : std::filesystem::path();
}

} // namespace

PaperDesk::PaperDesk(LongWork *work, QObject *parent)
    : QObject(parent)
    , m_work(work)
    , m_pickPapers(new ChoiceModel(papersOf("pick"), this))
    , m_championPapers(new ChoiceModel(papersOf("champion"), this))
    , m_loanPapers(new ChoiceModel(papersOf("loan"), this))
{}

void PaperDesk::setSession(Session *session)
{
    m_session = session;
    m_printed.reset();
    forget();
}

QImage PaperDesk::page(int index) const
{
    return index < 0 || index >= pages() ? QImage() : m_pages[static_cast<std::size_t>(index)];
}

void PaperDesk::open(const QString &kind, const QString &recordId)
{
    if (m_session == nullptr)
        return;
    m_kind = kind;
    const auto made = std::make_shared<Made>();
    LongWork::Job job;
    job.what = tr("Making the paper");
    job.cancellable = true;
    const auto make = [made, code = kind.toStdString(), id = recordId.toStdString()](
                          Database &database, Progress &) -> Result<QString> {
        auto sheet = paperOf(database, code, id, mapOf(database));
        if (!sheet)
            return std::unexpected(sheet.error());
        made->pages = pageImages(*sheet, kDotsPerInch);
        made->sheet = *std::move(sheet);
        return QString();
    };
    job.work = LongWork::onRecords(m_session->database().path(), make);
    job.done = [this, made](const Result<QString> &result) {
        if (!result)
            Q_EMIT failed(toQString(result.error().message));
        else if (m_session != nullptr)
            take(std::move(*made));
    };
    if (!m_work->start(std::move(job)))
        Q_EMIT failed(LongWork::busyWords());
}

void PaperDesk::take(Made made)
{
    m_sheet = std::move(made.sheet);
    m_pages = std::move(made.pages);
    m_title = m_sheet ? toQString(m_sheet->title()) : QString();
    Q_EMIT changed();
    Q_EMIT shown();
}

void PaperDesk::forget()
{
    take({});
}

void PaperDesk::write(const QString &path, const QString &what, const QString &told, bool opens)
{
    if (!m_sheet)
        return;
    LongWork::Job job;
    job.what = what;
    job.work = [sheet = *m_sheet, path](Progress &) {
        return writePdf(sheet, path.toStdString()).transform([] { return QString(); });
    };
    job.done = [this, path, told, opens](const Result<QString> &written) {
        if (!written)
            Q_EMIT failed(toQString(written.error().message));
        else if (opens && !QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
            Q_EMIT failed(tr("This PC has no program for PDF files. Save the paper instead."));
        else
            Q_EMIT done(told, false);
    };
    if (!m_work->start(std::move(job)))
        Q_EMIT failed(LongWork::busyWords());
}

void PaperDesk::save(const QUrl &file)
{
    const QString path = file.toLocalFile();
    const QString name = QFileInfo(path).fileName();
    write(path, tr("Saving %1").arg(name), tr("%1 saved").arg(name), false);
}

void PaperDesk::print()
{
    if (!m_printed)
        m_printed = std::make_unique<QTemporaryDir>();
    write(m_printed->filePath(fileName()), tr("Making the paper"),
          tr("Opened in the program for PDF files: print it there"), true);
}

} // namespace sc
