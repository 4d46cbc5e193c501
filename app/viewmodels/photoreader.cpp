// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/photoreader.h"

#include <QtConcurrentRun>

#include <utility>

namespace sc {

namespace fs = std::filesystem;

PhotoReader::PhotoReader(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<std::shared_ptr<ChosenPhotos>>::finished, this,
            &PhotoReader::handOver);
}

PhotoReader::~PhotoReader()
{
    m_wishes.clear();
    m_watcher.waitForFinished();
}

void PhotoReader::read(const QList<QUrl> &files, const fs::path &keep, Ready ready)
{
    m_wishes.push_back({files, keep, std::move(ready)});
    if (m_wishes.size() == 1)
        next();
    Q_EMIT busyChanged();
}

void PhotoReader::next()
{
    m_watcher.setFuture(
        QtConcurrent::run([files = m_wishes.front().files, keep = m_wishes.front().keep] {
            return std::make_shared<ChosenPhotos>(readPhotoFiles(files, keep));
        }));
}

void PhotoReader::handOver()
{
    if (m_wishes.empty() || m_watcher.future().resultCount() == 0)
        return;
    const Wish wish = std::move(m_wishes.front());
    m_wishes.pop_front();
    const auto photos = m_watcher.result();
    if (!m_wishes.empty())
        next();
    Q_EMIT busyChanged();
    wish.ready(*photos);
}

void PhotoReader::finishAll()
{
    while (!m_wishes.empty()) {
        m_watcher.waitForFinished();
        handOver();
    }
}

void PhotoReader::forget()
{
    m_wishes.clear();
    m_watcher.setFuture({});
    Q_EMIT busyChanged();
}

} // namespace sc
