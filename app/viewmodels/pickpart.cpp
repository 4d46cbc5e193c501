// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickpart.h"

namespace sc {

void PickPart::showProblems(const std::vector<Problem> &problems)
{
    m_problems.clear();
    m_fields.clear();
    m_messages.clear();
    for (const Problem &problem : problems) {
        const QString field = toQString(problem.field);
        if (m_fields.contains(field))
            continue;
        m_problems.insert(field, toQString(problem.message));
        m_fields.append(field);
        m_messages.append(toQString(problem.message));
    }
    Q_EMIT problemsChanged();
}

void PickPart::showError(const Error &error)
{
    showProblems(error.problems);
    QStringList words;
    for (const Problem &problem : error.problems)
        words.append(toQString(problem.message));
    Q_EMIT failed(words.isEmpty() ? toQString(error.message) : words.join(QStringLiteral(". ")));
}

} // namespace sc
