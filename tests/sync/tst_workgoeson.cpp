// SPDX-License-Identifier: GPL-3.0-or-later
// Two PCs gave one label, name, title or number: each of the two can still be worked with, and
// what is taken is taken by nobody else.
#include "champions/championstore.h"
#include "champions/groupstore.h"
#include "core/codesof.h"
#include "kits/kitstore.h"
#include "loans/disclaimerstore.h"
#include "picks/campaignstore.h"

#include <QTest>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;

class TestWorkGoesOn : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

    template <class Work> static std::string done(Pc &pc, Work &&work)
    {
        Change change(pc.db(), Actor{"R. Dunn"});
        const auto worked = work(change);
        if (!worked)
            return codesOf(worked);
        return change.commit() ? "ok" : "not kept";
    }

    template <class Store, class Record>
    void tryTwice(const Record &twice, std::string Record::*name, const std::string &field,
                  void (*edit)(Record &))
    {
        const auto create = [](Pc &pc, const Record &record) {
            Store store(pc.db());
            return done(pc, [&](Change &change) { return store.create(change, record); });
        };
        const auto update = [&](const Record &record) {
            Store store(m_a->db());
            return done(*m_a, [&](Change &change) { return store.update(change, record); });
        };
        QCOMPARE(create(*m_a, twice), "ok");
        QCOMPARE(create(*m_b, twice), "ok");
        exchange(*m_a, *m_b);
        Record third = twice;
        third.*name = "Z9";
        QCOMPARE(create(*m_a, third), "ok");
        const auto all = Store(m_a->db()).all();
        QCOMPARE(all->size(), 3U);
        for (Record one : *all) {
            edit(one);
            QCOMPARE(update(one), "ok");
        }
        QCOMPARE(create(*m_a, twice), field + " already_exists");
        for (Record one : *all)
            if (one.*name == "Z9") {
                one.*name = twice.*name;
                QCOMPARE(update(one), field + " already_exists");
            }
        m_b->takeFrom(*m_a);
        SAME(*m_a, *m_b);
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
    }

    void kits()
    {
        const Id type = m_a->create("kit_type", {{"name", words("Event")}});
        exchange(*m_a, *m_b);
        tryTwice<KitStore, Kit>({.label = "K-7", .kitType = type}, &Kit::label, "label",
                                [](Kit &kit) { kit.note = "Seen"; });
    }
    void kitTypes()
    {
        tryTwice<KitTypeStore, KitType>({.name = "Event"}, &KitType::name, "name",
                                        [](KitType &type) { type.note = "Seen"; });
    }
    void depots()
    {
        tryTwice<DepotStore, Depot>({.name = "Annex"}, &Depot::name, "name",
                                    [](Depot &depot) { depot.note = "Seen"; });
    }
    void items()
    {
        tryTwice<ItemStore, Item>({.name = "Hoop"}, &Item::name, "name",
                                  [](Item &item) { item.note = "Seen"; });
    }
    void disclaimers()
    {
        tryTwice<DisclaimerStore, Disclaimer>({.version = "1", .words = "At my own risk"},
                                              &Disclaimer::version, "version",
                                              [](Disclaimer &one) { one.words += "."; });
    }
    void campaigns()
    {
        tryTwice<CampaignStore, Campaign>({.title = "Spring clean"}, &Campaign::title, "title",
                                          [](Campaign &one) { one.goalBags = 40; });
    }
    void groups()
    {
        Group friends;
        friends.name = "Friends of Mill Beck";
        tryTwice<GroupStore, Group>(friends, &Group::name, "name",
                                    [](Group &one) { one.kind = "school"; });
    }
    void champions()
    {
        Champion pat;
        pat.number = "41";
        pat.name = "Pat Twin";
        tryTwice<ChampionStore, Champion>(pat, &Champion::number, "number",
                                          [](Champion &one) { one.patch = "Beck"; });
    }
};

QTEST_GUILESS_MAIN(TestWorkGoesOn)
#include "tst_workgoeson.moc"
