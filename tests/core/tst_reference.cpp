// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reference.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cctype>

using namespace sc;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

std::vector<Reference> samples()
{
    std::vector<Reference> all;
    for (const char *prefix : {"N", "N3", "S", "AB", "WXY", "H7K2", "Y"}) {
        for (const std::int64_t number : {1LL, 147LL, 9999LL, 10000LL, 30147LL, 1234567LL})
            all.push_back({prefix, number});
    }
    return all;
}

std::string written(const Reference &reference)
{
    return reference.toString();
}

std::string codeOf(const Result<Reference> &result)
{
    return result ? "" : result.error().problems.at(0).code;
}

} // namespace

class ReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesPrefixFourDigitsAndCheck()
    {
        const std::string text = written({"N3", 147});
        QVERIFY(text.starts_with("N3-0147-"));
        QCOMPARE(text.size(), std::size_t{9});
        QVERIFY(written({"N3", 123456}).starts_with("N3-123456-"));
    }

    void refusesToWriteWhatCouldNotBeRead()
    {
        QCOMPARE(written({"", 1}), std::string());
        QCOMPARE(written({"N3", 0}), std::string());
        QCOMPARE(written({"TOOLONG", 1}), std::string());
        QCOMPARE(written({"3N", 1}), std::string());
        QCOMPARE(written({"Ni", 1}), std::string());
    }

    void forgivesCaseSpacesHyphensAndLookAlikes()
    {
        const Reference wanted{"N3", 1012};
        const std::string text = wanted.toString();
        const char check = text.back();
        const std::string lower{static_cast<char>(std::tolower(check))};
        const std::string upper{check};
        for (const std::string &typed :
             {"n3-1012-" + lower, "N3 1012 " + upper, " N3--1012 -" + upper, "n31012" + lower,
              "N3-1O12-" + upper, "n3-lol2-" + lower, "N3-I0IZ-" + upper, "N3-10-12-" + upper,
              "N3\xe2\x80\x93"
              "1012\xe2\x80\x91" +
                  upper,
              "N3/1012/" + upper, "N-3-1012-" + upper}) {
            const auto read = Reference::parse(typed);
            QVERIFY2(read.has_value(), typed.c_str());
            QCOMPARE(read->toString(), text);
        }
        const std::string v = written({"V2", 5});
        QCOMPARE(Reference::parse("uz-0005-" + std::string{v.back()}).value().toString(), v);
    }

    void forgivesMissingLeadingNoughtsBetweenHyphens()
    {
        const std::string text = written({"N3", 147});
        QCOMPARE(Reference::parse("N3-147-" + text.substr(8)).value(), (Reference{"N3", 147}));
    }

    void readsBackWithoutAnySeparator()
    {
        for (const Reference &reference : samples()) {
            std::string text = reference.toString();
            std::erase(text, '-');
            QCOMPARE(Reference::parse(text).value(), reference);
        }
    }

    void catchesEverySingleWrongCharacter()
    {
        for (const Reference &reference : samples()) {
            const std::string text = reference.toString();
            for (std::size_t i = 0; i < text.size(); ++i) {
                if (text[i] == '-')
                    continue;
                for (const char other : kAlphabet) {
                    std::string wrong = text;
                    wrong[i] = other;
                    QVERIFY2(other == text[i] || !Reference::parse(wrong), wrong.c_str());
                }
            }
        }
    }

    void catchesEverySwapOfTwoCharacters()
    {
        for (const Reference &reference : samples()) {
            const std::string text = reference.toString();
            for (std::size_t i = 0; i < text.size(); ++i) {
                for (std::size_t j = i + 1; j < text.size(); ++j) {
                    if (text[i] == '-' || text[j] == '-' || text[i] == text[j])
                        continue;
                    std::string wrong = text;
                    std::swap(wrong[i], wrong[j]);
                    QVERIFY2(!Reference::parse(wrong), wrong.c_str());
                }
            }
        }
    }

    void saysWhatIsWrong()
    {
        QCOMPARE(codeOf(Reference::parse("")), std::string("missing"));
        QCOMPARE(codeOf(Reference::parse(" - ")), std::string("missing"));
        QCOMPARE(codeOf(Reference::parse("North Road")), std::string("bad_reference"));
        QCOMPARE(codeOf(Reference::parse("0147")), std::string("bad_reference"));
        QCOMPARE(codeOf(Reference::parse("N3-0147")), std::string("bad_reference"));
        QCOMPARE(codeOf(Reference::parse("N3*0147*T")), std::string("bad_reference"));
        const std::string text = written({"N3", 147});
        const char wrong = text.back() == 'T' ? 'S' : 'T';
        QCOMPARE(codeOf(Reference::parse(text.substr(0, 8) + wrong)), std::string("bad_check"));
        QVERIFY(looksLikeReference(text));
        QVERIFY(!looksLikeReference("fly-tipping"));
    }

    void survivesAnyReferenceAndAnyText()
    {
        QVERIFY(rc::check("there and back", [] {
            const auto letter = rc::gen::elementOf(std::string("ABCDEFGHJKMNPQRSTVWXY"));
            const auto any = rc::gen::elementOf(std::string(kAlphabet));
            std::string prefix{*letter};
            const auto more = *rc::gen::inRange(0, 4);
            for (int i = 0; i < more; ++i)
                prefix += *any;
            const Reference reference{prefix,
                                      *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000)};
            RC_ASSERT(Reference::parse(reference.toString()).value() == reference);
        }));
        QVERIFY(rc::check("any bytes", [](const std::string &text) {
            const auto read = Reference::parse(text);
            RC_ASSERT((!read || Reference::parse(read->toString()).value() == *read));
        }));
    }
};

QTEST_APPLESS_MAIN(ReferenceTest)
#include "tst_reference.moc"
