// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/place.h"
#include "storage/attachments.h"
#include "storage/backup.h"
#include "viewmodels/photomodel.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// A photograph as it was chosen or dropped, before it belongs to a report.
struct ChosenPhoto {
    QString name;
    QString keptAs; ///< the draft's own copy; empty where there is none
    std::string bytes;
    std::string mediaType;
    std::string thumbnail;
    std::optional<LatLon> position;
    std::optional<Instant> takenAt;
};

struct ChosenPhotos {
    std::vector<ChosenPhoto> photos;
    QString problem; ///< which files were left out and why; empty when none
};

/// Reads the pictures among these files, each copied into the folder `keep` where one is given.
/// Files that are no pictures, or larger than 50 MB, are left out and named. For a worker thread.
[[nodiscard]] ChosenPhotos readPhotoFiles(const QList<QUrl> &files,
                                          const std::filesystem::path &keep = {});

/// What photos are added to: a record of that type; `role` as Attachment has it.
struct PhotoOwner {
    Id id{};
    std::string type = "report";
    std::string role{};
};

/// Adds them to a record, behind those it has, with the change.
[[nodiscard]] Result<void> addPhotosTo(const PhotoOwner &owner,
                                       const std::vector<ChosenPhoto> &photos,
                                       Attachments &attachments, Change &change);

/// What is wrong with the photos here, and what of it is whole in the copy that was made; empty
/// where nothing is.
[[nodiscard]] QString photoFaultWords(const PhotoFaults &photos);

/// Makes it, and tells of photos that were found damaged. What is not here is not told every day:
/// it may still come from another PC.
[[nodiscard]] Result<QString> copyOfTheDay(Database &database);

/// A kept photo as a strip shows it.
[[nodiscard]] PhotoLine photoLine(const Attachment &photo, const Attachments &attachments);

} // namespace sc
