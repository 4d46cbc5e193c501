// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/database.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QtQmlIntegration>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>

namespace sc {

/// How a long piece of work tells how far it is, from its own thread.
class Progress {
public:
    explicit Progress(QPromise<void> &promise) : m_promise(promise) {}

    /// `fraction` from 0 to 1; below 0 where the end is not known. False: stop, and keep nothing.
    bool tell(double fraction, const QString &words);
    [[nodiscard]] bool isCancelled() const { return m_promise.isCanceled(); }

private:
    QPromise<void> &m_promise;
    int m_most = -1;
};

/// One long piece of work at a time, away from the window, which shows what it is, how far it is
/// and how to stop it. Quiet work is not shown; what is asked for meanwhile follows when it is
/// done.
class LongWork : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(bool busy READ isShown NOTIFY progressed FINAL)
    Q_PROPERTY(QString what READ what NOTIFY progressed FINAL)
    Q_PROPERTY(QString howFar READ howFar NOTIFY progressed FINAL)
    Q_PROPERTY(double fraction READ fraction NOTIFY progressed FINAL)
    Q_PROPERTY(bool cancellable READ isCancellable NOTIFY progressed FINAL)

public:
    struct Job {
        QString what; ///< in the words of the window; empty: quiet
        bool cancellable = false;
        std::function<Result<QString>(Progress &)> work; ///< on a worker
        std::function<void(const Result<QString> &)> done;
    };

    using RecordWork = std::function<Result<QString>(Database &, Progress &)>;

    explicit LongWork(QObject *parent = nullptr);
    ~LongWork() override;

    /// False where something else is being done that somebody asked for.
    [[nodiscard]] bool start(Job job);
    /// What makes a job of work on the records at `path`: it gets a connection of its own.
    [[nodiscard]] static std::function<Result<QString>(Progress &)>
    onRecords(const std::filesystem::path &path, RecordWork work);
    /// What whoever was refused is told.
    [[nodiscard]] static QString busyWords();
    Q_INVOKABLE void cancel();
    /// Until nothing is being done; what waited is forgotten.
    void finishAll();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isShown() const { return m_running && !m_job.what.isEmpty(); }
    [[nodiscard]] QString what() const { return isShown() ? m_job.what : QString(); }
    [[nodiscard]] QString howFar() const;
    [[nodiscard]] double fraction() const;
    [[nodiscard]] bool isCancellable() const { return isShown() && m_job.cancellable; }

Q_SIGNALS:
    void progressed();

private:
    void run(Job job);
    void finished();

    QFutureWatcher<void> m_watcher;
    std::shared_ptr<Result<QString>> m_result;
    Job m_job;
    std::deque<Job> m_waiting;
    bool m_running = false;
};

} // namespace sc
