// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loandiarystore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <map>

namespace sc {

/// Picks, meetings and kits booked by day: a month, a week or a list of the next months, with a day
/// the keyboard stands on.
class PickCalendar : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    /// month, week or list.
    Q_PROPERTY(QString mode READ mode WRITE setMode NOTIFY changed FINAL)
    Q_PROPERTY(QString heading READ heading NOTIFY changed FINAL)
    /// The day the keyboard stands on, as 2026-06-06.
    Q_PROPERTY(QString day READ day WRITE setDay NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *modes READ modes CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *days READ days CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *entries READ entries CONSTANT FINAL)

public:
    explicit PickCalendar(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void setArea(const QString &areaId);
    void refresh();

    [[nodiscard]] const QString &mode() const { return m_mode; }
    void setMode(const QString &mode);
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString day() const;
    void setDay(const QString &iso);
    [[nodiscard]] ChoiceModel *modes() const { return m_modes; }
    [[nodiscard]] LinesModel *days() const { return m_days; }
    /// Picks, meetings and loans in order: what the list shows. A pick has a pickId, a loan a
    /// loanId, a meeting a meetingId.
    [[nodiscard]] LinesModel *entries() const { return m_entries; }

    Q_INVOKABLE void step(int days);
    /// A month or a week on or back.
    Q_INVOKABLE void turn(int by);
    Q_INVOKABLE void goToday();
    /// Moves a pick to a day, its time of day kept. Says what that takes back.
    Q_INVOKABLE bool moveTo(const QString &pickId, const QString &iso);
    /// The same, with day and time as they are typed; time empty: as it is.
    Q_INVOKABLE bool moveToText(const QString &pickId, const QString &dayText,
                                const QString &timeText);
    /// What keeps the pick from staying approved on that day; empty where nothing does.
    Q_INVOKABLE QString warningFor(const QString &pickId, const QString &dayText) const;

    Q_INVOKABLE void openLoan(const QString &loanId) { Q_EMIT loanWanted(loanId); }

Q_SIGNALS:
    void loanWanted(const QString &loanId);

private:
    [[nodiscard]] Day firstShown() const;
    [[nodiscard]] Day lastShown() const;
    [[nodiscard]] QVariantMap entryOf(const DiaryEntry &entry) const;
    [[nodiscard]] QVariantMap entryOf(const LoanDay &entry);
    [[nodiscard]] QVariantList rowOf(const DiaryEntry &entry) const;
    [[nodiscard]] QVariantList rowOf(const LoanDay &entry);
    [[nodiscard]] static QString wordsOf(const LoanDay &entry);
    struct Beside {
        int kits = 0;
        int meetings = 0;
    };
    using Besides = std::map<Day, Beside>; ///< what a day holds besides picks
    void showDays(const std::map<Day, QVariantList> &byDay, const Besides &besides);
    bool moveAt(const Id &id, Instant startsAt);

    QString m_mode = QStringLiteral("month");
    Day m_day{std::chrono::year{2026}, std::chrono::January, std::chrono::day{1}};
    QString m_area;
    ChoiceModel *m_modes;
    LinesModel *m_days;
    LinesModel *m_entries;
};

} // namespace sc
