// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "viewmodels/suggestionmodel.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>
#include <QtQmlIntegration>

#include <filesystem>

namespace sc {

/// The first screen of a new PC: makes the sample borough or the council's own file, on a worker.
class FirstRun : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(bool busy READ isBusy NOTIFY progressed FINAL)
    Q_PROPERTY(QString what READ what NOTIFY progressed FINAL)
    Q_PROPERTY(QString howFar READ howFar NOTIFY progressed FINAL)
    Q_PROPERTY(double fraction READ fraction NOTIFY progressed FINAL)
    Q_PROPERTY(bool cancellable READ isBusy NOTIFY progressed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY progressed FINAL)
    Q_PROPERTY(QString councilName MEMBER m_councilName NOTIFY changed FINAL)
    Q_PROPERTY(QString nation MEMBER m_nation NOTIFY changed FINAL)
    Q_PROPERTY(QString officerName MEMBER m_officerName NOTIFY changed FINAL)
    Q_PROPERTY(QString devicePrefix MEMBER m_devicePrefix NOTIFY changed FINAL)
    Q_PROPERTY(QString boundaryFile MEMBER m_boundaryFile NOTIFY changed FINAL)
    Q_PROPERTY(QStringList problemFields MEMBER m_problemFields NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QStringList problemMessages MEMBER m_problemMessages NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QString councilError READ councilError NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QString prefixError READ prefixError NOTIFY problemsChanged FINAL)
    Q_PROPERTY(sc::ChoiceModel *nations READ nations CONSTANT FINAL)

public:
    /// `samplePath` and `councilPath` are where the two kinds of file go.
    FirstRun(std::filesystem::path samplePath, std::filesystem::path councilPath,
             QObject *parent = nullptr);
    ~FirstRun() override;

    [[nodiscard]] bool isBusy() const { return m_work.isRunning(); }
    [[nodiscard]] const QString &what() const { return m_what; }
    [[nodiscard]] QString howFar() const
    {
        return m_work.isRunning() ? m_work.progressText() : QString();
    }
    [[nodiscard]] double fraction() const;
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] QString councilError() const { return problemOf(QStringLiteral("council_name")); }
    [[nodiscard]] QString prefixError() const { return problemOf(QStringLiteral("prefix")); }
    [[nodiscard]] ChoiceModel *nations() const { return m_nations; }
    [[nodiscard]] const std::filesystem::path &councilPath() const { return m_councilPath; }

    /// Opens the sample, made first where there is none yet.
    Q_INVOKABLE void openSample();
    /// Makes the council's file from what was entered; false where something is wrong with that.
    Q_INVOKABLE bool create();
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void changed();
    void problemsChanged();
    void progressed();
    /// The file is there and whole.
    void made(const QString &path);

private:
    void finished();
    [[nodiscard]] QString problemOf(const QString &field) const;

    std::filesystem::path m_samplePath;
    std::filesystem::path m_councilPath;
    std::filesystem::path m_making;
    QFutureWatcher<Result<void>> m_work;
    ChoiceModel *m_nations;
    QString m_what;
    QString m_problem;
    QString m_councilName;
    QString m_nation;
    QString m_officerName;
    QString m_devicePrefix;
    QString m_boundaryFile;
    QStringList m_problemFields;
    QStringList m_problemMessages;
};

} // namespace sc
