// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <QUrl>

namespace sc {

/// Labels for kits as PDF, and reading a label from a photo.
class KitLabels : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(sc::ChoiceModel *layouts READ layouts CONSTANT FINAL)
    Q_PROPERTY(QString layout READ layout WRITE setLayout NOTIFY changed FINAL)
    Q_PROPERTY(int perPage READ perPage NOTIFY changed FINAL)

public:
    explicit KitLabels(QObject *parent = nullptr);

    [[nodiscard]] ChoiceModel *layouts() const { return m_layouts; }
    [[nodiscard]] const QString &layout() const { return m_layout; }
    void setLayout(const QString &code);
    [[nodiscard]] int perPage() const;

    /// Labels of these kits, or of all where the list is empty; `start` is the first free label of
    /// the sheet.
    Q_INVOKABLE bool save(const QStringList &kitIds, int start, const QUrl &file);
    /// The first kit whose label is in the photo; empty where there is none.
    Q_INVOKABLE QString kitInPhoto(const QUrl &file);

private:
    ChoiceModel *m_layouts;
    QString m_layout = QStringLiteral("l7163");
};

} // namespace sc
