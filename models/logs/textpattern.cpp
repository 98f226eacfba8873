// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/textpattern.h"

#include "logs/regexliterals.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool isAscii(const QString& text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

std::string utf8(const QString& text)
{
    return text.toStdString();
}

// The longest run of ASCII in the text: what bytes alone can find of it.
QString asciiRun(const QString& text)
{
    QString best;
    QString run;
    for (const QChar c : text) {
        if (c.unicode() < 0x80) {
            run.append(c);
            if (run.size() > best.size())
                best = run;
        } else {
            run.clear();
        }
    }
    return best;
}

} // namespace

// A compiled expression is shared between threads; what a match is written to is each one's own.
struct TextPattern::Regex
{
    std::shared_ptr<pcre2_code> code;
    pcre2_match_data* match = nullptr;
    bool jit = false;

    explicit Regex(std::shared_ptr<pcre2_code> compiled, bool fast)
        : code(std::move(compiled))
        , match(pcre2_match_data_create_from_pattern(code.get(), nullptr))
        , jit(fast)
    {}
    ~Regex() { pcre2_match_data_free(match); }
    Q_DISABLE_COPY_MOVE(Regex)

    // An expression that runs into the engine's limits (it would try for minutes) does not match.
    [[nodiscard]] bool run(std::string_view text, size_t from) const
    {
        const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
        if (!subject)
            subject = reinterpret_cast<PCRE2_SPTR>("");
        const int found =
            jit ? pcre2_jit_match(code.get(), subject, text.size(), from, PCRE2_NO_UTF_CHECK, match, nullptr)
                : pcre2_match(code.get(), subject, text.size(), from, PCRE2_NO_UTF_CHECK, match, nullptr);
        return found >= 0;
    }
    [[nodiscard]] Place place() const
    {
        const PCRE2_SIZE* places = pcre2_get_ovector_pointer(match);
        return {qsizetype(places[0]), qsizetype(places[1] - places[0])};
    }
};

TextPattern::TextPattern(const QString& pattern, const Options& options, Error* error)
    : m_pattern(pattern)
    , m_options(options)
{
    const auto sensitivity = options.caseSensitive ? ByteFinder::Case::Exact : ByteFinder::Case::IgnoreAscii;
    const auto bytesDecide = [&](const QString& text) { return options.caseSensitive || isAscii(text); };
    const auto literal = [&](const QString& text) {
        return ByteFinder(utf8(bytesDecide(text) ? text : asciiRun(text)), sensitivity);
    };
    if (!options.regex) {
        m_any = {literal(pattern)};
        m_exactInBytes = bytesDecide(pattern);
        return;
    }
    const QByteArray bytes = pattern.toUtf8();
    int number = 0;
    PCRE2_SIZE offset = 0;
    const uint32_t flags =
        PCRE2_UTF | PCRE2_MULTILINE | (options.caseSensitive ? 0U : uint32_t(PCRE2_CASELESS));
    pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(bytes.constData()), size_t(bytes.size()),
                                     flags, &number, &offset, nullptr);
    if (!code) {
        m_never = true;
        if (error) {
            std::array<PCRE2_UCHAR, 256> words{};
            pcre2_get_error_message(number, words.data(), words.size());
            error->offset = QString::fromUtf8(bytes.left(qsizetype(offset))).size();
            error->text = QString::fromUtf8(reinterpret_cast<const char*>(words.data()));
        }
        return;
    }
    const bool jit = pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
    m_regex = std::make_unique<Regex>(std::shared_ptr<pcre2_code>(code, &pcre2_code_free), jit);
    if (const auto alternatives = regexliterals::alternatives(pattern)) {
        for (const QString& one : *alternatives)
            m_any.push_back(literal(one));
        m_exactInBytes = std::all_of(alternatives->cbegin(), alternatives->cend(), bytesDecide);
    } else if (const QString required = regexliterals::required(pattern); required.size() > 1) {
        m_any = {literal(required)};
    }
    // A run of one letter is in nearly every text: looking for it first only costs.
    if (std::any_of(m_any.cbegin(), m_any.cend(), [](const ByteFinder& one) { return one.size() < 2; }) &&
        !m_exactInBytes)
        m_any.clear();
}

