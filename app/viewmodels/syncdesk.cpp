// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/syncdesk.h"

#include "core/dates.h"
#include "sync/exporter.h"
#include "sync/folder.h"
#include "sync/importer.h"
#include "sync/secrets.h"
#include "sync/setup.h"
#include "viewmodels/texts.h"

#include <algorithm>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr char kFolder[] = "sync_folder";
constexpr std::chrono::minutes kEvery{1};

QString stateOf(const PeerStatus &peer, Instant now)
{
    if (peer.revoked)
        return QStringLiteral("closed");
    if (peer.twice)
        return QStringLiteral("late");
    if (peer.own)
        return QStringLiteral("new");
    if (peer.clockAhead.count() != 0 || (peer.heard && now - peer.receivedAt > kSilentFor))
        return QStringLiteral("late");
    if (!peer.heard)
        return QStringLiteral("scheduled");
    return peer.weLack > 0 || peer.theyLack > 0 ? QStringLiteral("progress")
                                                : QStringLiteral("done");
}

QString stateWord(const QString &state)
{
    if (state == u"closed")
        return SyncDesk::tr("Removed");
    if (state == u"new")
        return SyncDesk::tr("This PC");
    if (state == u"late")
        return SyncDesk::tr("Look at this");
    if (state == u"scheduled")
        return SyncDesk::tr("Not heard of");
    return state == u"progress" ? SyncDesk::tr("On its way") : SyncDesk::tr("Up to date");
}

QString joined(const std::vector<std::string> &list)
{
    QStringList words;
    for (const std::string &one : list)
        words.append(toQString(one));
    return words.join(QStringLiteral(", "));
}

struct Exchanged {
    int newRecords = 0;
    int changed = 0;
    int refused = 0;
    std::int64_t sent = 0;
    QString problem;
};

Result<Exchanged> exchangeThrough(const fs::path &database, const fs::path &folder,
                                  Progress &progress)
{
    auto opened = Session::openWorker(database);
    if (!opened)
        return std::unexpected(opened.error());
    auto own = ownPc(**opened, passphraseFromSurroundings());
    if (!own)
        return std::unexpected(own.error());
    TakeOptions options;
    options.progress = [&](int done, int of) {
        return progress.tell(of > 0 ? static_cast<double>(done) / of : -1.0,
                             SyncDesk::tr("%1 of %2 entries").arg(done).arg(of));
    };
    const auto outcome = FolderExchange(**opened, *own, folder).exchange(options);
    if (!outcome)
        return std::unexpected(outcome.error());
    Exchanged done;
    done.problem = toQString(outcome->problem);
    for (const ImportedFile &one : outcome->imported) {
        done.newRecords += one.newRecords;
        done.changed += one.changed;
        done.refused += one.ok || one.waiting ? 0 : 1;
    }
    for (const ExportedFile &one : outcome->written)
        done.sent += one.ops;
    return done;
}

} // namespace

SyncDesk::SyncDesk(LongWork *work, QObject *parent)
    : QObject(parent)
    , m_work(work)
    , m_peers(new LinesModel({"name", "areas", "when", "words", "entries", "stateKey", "stateWord",
                              "isOther", "device"},
                             this))
    , m_waiting(new LinesModel({"from", "since", "why", "reason"}, this))
    , m_received(new LinesModel({"when", "who", "what"}, this))
    , m_sent(new LinesModel({"when", "who", "what"}, this))
    , m_setup(new SyncSetup(work, this))
    , m_incoming(new SyncIncoming(work, this))
{
    m_timer.setInterval(kEvery);
    connect(&m_timer, &QTimer::timeout, this, [this] { exchange(true); });
    connect(m_setup, &SyncSetup::finished, this, [this](const QString &message) {
        refresh();
        readKeys();
        Q_EMIT arrived();
        Q_EMIT done(message, false);
    });
    connect(m_setup, &SyncSetup::failed, this, &SyncDesk::failed);
    connect(m_incoming, &SyncIncoming::taken, this, [this](const QString &message) {
        refresh();
        Q_EMIT arrived();
        Q_EMIT done(message, false);
    });
}

void SyncDesk::setSession(Session *session)
{
    m_session = session;
    m_timer.stop();
    m_setup->setSession(session);
    m_incoming->setSession(session);
    m_problem.clear();
    m_passphraseProblem.clear();
    m_locked = m_keepsRoot = false;
    refresh();
    readKeys();
    keepLooking();
}

