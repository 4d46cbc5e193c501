// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// The register of litter picks, in the order they are worked through: under way or waiting for
/// their figures, to come, without a day, then the past, the latest first.
class PickList : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(sc::LinesModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *filters READ filters CONSTANT FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed FINAL)
    /// How many there are in words, and as a number beside the heading while all of them are shown.
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(QString counted MEMBER m_counted NOTIFY changed FINAL)
    Q_PROPERTY(QString current READ current WRITE setCurrent NOTIFY currentChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentChanged FINAL)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY changed FINAL)

public:
    explicit PickList(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void setArea(const QString &areaId);
    void refresh();

    [[nodiscard]] LinesModel *rows() const { return m_rows; }
    [[nodiscard]] ChoiceModel *filters() const { return m_filters; }
    [[nodiscard]] const QString &filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] const QString &summary() const { return m_summary; }
    [[nodiscard]] const QString &current() const { return m_current; }
    void setCurrent(const QString &pickId);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] bool isFiltered() const { return m_filter != u"open" || !m_text.isEmpty(); }

    Q_INVOKABLE [[nodiscard]] QString idAt(int row) const;
    Q_INVOKABLE void clearFilters();

Q_SIGNALS:
    void currentChanged();

private:
    [[nodiscard]] bool shows(const Pick &pick) const;
    [[nodiscard]] QString bookedWords(const Pick &pick) const;
    [[nodiscard]] QVariantList rowOf(const Pick &pick) const;

    LinesModel *m_rows;
    ChoiceModel *m_filters;
    QString m_area;
    QString m_filter = QStringLiteral("open");
    QString m_text;
    QString m_summary;
    QString m_counted;
    QString m_current;
};

} // namespace sc
