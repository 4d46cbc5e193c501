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
    /// The one champion the text can only mean: a number, a full name, "J. Pearson (41)", or part
    /// of a name that only one bears.
    [[nodiscard]] std::optional<Id> resolve(const QString &typed) const;

protected:
    void search(const QString &query) override;

private:
    Session *m_session = nullptr; // not owned
};

} // namespace sc
