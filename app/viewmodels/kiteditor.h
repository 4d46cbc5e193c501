// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitstore.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <optional>

namespace sc {

/// The form of a kit: label, kit_type, depot, shelf, inspected_on, ppe_expires_on, kept_by, kept_at
/// and note, as typed; and the form of a kit type: name, purpose, lines, hand_over_list,
/// return_list, inspection_months, inspect_after_loan, buffer_days and serves.
class KitEditor : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed FINAL)
    Q_PROPERTY(QString heading MEMBER m_heading NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *types READ types CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *depots READ depots CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *groups READ groups CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *purposes READ purposes CONSTANT FINAL)

public:
    explicit KitEditor(QObject *parent = nullptr);

    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] bool isNew() const { return !m_kit; }
    [[nodiscard]] ChoiceModel *types() const { return m_types; }
    [[nodiscard]] ChoiceModel *depots() const { return m_depots; }
    [[nodiscard]] ChoiceModel *groups() const { return m_groups; }
    [[nodiscard]] ChoiceModel *purposes() const { return m_purposes; }

    /// A new kit with the next free label.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void change(const QString &kitId);
    /// A new kit type where the id is empty.
    Q_INVOKABLE void changeType(const QString &typeId);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE bool save();
    Q_INVOKABLE bool saveType();

Q_SIGNALS:
    void written(const QString &kitId);

private:
    void readChoices();
    [[nodiscard]] QString nextLabel() const;
    [[nodiscard]] QString typed(const char *field) const;
    [[nodiscard]] std::optional<Day> dayIn(const char *field, Toward toward,
                                           std::vector<Problem> &problems) const;
    [[nodiscard]] std::optional<std::int64_t> numberIn(const char *field,
                                                       std::vector<Problem> &problems) const;

    std::optional<Kit> m_kit;
    std::optional<KitType> m_type;
    QVariantMap m_values;
    QString m_heading;
    ChoiceModel *m_types;
    ChoiceModel *m_depots;
    ChoiceModel *m_groups;
    ChoiceModel *m_purposes;
};

} // namespace sc
