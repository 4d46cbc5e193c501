// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

namespace sc::cli {

void Terminal::put(std::FILE *file, std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), file) != text.size() && file == stdout)
        m_failed = true;
}

void Terminal::outLine(std::string_view text)
{
    put(stdout, text);
    put(stdout, "\n");
}

void Terminal::errorLine(std::string_view text)
{
    put(stderr, text);
    put(stderr, "\n");
}

void Terminal::flush()
{
    if (std::fflush(stdout) != 0)
        m_failed = true;
}

} // namespace sc::cli
