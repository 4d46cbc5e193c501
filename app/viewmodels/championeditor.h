// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/champion.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QObject>
#include <QStringList>
#include <QVariantMap>
#include <QtQmlIntegration>

namespace sc {

/// The champion that is looked at, changed or added: what stands in each field, and what is wrong
/// with it. A field more is one line in the table of fields and one in the form.
class ChampionEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed FINAL)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY changed FINAL)
    Q_PROPERTY(bool isDeleted READ isDeleted NOTIFY changed FINAL)
    Q_PROPERTY(QString championId READ championId NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QStringList problemFields MEMBER m_problemFields NOTIFY problemsChanged FINAL)
    Q_PROPERTY(QStringList problemMessages MEMBER m_problemMessages NOTIFY problemsChanged FINAL)
    Q_PROPERTY(sc::ChoiceModel *statuses READ statuses CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *contactWays READ contactWays CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *lawfulBases READ lawfulBases CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *interests READ interests CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *groups READ groups CONSTANT FINAL)

public:
    explicit ChampionEditor(QObject *parent = nullptr);

    void setSession(Session *session);
    /// Reads the champion again, unless something typed would be lost by it.
    void refresh();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool isNew() const { return m_open && m_kept.id.isNull(); }
    [[nodiscard]] bool isDirty() const
    {
        return m_open && (m_champion != m_kept || m_days != m_keptDays);
    }
    [[nodiscard]] bool isDeleted() const { return m_kept.deleted; }
    [[nodiscard]] QString championId() const;
    [[nodiscard]] QString title() const;
    /// What stands in each field, by its code; `patch_shape`: what is drawn, in words.
    [[nodiscard]] QVariantMap values() const;
    [[nodiscard]] QVariantMap errors() const;
    [[nodiscard]] ChoiceModel *statuses() const { return m_statuses; }
    [[nodiscard]] ChoiceModel *contactWays() const { return m_contactWays; }
    [[nodiscard]] ChoiceModel *lawfulBases() const { return m_lawfulBases; }
    [[nodiscard]] ChoiceModel *interests() const { return m_interests; }
    [[nodiscard]] ChoiceModel *areas() const { return m_areas; }
    [[nodiscard]] ChoiceModel *groups() const { return m_groups; }

    /// False, said by `failed`, while another champion's changes are neither saved nor dropped.
    Q_INVOKABLE bool show(const QString &championId);
    Q_INVOKABLE bool beginNew();
    Q_INVOKABLE void set(const QString &field, const QString &value);
    Q_INVOKABLE bool hasInterest(const QString &code) const;
    Q_INVOKABLE void toggleInterest(const QString &code);
    Q_INVOKABLE bool isIn(const QString &groupId) const;
    Q_INVOKABLE void toggleGroup(const QString &groupId);
    Q_INVOKABLE bool save();
    /// Puts back what was there before anything was typed.
    Q_INVOKABLE void discard();
    Q_INVOKABLE void remove();
    Q_INVOKABLE void restore();
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    void problemsChanged();
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    [[nodiscard]] bool mayLeave();
    [[nodiscard]] std::vector<Problem> settleDays();
    void take(const Champion &champion);
    void showProblems(const std::vector<Problem> &problems);

    Session *m_session = nullptr; // not owned
    ChoiceModel *m_statuses;
    ChoiceModel *m_contactWays;
    ChoiceModel *m_lawfulBases;
    ChoiceModel *m_interests;
    ChoiceModel *m_areas;
    ChoiceModel *m_groups;
    Champion m_kept;
    Champion m_champion;
    QVariantMap m_days; // as typed, by field
    QVariantMap m_keptDays;
    QStringList m_problemFields;
    QStringList m_problemMessages;
    bool m_open = false;
};

} // namespace sc
