// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/syncsetup.h"

#include "core/calendar.h"
#include "paper/pages.h"
#include "paper/syncpapers.h"
#include "sync/durablefile.h"
#include "sync/setup.h"
#include "viewmodels/texts.h"

#include <QRegularExpression>

namespace sc {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> codesIn(const QString &typed)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    std::vector<std::string> codes;
    for (const QString &code : typed.split(between, Qt::SkipEmptyParts))
        codes.push_back(code.toStdString());
    return codes;
}

Result<fs::path> writeSheet(Database &database, const OwnPc &own, const std::string &council)
{
    fs::path file = database.path();
    file.replace_filename(file.stem().string() + "-recovery-sheet.pdf");
    const RecoverySheetFacts facts{council, own.device().name, rootAsText(own.secrets),
                                   localDay(database.clock().now())};
    if (auto written = writePdf(recoverySheet(facts), file); !written)
        return std::unexpected(written.error());
    std::error_code ignored;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
    return file;
}

} // namespace

SyncSetup::SyncSetup(LongWork *work, QObject *parent) : QObject(parent), m_work(work) {}

void SyncSetup::setSession(Session *session)
{
    m_session = session;
    m_problems.clear();
    m_code.clear();
    m_sheet.clear();
    Q_EMIT changed();
}

QString SyncSetup::areaCodes() const
{
    QStringList codes;
    if (m_session != nullptr) {
        for (const Area &area : m_session->areas())
            codes.append(toQString(area.code));
    }
    return codes.join(QStringLiteral(", "));
}

QString SyncSetup::council() const
{
    if (m_session == nullptr)
        return {};
    const auto name = m_session->database().attempt(
        [&] { return m_session->database().setting("council_name"); });
    return name ? toQString(*name) : QString();
}

bool SyncSetup::tell(const Error &error)
{
    m_problems.clear();
    for (const Problem &problem : error.problems)
        m_problems.insert(toQString(problem.field), toQString(problem.message));
    Q_EMIT changed();
    if (error.problems.empty() || m_problems.contains(QStringLiteral("sync")))
        Q_EMIT failed(toQString(error.message));
    return false;
}

bool SyncSetup::setUp(const QString &council, const QString &device, const QString &areas,
                      const QString &passphrase)
{
    if (!canChange())
        return false;
    Database &database = m_session->database();
    const ExchangeSetup wanted{council.toStdString(), codesIn(areas), device.toStdString()};
    const std::string lock =
        passphrase.isEmpty() ? passphraseFromSurroundings() : passphrase.toStdString();
    const auto own = setUpCouncil(database, m_session->actor(), wanted, lock);
    if (!own)
        return tell(own.error());
    rememberPassphrase(lock);
    const auto sheet = writeSheet(database, *own, wanted.council);
    if (!sheet)
        return tell(sheet.error());
    m_problems.clear();
    m_sheet = toQString(sheet->string());
    Q_EMIT changed();
    Q_EMIT finished(tr("Set up. Print the recovery sheet and put it in a safe."));
    return true;
}

bool SyncSetup::invite(const QString &device, const QString &areas, const QUrl &file)
{
    if (m_session == nullptr || m_session->isReadOnly())
        return false;
    const QString path = file.toLocalFile();
    if (auto possible = canWriteDurably(fs::path(path.toStdString())); !possible)
        return tell(possible.error());
    Database &database = m_session->database();
    auto own = ownPc(database, passphraseFromSurroundings());
    if (!own)
        return tell(own.error());
    const auto made =
        sc::invite(database, m_session->actor(), *own, device.toStdString(), codesIn(areas));
    if (!made)
        return tell(made.error());
    if (auto written = writeDurably(fs::path(path.toStdString()), made->bytes); !written)
        return tell(written.error());
    m_problems.clear();
    m_code = toQString(made->code);
    Q_EMIT changed();
    Q_EMIT finished(tr("The invitation is in %1.").arg(path));
    return true;
}

bool SyncSetup::canChange() const
{
    return m_session != nullptr && !m_session->isReadOnly() && !m_session->isSample();
}

QString SyncSetup::nameOf(const OwnPc &own, const QString &device)
{
    const auto known = own.trust.deviceNamed(device.toStdString());
    return known ? toQString((*known)->name) : device;
}

bool SyncSetup::allow(const QString &device, const QString &areas)
{
    if (!canChange())
        return false;
    auto own = ownPc(m_session->database(), passphraseFromSurroundings());
    if (!own)
        return tell(own.error());
    if (const auto done = allowAreas(m_session->database(), m_session->actor(), *own,
                                     device.toStdString(), codesIn(areas));
        !done)
        return tell(done.error());
    m_problems.clear();
    Q_EMIT changed();
    Q_EMIT finished(tr("%1 gets the records with what is next sent.").arg(nameOf(*own, device)));
    return true;
}

bool SyncSetup::remove(const QString &device)
{
    if (!canChange())
        return false;
    auto own = ownPc(m_session->database(), passphraseFromSurroundings());
    if (!own)
        return tell(own.error());
    const QString name = nameOf(*own, device);
    if (const auto done =
            revokeDevice(m_session->database(), m_session->actor(), *own, device.toStdString());
        !done)
        return tell(done.error());
    m_problems.clear();
    Q_EMIT changed();
    Q_EMIT finished(tr("%1 is removed. Send now, so that the other PCs hear of it.").arg(name));
    return true;
}

void SyncSetup::forgetCode()
{
    m_code.clear();
    m_problems.clear();
    Q_EMIT changed();
}

void SyncSetup::join(const QUrl &invitation, const QString &code, const QUrl &file,
                     const QString &passphrase)
{
    const QString path = file.isEmpty() ? m_ownPlace : file.toLocalFile();
    const std::string lock =
        passphrase.isEmpty() ? passphraseFromSurroundings() : passphrase.toStdString();
    LongWork::Job job;
    job.what = tr("Joining the council");
    job.work = [from = fs::path(invitation.toLocalFile().toStdString()), code = code.toStdString(),
                to = fs::path(path.toStdString()), lock](Progress &progress) {
        (void)progress.tell(-1.0, tr("Opening the invitation"));
        return sc::join(from, code, to, lock).transform([] { return QString(); });
    };
    job.done = [this, path, lock](const Result<QString> &result) {
        if (!result) {
            tell(result.error());
            return;
        }
        rememberPassphrase(lock);
        Q_EMIT joined(path);
    };
    m_problems.clear();
    if (!m_work->start(std::move(job)))
        Q_EMIT failed(LongWork::busyWords());
    Q_EMIT changed();
}

} // namespace sc
