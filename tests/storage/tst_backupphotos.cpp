// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments.h"
#include "storage/backup.h"
#include "storage/location.h"
#include "support/scratch.h"

#include <QTest>

using namespace sc;
using sc::test::Scratch;
using namespace std::chrono_literals;

namespace {

const Actor kOfficer{"R. Dunn"};

Attachment addPhoto(Database &database, const std::string &bytes)
{
    Change change(database, kOfficer);
    const auto photo =
        Attachments(database).add(change, {.ownerType = "report", .role = "before"}, bytes);
    return photo && change.commit() ? *photo : Attachment{};
}

/// As another program does it: the damaged file is another one under the same name.
void damage(const std::filesystem::path &photo, const std::string &bytes)
{
    const std::filesystem::path other = std::filesystem::path(photo).concat(".new");
    Scratch::write(other, bytes);
    std::filesystem::rename(other, photo);
}

std::filesystem::path photoBeside(const std::filesystem::path &database, const Database &records,
                                  const std::filesystem::path &photo)
{
    return filesFolder(database) / photo.lexically_relative(filesFolder(records.path()));
}

} // namespace

class TestBackupPhotos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restorePutsDamagedPhotosRight()
    {
        const Scratch scratch;
        std::vector<std::filesystem::path> paths;
        const std::vector<std::string> good{"forged", "emptied", "lost", "cut short"};
        {
            const auto database = scratch.open();
            for (const std::string &bytes : good)
                paths.push_back(Attachments(**database).pathOf(addPhoto(**database, bytes).hash));
            QVERIFY(Backups(**database).makeAt(scratch.file("copy.db")));
        }
        Scratch::write(paths[0], "FORGED"); // in its place: the backup must not share it
        damage(paths[1], "");
        std::filesystem::remove(paths[2]);
        damage(paths[3], "cut");
        const auto restored = Backups::restore(scratch.file("copy.db"), scratch.database());
        QVERIFY(restored);
        QCOMPARE(restored->damaged, 0);
        for (std::size_t i = 0; i < good.size(); ++i)
            QCOMPARE(Scratch::read(paths[i]), good[i]);
    }

    void restoreNeverPutsADamagedPhotoOverAGoodOne()
    {
        const Scratch scratch;
        std::filesystem::path path;
        std::filesystem::path lost;
        {
            const auto database = scratch.open();
            path = Attachments(**database).pathOf(addPhoto(**database, "picture").hash);
            lost = Attachments(**database).pathOf(addPhoto(**database, "another").hash);
            QVERIFY(Backups(**database).makeAt(scratch.file("copy.db")));
            damage(photoBeside(scratch.file("copy.db"), **database, path), "forgery");
            damage(photoBeside(scratch.file("copy.db"), **database, lost), "forgery");
            damage(lost, "");
        }
        const auto restored = Backups::restore(scratch.file("copy.db"), scratch.database());
        QVERIFY(restored);
        QCOMPARE(restored->damaged, 2);
        QCOMPARE(restored->kept, 1);
        QCOMPARE(Scratch::read(path), "picture");
        QCOMPARE(Scratch::read(lost), "");
    }

    void tellsOfPhotosThatAreNotWhole()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        std::vector<std::filesystem::path> paths;
        for (const char *bytes : {"one", "two", "three", "four"})
            paths.push_back(Attachments(**database).pathOf(addPhoto(**database, bytes).hash));
        damage(paths[0], "ONE");
        damage(paths[1], "");
        std::filesystem::remove(paths[2]);
        Backups backups(**database);
        QVERIFY(backups.makeAt(scratch.file("copy.db")));
        QCOMPARE(backups.photos().damaged, 2);
        QCOMPARE(backups.photos().missing, 1);
        QCOMPARE(backups.photos().kept, 0);
        QVERIFY(backups.makeAt(scratch.file("copy.db"))); // told every time
        QCOMPARE(backups.photos().damaged, 2);
    }

    void aDamagedPhotoNeverReplacesTheGoodOneOfAnEarlierCopy()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        const auto photo = Attachments(**database).pathOf(addPhoto(**database, "picture").hash);
        Backups backups(**database);
        QVERIFY(backups.makeAt(scratch.file("copy.db")));
        for (const char *bytes : {"forgery", "cut", ""}) {
            Scratch::write(photo, bytes);
            QVERIFY(backups.makeAt(scratch.file("copy.db")));
            QCOMPARE(backups.photos().damaged, 1);
            QCOMPARE(backups.photos().kept, 1);
            QCOMPARE(Scratch::read(photoBeside(scratch.file("copy.db"), **database, photo)),
                     "picture");
        }
        // And what is damaged there is put right by a good one.
        damage(photo, "picture");
        damage(photoBeside(scratch.file("copy.db"), **database, photo), "forgery");
        QVERIFY(backups.makeAt(scratch.file("copy.db")));
        QCOMPARE(Scratch::read(photoBeside(scratch.file("copy.db"), **database, photo)), "picture");
    }

    void theLastGoodPhotoDoesNotGoWithTheOldestCopy()
    {
        const Scratch scratch;
        FixedClock clock{Instant{std::chrono::sys_days{std::chrono::year{2026} / 5 / 6} + 9h}};
        const auto database = scratch.open(OpenMode::Create, &clock);
        const auto photo = Attachments(**database).pathOf(addPhoto(**database, "picture").hash);
        const auto other = Attachments(**database).pathOf(addPhoto(**database, "another").hash);
        Backups backups(**database);
        QVERIFY(backups.make("sync"));
        damage(photo, "forgery");
        std::filesystem::remove(other);
        for (int i = 0; i < 12; ++i) {
            clock.advance(1min);
            const auto made = backups.make("sync");
            QVERIFY(made);
            QCOMPARE(backups.photos().damaged, 1);
            QCOMPARE(backups.photos().missing, 1);
            QCOMPARE(backups.photos().kept, 2);
            QCOMPARE(Scratch::read(photoBeside(*made, **database, photo)), "picture");
            QCOMPARE(Scratch::read(photoBeside(*made, **database, other)), "another");
        }
    }
};

QTEST_GUILESS_MAIN(TestBackupPhotos)
#include "tst_backupphotos.moc"
