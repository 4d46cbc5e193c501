// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace sc {

/// Why something that may be expected to fail has failed. Each kind has one remedy, so the window
/// and the command line can choose what to offer from the kind alone.
enum class ErrorKind {
    Refused,      ///< a rule said no; `Error::problems` names every field at fault
    NotFound,     ///< the record or file named does not exist
    CannotRead,   ///< the operating system refused to read
    CannotWrite,  ///< the operating system refused to write
    ReadOnly,     ///< the folder or file may be read but not written
    DiskFull,     ///< no room left where the file lives
    NetworkPath,  ///< the file lives on a network drive, where SQLite cannot keep it safe
    Damaged,      ///< the file is not whole
    NotOurs,      ///< the file is whole but is not a Street Champions file
    NewerVersion, ///< the file was written by a later version of the program
    InUse,        ///< another process owns the file for writing
    Cancelled,    ///< the person asked to stop
    Internal,     ///< a mistake in this program
};

/// One fault in what was entered. `code` is stable and machine readable; `message` is for people.
struct Problem {
    std::string field;
    std::string code;
    std::string message;

    bool operator==(const Problem &) const = default;
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message; ///< a sentence that says what to do
    std::vector<Problem> problems;
};

template <class T> using Result = std::expected<T, Error>;

/// Shorthand for `return failure(ErrorKind::NotFound, "…")` in a function that returns a Result.
[[nodiscard]] inline std::unexpected<Error> failure(ErrorKind kind, std::string message)
{
    return std::unexpected(Error{kind, std::move(message), {}});
}

/// A refusal by the rules. The message of the first problem stands for all where only one line
/// fits.
[[nodiscard]] inline std::unexpected<Error> refused(std::vector<Problem> problems)
{
    std::string message = problems.empty() ? std::string{} : problems.front().message;
    return std::unexpected(Error{ErrorKind::Refused, std::move(message), std::move(problems)});
}

[[nodiscard]] inline std::unexpected<Error> refused(std::string field, std::string code,
                                                    std::string message)
{
    return refused({Problem{std::move(field), std::move(code), std::move(message)}});
}

} // namespace sc
