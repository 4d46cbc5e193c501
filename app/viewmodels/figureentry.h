// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QObject>
#include <QVariantMap>
#include <QtQmlIntegration>

namespace sc {

/// What officers type for the quarter's figures: answers to a survey, sites graded for one element
/// of cleanliness, numbers of households, actions against fly-tips; and for one indicator its
/// target and from when its limits begin afresh. Values are text, as typed, by the names of their
/// fields.
class FigureEntry : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to IndicatorDesk")
    Q_PROPERTY(sc::ChoiceModel *questions READ questions CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *elements READ elements CONSTANT FINAL)
    Q_PROPERTY(sc::ChoiceModel *actions READ actions CONSTANT FINAL)
    /// The whole council first.
    Q_PROPERTY(sc::ChoiceModel *areas READ areas CONSTANT FINAL)
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(QVariantMap problems READ problems NOTIFY changed FINAL)

public:
    explicit FigureEntry(QObject *parent = nullptr);

    void setSession(Session *session);

    [[nodiscard]] ChoiceModel *questions() const { return m_questions; }
    [[nodiscard]] ChoiceModel *elements() const { return m_elements; }
    [[nodiscard]] ChoiceModel *actions() const { return m_actions; }
    [[nodiscard]] ChoiceModel *areas() const { return m_areas; }
    [[nodiscard]] const QVariantMap &values() const { return m_values; }
    [[nodiscard]] const QVariantMap &problems() const { return m_problems; }

    /// An empty form.
    Q_INVOKABLE void begin();
    /// One for an indicator and a place (by its code; ALL is the whole council).
    Q_INVOKABLE void beginFor(const QString &indicator, const QString &place);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    /// False where something is wrong; `problems` says what.
    Q_INVOKABLE bool saveSurvey();
    Q_INVOKABLE bool saveSites();
    Q_INVOKABLE bool saveHouseholds();
    Q_INVOKABLE bool saveAction();
    Q_INVOKABLE bool saveTarget();
    Q_INVOKABLE bool saveBaseline();

Q_SIGNALS:
    void changed();
    void saved(const QString &message);
    void failed(const QString &message);

private:
    [[nodiscard]] std::string text(const char *field) const;
    [[nodiscard]] std::optional<Day> day(const char *field = "held_on") const;
    [[nodiscard]] Id area() const;
    /// A whole number; what is no number becomes a problem.
    [[nodiscard]] std::optional<std::int64_t> number(const char *field);
    [[nodiscard]] std::optional<double> amount(const char *field);
    template <class Store, class Record> bool save(Record record, const QString &message);

    Session *m_session = nullptr;
    ChoiceModel *m_questions;
    ChoiceModel *m_elements;
    ChoiceModel *m_actions;
    ChoiceModel *m_areas;
    QVariantMap m_values;
    QVariantMap m_problems;
};

} // namespace sc
