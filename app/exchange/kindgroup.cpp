// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/groupstore.h"
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/tablekind.h"

#include <array>

namespace sc {

namespace {

constexpr std::array kFields{
    plainField<&Group::name>("name"),
    codeField<&Group::kind>("kind"),
    championField<&Group::chair, "chair">(),
    areaField<&Group::area, "area">(),
    championsField<&Group::members, "members">(),
};

struct GroupTraits {
    using Record = Group;
    using Store = GroupStore;
    static constexpr std::string_view kType = "group";
    static constexpr std::string_view kKey = "name";
    static constexpr std::array<std::string_view, 1> kNeeds{"name"};

    static std::span<const Field<Group>> fields() { return kFields; }
    static std::string ref(const Group &group) { return group.name; }
    static bool keepsWhenEmpty(std::string_view name) { return name == "kind"; }
    static FoundRecord found(const Group &group)
    {
        return {{{"type", "group"},
                 {"id", group.id.toString()},
                 {"ref", group.name},
                 {"name", group.name},
                 {"kind", group.kind}},
                std::format("group {}  {}", group.name, group.kind)};
    }
};

} // namespace

std::unique_ptr<ExchangeKind> groupKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<GroupTraits>>(database, names);
}

} // namespace sc
