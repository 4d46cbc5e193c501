// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/conflicts.h"
#include "viewmodels/linesmodel.h"
#include "viewmodels/session.h"

namespace sc {

/// What PCs disagree about, each as a question with the answers that were given, and the decision.
class ConflictDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::LinesModel *lines READ lines CONSTANT FINAL)
    Q_PROPERTY(int current READ current NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString question READ question NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString base READ base NOTIFY currentChanged FINAL)
    Q_PROPERTY(sc::LinesModel *answers READ answers CONSTANT FINAL)
    Q_PROPERTY(bool takesText READ takesText NOTIFY currentChanged FINAL)
    Q_PROPERTY(bool takesBoth READ takesBoth NOTIFY currentChanged FINAL)
    /// Why this is asked, and what becomes of the answer not taken.
    Q_PROPERTY(QString why READ why NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString headline READ headline NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString typeLabel READ typeLabel NOTIFY currentChanged FINAL)

public:
    explicit ConflictDesk(QObject *parent = nullptr);

    /// Null when the file is closed. Not owned.
    void setSession(Session *session);
    void refresh();

    [[nodiscard]] LinesModel *lines() const { return m_lines; }
    [[nodiscard]] LinesModel *answers() const { return m_answers; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString question() const;
    /// What it was before; empty where that is not known.
    [[nodiscard]] QString base() const;
    [[nodiscard]] bool takesText() const;
    [[nodiscard]] bool takesBoth() const;
    [[nodiscard]] QString why() const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString typeLabel() const;

    /// Whoever opens the screen next wants to see the questions.
    void wish() { m_wished = true; }
    Q_INVOKABLE bool takeWish() { return std::exchange(m_wished, false); }

    Q_INVOKABLE void select(int row);
    /// Takes one of the answers, counted from 1.
    Q_INVOKABLE void choose(int answer);
    Q_INVOKABLE void type(const QString &text);
    Q_INVOKABLE void keepBoth();

Q_SIGNALS:
    void currentChanged();
    void done(const QString &message, bool undoable);
    void failed(const QString &message);

private:
    [[nodiscard]] const Conflict *conflict() const;
    [[nodiscard]] QString words(const Conflict &one, const ConflictHead &head) const;
    [[nodiscard]] QString words(const Conflict &one, const Value &value) const;
    void showAnswers();
    void settle(const ConflictChoice &choice);

    Session *m_session = nullptr; // not owned
    std::vector<Conflict> m_conflicts;
    LinesModel *m_lines;
    LinesModel *m_answers;
    int m_current = -1;
    bool m_wished = false;
};

/// What people call a field: "description", "grid reference".
[[nodiscard]] QString fieldWords(const std::string &column);

} // namespace sc
