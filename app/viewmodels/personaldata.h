// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/erasurestore.h"
#include "viewmodels/longwork.h"
#include "viewmodels/session.h"
#include "viewmodels/texts.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QtQmlIntegration>

#include <functional>

namespace sc {

struct SubjectAccess;

/// What is done when somebody asks what is held about them, or to be forgotten: a champion,
/// somebody on a roster who is none, or whoever asked for a pick.
class PersonalData : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to ChampionLedgerModel and PickDesk")
    /// What they are called: "Champion 41", or the name on the roster.
    Q_PROPERTY(QString who MEMBER m_who NOTIFY changed FINAL)
    /// Their data were taken out before: there is nothing more to erase.
    Q_PROPERTY(bool erased MEMBER m_erased NOTIFY changed FINAL)
    /// After an erasure: what still has to be looked at or deleted by hand, a line each.
    Q_PROPERTY(QStringList left MEMBER m_left NOTIFY changed FINAL)
    /// After saving: what else seems to name them and is not in the folder.
    Q_PROPERTY(QString elsewhere MEMBER m_elsewhere NOTIFY changed FINAL)

public:
    explicit PersonalData(LongWork *work, QObject *parent = nullptr) : QObject(parent), m_work(work)
    {}

    void setSession(Session *session);
    void show(const Champion &champion);
    /// Somebody on a roster who is no champion.
    Q_INVOKABLE void showGuest(const QString &attendanceId, const QString &name);
    /// Whoever asked for a pick.
    Q_INVOKABLE void showRequester(const QString &pickId, const QString &name);

    /// Everything held about them, as JSON and CSV, in a folder of its own within the one given.
    Q_INVOKABLE void save(const QUrl &folder);
    /// Takes their personal data out for good and writes the file anew, which takes a while.
    Q_INVOKABLE void erase(const QString &why);

Q_SIGNALS:
    void changed();
    /// Of the one shown; what is left to do by hand is in `left`.
    void wasErased();
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    void show(ErasureStore::Whose whose, const Id &id, const QString &who);
    void refuse(const Error &error);
    /// Beside the window; `then` on its thread, where the work was done and nobody went on to
    /// another champion or another file.
    void run(const QString &what, LongWork::RecordWork work,
             std::function<void(const QString &)> then);
    void tellErased(const ErasureResult &result);
    void tellSaved(const SubjectAccess &saved, const QString &path);
    [[nodiscard]] QString wordsFor(const std::string &mention) const;
    [[nodiscard]] QStringList leftAfter(const ErasureResult &result) const;

    LongWork *m_work;             // not owned
    Session *m_session = nullptr; // not owned
    ErasureStore::Whose m_whose = ErasureStore::Whose::Champion;
    Id m_id{};
    QString m_who;
    QString m_number; ///< of a champion
    bool m_erased = false;
    QStringList m_left;
    QString m_elsewhere;
};

} // namespace sc
