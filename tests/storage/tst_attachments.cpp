// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments.h"
#include "storage/check.h"
#include "storage/location.h"
#include "support/scratch.h"

#include <QTest>

using namespace sc;
using sc::test::Scratch;

namespace {

const Actor kOfficer{"R. Dunn"};

} // namespace

class TestAttachments : public QObject {
    Q_OBJECT

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Database> m_database;

    Result<Attachment> add(const Id &owner, std::int64_t position, const std::string &bytes)
    {
        Change change(*m_database, kOfficer);
        auto added =
            Attachments(*m_database)
                .add(change, {.owner = owner, .ownerType = "report", .position = position}, bytes);
        if (added)
            if (auto committed = change.commit(); !committed)
                return std::unexpected(committed.error());
        return added;
    }

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_database = std::move(*m_scratch->open());
    }

    void keepsTheSameBytesOnce()
    {
        const Id owner = Id::fromName("a report");
        const auto first = add(owner, 1, "picture");
        const auto second = add(owner, 2, "picture");
        QVERIFY(first && second);
        QCOMPARE(first->hash, second->hash);
        int files = 0;
        for (const auto &entry :
             std::filesystem::recursive_directory_iterator(filesFolder(m_scratch->database())))
            files += entry.is_regular_file() ? 1 : 0;
        QCOMPARE(files, 1);
        QCOMPARE(Attachments(*m_database).of(owner)->size(), 2U);
    }

    void keepsTheOrder()
    {
        const Id owner = Id::fromName("a report");
        QVERIFY(add(owner, 2, "second") && add(owner, 1, "first"));
        const auto list = Attachments(*m_database).of(owner);
        QCOMPARE(*Attachments(*m_database).read(list->at(0).hash), "first");
    }

    void noticesAPhotoThatWasAltered()
    {
        const auto photo = add(Id::fromName("a report"), 1, "picture");
        Scratch::write(Attachments(*m_database).pathOf(photo->hash), "forgery");
        QCOMPARE(Attachments(*m_database).read(photo->hash).error().kind, ErrorKind::Damaged);
    }

    void addingItAgainPutsADamagedPhotoRight()
    {
        const auto photo = add(Id::fromName("a report"), 1, "picture");
        for (const char *damage : {"forgery", "", "pic"}) {
            Scratch::write(Attachments(*m_database).pathOf(photo->hash), damage);
            QVERIFY(add(Id::fromName("another report"), 1, "picture"));
            QCOMPARE(*Attachments(*m_database).read(photo->hash), "picture");
        }
    }

    void bothChecksMissALostPhoto()
    {
        const auto photo = add(Id{}, 1, "picture");
        QVERIFY(Check(*m_database).deep()->empty());
        QVERIFY(Check(*m_database).quick()->empty());
        std::filesystem::remove(Attachments(*m_database).pathOf(photo->hash));
        for (const auto &findings : {Check(*m_database).quick(), Check(*m_database).deep()}) {
            QCOMPARE(findings->size(), 1U);
            QCOMPARE(findings->front().code, "photo_missing");
        }
    }
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
