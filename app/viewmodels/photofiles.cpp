// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/photofiles.h"

#include "core/dates.h"
#include "exchange/photo.h"
#include "storage/openfiles.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sc {

namespace {

constexpr qint64 kLargest = 50LL * 1024 * 1024;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("PhotoFiles", text, nullptr, count);
}

/// A copy that a draft can be read from again, under a name of its own. Nothing where it cannot be
/// made: the photo is then in the draft only while the program runs.
QString copyInto(const std::filesystem::path &keep, const QString &from)
{
    if (keep.empty())
        return {};
    std::error_code ignored;
    std::filesystem::create_directories(keep, ignored);
    const QFileInfo source(from);
    const QDir folder(QString::fromStdString(keep.string()));
    if (source.absolutePath() == folder.absolutePath())
        return source.absoluteFilePath();
    for (int n = 1; n < 1'000; ++n) {
        const QString to = folder.filePath(QStringLiteral("%1-%2").arg(n).arg(source.fileName()));
        if (!QFile::exists(to))
            return QFile::copy(from, to) ? to : QString();
    }
    return {};
}

std::optional<ChosenPhoto> readOne(const QString &path)
{
    QFile file(path);
    if (OpenFiles::has(path.toStdString()) || file.size() > kLargest ||
        !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    ChosenPhoto photo;
    photo.name = QFileInfo(path).fileName();
    photo.bytes = file.readAll().toStdString();
    const auto facts = readPhoto(photo.bytes);
    if (!facts)
        return std::nullopt;
    photo.mediaType = facts->mediaType;
    photo.position = facts->position;
    photo.takenAt = facts->takenAt;
    photo.thumbnail = thumbnailOf(photo.bytes).value_or(std::string());
    // Where and when are asked about and kept as fields; the camera's own words never leave this
    // PC, in no bundle and no copy. What cannot be cleaned is not taken.
    auto clean = withoutMetadata(photo.bytes);
    if (!clean)
        return std::nullopt;
    photo.bytes = std::move(clean->bytes);
    photo.mediaType = std::move(clean->mediaType);
    return photo;
}

} // namespace

ChosenPhotos readPhotoFiles(const QList<QUrl> &files, const std::filesystem::path &keep)
{
    ChosenPhotos chosen;
    QStringList leftOut;
    for (const QUrl &url : files) {
        if (auto photo = readOne(url.toLocalFile())) {
            photo->keptAs = copyInto(keep, url.toLocalFile());
            chosen.photos.push_back(std::move(*photo));
        } else {
            leftOut.append(QFileInfo(url.toLocalFile()).fileName());
        }
    }
    if (!leftOut.isEmpty())
        chosen.problem =
            tr("Not added: %1. Choose JPEG, PNG, TIFF or WebP pictures of up to 50 MB.")
                .arg(leftOut.join(QStringLiteral(", ")));
    return chosen;
}

Result<void> addPhotosTo(const PhotoOwner &owner, const std::vector<ChosenPhoto> &photos,
                         Attachments &attachments, Change &change)
{
    const auto before = attachments.of(owner.id);
    std::int64_t position = before && !before->empty() ? before->back().position + 1 : 0;
    for (const ChosenPhoto &photo : photos) {
        Attachment attachment;
        attachment.owner = owner.id;
        attachment.ownerType = owner.type;
        attachment.role = owner.role;
        attachment.position = position++;
        attachment.mediaType = photo.mediaType;
        attachment.takenAt = photo.takenAt;
        attachment.place = photo.position;
        attachment.thumbnail = photo.thumbnail;
        if (auto added = attachments.add(change, std::move(attachment), photo.bytes); !added)
            return std::unexpected(added.error());
    }
    return {};
}

QString photoFaultWords(const PhotoFaults &photos)
{
    QStringList said;
    if (photos.damaged > 0)
        said.append(tr("%n photo(s) damaged on this PC.", photos.damaged));
    if (photos.missing > 0)
        said.append(tr("%n photo(s) not on this PC.", photos.missing));
    if (photos.kept > 0)
        said.append(tr("%n of them whole in the copy.", photos.kept));
    return said.join(u' ');
}

Result<QString> copyOfTheDay(Database &database)
{
    Backups backups(database);
    if (auto made = backups.makeDaily(); !made)
        return std::unexpected(made.error());
    return backups.photos().damaged > 0 ? photoFaultWords(backups.photos()) : QString();
}

PhotoLine photoLine(const Attachment &photo, const Attachments &attachments)
{
    QString caption =
        photo.takenAt ? toQString(longDay(localDay(*photo.takenAt))) : tr("Date not known");
    if (!photo.role.empty())
        caption =
            photo.role == "before" ? tr("Before, %1").arg(caption) : tr("After, %1").arg(caption);
    return {.id = toQString(photo.id),
            .source = QUrl::fromLocalFile(
                QString::fromStdString(attachments.pathOf(photo.hash).string())),
            .caption = caption};
}

} // namespace sc
