// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/coursestore.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/pickpart.h"

#include <optional>

namespace sc {

/// The courses that champions take: the shipped ones, which a council may change, and its own. The
/// form keeps what is typed in `values`, by field: label, months_valid, renewal_days.
class CourseDesk : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to NetworkDesk")
    /// code, label, words ("3 years, renewed from 60 days before"), own.
    Q_PROPERTY(sc::LinesModel *courses READ courses CONSTANT FINAL)
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed FINAL)
    Q_PROPERTY(bool editing READ isEditing NOTIFY changed FINAL)
    Q_PROPERTY(QString heading READ heading NOTIFY changed FINAL)

public:
    explicit CourseDesk(QObject *parent = nullptr);

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] LinesModel *courses() const { return m_courses; }
    [[nodiscard]] QVariantMap values() const { return m_values; }
    [[nodiscard]] bool isEditing() const { return m_edited.has_value(); }
    [[nodiscard]] QString heading() const;

    Q_INVOKABLE void add();
    Q_INVOKABLE void change(const QString &code);
    Q_INVOKABLE void set(const QString &field, const QString &text);
    Q_INVOKABLE bool save();
    Q_INVOKABLE void leave();
    /// Takes away a course of the council's own; a shipped one that it changed is as shipped again.
    Q_INVOKABLE bool remove(const QString &code);

private:
    [[nodiscard]] QString typed(const char *field) const;
    void settle(const char *field, std::int64_t &number, std::vector<Problem> &problems) const;

    LinesModel *m_courses;
    QVariantMap m_values;
    std::optional<Course> m_edited;
};

} // namespace sc
