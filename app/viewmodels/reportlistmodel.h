// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/session.h"

#include <QAbstractListModel>
#include <QtQmlIntegration>

#include <vector>

namespace sc {

/// The jobs list. Pages through SQL: it holds the rows that have been scrolled to and no more.
class ReportListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(bool openOnly READ openOnly WRITE setOpenOnly NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString status READ status WRITE setStatus NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString due READ due WRITE setDue NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged FINAL)

public:
    enum Role {
        ReportIdRole = Qt::UserRole + 1,
        RefRole,
        TitleRole,
        PlaceRole,
        TellerRole,
        StateKeyRole,
        StateWordRole,
        DueTextRole,
        LateRole,
        FromChampionRole,
    };
    Q_ENUM(Role)

    explicit ReportListModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    void setSession(Session *session);
    /// The id of an area; empty for the whole council.
    void setArea(const QString &areaId);
    /// Which report is selected everywhere; its row is made visible if it is among those loaded.
    void setCurrent(const QString &reportId);
    /// Reads the rows again, keeping what is selected.
    void refresh();

    [[nodiscard]] bool openOnly() const { return m_openOnly; }
    void setOpenOnly(bool openOnly);
    [[nodiscard]] const QString &category() const { return m_category; }
    void setCategory(const QString &category);
    [[nodiscard]] const QString &status() const { return m_status; }
    void setStatus(const QString &status);
    [[nodiscard]] const QString &due() const { return m_due; }
    void setDue(const QString &due);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] const QString &summary() const { return m_summary; }
    [[nodiscard]] int currentRow() const;
    /// What the list shows, for a map or an export of the same.
    [[nodiscard]] ReportFilter filter() const;

    Q_INVOKABLE QString idAt(int row) const;
    Q_INVOKABLE void clearFilters();

Q_SIGNALS:
    void filterChanged();
    void summaryChanged();
    void currentRowChanged();

private:
    [[nodiscard]] std::vector<ReportRow> readPage(int size) const;
    void readSummary();
    template <class T> void change(T &field, const T &value);

    Session *m_session = nullptr; // not owned
    std::vector<ReportRow> m_rows;
    bool m_more = false;
    bool m_openOnly = true;
    QString m_category;
    QString m_status;
    QString m_due;
    QString m_text;
    QString m_area;
    QString m_current;
    QString m_summary;
};

} // namespace sc
