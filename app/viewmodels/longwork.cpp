// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/longwork.h"

#include "viewmodels/session.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace sc {

namespace {

constexpr int kSteps = 1'000;

} // namespace

bool Progress::tell(double fraction, const QString &words)
{
    // Setting the range puts what was told back to nothing, so only where it changes.
    const int most = fraction < 0.0 ? 0 : kSteps;
    if (std::exchange(m_most, most) != most)
        m_promise.setProgressRange(0, most);
    m_promise.setProgressValueAndText(static_cast<int>(std::clamp(fraction, 0.0, 1.0) * kSteps),
                                      words);
    return !m_promise.isCanceled();
}

LongWork::LongWork(QObject *parent) : QObject(parent)
{
    using Watcher = QFutureWatcher<void>;
    connect(&m_watcher, &Watcher::progressValueChanged, this, &LongWork::progressed);
    connect(&m_watcher, &Watcher::progressTextChanged, this, &LongWork::progressed);
    connect(&m_watcher, &Watcher::finished, this, &LongWork::finished);
}

LongWork::~LongWork()
{
    finishAll();
}

bool LongWork::start(Job job)
{
    if (isShown() || !m_waiting.empty())
        return false;
    if (m_running)
        m_waiting.push_back(std::move(job));
    else
        run(std::move(job));
    return true;
}

std::function<Result<QString>(Progress &)> LongWork::onRecords(const std::filesystem::path &path,
                                                               RecordWork work)
{
    return [path, work = std::move(work)](Progress &progress) {
        return Session::onWorker(path,
                                 [&](Database &database) { return work(database, progress); });
    };
}

QString LongWork::busyWords()
{
    return tr("Something else is still being done. Try again when it has finished.");
}

void LongWork::run(Job job)
{
    m_job = std::move(job);
    m_running = true;
    // Beside the promise, which takes no result once it was cancelled: what was kept in spite of a
    // late Cancel must not be told as stopped.
    m_result = std::make_shared<Result<QString>>(
        failure(ErrorKind::Cancelled, tr("Stopped. Nothing was kept.").toStdString()));
    m_watcher.setFuture(
        QtConcurrent::run([work = m_job.work, result = m_result](QPromise<void> &promise) {
            Progress progress(promise);
            *result = work(progress);
        }));
    Q_EMIT progressed();
}

void LongWork::cancel()
{
    if (isCancellable())
        m_watcher.cancel();
}

void LongWork::finishAll()
{
    m_waiting.clear();
    m_watcher.waitForFinished();
}

QString LongWork::howFar() const
{
    if (!isShown())
        return {};
    return m_watcher.isCanceled() ? tr("Stopping") : m_watcher.progressText();
}

double LongWork::fraction() const
{
    const int most = m_watcher.progressMaximum();
    return most <= 0 ? -1.0 : static_cast<double>(m_watcher.progressValue()) / most;
}

void LongWork::finished()
{
    const Job job = std::exchange(m_job, Job());
    m_running = false;
    const Result<QString> result = *m_result;
    if (!m_waiting.empty()) {
        Job next = std::move(m_waiting.front());
        m_waiting.pop_front();
        run(std::move(next));
    }
    Q_EMIT progressed();
    if (job.done)
        job.done(result);
}

} // namespace sc
