// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/outfile.h"

#include "storage/location.h"

#include <QSaveFile>

#include <format>

namespace sc {

Result<void> writeWhole(const std::filesystem::path &file, std::string_view bytes)
{
    if (auto free = refuseOverRecords(file); !free)
        return free;
    QSaveFile out(QString::fromStdString(file.string()));
    const auto size = static_cast<qint64>(bytes.size());
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes.data(), size) != size || !out.commit())
        return failure(ErrorKind::CannotWrite,
                       std::format("{} cannot be written ({}). Choose a folder that you can "
                                   "write to.",
                                   file.string(), out.errorString().toStdString()));
    return {};
}

} // namespace sc