TextPattern::TextPattern() = default;
TextPattern::~TextPattern() = default;
TextPattern::TextPattern(TextPattern&&) noexcept = default;
TextPattern& TextPattern::operator=(TextPattern&&) noexcept = default;

TextPattern::TextPattern(const TextPattern& other)
    : m_pattern(other.m_pattern)
    , m_options(other.m_options)
    , m_never(other.m_never)
    , m_exactInBytes(other.m_exactInBytes)
    , m_any(other.m_any)
    , m_regex(other.m_regex ? std::make_unique<Regex>(other.m_regex->code, other.m_regex->jit) : nullptr)
{}

TextPattern& TextPattern::operator=(const TextPattern& other)
{
    return *this = TextPattern(other);
}

bool TextPattern::slowIsIn(std::string_view text) const
{
    if (m_regex)
        return m_regex->run(text, 0);
    return QString::fromUtf8(text.data(), qsizetype(text.size()))
        .contains(m_pattern, m_options.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
}

bool TextPattern::isIn(std::string_view text, bool odd) const
{
    if (m_never)
        return false;
    if (m_any.empty() || (odd && !m_options.caseSensitive))
        return slowIsIn(text);
    const char* const end = text.data() + text.size();
    const bool there = std::any_of(m_any.cbegin(), m_any.cend(), [&](const ByteFinder& one) {
        return one.find(text.data(), end) != nullptr;
    });
    return there && (m_exactInBytes || slowIsIn(text));
}

bool TextPattern::isIn(const QString& text) const
{
    const QByteArray bytes = text.toUtf8();
    return isIn(std::string_view(bytes.constData(), size_t(bytes.size())));
}

TextPattern::Place TextPattern::find(std::string_view text, size_t from) const
{
    if (m_never || from > text.size())
        return {};
    if (m_regex) {
        while (from <= text.size() && m_regex->run(text, from)) {
            const Place place = m_regex->place();
            if (place.length > 0)
                return place;
            // Nothing of no length is worth a mark; on to the next character.
            from = size_t(place.offset) + 1;
            while (from < text.size() && (text[from] & 0xC0) == 0x80)
                ++from;
        }
        return {};
    }
    const QString rest = QString::fromUtf8(text.data() + from, qsizetype(text.size() - from));
    const qsizetype at =
        rest.indexOf(m_pattern, 0, m_options.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
    if (at < 0 || m_pattern.isEmpty())
        return {};
    return {qsizetype(from) + rest.left(at).toUtf8().size(), rest.mid(at, m_pattern.size()).toUtf8().size()};
}

bool TextPattern::scansFast(bool odd) const
{
    return !m_any.empty() && (m_options.caseSensitive || !odd) && !m_any.front().isEmpty();
}

void TextPattern::scanOne(const ByteFinder& finder, const LogChunk& chunk, quint32 from, quint32 to,
                          const std::function<void(quint32)>& found) const
{
    const char* at = chunk.textBegin(from);
    const char* const end = chunk.textBegin(to);
    quint32 row = from;
    while (row < to) {
        const char* place = finder.find(at, end);
        if (!place)
            return;
        while (chunk.textBegin(row + 1) <= place)
            ++row;
        if (place + finder.size() > chunk.textBegin(row + 1)) {
            at = place + 1; // half in the next row's text
            continue;
        }
        if (m_exactInBytes || slowIsIn(chunk.text(row)))
            found(row);
        ++row;
        at = chunk.textBegin(row);
    }
}

void TextPattern::scan(const LogChunk& chunk, quint32 from, quint32 to,
                       const std::function<void(quint32)>& found) const
{
    if (m_never)
        return;
    const bool odd = chunk.hasOddLetters();
    if (!scansFast(odd)) {
        for (quint32 row = from; row < to; ++row) {
            if (isIn(chunk.text(row), odd))
                found(row);
        }
        return;
    }
    for (const ByteFinder& finder : m_any)
        scanOne(finder, chunk, from, to, found);
}

} // namespace stellwerk
