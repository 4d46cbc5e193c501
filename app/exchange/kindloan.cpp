// SPDX-License-Identifier: GPL-3.0-or-later
// Loans and what belongs to them: disclaimers, signatures, work reports.
#include "core/dates.h"
#include "core/text.h"
#include "exchange/kinds.h"
#include "exchange/loanfields.h"
#include "exchange/loanimport.h"
#include "exchange/loanorders.h"
#include "exchange/tablekind.h"
#include "loans/disclaimerstore.h"
#include "loans/loancodes.h"
#include "loans/loangatestore.h"
#include "loans/loanstore.h"
#include "loans/signaturestore.h"
#include "loans/workreportstore.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>
#include <utility>

namespace sc {

namespace {

/// A loan may be brought in from a file in any state, with what became of its things; see
/// LoanOrigin.
class ImportedLoans : public LoanStore {
public:
    using LoanStore::LoanStore;
    [[nodiscard]] Result<Loan> create(Change &change, Loan loan)
    {
        const std::size_t told = loan.progress.overrideRules.size();
        auto made = LoanStore::create(change, std::move(loan),
                                      isOwn ? LoanOrigin::Moved : LoanOrigin::Imported);
        answeredFor = made ? collapsed(made->progress.overrideRules.substr(told)) : std::string();
        answeredBy = made ? made->progress.overrideBy : std::string();
        if (!made || rowLines.empty() || !wasOut(made->status()))
            return made;
        return database().attempt([&] {
            setLines(change, *made, rowLines);
            return *made;
        });
    }

    std::vector<LoanLine> rowLines{}; ///< of the row that is read
    bool isOwn = false;               ///< it is a row of this program's own list
    std::string answeredFor{};        ///< rules it was found to fail here, as codes
    std::string answeredBy{};
};

/// "Not trained (training_missing), Suspended (borrower_suspended)".
std::string inWords(const std::string &rules)
{
    std::string text;
    for (const std::string_view rule : words(rules))
        text +=
            std::format("{}{} ({})", text.empty() ? "" : ", ", labelOf(gateRules(), rule), rule);
    return text;
}

struct LoanFileTraits {
    using Record = Loan;
    using Store = ImportedLoans;
    static constexpr std::string_view kType = "loan";
    static constexpr std::array<std::string_view, 2> kNeeds{"kits", "borrower"};

    static std::span<const Field<Loan>> fields() { return loanFields(); }
    static std::string ref(const Loan &loan) { return loan.ref; }
    static bool keepsWhenEmpty(std::string_view name) { return name == "status"; }
};

/// Keeps the reference a loan has in the file.
class LoanRows : public TableRows<LoanFileTraits> {
public:
    using TableRows::TableRows;

    // Nobody is to answer for what they were not told of.
    Result<RowOutcome> row(Change &change, const CsvRow &given) override
    {
        m_store.answeredFor.clear();
        m_isUnjudged = false;
        auto done = TableRows::row(change, given);
        if (!done || *done != RowOutcome::Added)
            return done;
        if (!m_store.answeredFor.empty())
            remark(given, {"override_rules", "overridden",
                           std::format("It went out past the gate: {}. That is written down as an "
                                       "override, answered for by {}",
                                       inWords(m_store.answeredFor), m_store.answeredBy)});
        if (m_isUnjudged && !std::exchange(m_isToldOfOver, true))
            remark(given, {"status", "not_judged",
                           "Loans that are closed or written off come in as they are told: the "
                           "rules of the gate are not asked of what is over"});
        return done;
    }

protected:
    Result<void> takeMore(const CsvRow &row, Loan &loan) override
    {
        m_store.rowLines.clear();
        if (!loan.ref.empty())
            return {}; // it is here: it goes on by its steps
        loan.ref = std::string(trimmed(withoutFormulaGuard(m_columns.cell(row, "ref"))));
        if (auto taken = takeProgress(m_columns, row, loan.progress, m_names); !taken)
            return taken;
        auto lines = loanLinesFrom(m_columns.cell(row, "lines"), loan, m_names);
        if (!lines)
            return std::unexpected(lines.error());
        m_store.rowLines = *std::move(lines);
        m_store.isOwn = isOfOwnList(row, loan);
        m_isUnjudged =
            !m_store.isOwn && (loan.status() == "closed" || loan.status() == "written_off");
        const bool isOpen = std::ranges::any_of(
            m_store.rowLines, [](const LoanLine &line) { return line.unaccounted() > 0; });
        if (isOpen && loan.status() == "closed")
            return refused("lines", "lines_unaccounted",
                           "A loan is closed when all of its things are accounted for: write what "
                           "became of each");
        const LoanProgress &progress = loan.progress;
        const bool isWaived = !progress.waivedBy.empty() && !progress.waivedReason.empty();
        if (loan.status() == "closed" && !m_store.isOwn && !isWaived)
            return refused("waived_reason", "work_report_missing",
                           "A loan is closed once it is reported what was done: enter who does "
                           "without that (waived_by) and why (waived_reason), or bring it in as "
                           "checking");
        return {};
    }

private:
    bool m_isUnjudged = false;   // the row
    bool m_isToldOfOver = false; // once for each file