void SyncDesk::keepLooking()
{
    m_timer.stop();
    if (m_ready && !m_sample && !m_locked && !m_folder.isEmpty())
        m_timer.start();
}

// Opening locked keys takes a moment on purpose: only when something may have changed about them.
void SyncDesk::readKeys()
{
    if (m_session == nullptr || !m_ready || m_sample)
        return;
    const auto own = ownPc(m_session->database(), passphraseFromSurroundings());
    m_keepsRoot = own && own->keepsRoot();
    m_locked = !own && std::ranges::contains(own.error().problems, "passphrase", &Problem::field);
    if (!own && !m_locked)
        m_problem = toQString(own.error().message);
    Q_EMIT changed();
}

bool SyncDesk::unlock(const QString &passphrase)
{
    rememberPassphrase(passphrase.toStdString());
    readKeys();
    m_passphraseProblem =
        m_locked ? tr("That is not the passphrase of this PC's keys. Enter it again.") : QString();
    if (m_locked)
        rememberPassphrase({});
    keepLooking();
    Q_EMIT changed();
    return !m_locked;
}

void SyncDesk::lookAtWaiting(int row)
{
    if (m_session == nullptr || row < 0 || static_cast<std::size_t>(row) >= m_status.waiting.size())
        return;
    const WaitingFile &file = m_status.waiting[static_cast<std::size_t>(row)].file;
    const fs::path path = waitingPath(m_session->database().path(), file.bundle);
    m_incoming->look({QUrl::fromLocalFile(toQString(path.string()))});
}

void SyncDesk::refresh()
{
    m_status = {};
    m_ready = m_sample = false;
    m_folder.clear();
    if (m_session != nullptr) {
        Database &database = m_session->database();
        m_sample = m_session->isSample();
        m_ready = m_sample || isSyncSetUp(database);
        if (m_sample) {
            m_status = sampleSyncStatus(now());
            m_folder = QStringLiteral("S:\\Street Champions\\Exchange");
        } else if (m_ready) {
            const auto status = syncStatus(database);
            if (status)
                m_status = *status;
            else
                m_problem = toQString(status.error().message);
            const auto folder = database.attempt([&] { return database.setting(kFolder); });
            m_folder = folder ? toQString(*folder) : QString();
        }
    }
    showPeers();
    showWaiting();
    showLog();
    Q_EMIT changed();
}

void SyncDesk::showPeers()
{
    std::vector<QVariantList> rows;
    for (const PeerStatus &one : m_status.peers) {
        const QString state = stateOf(one, now());
        rows.push_back({toQString(one.name), joined(one.areas),
                        one.heard ? toQString(dayAndTime(one.receivedAt)) : QString(),
                        toQString(inWords(one, now())), toQString(entriesInWords(one)), state,
                        stateWord(state), !one.own && !one.revoked,
                        toQString(one.device.toString())});
    }
    m_peers->show(std::move(rows));
}

void SyncDesk::showWaiting()
{
    std::vector<QVariantList> rows;
    rows.reserve(m_status.waiting.size());
    for (const WaitingStatus &one : m_status.waiting)
        rows.push_back({toQString(one.from), toQString(dayAndTime(one.file.since)),
                        toQString(one.why), toQString(one.file.reason)});
    m_waiting->show(std::move(rows));
}

QString SyncDesk::headline() const
{
    if (!m_ready)
        return tr("This PC does not exchange records yet.");
    int current = 0;
    int others = 0;
    for (const PeerStatus &one : m_status.peers) {
        if (one.own || one.revoked)
            continue;
        ++others;
        current += one.heard && !one.twice && one.weLack == 0 && one.theyLack == 0 ? 1 : 0;
    }
    if (others == 0)
        return tr("No other PC belongs to the council yet. Invite the first one.");
    if (std::ranges::any_of(m_status.waiting,
                            [](const WaitingStatus &one) { return one.file.reason == "no_key"; }))
        return tr("Some entries cannot be sent yet.");
    if (current == others)
        return tr("Every PC has what the others have.");
    return tr("%1 of %2 other PCs have what this one has.").arg(current).arg(others);
}

QString SyncDesk::ownLine() const
{
    return m_ready
               ? tr("This is %1, for %2.").arg(toQString(m_status.device), joined(m_status.areas))
               : QString();
}

