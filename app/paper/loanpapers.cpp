// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/loanpapers.h"

#include "champions/champion.h"
#include "champions/groupstore.h"
#include "core/dates.h"
#include "kits/kitstore.h"
#include "loans/disclaimerstore.h"
#include "loans/loanduestore.h"
#include "loans/loanstore.h"
#include "paper/barcode.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <cctype>
#include <format>

namespace sc {

namespace {

constexpr double kCodeMillimetres = 26.0;

std::string dayText(const std::optional<Day> &day)
{
    return day ? longDay(*day) : std::string();
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::vector<std::string> labels(const LoanPapers &papers)
{
    std::vector<std::string> all;
    all.reserve(papers.kits.size());
    for (const LoanPaperKit &kit : papers.kits)
        all.push_back(kit.label);
    return all;
}

Sheet formFor(const LoanPapers &papers, std::string kind)
{
    Sheet sheet(std::move(kind), papers.loan.ref, papers.council);
    sheet.showTitle();
    std::vector<std::pair<std::string, std::string>> facts{
        {"Loan", papers.loan.ref},
        {"Kits", joined(labels(papers))},
        {"Borrower", papers.borrower},
        {"Goes out", dayText(papers.loan.dueOut)},
        {"Comes back", dayText(papers.loan.dueIn)}};
    if (!papers.group.empty())
        facts.insert(facts.begin() + 3, {"Group", papers.group});
    if (!papers.pick.empty())
        facts.emplace_back("For the litter pick", papers.pick);
    if (!papers.loan.note.empty())
        facts.emplace_back("Note", papers.loan.note);
    sheet.facts(facts, qrCode(papers.loan.ref), kCodeMillimetres);
    return sheet;
}

/// What was handed over, or what is in the kits now.
std::vector<std::vector<std::string>> contentRows(const LoanPapers &papers)
{
    std::vector<std::vector<std::string>> rows;
    rows.reserve(papers.lines.size());
    for (const LoanPaperLine &one : papers.lines)
        rows.push_back({one.kit, one.item, std::to_string(one.line.issued)});
    if (rows.empty())
        for (const LoanPaperKit &kit : papers.kits)
            for (const auto &[item, count] : kit.contents)
                rows.push_back({kit.label, item, std::to_string(count)});
    return rows;
}

const std::vector<std::vector<std::string>> &leaveAlone()
{
    static const std::vector<std::vector<std::string>> kRows{
        {"Needles, syringes and other sharps", "Stand by, keep others away",
         "The council's street cleansing team, any time"},
        {"Fly-tipped waste, even one bag", "Do not open or move it: it may be evidence",
         "The council's enforcement team"},
        {"Asbestos, chemicals, gas canisters, batteries, oil", "Keep away, do not breathe dust",
         "The council; 999 where anybody is in danger"},
        {"Dead animals", "Leave it; do not touch a bird", "The council's street cleansing team"},
        {"Street lights, signs, traffic lights, cables", "Never open a door or a pillar",
         "The council's street lighting team; bare cables: 105 or 999"},
        {"Potholes, kerbs, walls, bridges, anything that holds something up",
         "No repairs of structures", "The highways team"},
        {"Verges of roads faster than your risk assessment says, central reservations",
         "Never step into the carriageway", "The highways team"},
        {"Water, ice, steep banks, railway land", "Stay two metres from the edge",
         "The owner; the Environment Agency 0800 80 70 60; railways: Network Rail 03457 11 41 41"},
        {"Trees with a saw, hedges in the nesting season, Japanese knotweed, giant hogweed",
         "Do not cut or touch", "The council's grounds team"},
        {"Graffiti above head height, offensive graffiti, listed buildings and memorials",
         "No ladders, no chemicals other than the wipes", "The council's graffiti team"},
        {"Drains and gullies", "Never lift a grid", "The highways team or the water company"},
        {"Abandoned vehicles", "Note the number plate, do not touch",
         "The council's enforcement team"},
    };
    return kRows;
}

void addNotSuitable(Sheet &sheet, const LoanPapers &papers)
{
    sheet.paragraph(
        "Some work looks simple and is not. Leave it, keep others away, and tell us; it "
        "is done by people with the training and equipment for it.");
    // A team that nobody can ring is no help; without a number there is room to write it.
    const std::string council = papers.council.empty() ? "The council" : papers.council;
    sheet.facts(
        {{"Call " + council, papers.phone.empty() ? "_________________________"
                                                  : papers.phone + ", and ask for the team"}});
    sheet.table({{"What", 6}, {"What you do", 5}, {"Whom to call instead", 5}}, leaveAlone());
    sheet.warning("In danger, or where somebody is hurt, call 999 first.");
}

} // namespace

bool shelfBefore(const std::string &one, const std::string &other)
{
    std::size_t i = 0;
    std::size_t j = 0;
    const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    while (i < one.size() && j < other.size()) {
        if (digit(one[i]) && digit(other[j])) {
            std::size_t endI = i;
            std::size_t endJ = j;
            while (endI < one.size() && digit(one[endI]))
                ++endI;
            while (endJ < other.size() && digit(other[endJ]))
                ++endJ;
            const std::string a = one.substr(i, endI - i);
            const std::string b = other.substr(j, endJ - j);
            const std::string longA =
                std::string(20 - std::min<std::size_t>(20, a.size()), '0') + a;
            const std::string longB =
                std::string(20 - std::min<std::size_t>(20, b.size()), '0') + b;
            if (longA != longB)
                return longA < longB;
            i = endI;
            j = endJ;
        } else {
            if (one[i] != other[j])
                return one[i] < other[j];
            ++i;
            ++j;
        }
    }
    return one.size() - i < other.size() - j;
}

namespace {

/// Who borrows and who uses, each with what they signed of the disclaimer in force on the day it
/// goes out.
void addPeople(Database &database, LoanStore &store, LoanPapers &papers)
{
    const Loan &loan = papers.loan;
    papers.borrower = store.personName(loan.borrower);
    if (!loan.group.isNull())
        if (const auto group = GroupStore(database).get(loan.group))
            papers.group = group->name;
    const auto current = DisclaimerStore(database).current(loan.dueOut.value_or(papers.today));
    if (current && *current) {
        papers.disclaimer = (*current)->words;
        papers.version = (*current)->version;
    }
    std::vector<Id> people{loan.borrower};
    std::ranges::copy(loan.users, std::back_inserter(people));
    for (const Id &one : people) {
        papers.people.push_back(store.personName(one));
        const auto all =
            SignatureStore(database).ofChampion(one).value_or(std::vector<Signature>());
        const auto found = std::ranges::find(all, papers.version, &Signature::version);
        papers.given.push_back(found == all.end() ? std::nullopt : std::optional(*found));
    }
}

Result<LoanPaperKit> paperKit(Database &database, const Id &id, Day today)
{
    const auto facts = KitStore(database).facts(id, today);
    if (!facts)
        return std::unexpected(facts.error());
    LoanPaperKit kit{facts->kit.label,
                     facts->type.name,
                     DepotStore(database).nameOf(facts->kit.depot.id),
                     facts->kit.shelf,
                     listItems(facts->type.handOverList),
                     listItems(facts->type.returnList),
                     {}};
    ItemStore items(database);
    for (const KitContent &content : facts->kit.contents)
        kit.contents.emplace_back(items.nameOf(content.item.id), content.present);
    return kit;
}

} // namespace

Result<LoanPapers> gatherLoanPapers(Database &database, const Id &id)
{
    LoanStore store(database);
    const auto loan = store.get(id);
    if (!loan)
        return std::unexpected(loan.error());
    LoanPapers papers;
    papers.loan = *loan;
    papers.council = database.setting("council_name");
    papers.phone = database.setting("council_phone");
    papers.today = store.today();
    if (!loan->pick.isNull())
        if (const auto pick = PickStore(database).get(loan->pick))
            papers.pick = pick->title;
    addPeople(database, store, papers);
    for (const Id &kitId : loan->kits) {
        auto kit = paperKit(database, kitId, papers.today);
        if (!kit)
            return std::unexpected(kit.error());
        papers.kits.push_back(*std::move(kit));
    }
    ItemStore items(database);
    const auto lines = store.lines(id);
    if (!lines)
        return std::unexpected(lines.error());
    for (const LoanLine &line : *lines)
        papers.lines.push_back({line, store.kitLabel(line.kit), items.nameOf(line.item)});
    if (loan->status() == "out") {
        auto bundle = LoanDueStore(database).bundleFor(*loan);
        if (!bundle)
            return std::unexpected(bundle.error());
        papers.reminder = *std::move(bundle);
    }
    return papers;
}

Sheet loanForm(const LoanPapers &papers)
{
    Sheet sheet = formFor(papers, "Loan of a kit");
    sheet.heading("What is lent");
    sheet.table({{"Kit", 3}, {"Item", 7}, {"How many", 2}, {"Seen", 2}}, contentRows(papers));
    for (const LoanPaperKit &kit : papers.kits)
        if (!kit.handOverList.empty()) {
            sheet.heading(std::format("Looked at before it goes: {}", kit.label));
            sheet.bullets(kit.handOverList);
        }
    sheet.heading(papers.version.empty() ? std::string("What I sign")
                                         : std::format("What I sign (version {})", papers.version));
    sheet.paragraph(papers.disclaimer.empty() ? "There is no disclaimer yet." : papers.disclaimer);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < papers.people.size(); ++i) {
        const auto &given = papers.given[i];
        std::string how;
        std::string on;
        if (given) {
            how = given->how == "screen" ? "Signed on the screen" : "Signed on paper";
            if (!given->keptAt.empty())
                how += ", kept at " + given->keptAt;
            on = longDay(localDay(*given->signedAt));
        }
        rows.push_back({papers.people[i], how, on});
    }
    sheet.table({{"Name", 5}, {"Signature", 7}, {"Date", 3}}, rows, {.roomToWrite = true});
    sheet.signatures({"For the council"});
    sheet.newPage();
    sheet.heading("Work that is not for volunteers");
    addNotSuitable(sheet, papers);
    return sheet;
}

Sheet pickingList(const LoanPapers &papers)
{
    Sheet sheet = formFor(papers, "Picking list");
    std::vector<const LoanPaperKit *> order;
    order.reserve(papers.kits.size());
    for (const LoanPaperKit &kit : papers.kits)
        order.push_back(&kit);
    std::ranges::stable_sort(order, [](const LoanPaperKit *one, const LoanPaperKit *other) {
        if (one->depot != other->depot)
            return one->depot < other->depot;
        return shelfBefore(one->shelf, other->shelf);
    });
    std::vector<std::vector<std::string>> rows;
    for (const LoanPaperKit *kit : order) {
        std::string contents;
        for (const auto &[item, count] : kit->contents)
            contents += std::format("{}{} × {}", contents.empty() ? "" : ", ", count, item);
        rows.push_back({kit->depot, kit->shelf, kit->label, kit->type, contents});
    }
    sheet.table(
        {{"Depot", 4}, {"Shelf", 2}, {"Kit", 3}, {"Type", 4}, {"What is in it", 8}, {"Taken", 3}},
        rows, {.roomToWrite = true});
    sheet.signatures({"Picked by"});
    return sheet;
}

Sheet returnSlip(const LoanPapers &papers)
{
    Sheet sheet = formFor(papers, "Return slip");
    sheet.paragraph(
        "Keep this with the kit and hand it in with it. Tick what is in order; say what "
        "is not. Nobody minds wear from honest work.");
    // Wide enough for their headings, which would be broken within a word.
    sheet.table({{"Kit", 5},
                 {"Item", 7},
                 {"Out", 3},
                 {"In order", 4},
                 {"Worn", 4},
                 {"Damaged", 6},
                 {"Lost", 3},
                 {"Used up", 4},
                 {"Unused", 5}},
                contentRows(papers), {.roomToWrite = true});
    for (const LoanPaperKit &kit : papers.kits)
        if (!kit.returnList.empty()) {
            sheet.heading(std::format("Looked at when it is back: {}", kit.label));
            sheet.bullets(kit.returnList);
        }
    sheet.heading("What you did with it");
    sheet.facts({{"Where", ""},
                 {"What", ""},
                 {"Hours, of everybody together", ""},
                 {"Bags", ""},
                 {"Left behind: needles, fly-tips and where", ""}});
    sheet.signatures({"Borrower", "Taken back by"});
    return sheet;
}

Sheet notForVolunteers(const LoanPapers &papers)
{
    Sheet sheet("Work that is not for volunteers", papers.loan.ref, papers.council);
    sheet.showTitle();
    addNotSuitable(sheet, papers);
    return sheet;
}

Sheet reminderLetter(const LoanPapers &papers)
{
    Sheet sheet("A kit of ours", papers.loan.ref, papers.council, Sheet::Look::Letter);
    sheet.paragraph(reminderText(papers.reminder, "letter", papers.today, papers.council));
    return sheet;
}

} // namespace sc
