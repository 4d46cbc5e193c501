// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

#include <filesystem>

namespace sc {

/// One window to a file. A second start on the same file asks the first to come forward and ends.
class SingleWindow : public QObject {
    Q_OBJECT

public:
    explicit SingleWindow(const std::filesystem::path &file, QObject *parent = nullptr);

    /// True where another process of this person has the file open and was asked to come forward.
    /// Otherwise this one answers from now on; where another is there but says nothing for 20
    /// seconds, nobody does.
    [[nodiscard]] bool raiseOther();

Q_SIGNALS:
    void raiseWanted();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace sc
