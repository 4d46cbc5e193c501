// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/keyburst.h"

namespace sc {

bool KeyBurst::follows(std::uint64_t at) const
{
    return !m_text.isEmpty() && m_last != 0 && at >= m_last && at - m_last <= kGap;
}

bool KeyBurst::add(QChar letter, std::uint64_t at)
{
    const bool goesOn = follows(at);
    if (!goesOn)
        m_text.clear();
    m_text.append(letter);
    m_last = at;
    return goesOn;
}

QString KeyBurst::endedAt(std::uint64_t at) const
{
    return follows(at) && m_text.size() >= kShortest ? m_text : QString();
}

void KeyBurst::clear()
{
    m_text.clear();
    m_last = 0;
}

} // namespace sc
