// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace simfleet::sql {

enum class TokenKind {
    End,
    Word,    // identifier or keyword; `upper` holds it in capitals
    Quoted,  // [name] or "name", unescaped
    String,  // 'text', unescaped
    NString, // N'text'
    Integer,
    Decimal,        // 1.5
    Float,          // 1e3
    HexDigits,      // 0x0102, digits only
    Variable,       // @x
    SystemVariable, // @@x
    Symbol,         // operators and punctuation, two characters where they belong together
};

struct Token
{
    TokenKind kind = TokenKind::End;
    std::u16string text{};
    std::u16string upper{};
    int line = 1;
    std::size_t begin = 0; // in the batch's text
    std::size_t end = 0;
};

struct LexerOptions
{
    bool quotedIdentifier = true; // off: "x" is a string
};

// The tokens of a batch, closed by an End. Throws SqlError 105 and 113 for what is never closed.
[[nodiscard]] std::vector<Token> tokenize(std::u16string_view text, const LexerOptions& options);
[[nodiscard]] bool isReservedWord(std::u16string_view upper);

} // namespace simfleet::sql