    /// Work reports and signatures name their loans, and so come after them; the list of this
    /// program is taken at its word that they are there, and at no other. It says who handed over,
    /// or has every column of ours and the loan's id: one that came here by a file may not say who
    /// did.
    [[nodiscard]] bool isOfOwnList(const CsvRow &row, const Loan &loan) const
    {
        const auto hasAll = [this](const auto &names) {
            return std::ranges::all_of(names,
                                       [this](const auto &one) { return m_columns.has(one); });
        };
        static constexpr std::array<std::string_view, 4> kOurs{"override_rules", "waived_reason",
                                                               "sacks_flag", "lines"};
        if (loan.ref.empty() || !loan.progress.outAt || !hasAll(kOurs))
            return false;
        return !loan.progress.outBy.empty() ||
               (!m_columns.cell(row, "id").empty() &&
                hasAll(loanFields() | std::views::transform(&Field<Loan>::name)));
    }
};

struct LoanTraits : LoanFileTraits {
    using Store = LoanStore;
    using Rows = LoanRows;

    static Result<Loan> action(LoanStore &store, Change &change, const Order &order,
                               const Loan &loan, NameStore &names)
    {
        return carryOutForLoan(store, change, order, loan, names);
    }
    static std::vector<Problem> warnings(LoanStore &store, const Order &order, const Loan &loan)
    {
        if ((order.action != "hand_over" && order.action != "lend_now") || !loan.progress.outAt)
            return {};
        return LoanGateStore(store.database())
            .endsDuring(loan, localDay(*loan.progress.outAt))
            .value_or(std::vector<Problem>());
    }
    static FoundRecord found(const Loan &loan)
    {
        return {{{"type", "loan"},
                 {"id", loan.id.toString()},
                 {"ref", loan.ref},
                 {"status", loan.status()}},
                std::format("loan {}  {} to {}  {}", loan.ref,
                            loan.dueOut ? isoDay(*loan.dueOut) : "",
                            loan.dueIn ? isoDay(*loan.dueIn) : "", loan.status())};
    }
};

/// Other records name a loan by its reference, so that goes out as CSV too. The rest is the
/// table's.
class LoanKind : public ExchangeKind, public PassingOver {
public:
    LoanKind(Database &database, NameStore &names)
        : m_table(database, names), m_loans(database), m_names(names)
    {}

