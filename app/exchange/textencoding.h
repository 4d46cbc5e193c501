// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sc {

/// How the bytes of a text file from somebody else's program are to be read.
enum class TextEncoding { Utf8, Windows1252, Utf16Le, Utf16Be };

struct EncodingGuess {
    TextEncoding encoding = TextEncoding::Utf8;
    std::size_t bomSize = 0; ///< bytes of byte order mark to step over
};

/// Looks for a byte order mark, then for the zero bytes that give UTF-16 away, then whether the
/// whole text is valid UTF-8. What is left is Windows-1252, which every byte sequence satisfies:
/// parts of it may be UTF-8 all the same, see mixedToUtf8().
[[nodiscard]] EncodingGuess guessEncoding(std::string_view bytes);

/// As core's isValidUtf8, at the speed of memory where the text is plain ASCII.
[[nodiscard]] bool isUtf8Throughout(std::string_view bytes);

/// A part of a Windows-1252 file as UTF-8. What is UTF-8 throughout stays; in the rest so do the
/// letters that can hardly be anything else ("Ã©" is nobody's spelling), so that one bad
/// byte does not spoil the words around it.
[[nodiscard]] std::string mixedToUtf8(std::string_view bytes);

/// True if every byte is below 0x80, so that UTF-8 and Windows-1252 agree.
[[nodiscard]] bool isAscii(std::string_view bytes);

/// UTF-16 without its byte order mark to UTF-8; a lone surrogate becomes U+FFFD.
[[nodiscard]] std::string utf16ToUtf8(std::string_view bytes, TextEncoding order);

/// Appends one code point as UTF-8.
void appendUtf8(char32_t codePoint, std::string &out);

} // namespace sc
