// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/postcode.h"

namespace sc {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetterExcept(char c, std::string_view excluded)
{
    return c >= 'A' && c <= 'Z' && excluded.find(c) == std::string_view::npos;
}

bool isOneOf(char c, std::string_view allowed)
{
    return allowed.find(c) != std::string_view::npos;
}

std::string bare(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            kept += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || isDigit(c))
            kept += c;
    }
    return kept;
}

/// A9, A99, A9A, AA9, AA99 or AA9A with the letters BS 7666 allows in each position.
bool isOutward(std::string_view code)
{
    if (code == "GIR")
        return true;
    if (code.size() < 2 || code.size() > 4 || !isLetterExcept(code[0], "QVX"))
        return false;
    const bool twoLetters = !isDigit(code[1]);
    if (twoLetters && !isLetterExcept(code[1], "IJZ"))
        return false;
    const auto rest = code.substr(twoLetters ? 2 : 1);
    if (rest.empty() || rest.size() > 2 || !isDigit(rest[0]))
        return false;
    return rest.size() == 1 || isDigit(rest[1]) ||
           isOneOf(rest[1], twoLetters ? "ABEHMNPRVWXY" : "ABCDEFGHJKSTUW");
}

bool isInward(std::string_view code)
{
    return code.size() == 3 && isDigit(code[0]) && isLetterExcept(code[1], "CIKMOV") &&
           isLetterExcept(code[2], "CIKMOV");
}

bool isWhole(std::string_view code)
{
    if (code.size() < 5)
        return false;
    const auto outward = code.substr(0, code.size() - 3);
    const auto inward = code.substr(code.size() - 3);
    if (outward == "GIR")
        return inward == "0AA";
    return isOutward(outward) && isInward(inward);
}

} // namespace

Result<std::string> normalisePostcode(std::string_view text)
{
    std::string code = bare(text);
    if (code.empty())
        return refused("postcode", "missing", "Enter a postcode, like DL1 1AA");
    if (!isWhole(code))
        return refused("postcode", "bad_postcode", "Enter a full UK postcode, like DL1 1AA");
    code.insert(code.size() - 3, 1, ' ');
    return code;
}

bool isPostcode(std::string_view text)
{
    return isWhole(bare(text));
}

std::string outwardCode(std::string_view text)
{
    std::string code = bare(text);
    if (isWhole(code))
        code.resize(code.size() - 3);
    return isOutward(code) ? code : std::string{};
}

} // namespace sc
