// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/momentrows.h"
#include "exchange/tablekind.h"
#include "picks/meetingstore.h"

#include <array>
#include <utility>

namespace sc {

namespace {

using M = Meeting;

constexpr std::array kFields{
    plainField<&M::title>("title"),     plainField<&M::startsAt>("starts_at"),
    plainField<&M::minutes>("minutes"), plainField<&M::venue>("venue"),
    areaField<&M::area, "area">(),      plainField<&M::note>("note"),
};

struct MeetingTraits {
    using Names = std::pair<std::string_view, std::string_view>;
    using Record = Meeting;
    using Store = MeetingStore;
    using Rows = MomentRows<MeetingTraits>;
    static constexpr std::string_view kType = "meeting";
    static constexpr std::string_view kDay = "starts_at";
    static constexpr std::array<std::string_view, 1> kNeeds{"title"};
    static constexpr std::array kGuesses{Names{"meeting_date", kDay}, Names{"location", "venue"},
                                         Names{"place", "venue"}, Names{"duration", "minutes"},
                                         Names{"notes", "note"}};

    static std::span<const Field<Meeting>> fields() { return kFields; }
};

} // namespace

std::unique_ptr<ExchangeKind> meetingKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<MeetingTraits>>(database, names);
}

} // namespace sc
