// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recordphotos.h"

namespace sc {

RecordPhotos::RecordPhotos(std::string ownerType, QObject *parent)
    : PickPart(parent)
    , m_type(std::move(ownerType))
    , m_reader(new PhotoReader(this))
    , m_before(new LinesModel({"photoId", "source", "caption"}, this))
    , m_after(new LinesModel({"photoId", "source", "caption"}, this))
    , m_others(new LinesModel({"photoId", "source", "caption"}, this))
{
    connect(m_reader, &PhotoReader::busyChanged, this, &RecordPhotos::changed);
}

void RecordPhotos::setStores(PickStores *stores)
{
    m_reader->finishAll(); // what is on its way still belongs to the file that is open
    PickPart::setStores(stores);
    setOwner({});
}

void RecordPhotos::setOwner(const QString &id)
{
    m_owner = toId(id);
    refresh();
}

void RecordPhotos::refresh()
{
    std::vector<QVariantList> before;
    std::vector<QVariantList> after;
    std::vector<QVariantList> others;
    if (stores() != nullptr && !m_owner.isNull()) {
        Attachments &attachments = stores()->session.attachments();
        const auto photos = attachments.of(m_owner).value_or(std::vector<Attachment>());
        for (const Attachment &photo : photos) {
            const PhotoLine line = photoLine(photo, attachments);
            auto &rows = photo.role == "before" ? before : photo.role == "after" ? after : others;
            rows.push_back({line.id, line.source, line.caption});
        }
    }
    m_before->show(std::move(before));
    m_after->show(std::move(after));
    m_others->show(std::move(others));
    Q_EMIT changed();
}

void RecordPhotos::add(const QString &role, const QList<QUrl> &files)
{
    if (stores() == nullptr || m_owner.isNull() || files.isEmpty())
        return;
    m_reader->read(files, {},
                   [this, owner = PhotoOwner{m_owner, m_type, role.toStdString()}](
                       const ChosenPhotos &chosen) { save(owner, chosen); });
}

void RecordPhotos::save(const PhotoOwner &owner, const ChosenPhotos &chosen)
{
    if (!chosen.problem.isEmpty())
        Q_EMIT failed(chosen.problem);
    if (stores() == nullptr || chosen.photos.empty())
        return;
    const int count = static_cast<int>(chosen.photos.size());
    const auto saved = write<void>([&](Change &change) {
        return addPhotosTo(owner, chosen.photos, stores()->session.attachments(), change);
    });
    refresh();
    (void)wrote(saved, tr("%n photo(s) added", nullptr, count));
}

bool RecordPhotos::remove(const QString &photoId)
{
    if (stores() == nullptr)
        return false;
    const auto removed = write<void>([&](Change &change) {
        return stores()->session.attachments().remove(change, toId(photoId));
    });
    refresh();
    return wrote(removed, tr("Photo removed"));
}

} // namespace sc
