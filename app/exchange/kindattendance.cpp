// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/pickfields.h"
#include "exchange/tablekind.h"
#include "picks/attendancestore.h"
#include "picks/pickcodes.h"
#include "picks/pickstore.h"

#include <array>

namespace sc {

namespace {

using A = Attendance;
using F = FieldForm;
using AttendanceField = Field<Attendance>;

/// Champion's number, or the name; the id where that is not enough to know them by.
FieldValue adult(const A &one, NameStore &names)
{
    if (one.adult.isNull())
        return {};
    const auto found = AttendanceStore(names.database()).get(one.adult);
    if (!found)
        return FieldValue{one.adult.toString()};
    return FieldValue{found->champion.isNull() ? found->name
                                               : names.championNumber(found->champion)};
}

Result<void> setAdult(A &one, const FieldValue &value, NameStore & /*names*/)
{
    one.adult = {};
    one.adultTyped = field::textIn(value); // looked up when the pick is known
    return {};
}

constexpr std::array kFields{
    pickField<&A::pick>(),
    championField<&A::champion, "champion">(),
    plainField<&A::name>("name"),
    wordsField<&A::status, attendanceStatuses>("status"),
    numberField<&A::minutes>("minutes"),
    numberField<&A::bags>("bags"),
    plainField<&A::child>("child"),
    AttendanceField{"adult", F::Text, adult, setAdult},
    wordsField<&A::role, attendanceRoles>("role"),
    plainField<&A::emergencyContact>("emergency_contact"),
    plainField<&A::briefed>("briefed"),
    plainField<&A::signedSheet>("signed"),
    plainField<&A::inAt>("in_at"),
    plainField<&A::outAt>("out_at"),
    plainField<&A::adjustReason>("adjust_reason"),
    plainField<&A::note>("note"),
    computedField<&A::minutesSource>("minutes_source"),
    computedField<&A::position>("position"),
    pickTitleField<&A::pick>(),
};

/// A file tells the roster as it was, of cancelled picks too.
class ImportedAttendances : public AttendanceStore {
public:
    using AttendanceStore::AttendanceStore;
    [[nodiscard]] Result<Attendance> create(Change &change, Attendance one)
    {
        return AttendanceStore::create(change, std::move(one), PickOrigin::Imported);
    }
};

struct AttendanceFileTraits {
    using Record = Attendance;
    using Store = ImportedAttendances;
    static constexpr std::string_view kType = "attendance";
    static constexpr std::array<std::string_view, 1> kNeeds{"pick"};

    static std::span<const AttendanceField> fields() { return kFields; }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "status" || name == "role" || name == "child" || name == "briefed" ||
               name == "signed";
    }
};

struct AttendanceTraits : AttendanceFileTraits {
    using Store = AttendanceStore;
    using Rows = TableRows<AttendanceFileTraits>;
};

} // namespace

std::unique_ptr<ExchangeKind> attendanceKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<AttendanceTraits>>(database, names);
}

} // namespace sc
