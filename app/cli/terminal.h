// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string_view>

namespace sc::cli {

/// Standard output and standard error. Remembers a write that failed (a full disk, a closed pipe),
/// so that no command ends with 0 after losing what it said.
class Terminal {
public:
    void out(std::string_view text) { put(stdout, text); }
    void outLine(std::string_view text);
    void errorLine(std::string_view text);
    /// Hands over what is buffered: an answer that was flushed has left the program.
    void flush();

    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void put(std::FILE *file, std::string_view text);

    bool m_failed = false;
};

} // namespace sc::cli
