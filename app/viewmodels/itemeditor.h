// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/depotstore.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/placesearch.h"
#include "viewmodels/suggestionmodel.h"

#include <optional>

namespace sc {

/// The forms of an item (name, kind, value, low_stock_level) and of a depot (name, address, place),
/// as typed.
class ItemEditor : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(QString heading MEMBER m_heading NOTIFY changed FINAL)
    Q_PROPERTY(sc::ChoiceModel *kinds READ kinds CONSTANT FINAL)

public:
    explicit ItemEditor(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;

    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] ChoiceModel *kinds() const { return m_kinds; }

    /// A new one where the id is empty.
    Q_INVOKABLE void changeItem(const QString &id);
    Q_INVOKABLE void changeDepot(const QString &id);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE bool saveItem();
    /// The place may be a street, a postcode, a grid reference or coordinates.
    Q_INVOKABLE bool saveDepot();

private:
    [[nodiscard]] QString typed(const char *field) const;

    std::optional<Item> m_item;
    std::optional<Depot> m_depot;
    PlaceSearch m_places;
    QString m_placeBefore;
    QVariantMap m_values;
    QString m_heading;
    ChoiceModel *m_kinds;
};

} // namespace sc
