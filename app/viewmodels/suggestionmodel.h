// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQmlIntegration>

#include <vector>

namespace sc {

/// One thing a field or the search box offers while somebody types.
struct Suggestion {
    QString code; ///< what the form keeps
    QString title;
    QString detail;
    QString iconName;
    QString words; ///< further words it may be found by
};

/// What matches the words typed so far. Subclasses decide where matches come from and fill them
/// with `show()`; the field shows them and hands back the row that was taken.
class SuggestionModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from the view model that owns it")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(QString completion READ completion NOTIFY completionChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)

public:
    enum Role { CodeRole = Qt::UserRole + 1, TitleRole, DetailRole, IconNameRole };

    explicit SuggestionModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const QString &query() const { return m_query; }
    void setQuery(const QString &query);
    /// The letters that turn what was typed into the title of the first match; empty where the
    /// match does not start with what was typed.
    [[nodiscard]] QString completion() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    Q_INVOKABLE QString codeAt(int row) const;
    Q_INVOKABLE QString titleAt(int row) const;
    Q_INVOKABLE int rowOf(const QString &code) const;

    [[nodiscard]] const std::vector<Suggestion> &rows() const { return m_rows; }

Q_SIGNALS:
    void queryChanged();
    void completionChanged();
    void countChanged();
    void busyChanged();

protected:
    /// Called when the words typed have changed; ends, now or later, in `show()`.
    virtual void search(const QString &query) = 0;
    void show(std::vector<Suggestion> rows);
    void setBusy(bool busy);

private:
    QString m_query;
    std::vector<Suggestion> m_rows;
    bool m_busy = false;
};

/// A short list known beforehand: categories, sources, priorities. With nothing typed it shows all
/// of them; typing keeps those that start with the words, then those that hold them.
class ChoiceModel : public SuggestionModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from the view model that owns it")

public:
    explicit ChoiceModel(std::vector<Suggestion> all = {}, QObject *parent = nullptr);

    void setAll(std::vector<Suggestion> all);
    [[nodiscard]] const std::vector<Suggestion> &all() const { return m_all; }
    /// The title of a code, whatever is typed at the moment.
    Q_INVOKABLE QString titleOf(const QString &code) const;

protected:
    void search(const QString &query) override;

private:
    std::vector<Suggestion> m_all;
};

} // namespace sc
