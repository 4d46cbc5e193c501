// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "exchange/order.h"
#include "storage/journal.h"

#include <string>
#include <utility>
#include <vector>

namespace sc {

/// Columns of a record, and what they are to be.
using ColumnValues = std::vector<std::pair<std::string, Value>>;

/// What somebody gives for a field, or for all that tell one place, in the words of `apply`.
struct GivenAnswer {
    std::string type;
    Id record{};
    std::string field;                  ///< a column, or what a place is called: "place"
    std::vector<std::string> columns{}; ///< that tell the place; none where it is one field
    Json value;                         ///< of a place: its fields, or a grid reference
    /// What the record may be before: a state has to be one that follows on one of these.
    std::vector<ColumnValues> after{};
};

/// Lets an order try what was given and takes it back: so an answer goes by every rule an order
/// goes by.
class AnswerStore {
public:
    explicit AnswerStore(Database &database) : m_database(database) {}

    /// The columns that would be other than they are, and those that were asked about. Refused as
    /// `apply` refuses, with the field; `wrong_type` where no order can give the field.
    [[nodiscard]] Result<ColumnValues> tried(const GivenAnswer &answer);

private:
    [[nodiscard]] Result<ColumnValues> triedAfter(const GivenAnswer &answer, const Order &order,
                                                  const ColumnValues &before);
    [[nodiscard]] std::vector<Value> rowOf(const RecordType &type, const Id &record);

    Database &m_database;
};

} // namespace sc
