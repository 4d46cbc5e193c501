// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace sc::test {

/// What one run of the real program said.
struct Said {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

[[nodiscard]] inline QString scctlPath()
{
    return qEnvironmentVariable("SC_BIN_DIR") + QStringLiteral("/scctl");
}

/// Runs scctl on a database in a folder of its own.
class Shell {
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString database() const { return path(QStringLiteral("office.db")); }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Without "--db": for what does not need one.
    [[nodiscard]] Said bare(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(scctlPath(), arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(60'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] Said operator()(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return bare(QStringList{QStringLiteral("--db"), database()} + arguments, input);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace sc::test
