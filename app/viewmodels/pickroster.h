// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/linesmodel.h"
#include "viewmodels/personsearch.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// Who comes to a pick: the roster, one person of it edited alone, and the paper sheet typed in
/// line by line and saved in one change.
class PickRoster : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(QString pickId READ pickId WRITE setPickId NOTIFY pickIdChanged FINAL)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed FINAL)
    Q_PROPERTY(QString summary MEMBER m_summary NOTIFY changed FINAL)
    Q_PROPERTY(QString person READ person WRITE setPerson NOTIFY changed FINAL)
    Q_PROPERTY(QString personName READ personName NOTIFY changed FINAL)
    /// Of the person chosen: status, role, adult, emergency_contact, in, out, minutes, bags, note,
    /// adjust_reason as text; child, guest (no champion), briefed, signed as truth.
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(sc::LinesModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(sc::LinesModel *sheet READ sheet CONSTANT FINAL)
    Q_PROPERTY(QString sheetLine READ sheetLine NOTIFY changed FINAL)
    Q_PROPERTY(sc::PersonSearch *people READ people CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *statuses READ statuses CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *roles READ roles CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *adults READ adults CONSTANT FINAL)

public:
    explicit PickRoster(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] const QString &pickId() const { return m_pickId; }
    void setPickId(const QString &id);
    [[nodiscard]] const QString &person() const { return m_person; }
    void setPerson(const QString &attendanceId);
    [[nodiscard]] QString personName() const;
    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] LinesModel *rows() const { return m_rows; }
    [[nodiscard]] LinesModel *sheet() const { return m_sheet; }
    [[nodiscard]] QString sheetLine() const;
    [[nodiscard]] PersonSearch *people() const { return m_people; }
    [[nodiscard]] ChoiceModel *statuses() const { return m_statuses; }
    [[nodiscard]] ChoiceModel *roles() const { return m_roles; }
    [[nodiscard]] ChoiceModel *adults() const { return m_adults; }

    /// Books somebody: a champion by number or name, else the name as it stands. False where not.
    Q_INVOKABLE bool add(const QString &who, const QString &emergencyContact, bool child,
                         const QString &adult);
    Q_INVOKABLE void set(const QString &field, const QVariant &value);
    Q_INVOKABLE bool savePerson();
    Q_INVOKABLE void removePerson();

    /// `column`: who, in, out, bags, minutes, adult (whom a child is with). There is always an
    /// empty line at the end.
    Q_INVOKABLE void setSheetCell(int row, const QString &column, const QString &text);
    Q_INVOKABLE void removeSheetLine(int row);
    /// The whole sheet in one change; what is wrong stands beside its line.
    Q_INVOKABLE bool saveSheet();

Q_SIGNALS:
    void pickIdChanged();

private:
    struct TypedLine {
        QString who, in, out, bags, minutes, adult, problem;
    };

    void readPerson();
    [[nodiscard]] QString detailOf(const Attendance &one) const;
    [[nodiscard]] std::vector<Problem> readTyped(Attendance &one, const Pick &pick) const;
    void drawSheet();
    [[nodiscard]] Result<SheetLine> lineOf(const TypedLine &typed, const Pick &pick) const;
    [[nodiscard]] Result<std::optional<Instant>> timeOf(const QString &typed,
                                                        const Pick &pick) const;
    void tellSheet(const Error &error);

    QString m_pickId, m_title, m_summary, m_person;
    QVariantMap m_values;
    std::vector<Attendance> m_roster;
    std::vector<TypedLine> m_lines;
    LinesModel *m_rows;
    LinesModel *m_sheet;
    PersonSearch *m_people;
    ChoiceModel *m_statuses;
    ChoiceModel *m_roles;
    ChoiceModel *m_adults;
};

} // namespace sc