QString SyncDesk::photoLine() const
{
    return m_status.missingPhotos == 0
               ? QString()
               : tr("%n photo(s) are not here yet. Their small pictures are; they are asked for "
                    "with the next file sent.",
                    nullptr, static_cast<int>(m_status.missingPhotos));
}

QString SyncDesk::lastSent() const
{
    if (m_status.sent.empty())
        return m_ready ? tr("Nothing has been sent from here yet.") : QString();
    const SentBundle &last = m_status.sent.front();
    const QString when = toQString(dayAndTime(last.madeAt));
    return last.to.empty() ? tr("Last sent on %1, to everybody.").arg(when)
                           : tr("Last sent on %1, to %2.").arg(when, toQString(last.to));
}

void SyncDesk::chooseFolder(const QUrl &folder)
{
    if (m_session == nullptr || m_sample)
        return;
    const std::string path = folder.toLocalFile().toStdString();
    Database &database = m_session->database();
    const auto kept = database.attempt([&] { database.setSetting(kFolder, path); });
    if (!kept) {
        Q_EMIT failed(toQString(kept.error().message));
        return;
    }
    refresh();
    keepLooking();
    if (!m_folder.isEmpty())
        exchange(false);
}

void SyncDesk::sendNow()
{
    if (m_folder.isEmpty())
        Q_EMIT failed(tr("Choose the shared folder first."));
    else
        exchange(false);
}

void SyncDesk::exchange(bool quiet)
{
    if (m_session == nullptr || !m_ready || m_sample || m_locked || m_folder.isEmpty() ||
        (quiet && m_work->isRunning()))
        return;
    auto cameIn = std::make_shared<bool>(false);
    LongWork::Job job;
    job.what = quiet ? QString() : tr("Exchanging records through %1").arg(m_folder);
    job.cancellable = true;
    job.work = [database = m_session->database().path(), folder = fs::path(m_folder.toStdString()),
                cameIn](Progress &progress) -> Result<QString> {
        const auto done = exchangeThrough(database, folder, progress);
        if (!done)
            return std::unexpected(done.error());
        *cameIn = done->newRecords + done->changed > 0;
        if (!done->problem.isEmpty())
            return failure(ErrorKind::CannotWrite, done->problem.toStdString());
        return tr("%1 new, %2 changed; %3 entries sent.")
            .arg(done->newRecords)
            .arg(done->changed)
            .arg(done->sent);
    };
    job.done = [this, quiet, cameIn](const Result<QString> &result) {
        finishExchange(result, quiet, *cameIn);
    };
    if (!m_work->start(std::move(job)) && !quiet)
        Q_EMIT failed(LongWork::busyWords());
}

void SyncDesk::finishExchange(const Result<QString> &result, bool quiet, bool cameIn)
{
    if (m_session == nullptr)
        return;
    refresh();
    m_problem = result ? QString() : toQString(result.error().message);
    Q_EMIT changed();
    if (cameIn)
        Q_EMIT arrived();
    if (result && !quiet)
        Q_EMIT done(*result, false);
    else if (!result && !quiet)
        Q_EMIT failed(m_problem);
}

void SyncDesk::exportTo(const QUrl &folder)
{
    if (m_session == nullptr || !m_ready || m_sample)
        return;
    LongWork::Job job;
    job.what = tr("Writing files for the other PCs");
    const auto write = [place = fs::path(folder.toLocalFile().toStdString())](
                           Database &database, Progress &) -> Result<QString> {
        auto own = ownPc(database, passphraseFromSurroundings());
        if (!own)
            return std::unexpected(own.error());
        if (auto kept = keepUpKeys(database, *own); !kept)
            return std::unexpected(kept.error());
        const auto made = Exporter(database, *own).write({}, intoFolder(place));
        if (!made)
            return std::unexpected(made.error());
        return tr("%n file(s) written. Each may be sent by e-mail.", nullptr,
                  static_cast<int>(made->size()));
    };
    job.work = LongWork::onRecords(m_session->database().path(), write);
    job.done = [this](const Result<QString> &result) {
        refresh();
        if (result)
            Q_EMIT done(*result, false);
        else
            Q_EMIT failed(toQString(result.error().message));
    };
    if (!m_work->start(std::move(job)))
        Q_EMIT failed(LongWork::busyWords());
}

} // namespace sc
