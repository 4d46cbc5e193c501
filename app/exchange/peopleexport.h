// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>

namespace sc {

class CsvWriter;
class Database;

/// Plan B as one long table: `list,ref,name,status,ward,area,value,last_heard_at`. Lists: street
/// (without a champion), ward (without one), alone, quiet, no_successor, never_asked, and shares
/// (reports, minutes; value in per cent).
[[nodiscard]] Result<std::int64_t> writeResilience(Database &database, CsvWriter &writer);

/// Who has to come to a training evening: `champion,name,course,state,expires_on,email,phone`.
[[nodiscard]] Result<std::int64_t> writeRenewals(Database &database, CsvWriter &writer);

/// The books of the time credits: `account,name,minutes,earned_minutes,milestone_hours,inactive`.
/// All minutes together are nothing. Inactive: credits that have lain for 180 days.
[[nodiscard]] Result<std::int64_t> writeBalances(Database &database, CsvWriter &writer);

/// Champions who may be written to by post, laid out for letters:
/// `number,name,first_name,last_name, address_1` to `address_4`, `postcode`, `email`,
/// `preferred_contact`. Left out: who has no name, has left, wants no contact, was erased, or can
/// be reached neither by post nor by e-mail.
[[nodiscard]] Result<std::int64_t> writeMailMerge(Database &database, CsvWriter &writer);

} // namespace sc
