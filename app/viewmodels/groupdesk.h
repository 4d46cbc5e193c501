// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/linesmodel.h"
#include "viewmodels/personsearch.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <optional>

namespace sc {

/// The groups by name, and the one chosen or made: name, kind, chair, area and members, as typed.
class GroupDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to NetworkDesk")
    /// groupId, name, kind, chair, area, members (how many).
    Q_PROPERTY(sc::LinesModel *rows READ rows CONSTANT FINAL)
    /// championId, name, detail.
    Q_PROPERTY(sc::LinesModel *members READ members CONSTANT FINAL)
    Q_PROPERTY(QString groupId READ groupId NOTIFY changed FINAL)
    Q_PROPERTY(QString heading READ heading NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed FINAL)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY changed FINAL)
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *kinds READ kinds CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(sc::PersonSearch *chairs READ chairs CONSTANT FINAL)
    Q_PROPERTY(sc::PersonSearch *joining READ joining CONSTANT FINAL)

public:
    explicit GroupDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] LinesModel *rows() const { return m_rows; }
    [[nodiscard]] LinesModel *members() const { return m_members; }
    [[nodiscard]] QString groupId() const { return toQString(m_kept.id); }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool isNew() const { return m_open && m_kept.id.isNull(); }
    [[nodiscard]] bool isDirty() const
    {
        return m_open && (m_group != m_kept || m_chairTyped != m_chairKept);
    }
    [[nodiscard]] QVariantMap values() const;
    [[nodiscard]] ChoiceModel *kinds() const { return m_kinds; }
    [[nodiscard]] ChoiceModel *areas() const { return m_areas; }
    [[nodiscard]] PersonSearch *chairs() const { return m_chairs; }
    [[nodiscard]] PersonSearch *joining() const { return m_joining; }

    /// False, said by `failed`, while what was typed for another is neither saved nor dropped.
    Q_INVOKABLE bool show(const QString &groupId);
    Q_INVOKABLE bool beginNew();
    /// Fields: name, kind, chair (name or number), area.
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE void chooseChair(int row);
    /// By name or number, of whoever is meant; false, with the problem beside `member`, where
    /// nobody or more than one can be.
    Q_INVOKABLE bool addMember(const QString &numberOrName);
    Q_INVOKABLE void removeMember(const QString &championId);
    Q_INVOKABLE bool save();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void close();
    Q_INVOKABLE bool remove();

private:
    [[nodiscard]] bool mayLeave();
    void take(const Group &group);
    void showRows();
    void showMembers();

    LinesModel *m_rows;
    LinesModel *m_members;
    ChoiceModel *m_kinds;
    ChoiceModel *m_areas;
    PersonSearch *m_chairs;
    PersonSearch *m_joining;
    Group m_kept;
    Group m_group;
    QString m_chairKept;
    QString m_chairTyped;
    bool m_open = false;
};

} // namespace sc
