// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/meetingstore.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// The form of a meeting in the calendar.
class MeetingDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    /// The meeting that is changed; empty for a new one.
    Q_PROPERTY(QString meetingId READ meetingId NOTIFY changed FINAL)
    /// title, day, time, minutes, venue, area and note, as typed.
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *areas READ areas CONSTANT FINAL)

public:
    explicit MeetingDesk(QObject *parent = nullptr);

    [[nodiscard]] QString meetingId() const
    {
        return m_edited ? toQString(m_edited->id) : QString();
    }
    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] ChoiceModel *areas() const { return m_areas; }

    /// A new one on a day, as 2026-06-06.
    Q_INVOKABLE void begin(const QString &iso);
    /// One that there is. False where it is gone.
    Q_INVOKABLE bool change(const QString &meetingId);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE bool save();
    Q_INVOKABLE void remove();
    /// Moves one to another day, its time of day kept.
    Q_INVOKABLE bool moveTo(const QString &meetingId, const QString &iso);

private:
    [[nodiscard]] std::vector<Problem> readTyped(Meeting &meeting) const;
    void readAreas();
    bool keep(const Meeting &meeting);

    std::optional<Meeting> m_edited;
    QVariantMap m_values;
    ChoiceModel *m_areas;
};

} // namespace sc
