// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/ownpc.h"
#include "viewmodels/longwork.h"
#include "viewmodels/session.h"

#include <QUrl>
#include <QVariantMap>

namespace sc {

/// The forms that set a council up for exchanging records, invite a PC, give it areas, remove it,
/// and join with an invitation.
class SyncSetup : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to SyncDesk")
    /// By field: council, device, area, code, file.
    Q_PROPERTY(QVariantMap problems READ problems NOTIFY changed FINAL)
    Q_PROPERTY(QString areaCodes READ areaCodes NOTIFY changed FINAL)
    Q_PROPERTY(QString council READ council NOTIFY changed FINAL)
    /// Of the invitation made last, to be read over the telephone.
    Q_PROPERTY(QString code READ code NOTIFY changed FINAL)
    Q_PROPERTY(QString sheet READ sheet NOTIFY changed FINAL)

public:
    explicit SyncSetup(LongWork *work, QObject *parent = nullptr);

    void setSession(Session *session);
    [[nodiscard]] const QVariantMap &problems() const { return m_problems; }
    [[nodiscard]] QString areaCodes() const;
    [[nodiscard]] QString council() const;
    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] const QString &sheet() const { return m_sheet; }

    /// Area codes are separated by commas or spaces. True where it was done.
    /// A passphrase, where one is given, locks this PC's keys.
    Q_INVOKABLE bool setUp(const QString &council, const QString &device, const QString &areas,
                           const QString &passphrase = {});
    Q_INVOKABLE bool invite(const QString &device, const QString &areas, const QUrl &file);
    /// More areas for a PC of the council, by its id or name; true where it was done. Only where
    /// the root key is, as the next.
    Q_INVOKABLE bool allow(const QString &device, const QString &areas);
    /// A PC is no longer of the council.
    Q_INVOKABLE bool remove(const QString &device);
    Q_INVOKABLE void forgetCode();
    /// Makes the council's records on this PC in a new file, which is then opened; where the file
    /// is left out, in the place where this PC keeps its records.
    Q_INVOKABLE void join(const QUrl &invitation, const QString &code, const QUrl &file,
                          const QString &passphrase = {});
    /// Where the records of this PC go by themselves.
    void setOwnPlace(const QString &file) { m_ownPlace = file; }

Q_SIGNALS:
    void changed();
    void finished(const QString &message);
    void joined(const QString &path);
    void failed(const QString &message);

private:
    bool tell(const Error &error);
    [[nodiscard]] bool canChange() const;
    [[nodiscard]] static QString nameOf(const OwnPc &own, const QString &device);

    LongWork *m_work;             // not owned
    Session *m_session = nullptr; // not owned
    QVariantMap m_problems;
    QString m_code;
    QString m_sheet;
    QString m_ownPlace;
};

} // namespace sc
