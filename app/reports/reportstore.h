// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/duerulestore.h"
#include "reports/report.h"
#include "reports/transitions.h"
#include "storage/history.h"
#include "storage/journal.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace sc {

class Placing;

struct Category {
    std::string code;
    std::string parent;
    std::string label;
    std::string alsoCalled;
    std::string glyph;
    std::string defaultPriority;
};

/// Reports on disk, with everything the rules compute: reference, coordinates in both systems,
/// ward, area and edition, nearest street, priority and due date. Reading needs no change; writing
/// is part of one. What is refused has written nothing.
class ReportStore {
public:
    explicit ReportStore(Database &database);
    ~ReportStore();

    /// Completes and saves a new report. An area given by the caller stands; otherwise the
    /// boundaries give it. A null id, ref or logged time is filled in.
    [[nodiscard]] Result<Report> create(Change &change, Report report);
    /// Saves what differs. A moved pin gets its ward, area and coordinates anew, a changed category
    /// or priority its due date, unless one is given; a changed status must be a step of the
    /// transition table, which `note` gives the reason for.
    [[nodiscard]] Result<Report> update(Change &change, Report report, std::string_view note = {});
    [[nodiscard]] Result<Report> step(Change &change, const Id &id, const StepRequest &step);
    /// Writes a step down, and nothing else: one that was taken before the report came here. Throws
    /// as the journal does.
    void writeStep(Change &change, const Report &before, const StepRequest &step);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);
    /// Reports whose area is not that of their ward: a person chose it. To be asked before
    /// boundaries change.
    [[nodiscard]] Result<std::set<Id>> withChosenArea();
    /// Gives every report whose boundaries have changed its ward and area anew (after an import of
    /// a new edition); those in `keepArea` get the ward only. Returns how many changed.
    [[nodiscard]] Result<int> replaceWards(Change &change, const std::set<Id> &keepArea);

    /// Everything the rules and the lists of codes have against this report as it stands.
    [[nodiscard]] Result<std::vector<Problem>> problemsWith(const Report &report);

    /// Whether any report was ever written here.
    [[nodiscard]] Result<bool> hasAny();
    [[nodiscard]] Result<Report> get(const Id &id);
    /// By UUID, or by short reference in any spacing and case, with O for 0 and I for 1.
    [[nodiscard]] Result<Report> find(std::string_view idOrRef);
    [[nodiscard]] Result<std::optional<Id>> withExternalRef(std::string_view externalRef);
    [[nodiscard]] Result<std::vector<ReportStep>> steps(const Id &report);
    /// Steps, edits and photos of one report, oldest first.
    [[nodiscard]] Result<std::vector<HistoryEntry>> history(const Id &report);

    [[nodiscard]] const std::vector<Category> &categories();
    [[nodiscard]] const Category *category(std::string_view code);
    [[nodiscard]] DueRules &dueRules() { return m_dueRules; }
    /// Forget what was read of boundaries and streets, after they were imported.
    void placesChanged();

    /// For every row of a query that selects reportColumns(), in that order.
    [[nodiscard]] static Report readRow(const Query &row);
    [[nodiscard]] static const char *columns();

private:
    [[nodiscard]] Result<Report> completed(const Change &change, Report report,
                                           const Report *before);
    [[nodiscard]] std::vector<Problem> faultsOf(const Report &report);
    [[nodiscard]] std::vector<Problem> unknownRefs(const Report &report);
    [[nodiscard]] std::string nextRef(Change &change);
    [[nodiscard]] bool isThere(std::string_view table, const Id &id);
    /// Whether the report is, in one step or several, a duplicate of the other.
    [[nodiscard]] bool repeats(const Id &report, const Id &other);
    [[nodiscard]] static FieldValues valuesOf(const Report &report);

    Database &m_database;
    DueRules m_dueRules;
    std::unique_ptr<Placing> m_placing;
    std::vector<Category> m_categories;
    Id m_metIn;                                      ///< the change in which m_met were found
    std::set<std::pair<std::string_view, Id>> m_met; ///< table and id
};

} // namespace sc
