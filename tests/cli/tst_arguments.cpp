// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <QTest>

#include <array>

using namespace std::string_literals;
using sc::cli::OptionSpec;

namespace {

constexpr std::array<OptionSpec, 4> kOptions{{{"--db", "FILE", ""},
                                              {"--json", "", ""},
                                              {"--out", "FILE", ""},
                                              {"--area", "CODE", "", true}}};

sc::Result<sc::cli::Arguments> parse(const std::vector<std::string> &raw)
{
    return sc::cli::parseArguments(raw, kOptions);
}

std::string codeOf(const std::vector<std::string> &raw)
{
    const auto parsed = parse(raw);
    return parsed ? "taken"s : parsed.error().problems.at(0).code;
}

} // namespace

class TestArguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOptionsAnywhere()
    {
        const auto parsed = parse({"--db", "a b.db", "export", "--json", "reports", "--out=x=y"});
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->command, "export"s);
        QCOMPARE(parsed->word(0), std::optional("reports"s));
        QCOMPARE(parsed->value("--db"), std::optional("a b.db"s));
        QCOMPARE(parsed->value("--out"), std::optional("x=y"s));
        QVERIFY(parsed->has("--json"));
    }

    void takesSomeOptionsSeveralTimes()
    {
        const auto parsed = parse({"export", "--area", "NORTH", "--area=SOUTH"});
        QCOMPARE(parsed->values("--area"), (std::vector{"NORTH"s, "SOUTH"s}));
        QVERIFY(parsed->values("--out").empty());
    }

    void joinsTheTwoWordsOfACommand()
    {
        const auto isPair = [](const std::string &pair) { return pair == "sync init"; };
        const std::vector<std::string> raw{"--db", "sync", "sync", "init", "--json"};
        QCOMPARE(sc::cli::withPairsJoined(raw, kOptions, isPair),
                 (std::vector{"--db"s, "sync"s, "sync init"s, "--json"s}));
        const std::vector<std::string> other{"sync", "else"};
        QCOMPARE(sc::cli::withPairsJoined(other, kOptions, isPair), other);
    }

    void findsTheCommandBehindOptions()
    {
        const std::vector<std::string> raw{"--db", "x.db", "--json", "dump"};
        QCOMPARE(sc::cli::commandIn(raw, kOptions), "dump"s);
    }

    void takesAnythingBehindTwoHyphens()
    {
        const auto parsed = parse({"search", "--", "--json", "-x"});
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->words.size(), std::size_t{2});
    }

    void takesAHyphenForStandardInput()
    {
        QCOMPARE(parse({"apply", "-"})->word(0), std::optional("-"s));
    }

    void namesTheOptionAtFault()
    {
        QCOMPARE(codeOf({"dump", "--typ", "x"}), "unknown_option"s);
        QCOMPARE(parse({"dump", "--typ=x"}).error().problems.at(0).field, "--typ"s);
        QCOMPARE(codeOf({"dump", "-t"}), "unknown_option"s);
        QCOMPARE(codeOf({"dump", "--out"}), "missing_value"s);
        QCOMPARE(codeOf({"dump", "--out", "--json"}), "missing_value"s);
        QCOMPARE(codeOf({"dump", "--json=1"}), "unexpected_value"s);
        QCOMPARE(codeOf({"dump", "--json", "--json"}), "repeated_option"s);
    }

    void readsNumbersWithinTheirRange()
    {
        const auto number = [](const std::string &text) {
            return sc::cli::numberOption(*parse({"x", "--out", text}), "--out", 1, 10);
        };
        QCOMPARE(number("10").value(), std::optional(std::int64_t{10}));
        for (const char *bad : {"0", "11", "ten", "1.5", "", "99999999999999999999"})
            QVERIFY(!number(bad).has_value());
        QCOMPARE(sc::cli::numberOption(*parse({"x"}), "--out", 1, 2).value(),
                 std::optional<std::int64_t>());
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
