// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/session.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <utility>

namespace sc {

/// Asks the records something that takes long beside the window, on a connection of its own, and
/// hands the answer to the thread of the window. A question that comes meanwhile takes the place of
/// the one before: only the answer to the last is handed over. Records in memory, which no worker
/// can open, are asked at once.
template <class Found> class Lookup {
public:
    using Question = std::function<Result<Found>(Database &)>;
    using Taker = std::function<void(Result<Found>)>;

    explicit Lookup(Taker take) : m_take(std::move(take))
    {
        QObject::connect(&m_watcher, &QFutureWatcher<Result<Found>>::finished, &m_watcher,
                         [this] { finished(); });
    }
    Lookup(const Lookup &) = delete;
    Lookup &operator=(const Lookup &) = delete;
    ~Lookup() { m_watcher.waitForFinished(); }

    void ask(Session &session, Question question)
    {
        if (session.database().isInMemory()) {
            m_take(question(session.database()));
            return;
        }
        Asked asked{session.database().path(), std::move(question)};
        if (std::exchange(m_running, true))
            m_next = std::move(asked);
        else
            run(std::move(asked));
    }

    /// From the question until its answer was handed over.
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// No answer is wanted any more; one that is being looked for is waited for, so that nobody
    /// holds the records.
    void forget()
    {
        m_watcher.waitForFinished();
        leave();
    }
    /// As forget, without waiting.
    void leave()
    {
        m_running = false;
        m_next.reset();
        m_watcher.setFuture({});
    }

private:
    struct Asked {
        std::filesystem::path path;
        Question question;
    };

    void run(Asked asked)
    {
        QPromise<Result<Found>> promise;
        m_watcher.setFuture(promise.future());
        QThreadPool::globalInstance()->start(
            [asked = std::move(asked), promise = std::move(promise)]() mutable {
                promise.start();
                promise.addResult(Session::onWorker(asked.path, asked.question));
                promise.finish();
            });
    }

    void finished()
    {
        if (m_next) {
            run(*std::exchange(m_next, std::nullopt));
        } else if (m_running) {
            m_running = false;
            m_take(m_watcher.future().takeResult());
        }
    }

    Taker m_take;
    QFutureWatcher<Result<Found>> m_watcher;
    std::optional<Asked> m_next;
    bool m_running = false;
};

} // namespace sc
