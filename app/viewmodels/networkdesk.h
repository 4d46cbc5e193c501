// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/coursedesk.h"
#include "viewmodels/groupdesk.h"
#include "viewmodels/patchdesk.h"

namespace sc {

/// The network beside the champions themselves: their groups, what they learn, and who looks after
/// which street.
class NetworkDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::GroupDesk *groups READ groups CONSTANT FINAL)
    Q_PROPERTY(sc::CourseDesk *courses READ courses CONSTANT FINAL)
    Q_PROPERTY(sc::PatchDesk *patches READ patches CONSTANT FINAL)

public:
    explicit NetworkDesk(QObject *parent = nullptr);

    /// Null when the file is closed. Not owned.
    void setStores(PickStores *stores);
    void refresh();

    [[nodiscard]] GroupDesk *groups() const { return m_groups; }
    [[nodiscard]] CourseDesk *courses() const { return m_courses; }
    [[nodiscard]] PatchDesk *patches() const { return m_patches; }

Q_SIGNALS:
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    GroupDesk *m_groups;
    CourseDesk *m_courses;
    PatchDesk *m_patches;
};

} // namespace sc
