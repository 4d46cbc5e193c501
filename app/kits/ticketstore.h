// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"
#include "storage/basicstore.h"

namespace sc {

/// Repairs on disk. A kit with an open one that blocks is `repair`, unless it is lent or gone; when
/// the last is closed it is available again, or incomplete where something is missing.
class TicketStore : public BasicStore<Ticket> {
public:
    explicit TicketStore(Database &database);

    /// Opened today, blocking, unless it says otherwise. Refused: missing, unknown_code, bad_date.
    [[nodiscard]] Result<Ticket> create(Change &change, Ticket ticket);
    [[nodiscard]] Result<Ticket> update(Change &change, Ticket ticket);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);
    /// Closes it today. Refused: bad_transition where it is closed already.
    [[nodiscard]] Result<Ticket> close(Change &change, const Id &id, std::string_view outcome,
                                       std::string_view by);

    [[nodiscard]] Result<std::vector<Ticket>> openOf(const Id &kit);
    [[nodiscard]] Result<std::vector<Ticket>> of(const Id &kit); ///< latest first
    [[nodiscard]] Result<std::vector<Ticket>> open();            ///< oldest first

private:
    [[nodiscard]] Result<Ticket> checked(Ticket ticket);
    [[nodiscard]] Result<void> settleKit(Change &change, const Id &id);
};

/// Inspections on disk: each tells its kit when it was last inspected, and clears or sets what
/// keeps it from being lent, by the day it was held: an old one that is entered late takes nothing
/// from a later one. They are added or taken back, not edited.
class InspectionStore : public BasicStore<Inspection> {
public:
    /// Whether an inspection is entered by a person or comes from a file. A file may bring those
    /// that were known when somebody told the kit itself when it was inspected last.
    enum class Origin : std::uint8_t { Entered, Imported };

    explicit InspectionStore(Database &database, Origin origin = Origin::Entered);

    /// Held today unless it says otherwise. Refused: missing, bad_date.
    [[nodiscard]] Result<Inspection> create(Change &change, Inspection inspection);
    /// Always refused: `append_only`.
    [[nodiscard]] Result<Inspection> update(Change &change, const Inspection &inspection);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);
    [[nodiscard]] Result<std::vector<Inspection>> of(const Id &kit); ///< latest first

private:
    enum class What : std::uint8_t { Entered, TakenBack, GivenBack };

    [[nodiscard]] Result<void> settleKit(Change &change, const Inspection &one, What what);
    /// Nothing where no loan asks for one.
    [[nodiscard]] std::optional<bool> dueAfterLoan(const Kit &kit,
                                                   const std::vector<Inspection> &all);
    void settleDay(Kit &kit, const Inspection &one, const std::vector<Inspection> &all, What what);
    void settleEquipment(Kit &kit, const Inspection &one, const std::vector<Inspection> &all,
                         What what);

    Origin m_origin;
};

/// Inspections from a file.
class ImportedInspections : public InspectionStore {
public:
    explicit ImportedInspections(Database &database) : InspectionStore(database, Origin::Imported)
    {}
};

} // namespace sc
