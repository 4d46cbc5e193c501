// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/areastore.h"
#include "sync/durablefile.h"
#include "sync/exporter.h"
#include "sync/importer.h"
#include "sync/setup.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <memory>
#include <string>
#include <vector>

namespace sc::test {

namespace fs = std::filesystem;

inline const Actor kActor{"A. Khan"};

/// A PC of a council on disk, with its keys.
struct Office {
    std::unique_ptr<Database> database;
    OwnPc own;

    Id report(const std::string &description, const std::string &area)
    {
        Change change(*database, kActor);
        const Id id = database->newId();
        const auto place = AreaStore(*database).areaWithCode(area).value();
        change.create("report", id,
                      {{"description", Value{description}}, {"area", refValue(place->id)}});
        commit(change);
        return id;
    }
    void remove(std::string_view type, const Id &id)
    {
        Change change(*database, kActor);
        static_cast<void>(change.remove(type, id));
        commit(change);
    }
    fs::path send(const fs::path &to, const ExportRequest &request = {})
    {
        const auto made = Exporter(*database, own).write(request, intoFile(to));
        if (!made)
            qFatal("The test could not export: %s", made.error().message.c_str());
        return made->front().path;
    }
    ImportedFile take(const fs::path &file, TakeOptions options = {})
    {
        const auto taken = Importer(*database, own, std::move(options)).take(file);
        if (!taken)
            qFatal("The test could not import: %s", taken.error().message.c_str());
        return *taken;
    }
    [[nodiscard]] std::string reports()
    {
        std::string all;
        Query rows = database->query("SELECT description FROM report WHERE deleted = 0 "
                                     "ORDER BY description");
        while (rows.step())
            all += rows.text(0) + "\n";
        return all;
    }

private:
    static void commit(Change &change)
    {
        if (auto committed = change.commit(); !committed)
            qFatal("%s", committed.error().message.c_str());
    }
};

/// PCs in one folder of files.
class Offices {
public:
    [[nodiscard]] fs::path path(const std::string &name) const
    {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] Office open(const std::string &name, const Clock *clock = nullptr) const
    {
        OpenOptions options;
        options.mode = OpenMode::Create;
        options.clock = clock;
        auto database = Database::open(path(name + ".db"), options);
        if (!database)
            qFatal("%s", database.error().message.c_str());
        return {*std::move(database), {}};
    }
    [[nodiscard]] Office setUp(const std::string &name, const std::string &device,
                               const std::vector<std::string> &areas) const
    {
        Office one = open(name);
        auto own = setUpCouncil(*one.database, kActor, {"Darlham", areas, device}, "");
        if (!own)
            qFatal("%s", own.error().message.c_str());
        one.own = *std::move(own);
        return one;
    }
    [[nodiscard]] Invitation invited(Office &by, const std::string &device,
                                     const std::vector<std::string> &areas) const
    {
        auto made = invite(*by.database, kActor, by.own, device, areas);
        if (!made)
            qFatal("%s", made.error().message.c_str());
        return *std::move(made);
    }
    /// Takes an invitation; may be called twice with one.
    [[nodiscard]] Office enter(const Invitation &invitation, const std::string &name) const
    {
        const auto file = path(name + ".sci");
        auto done = writeDurably(file, invitation.bytes).and_then([&] {
            return sc::join(file, invitation.code, path(name + ".db"), "");
        });
        if (!done)
            qFatal("%s", done.error().message.c_str());
        Office one = open(name);
        one.own = ownPc(*one.database, "").value();
        return one;
    }
    [[nodiscard]] Office join(Office &by, const std::string &name, const std::string &device,
                              const std::vector<std::string> &areas) const
    {
        return enter(invited(by, device, areas), name);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace sc::test
