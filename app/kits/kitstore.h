// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/contents.h"
#include "kits/depotstore.h"
#include "kits/kit.h"

#include <functional>

namespace sc {

/// Kit types on disk. Items a line names that are not there are made.
class KitTypeStore : public BasicStore<KitType> {
public:
    explicit KitTypeStore(Database &database);

    /// `event` where no purpose is given, inspected every kUsualInspectionMonths. Refused: missing,
    /// unknown_code, out_of_range, already_exists.
    [[nodiscard]] Result<KitType> create(Change &change, KitType type);
    /// Kits made up before keep their contents.
    [[nodiscard]] Result<KitType> update(Change &change, KitType type);
    /// Refused with `in_use` while there are kits of it.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<KitType> find(std::string_view idOrName);
    [[nodiscard]] Result<std::vector<KitType>> inOrder(); ///< by name

private:
    [[nodiscard]] Result<KitType> settled(Change &change, KitType type);
};

/// Whether a kit is entered by a person or comes from a file, which may say that it is out.
enum class KitOrigin : std::uint8_t { Entered, Imported };

/// A kit with what has to be known to lend it.
struct KitFacts {
    Kit kit;
    KitType type;
    std::vector<Ticket> tickets;   ///< open ones
    std::vector<Problem> problems; ///< kitProblems() of the day asked about
    bool isAstray = false;         ///< see KitStore::isAstray()
};

/// Kits on disk. Labels may stand twice where another PC brought one in: find() then gives the
/// older, and duplicates() lists them.
class KitStore : public BasicStore<Kit> {
public:
    explicit KitStore(Database &database) : KitStore(database, KitOrigin::Entered) {}

    /// Contents come from the type where none are given, and everything is there. Refused: missing,
    /// unknown_code, out_of_range, bad_date, already_exists (the label), bad_transition (a status
    /// that only a loan gives).
    [[nodiscard]] Result<Kit> create(Change &change, Kit kit);
    /// What a person changes. A kit given another type gets that one's contents, unless they are
    /// changed too. Refused as create(); bad_transition: what is in one that is out or checked.
    [[nodiscard]] Result<Kit> update(Change &change, Kit kit);

    /// For the actions of kits and loans, which have their own rules: writes the kit as it is.
    [[nodiscard]] Result<Kit> save(Change &change, const Kit &kit);
    [[nodiscard]] Result<Kit> setStatus(Change &change, const Id &id, std::string_view status);
    /// A kit is back from a loan since `on`: its contents as they came, its status, and an
    /// inspection due where its type asks for one after each loan and none was held since.
    [[nodiscard]] Result<Kit> cameBack(Change &change, const Id &id,
                                       std::vector<KitContent> contents, std::string_view status,
                                       Day on);

    /// By id or label, as it is typed or scanned.
    [[nodiscard]] Result<Kit> find(std::string_view idOrLabel);
    [[nodiscard]] Result<std::vector<Kit>> suggest(std::string_view words, int most);
    [[nodiscard]] Result<std::vector<Kit>> inOrder(); ///< by label
    [[nodiscard]] Result<KitFacts> facts(const Id &id, Day day);
    [[nodiscard]] Result<KitFacts> factsOf(const Kit &kit, Day day);
    /// Out, being checked or reserved where no loan has it, as a list brought in may say: it would
    /// never be brought back.
    [[nodiscard]] Result<bool> isAstray(const Kit &kit);
    /// Labels that more than one live kit has.
    [[nodiscard]] Result<std::vector<std::string>> duplicates();
    /// Pence; items without a value count nothing.
    [[nodiscard]] Result<std::int64_t> value(const Kit &kit);

protected:
    KitStore(Database &database, KitOrigin origin);

private:
    [[nodiscard]] Result<Kit> settled(Change &change, Kit kit);
    [[nodiscard]] std::vector<Problem> labelTaken(const Kit &kit);

    KitOrigin m_origin;
};

/// Kits from a file.
class ImportedKits : public KitStore {
public:
    explicit ImportedKits(Database &database) : KitStore(database, KitOrigin::Imported) {}
};

} // namespace sc
