// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// Champions by name or number, for a field that names one person.
class PersonSearch : public SuggestionModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from the view model that owns it")

public:
    using SuggestionModel::SuggestionModel;

    void setSession(Session *session) { m_session = session; }
    /// "J. Pearson (41)".
    [[nodiscard]] QString textOf(const Id &champion) const;
    /// The one champion the text can only mean: as named(), or part of a name that only one bears.
    [[nodiscard]] std::optional<Id> resolve(const QString &typed) const;
    /// The champion of this number, of this whole name, or of "J. Pearson (41)"; nobody for any
    /// other text, which may be the name of somebody who is no champion. Refused where several are
    /// called so.
    [[nodiscard]] Result<std::optional<Id>> named(const QString &typed) const;

protected:
    void search(const QString &query) override;

private:
    Session *m_session = nullptr; // not owned
};

} // namespace sc
