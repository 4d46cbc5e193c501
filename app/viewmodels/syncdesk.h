// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/syncstatus.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/longwork.h"
#include "viewmodels/session.h"
#include "viewmodels/syncincoming.h"
#include "viewmodels/syncsetup.h"

#include <QTimer>
#include <QUrl>

namespace sc {

/// Exchanging records with other PCs: who has sent what and when, what waits and why, the shared
/// folder, and files that are sent or taken by hand.
class SyncDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(bool ready READ isReady NOTIFY changed FINAL)
    Q_PROPERTY(bool sample READ isSample NOTIFY changed FINAL)
    /// The keys of this PC want their passphrase, once in each run of the program.
    Q_PROPERTY(bool locked READ isLocked NOTIFY changed FINAL)
    Q_PROPERTY(QString passphraseProblem READ passphraseProblem NOTIFY changed FINAL)
    Q_PROPERTY(QString headline READ headline NOTIFY changed FINAL)
    Q_PROPERTY(QString ownLine READ ownLine NOTIFY changed FINAL)
    Q_PROPERTY(QString photoLine READ photoLine NOTIFY changed FINAL)
    Q_PROPERTY(QString lastSent READ lastSent NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString folder READ folder NOTIFY changed FINAL)
    Q_PROPERTY(bool keepsRoot READ keepsRoot NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *peers READ peers CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *waiting READ waiting CONSTANT FINAL)
    /// Files that brought something, and files that took something along, the latest first.
    Q_PROPERTY(sc::LinesModel *received READ received CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *sent READ sent CONSTANT FINAL)
    Q_PROPERTY(sc::SyncSetup *setup READ setup CONSTANT FINAL)
    Q_PROPERTY(sc::SyncIncoming *incoming READ incoming CONSTANT FINAL)

public:
    explicit SyncDesk(LongWork *work, QObject *parent = nullptr);

    void setSession(Session *session);
    void refresh();

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] bool isSample() const { return m_session != nullptr && m_sample; }
    [[nodiscard]] bool isLocked() const { return m_locked; }
    [[nodiscard]] const QString &passphraseProblem() const { return m_passphraseProblem; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString ownLine() const;
    [[nodiscard]] QString photoLine() const;
    [[nodiscard]] QString lastSent() const;
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] bool keepsRoot() const
    {
        return m_keepsRoot && m_session != nullptr && !m_session->isReadOnly();
    }
    [[nodiscard]] LinesModel *peers() const { return m_peers; }
    [[nodiscard]] LinesModel *waiting() const { return m_waiting; }
    [[nodiscard]] LinesModel *received() const { return m_received; }
    [[nodiscard]] LinesModel *sent() const { return m_sent; }
    [[nodiscard]] SyncSetup *setup() const { return m_setup; }
    [[nodiscard]] SyncIncoming *incoming() const { return m_incoming; }

    /// True where it is the passphrase of this PC's keys.
    Q_INVOKABLE bool unlock(const QString &passphrase);
    /// Looks at a file that waits, counted from 0, to decide whether it may delete so much.
    Q_INVOKABLE void lookAtWaiting(int row);
    /// Reads and writes the shared folder now.
    Q_INVOKABLE void sendNow();
    /// From now on records go through this folder. An empty one ends that.
    Q_INVOKABLE void chooseFolder(const QUrl &folder);
    /// Puts files for everybody in a folder: a memory stick, or to be sent by e-mail.
    Q_INVOKABLE void exportTo(const QUrl &folder);

Q_SIGNALS:
    void changed();
    /// Records came in: everything is to be read again.
    void arrived();
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    void exchange(bool quiet);
    void readKeys();
    void keepLooking();
    void showPeers();
    void showWaiting();
    void showLog();
    void finishExchange(const Result<QString> &result, bool quiet, bool cameIn);
    [[nodiscard]] Instant now() const { return m_session->now(); }

    LongWork *m_work;             // not owned
    Session *m_session = nullptr; // not owned
    LinesModel *m_peers;
    LinesModel *m_waiting;
    LinesModel *m_received;
    LinesModel *m_sent;
    SyncSetup *m_setup;
    SyncIncoming *m_incoming;
    QTimer m_timer;
    SyncStatus m_status;
    QString m_problem;
    QString m_folder;
    bool m_ready = false;
    QString m_passphraseProblem;
    bool m_sample = false;
    bool m_locked = false;
    bool m_keepsRoot = false;
};

/// What the screen shows in the sample borough, which never exchanges anything.
[[nodiscard]] SyncStatus sampleSyncStatus(Instant now);

} // namespace sc
