// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace sc::sample {

/// Chance for the sample borough. The engine is fixed by the C++ standard; the distributions of the
/// standard library are not, so the ones used here are our own and give the same draw everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_seed(seed), m_engine(mixed(seed)) {}

    /// An independent stream, so that a change in one part of the borough leaves the others alone.
    [[nodiscard]] Random fork(std::uint64_t salt) const
    {
        return Random(mixed(m_seed ^ mixed(salt + 0x51ed270b7f3aULL)));
    }

    /// 0 (included) to 1 (left out).
    double unit() { return static_cast<double>(m_engine() >> 11U) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    bool chance(double probability) { return unit() < probability; }

    /// 0 to count - 1; 0 where count is 0.
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(unit() * static_cast<double>(count));
    }
    /// Whole numbers, both ends included.
    int whole(int low, int high)
    {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1));
    }

    /// Mean 0, deviation 1, by the sum of twelve even draws: no library logarithm, no tail past 6.
    double normal()
    {
        double sum = -6.0;
        for (int i = 0; i < 12; ++i)
            sum += unit();
        return sum;
    }

    /// An index drawn in proportion to the weights, which need not add up to one.
    std::size_t weighted(std::span<const double> weights)
    {
        double total = 0.0;
        for (const double weight : weights)
            total += weight;
        double left = unit() * total;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            left -= weights[i];
            if (left < 0.0)
                return i;
        }
        return weights.empty() ? 0 : weights.size() - 1;
    }

    template <class List> const auto &pick(const List &list)
    {
        return list[below(std::size(list))];
    }

    template <class T> void shuffle(std::vector<T> &list)
    {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[below(i)]);
    }

private:
    /// SplitMix64's finisher: near seeds give unlike streams.
    static std::uint64_t mixed(std::uint64_t value)
    {
        value += 0x9e3779b97f4a7c15ULL;
        value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31U);
    }

    std::uint64_t m_seed;
    std::mt19937_64 m_engine;
};

} // namespace sc::sample