    std::vector<std::string_view> fieldNames() const override { return m_table.fieldNames(); }
    Result<Applied> carryOut(Change &change, const Order &order) override
    {
        return m_table.carryOut(change, order);
    }
    const std::vector<Problem> &passedOver() const override { return m_table.passedOver(); }
    std::vector<Problem> warnings() const override { return m_table.warnings(); }
    Result<void> dump(const TakeLine &take) override { return m_table.dump(take); }
    Result<std::int64_t> writeCsv(const ExportOptions &options, CsvWriter &writer) override;
    std::unique_ptr<RowImporter> importer(const ImportChoices &choices) override
    {
        return m_table.importer(choices);
    }
    Result<std::vector<FoundRecord>> search(std::string_view words, int most) override
    {
        return m_table.search(words, most);
    }
    Result<std::optional<std::vector<HistoryEntry>>> history(std::string_view ref) override
    {
        const auto found = m_loans.find(ref);
        if (!found)
            return m_table.history(ref);
        return m_loans.history(found->id).transform(
            [](auto entries) { return std::optional(std::move(entries)); });
    }

private:
    TableKind<LoanTraits> m_table;
    LoanStore m_loans;
    NameStore &m_names;
};

Result<std::int64_t> LoanKind::writeCsv(const ExportOptions & /*options*/, CsvWriter &writer)
{
    writer.code("id");
    writer.code("ref");
    for (const auto &field : loanFields())
        writer.code(field.name);
    writer.endRow();
    return m_loans.all().transform([&](const std::vector<Loan> &loans) -> std::int64_t {
        for (const Loan &loan : loans) {
            writer.code(loan.id.toString());
            writer.code(loan.ref);
            for (const auto &field : loanFields())
                writeField(writer, field.form, field.get(loan, m_names));
            writer.endRow();
        }
        return std::ssize(loans);
    });
}

/// Versions are mostly numbers, and then go out as such.
FieldValue versionOut(const std::string &version)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(version.data(), version.data() + version.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == version.data() + version.size();
    if (whole && std::to_string(number) == version)
        return FieldValue{number};
    return field::textOr(version);
}

template <auto member> constexpr auto versionField(std::string_view name)
{
    using Record = field::RecordOf<member>;
    return Field<Record>{
        name, FieldForm::Name,
        [](const Record &record, NameStore & /*names*/) { return versionOut(record.*member); },
        field::setMember<member>};
}

using D = Disclaimer;
constexpr std::array kDisclaimerFields{
    versionField<&D::version>("version"),
    plainField<&D::words>("text"),
    looseDayField<&D::currentFrom, "current_from">(),
};

struct DisclaimerTraits {
    using Record = Disclaimer;
    using Store = DisclaimerStore;
    static constexpr std::string_view kType = "disclaimer";
    static constexpr std::string_view kKey = "version";
    static constexpr std::array<std::string_view, 1> kNeeds{"text"};

    static std::span<const Field<Disclaimer>> fields() { return kDisclaimerFields; }
    static std::string ref(const Disclaimer &one) { return one.version; }
};

using S = Signature;
constexpr std::array kSignatureFields{
    loanField<&S::loan, "loan">(),
    championField<&S::champion, "champion">(),
    versionField<&S::version>("disclaimer_version"),
    plainField<&S::how>("how"),
    looseMomentField<&S::signedAt, "signed_at">(),
    plainField<&S::keptAt>("kept_at"),
    plainField<&S::witness>("witness"),
    plainField<&S::reason>("reason"),
    plainField<&S::drawing>("drawing"),
    computedField<&S::words>("text"),
};

struct SignatureTraits {
    using Record = Signature;
    using Store = SignatureStore;
    static constexpr std::string_view kType = "signature";
    static constexpr std::string_view kDay = "signed_at";
    static constexpr std::array<std::string_view, 1> kNeeds{"champion"};

    static std::span<const Field<Signature>> fields() { return kSignatureFields; }
};

struct WorkReportFileTraits {
    using Record = WorkReport;
    using Store = WorkReportStore;
    static constexpr std::string_view kType = "work_report";
    static constexpr std::string_view kDay = "made_at";
    static constexpr std::array<std::string_view, 1> kNeeds{"loan"};

    static std::span<const Field<WorkReport>> fields() { return workReportFields(); }
};

/// What is written down on a later day than it was reported needs a reason, and that stands with
/// the step of the loan. A file tells of days long gone.
class WorkReportsByHand : public WorkReportStore {
public:
    using WorkReportStore::WorkReportStore;
    [[nodiscard]] Result<WorkReport> create(Change &change, WorkReport report)
    {
        if (isLate(report))
            return needsReason();
        return WorkReportStore::create(change, std::move(report));
    }
    [[nodiscard]] Result<WorkReport> update(Change &change, WorkReport report)
    {
        const auto before = get(report.id);
        if (isLate(report) && (!before || before->madeAt != report.madeAt))
            return needsReason();
        return WorkReportStore::update(change, std::move(report));
    }

private:
    [[nodiscard]] bool isLate(const WorkReport &report)
    {
        return report.madeAt && localDay(*report.madeAt) < today();
    }
    [[nodiscard]] static std::unexpected<Error> needsReason()
    {
        return refused("made_at", "reason_required",
                       "What was reported on an earlier day needs a reason: use the loan's action "
                       "work_done, with a reason");
    }
};

struct WorkReportTraits : WorkReportFileTraits {
    using Store = WorkReportsByHand;
    using Rows = TableRows<WorkReportFileTraits>;
};

} // namespace

std::unique_ptr<ExchangeKind> loanKind(Database &database, NameStore &names)
{
    return std::make_unique<LoanKind>(database, names);
}

std::unique_ptr<ExchangeKind> disclaimerKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<DisclaimerTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> signatureKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<SignatureTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> workReportKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<WorkReportTraits>>(database, names);
}

} // namespace sc
