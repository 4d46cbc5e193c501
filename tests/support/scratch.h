// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>

namespace sc::test {

/// A folder that goes with the test, and a database in it.
class Scratch {
public:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path file(const std::string &name) const
    {
        return folder() / name;
    }
    [[nodiscard]] std::filesystem::path database() const { return file("street-champions.db"); }

    [[nodiscard]] Result<std::unique_ptr<Database>> open(OpenMode mode = OpenMode::Create,
                                                         const Clock *clock = nullptr) const
    {
        return Database::open(database(), {.mode = mode,
                                           .clock = clock,
                                           .seed = {},
                                           .waitForOwner = std::chrono::milliseconds{50}});
    }

    static std::string read(const std::filesystem::path &path)
    {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void write(const std::filesystem::path &path, const std::string &bytes)
    {
        std::ofstream(path, std::ios::binary) << bytes;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace sc::test
