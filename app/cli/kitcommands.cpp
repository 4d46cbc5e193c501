// SPDX-License-Identifier: GPL-3.0-or-later
// What is done about kits: kits, stock-count, forecast, labels, scan.
#include "cli/command.h"
#include "cli/listing.h"
#include "core/dates.h"
#include "core/text.h"
#include "exchange/json.h"
#include "exchange/textencoding.h"
#include "kits/countstore.h"
#include "kits/kitcodes.h"
#include "kits/kitliststore.h"
#include "kits/stockstore.h"
#include "loans/loancodes.h"
#include "loans/loanstore.h"
#include "paper/codereader.h"
#include "paper/labelsheet.h"
#include "storage/database.h"
#include "storage/openfiles.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <format>

namespace sc::cli {

namespace {

using Labels = std::vector<std::string>;

Result<ExitCode> due(Context &context, Database &database)
{
    const auto days = numberOption(context.arguments, "--days", 0, 3'650);
    if (!days)
        return std::unexpected(days.error());
    const Day today = localDay(database.clock().now());
    const auto list =
        KitListStore(database).due(today, addDays(today, static_cast<int>(days->value_or(30))));
    if (!list)
        return std::unexpected(list.error());
    Json json{{"ok", true}, {"due", Json::array()}};
    Labels lines;
    for (const KitDue &one : *list) {
        json["due"].push_back({{"kit", one.label},
                               {"depot", one.depotName},
                               {"what", one.what},
                               {"due_on", one.dueOn ? Json(isoDay(*one.dueOn)) : Json()},
                               {"blocks", one.blocks},
                               {"message", one.words}});
        lines.push_back(std::format("{:<12} {:<12} {:<11} {:<8} {}", one.label, one.what,
                                    one.dueOn ? isoDay(*one.dueOn) : "", one.blocks ? "blocks" : "",
                                    one.words));
    }
    put(context, json, lines, "Nothing is due.");
    return kDone;
}

Result<ExitCode> stock(Context &context, Database &database, bool lowOnly)
{
    const auto list = lowOnly ? StockStore(database).low() : StockStore(database).levels();
    if (!list)
        return std::unexpected(list.error());
    Json json{{"ok", true}, {"stock", Json::array()}};
    Labels lines;
    for (const StockLevel &one : *list) {
        json["stock"].push_back({{"item", one.itemName},
                                 {"kind", one.kind},
                                 {"depot", one.depot.isNull() ? Json() : Json(one.depotName)},
                                 {"count", one.count},
                                 {"low_stock_level", one.lowLevel ? Json(*one.lowLevel) : Json()},
                                 {"low", one.isLow()}});
        lines.push_back(std::format("{:<28} {:<20} {:>8}{}", one.itemName,
                                    one.depot.isNull() ? "nowhere" : one.depotName, one.count,
                                    one.isLow() ? "  low" : ""));
    }
    put(context, json, lines, lowOnly ? "Nothing is low." : "There is no stock.");
    return kDone;
}

Result<ExitCode> clashing(Context &context, Database &database)
{
    const auto list = KitStore(database).duplicates();
    if (!list)
        return std::unexpected(list.error());
    put(context, Json{{"ok", true}, {"labels", *list}}, *list, "No label stands twice.");
    return kDone;
}

Result<ExitCode> kits(Context &context)
{
    const std::string list = *context.arguments.word(0);
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    if (list == "due")
        return due(context, **database);
    if (list == "low-stock" || list == "stock")
        return stock(context, **database, list == "low-stock");
    if (list == "duplicates")
        return clashing(context, **database);
    return usageError(
        std::format("There is no list \"{}\". Give due, low-stock, stock or duplicates.", list));
}

Result<Labels> scansIn(const std::string &name)
{
    if (auto other = refuseOpenRecords(name); !other)
        return std::unexpected(other.error());
    QFile file(QString::fromStdString(name));
    const bool open =
        name == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return failure(ErrorKind::CannotRead, name + " cannot be read.");
    const std::string bytes = file.readAll().toStdString();
    const EncodingGuess guess = guessEncoding(bytes);
    const bool wide =
        guess.encoding == TextEncoding::Utf16Le || guess.encoding == TextEncoding::Utf16Be;
    const std::string text =
        wide ? utf16ToUtf8(std::string_view(bytes).substr(guess.bomSize), guess.encoding)
             : decodeText(bytes);
    Labels codes;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
        if (!trimmed(rest.substr(0, end)).empty())
            codes.emplace_back(trimmed(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return codes;
}

void tellCount(Context &context, const CountState &state, bool moved)
{
    Json json{{"ok", true}, {"expected", state.expected}, {"elsewhere", Json::object()}};
    Labels lines;
    for (const char *result : {"found", "misplaced", "duplicate", "unknown"}) {
        json[result] = Json::array();
        for (const StockScan &scan : state.scans) {
            if (scan.result != result)
                continue;
            json[result].push_back(scan.code);
            if (scan.result == "found")
                continue;
            const auto place = state.elsewhere.find(scan.kit);
            const bool told = scan.result == "misplaced" && place != state.elsewhere.end();
            lines.push_back(std::format("{:<16} {}{}", scan.code,
                                        labelIn(scanResults(), scan.result),
                                        told ? ": " + place->second : ""));
            if (told)
                json["elsewhere"][scan.code] = place->second;
        }
    }
    json["missing"] = state.missing;
    json["moved"] = moved && state.counted("misplaced") > std::ssize(state.stayed);
    json["not_moved"] = state.stayed;
    for (const std::string &label : state.stayed)
        lines.push_back(std::format("{:<16} Not moved here", label));
    for (const std::string &label : state.missing)
        lines.push_back(std::format("{:<16} Missing", label));
    lines.push_back(std::format("{} expected, {} found, {} missing, {} belong elsewhere, {} "
                                "scanned twice, {} not known.",
                                state.expected, state.counted("found"), state.missing.size(),
                                state.counted("misplaced"), state.counted("duplicate"),
                                state.counted("unknown")));
    put(context, json, lines, "");
}

Result<ExitCode> stockCount(Context &context)
{
    const auto codes = scansIn(*context.arguments.word(1));
    if (!codes)
        return std::unexpected(codes.error());
    const auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    const auto depot = DepotStore(**database).find(*context.arguments.word(0));
    if (!depot || depot->deleted)
        return refused("depot", "not_found",
                       std::format("There is no depot \"{}\".", *context.arguments.word(0)));
    const bool moveHere = context.arguments.has("--move");
    CountStore counts(**database);
    Change change(**database, {actorName()}, "Stock count");
    const auto count =
        counts.start(change, depot->id, context.arguments.value("--by").value_or(""));
    if (!count)
        return std::unexpected(count.error());
    for (const std::string &code : *codes)
        if (const auto scan = counts.scan(change, count->id, code); !scan)
            return std::unexpected(scan.error());
    const auto state = counts.finish(change, count->id, moveHere);
    if (!state)
        return std::unexpected(state.error());
    if (const auto committed = change.commit(); !committed)
        return std::unexpected(committed.error());
    tellCount(context, *state, moveHere);
    return kDone;
}

// Between semicolons; between commas, too, where that is no label as it stands.
Labels namedKits(Database &database, std::string_view text)
{
    KitStore kits(database);
    Labels names;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t whole = std::min(text.find(';', at), text.size());
        const std::string part(trimmed(text.substr(at, whole - at)));
        const bool isOne = part.empty() || !part.contains(',') || kits.find(part);
        const std::size_t end = isOne ? whole : std::min(text.find_first_of(";,", at), text.size());
        if (const auto name = trimmed(text.substr(at, end - at)); !name.empty())
            names.emplace_back(name);
        at = end + 1;
    }
    return names;
}

Result<ExitCode> labels(Context &context)
{
    const auto out = context.arguments.value("--out");
    if (!out)
        return usageError("Say where to: --out FILE.pdf");
    const auto layout = labelLayout(context.arguments.value("--layout").value_or("a4"));
    if (!layout)
        return usageError(layout.error().message);
    const auto start = numberOption(context.arguments, "--start", 1, layout->perPage());
    if (!start)
        return std::unexpected(start.error());
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const std::string asked = context.arguments.value("--kit").value_or("");
    Labels names = namedKits(**database, asked);
    std::ranges::copy(context.arguments.words, std::back_inserter(names));
    const auto list = kitLabels(**database, names);
    if (!list)
        return std::unexpected(list.error());
    const auto written = writeLabels(*list, *layout, static_cast<int>(start->value_or(1)), *out);
    if (!written)
        return std::unexpected(written.error());
    const Labels bare = labelsWithoutBars(*list, *layout);
    if (context.json) {
        context.terminal.outLine(
            lineOf(Json{{"ok", true}, {"labels", list->size()}, {"without_bars", bare}}));
        return kDone;
    }
    context.terminal.errorLine(std::format("Wrote {} {} to {}.", list->size(),
                                           list->size() == 1 ? "label" : "labels", *out));
    for (const std::string &label : bare)
        context.terminal.errorLine(std::format(
            "{} has a QR code alone: it is too long for bars, or has letters they cannot hold.",
            label));
    return kDone;
}

Result<ExitCode> scan(Context &context)
{
    const auto codes = codesInFile(*context.arguments.word(0));
    if (!codes)
        return std::unexpected(codes.error());
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    KitStore store(**database);
    LoanStore loans(**database);
    const Day today = localDay((*database)->clock().now());
    Json json{{"ok", true}, {"codes", Json::array()}};
    Labels lines;
    for (const ReadCode &code : *codes) {
        Json one{{"text", code.text}, {"format", code.format}, {"kit", nullptr}};
        const auto kit = store.find(code.text);
        const auto facts = kit ? store.factsOf(*kit, today) : Result<KitFacts>();
        if (kit && facts) {
            one["kit"] = kit->label;
            one["status"] = kit->status;
            one["next"] = nextStepFor(*facts);
        }
        std::string words = kit ? std::format("{}, next: {}", labelIn(kitStatuses(), kit->status),
                                              facts ? nextStepFor(*facts) : "")
                                : "not the label of a kit, nor the code of a loan";
        if (const auto loan = loans.find(code.text); !kit && loan && !loan->deleted) {
            one["loan"] = loan->ref; // a return slip
            one["status"] = loan->status();
            words = std::format("loan, {}", labelIn(loanStatuses(), loan->status()));
        }
        lines.push_back(std::format("{:<10} {:<24} {}", code.format, code.text, words));
        json["codes"].push_back(std::move(one));
    }
    put(context, json, lines, "No code was found in the picture.");
    return codes->empty() ? kSomeRefused : kDone;
}

constexpr std::array<OptionSpec, 1> kKitOptions{
    {{"--days", "N", "due: how far ahead to look; 30 without it"}}};
constexpr std::array<OptionSpec, 2> kCountOptions{{
    {"--by", "NAME", "who counted"},
    {"--move", "", "kits that belong elsewhere belong here from now on"},
}};
constexpr std::array<OptionSpec, 4> kLabelOptions{{
    {"--layout", "NAME", "l7162, l7163 or a4"},
    {"--kit", "LABEL", "a kit, or several with semicolons; without it, all"},
    {"--start", "N", "the first label of the sheet that is free; 1 is the top left one"},
    {"--out", "FILE", "the PDF to write"},
}};

constexpr std::array<Command, 4> kCommands{{
    {"kits", "LIST", "List what is due for kits, what stock is low, all stock or duplicate labels",
     kKitOptions, 1, 1, kits},
    {"stock-count", "DEPOT FILE",
     "Count a depot's kits from a file of scanned labels, one a line (- for standard input)",
     kCountOptions, 2, 2, stockCount},
    {"labels", "[LABEL...]", "Write labels for kits as PDF", kLabelOptions, 0, 1000, labels},
    {"scan",
     "FILE",
     "Read the codes in a photo and tell what kits or loans they are",
     {},
     1,
     1,
     scan},
}};

} // namespace

std::span<const Command> kitCommands()
{
    return kCommands;
}

} // namespace sc::cli
