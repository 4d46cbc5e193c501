// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace sc {

/// A moment in UTC, to the millisecond. What people see is converted to Europe/London at the edges.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where "now" comes from. Injected, so that tests and the sample borough decide what time it is.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = default;
    Clock &operator=(const Clock &) = default;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// Stands still until it is told to move.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : m_now(at) {}

    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant at) { m_now = at; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

} // namespace sc
