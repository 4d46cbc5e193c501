// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

namespace sc {

/// Who told us: a champion by name or number, or another source by its word. The champion named
/// last stands first while nothing is typed.
class TellerSearch : public SuggestionModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to ReportEditor")

public:
    /// What a row's code says. A champion's code is "champion:" and its id, a source's "source:"
    /// and its code.
    struct Teller {
        std::string source;
        Id champion;
        std::string reporter; ///< what was typed after a source: "councillor Bell"
    };

    using SuggestionModel::SuggestionModel;

    void setSession(Session *session);
    void remember(const Id &champion) { m_last = champion; }
    [[nodiscard]] static Teller tellerOf(const QString &code);
    [[nodiscard]] static QString codeOf(const Teller &teller);
    /// "S. Okafor (118)" for a champion, "Public" for a source.
    [[nodiscard]] QString textOf(const Teller &teller) const;
    /// What the text can only mean: a champion's number or full name, or the word of a source.
    [[nodiscard]] std::optional<Teller> resolve(const QString &typed);

protected:
    void search(const QString &query) override;

private:
    [[nodiscard]] Suggestion rowOf(const Champion &champion) const;

    Session *m_session = nullptr; // not owned
    Id m_last;
};

} // namespace sc
