// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/importer.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/longwork.h"
#include "viewmodels/session.h"

#include <QUrl>

#include <memory>

namespace sc {

/// Files that came by stick or e-mail: first what they would bring, then, when somebody says so,
/// taken.
class SyncIncoming : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to SyncDesk")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(bool taken READ isTaken NOTIFY changed FINAL)
    Q_PROPERTY(bool canTake READ canTake NOTIFY changed FINAL)
    Q_PROPERTY(bool braked READ isBraked NOTIFY changed FINAL)
    Q_PROPERTY(QString countLine READ countLine NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *files READ files CONSTANT FINAL)

public:
    explicit SyncIncoming(LongWork *work, QObject *parent = nullptr);

    void setSession(Session *session);
    [[nodiscard]] bool isOpen() const { return !m_paths.isEmpty() && m_looked; }
    [[nodiscard]] bool isTaken() const { return m_taken; }
    [[nodiscard]] bool canTake() const;
    [[nodiscard]] bool isBraked() const;
    [[nodiscard]] QString countLine() const;
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] LinesModel *files() const { return m_files; }

    Q_INVOKABLE void look(const QList<QUrl> &files);
    /// `allowDeletions` where a person has seen how many records would be deleted.
    Q_INVOKABLE void take(bool allowDeletions);
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    void taken(const QString &message);

private:
    void run(bool keep, bool allowDeletions);
    void show(const Result<QString> &result, const std::vector<ImportedFile> &told, bool keep);

    LongWork *m_work;             // not owned
    Session *m_session = nullptr; // not owned
    LinesModel *m_files;
    QStringList m_paths;
    std::vector<ImportedFile> m_told;
    QString m_problem;
    bool m_looked = false;
    bool m_taken = false;
};

} // namespace sc
