// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace sc {

/// Tells a scanner, which types like a keyboard, from a person by how fast its keys come.
class KeyBurst {
public:
    /// The longest time between two keys of a scanner, in milliseconds. Nobody keeps that up for
    /// three keys and Enter.
    static constexpr std::uint64_t kGap = 35;
    static constexpr int kShortest = 3; ///< letters; fewer may be two fingers and a thumb

    /// A letter at that time, in milliseconds of any clock; 0 is not known. Whether it goes on with
    /// those before it; else it is the first of what may come.
    bool add(QChar letter, std::uint64_t at);
    /// What was read, where Enter at that time ends it; empty where a person typed.
    [[nodiscard]] QString endedAt(std::uint64_t at) const;
    void clear();

private:
    [[nodiscard]] bool follows(std::uint64_t at) const;

    QString m_text;
    std::uint64_t m_last = 0;
};

} // namespace sc
