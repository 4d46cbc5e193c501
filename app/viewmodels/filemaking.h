// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QPromise>

#include <filesystem>
#include <string>

namespace sc {

/// What a council says of itself at the start. Only the name has to be there.
struct CouncilSetup {
    std::string councilName;
    std::string nation;
    std::string officerName;
    std::string prefix;
    std::string boundaryFile; ///< GeoJSON, or empty
};

/// Makes the sample borough with its basemap. Made beside and put in place when whole; cancelled or
/// failed it leaves nothing. For a worker thread.
void makeSampleFile(QPromise<Result<void>> &promise, const std::filesystem::path &path);

/// Makes a council's file, with its areas where a boundary file was given. As above.
void makeCouncilFile(QPromise<Result<void>> &promise, const std::filesystem::path &path,
                     const CouncilSetup &setup);

} // namespace sc
