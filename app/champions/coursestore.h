// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/basicstore.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What can be learnt, how long it holds, and from when on it is due for renewal.
struct Course {
    Id id;
    std::string code; ///< lower case, underscores
    std::string label;
    std::int64_t monthsValid = 0; ///< 0: for good
    std::int64_t renewalDays = 0; ///< before the end
    bool deleted = false;

    bool operator==(const Course &) const = default;
};

/// The shipped courses, and the council's own, which go before the shipped one of that code.
class CourseStore : public BasicStore<Course> {
public:
    explicit CourseStore(Database &database);

    /// Refused: `missing` code or label, `already_exists` where the council has one of that code,
    /// `out_of_range` months (0 to 600) or days (0 to 1000).
    [[nodiscard]] Result<Course> create(Change &change, Course course);
    /// Writes a record of the council's own where the course was a shipped one.
    [[nodiscard]] Result<Course> update(Change &change, Course course);
    /// Refused for a shipped one: `not_supported`.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);

    /// By id or code, shipped ones included.
    [[nodiscard]] Result<Course> find(std::string_view idOrCode);
    /// All that can be chosen: shipped in their order, then the council's own by code.
    [[nodiscard]] Result<std::vector<Course>> choices();

private:
    [[nodiscard]] std::vector<Problem> problemsOf(const Course &course);
    [[nodiscard]] std::vector<Course> shipped();
};

} // namespace sc
