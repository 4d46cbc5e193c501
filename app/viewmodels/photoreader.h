// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/photofiles.h"

#include <QFutureWatcher>
#include <QObject>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>

namespace sc {

/// Reads photos on a worker: large files, slow cards, pictures made small. One lot after the other.
class PhotoReader : public QObject {
    Q_OBJECT

public:
    using Ready = std::function<void(const ChosenPhotos &)>;

    explicit PhotoReader(QObject *parent = nullptr);
    ~PhotoReader() override;

    /// Reads these files, each copied into `keep` first (where that is given), so that a draft
    /// still has them when the camera's card is out. `ready` is called on the caller's thread.
    void read(const QList<QUrl> &files, const std::filesystem::path &keep, Ready ready);
    /// Waits for what is being read and hands it over.
    void finishAll();
    /// What is being read is no longer wanted.
    void forget();
    [[nodiscard]] bool isBusy() const { return !m_wishes.empty(); }

Q_SIGNALS:
    void busyChanged();

private:
    struct Wish {
        QList<QUrl> files;
        std::filesystem::path keep;
        Ready ready;
    };

    void next();
    void handOver();

    std::deque<Wish> m_wishes; // the first is being read
    QFutureWatcher<std::shared_ptr<ChosenPhotos>> m_watcher;
};

} // namespace sc
