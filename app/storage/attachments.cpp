// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments.h"

#include "storage/location.h"

#include <QSaveFile>
#include <sodium.h>

#include <format>
#include <fstream>

namespace sc {

namespace fs = std::filesystem;

std::string Attachments::hashOf(std::string_view bytes)
{
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), nullptr,
                       0);
    return hash;
}

fs::path Attachments::pathOf(const std::string &hash) const
{
    std::string name;
    for (const char c : hash)
        name += std::format("{:02x}", static_cast<unsigned char>(c));
    return filesFolder(m_database.path()) / name.substr(0, 2) / name.substr(2);
}

Result<void> Attachments::keep(const std::string &hash, std::string_view bytes)
{
    const fs::path path = pathOf(hash);
    std::error_code error;
    const auto there = fs::file_size(path, error);
    if (!error && there == bytes.size() && read(hash)) // one that is damaged is put right
        return {};
    fs::create_directories(path.parent_path(), error);
    fs::permissions(filesFolder(m_database.path()), fs::perms::owner_all, error);
    QSaveFile file(QString::fromStdString(path.string()));
    const auto size = static_cast<qint64>(bytes.size());
    if (file.open(QIODevice::WriteOnly) && file.write(bytes.data(), size) == size && file.commit())
        return {};
    return failure(ErrorKind::CannotWrite,
                   "The photo could not be kept beside " + m_database.path().string() +
                       ". Check that the disk is not full, then add it again.");
}

Result<Attachment> Attachments::add(Change &change, Attachment attachment, std::string_view bytes)
{
    attachment.hash = hashOf(bytes);
    attachment.size = static_cast<std::int64_t>(bytes.size());
    if (auto kept = keep(attachment.hash, bytes); !kept)
        return std::unexpected(kept.error());
    return m_database.attempt([&] {
        if (attachment.id.isNull())
            attachment.id = m_database.newId();
        const auto place = attachment.place;
        change.create(
            "attachment", attachment.id,
            {{"owner_type", textValue(attachment.ownerType)},
             {"owner", refValue(attachment.owner)},
             {"role", textValue(attachment.role)},
             {"position", Value{attachment.position}},
             {"hash", Value{Blob{attachment.hash}}},
             {"size", Value{attachment.size}},
             {"media_type", textValue(attachment.mediaType)},
             {"taken_at", attachment.takenAt ? instantValue(*attachment.takenAt) : Value{}},
             {"latitude", place ? Value{place->latitude} : Value{}},
             {"longitude", place ? Value{place->longitude} : Value{}},
             {"thumbnail",
              attachment.thumbnail.empty() ? Value{} : Value{Blob{attachment.thumbnail}}}});
        return attachment;
    });
}

Result<void> Attachments::setRole(Change &change, const Id &attachment, const std::string &role)
{
    return m_database.attempt(
        [&] { change.update("attachment", attachment, {{"role", textValue(role)}}); });
}

Result<void> Attachments::remove(Change &change, const Id &attachment)
{
    return m_database.attempt([&] { change.remove("attachment", attachment); });
}

Result<std::vector<Attachment>> Attachments::of(const Id &owner)
{
    return m_database.attempt([&] {
        std::vector<Attachment> list;
        Query found = m_database.query(
            "SELECT id, owner_type, role, position, hash, size, media_type, taken_at, latitude, "
            "longitude, thumbnail FROM attachment WHERE owner = ? AND deleted = 0 "
            "ORDER BY position, id",
            owner);
        while (found.step()) {
            Attachment item;
            item.id = found.id(0);
            item.owner = owner;
            item.ownerType = found.text(1);
            item.role = found.text(2);
            item.position = found.integer(3);
            item.hash = found.text(4);
            item.size = found.integer(5);
            item.mediaType = found.text(6);
            item.takenAt = found.maybe<Instant>(7);
            if (!found.isNull(8) && !found.isNull(9))
                item.place = LatLon{found.real(8), found.real(9)};
            item.thumbnail = found.text(10);
            list.push_back(std::move(item));
        }
        return list;
    });
}

Result<std::string> Attachments::read(const std::string &hash)
{
    std::ifstream file(pathOf(hash), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.empty())
        return failure(ErrorKind::NotFound, "The photo is not on this PC.");
    if (hashOf(bytes) != hash)
        return failure(ErrorKind::Damaged,
                       "The photo is damaged on this PC. Restore it from a backup.");
    return bytes;
}

} // namespace sc
