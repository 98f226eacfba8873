// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/startcall.h"

#include "interop/tsqltext.h"

#include <QSet>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

using Kind = TsqlToken::Kind;

constexpr qsizetype kLongestStatement = 256 * 1024;
constexpr qsizetype kMostNameParts = 4;   // server.database.schema.name
constexpr qsizetype kLongestValue = 4000; // names have 128 characters

class Finder
{
public:
    explicit Finder(const QString& sql)
        : m_tokens(tsqlTokens(sql))
    {}

    StartCalls run()
    {
        while (m_at < m_tokens.size()) {
            if (!takeCall() && !takeAssignment())
                look();
        }
        return m_found;
    }

private:
    [[nodiscard]] const TsqlToken* peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() ? &m_tokens.at(m_at + ahead) : nullptr;
    }
    [[nodiscard]] bool isWord(QStringView word, qsizetype ahead = 0) const
    {
        const TsqlToken* token = peek(ahead);
        return token && token->is(Kind::Word, word);
    }
    [[nodiscard]] bool isSymbol(QStringView symbol, qsizetype ahead = 0) const
    {
        const TsqlToken* token = peek(ahead);
        return token && token->is(Kind::Symbol, symbol);
    }

    // A constant expression: strings and NCHAR(n) joined by +, a number, NULL, a variable whose value is
    // known. False, and nothing taken: something else.
    bool takeValue(QString& value)
    {
        const qsizetype begin = m_at;
        QString joined;
        for (;;) {
            const TsqlToken* token = peek();
            if (!token)
                break;
            bool negative = false;
            if (token->is(Kind::Symbol, u"-") && peek(1) && peek(1)->kind == Kind::Number) {
                negative = true;
                ++m_at;
                token = peek();
            }
            if (token->kind == Kind::String) {
                joined += token->text;
            } else if (token->kind == Kind::Number) {
                joined += (negative ? u"-"_s : QString()) + token->text;
                // 1.5E-3 comes in pieces.
                if ((joined.endsWith(u'E') || joined.endsWith(u'e')) && peek(2) &&
                    (isSymbol(u"-", 1) || isSymbol(u"+", 1)) && peek(2)->kind == Kind::Number) {
                    joined += peek(1)->text + peek(2)->text;
                    m_at += 2;
                }
            } else if (token->is(Kind::Word, u"NULL")) {
                joined = QString();
            } else if ((token->is(Kind::Word, u"NCHAR") || token->is(Kind::Word, u"CHAR")) &&
                       isSymbol(u"(", 1) && peek(2) && peek(2)->kind == Kind::Number && isSymbol(u")", 3)) {
                joined += QChar(char16_t(peek(2)->text.toUShort()));
                m_at += 3;
            } else if (token->kind == Kind::Variable && m_found.variables.contains(token->text.toLower())) {
                joined += m_found.variables.value(token->text.toLower());
            } else {
                break;
            }
            ++m_at;
            if (joined.size() > kLongestValue)
                break; // SET @a = @a + @a, a few dozen times
            if (!isSymbol(u"+")) {
                value = joined;
                return true;
            }
            ++m_at;
        }
        m_at = begin;
        return false;
    }

    // DECLARE @a type = value, @b …; SET @a = value; SELECT @a = value
    bool takeAssignment()
    {
        const bool declares = isWord(u"DECLARE");
        if (!declares && !((isWord(u"SET") || isWord(u"SELECT")) && peek(1) &&
                           peek(1)->kind == Kind::Variable && isSymbol(u"=", 2)))
            return false;
        ++m_at;
        while (peek() && peek()->kind == Kind::Variable) {
            const QString name = peek()->text.toLower();
            ++m_at;
            if (declares)
                skipType();
            if (isSymbol(u"=")) {
                ++m_at;
                QString value;
                if (takeValue(value) &&
                    (!peek() || isSymbol(u",") || isSymbol(u";") || peek()->kind == Kind::Word))
                    m_found.variables.insert(name, value);
                else
                    m_found.variables.remove(name);
            }
            if (!isSymbol(u","))
                break;
            ++m_at;
        }
        return true;
    }
    void skipType()
    {
        while (peek() && !isSymbol(u"=") && !isSymbol(u",") && !isSymbol(u";") && !isNextStatement()) {
            if (isSymbol(u"(")) {
                while (peek() && !isSymbol(u")"))
                    ++m_at;
            }
            if (peek())
                ++m_at;
        }
    }
    [[nodiscard]] bool isNextStatement() const
    {
        static const QSet<QString> words{u"EXEC"_s, u"EXECUTE"_s, u"SET"_s,   u"SELECT"_s,
                                         u"IF"_s,   u"DECLARE"_s, u"BEGIN"_s, u"WHILE"_s};
        return peek() && peek()->kind == Kind::Word && words.contains(peek()->text.toUpper());
    }

    bool takeCall()
    {
        const qsizetype begin = m_at;
        bool executes = false;
        if (isWord(u"EXEC") || isWord(u"EXECUTE")) {
            executes = true;
            ++m_at;
            if (peek() && peek()->kind == Kind::Variable && isSymbol(u"=", 1))
                m_at += 2;
        }
        QStringList name;
        const auto addPart = [&](const QString& part) {
            if (name.size() <= kMostNameParts) // one more tells that it is no procedure's
                name.append(part);
        };
        bool more = peek() && (peek()->kind == Kind::Word || peek()->kind == Kind::Quoted);
        while (more) {
            addPart(peek()->text);
            ++m_at;
            more = false;
            while (isSymbol(u".")) {
                ++m_at;
                if (isSymbol(u".")) // msdb..sp_start_job
                    addPart(QString());
                more = peek() && (peek()->kind == Kind::Word || peek()->kind == Kind::Quoted);
            }
        }
        if (name.isEmpty() || name.size() > kMostNameParts ||
            name.constLast().compare(u"sp_start_job"_s, Qt::CaseInsensitive) != 0) {
            if (executes && !name.isEmpty())
                m_found.doesMore = true;
            if (executes)
                return true;
            const qsizetype nameEnd = m_at;
            m_at = begin;
            if (name.size() < 2)
                return false;
            look();
            m_at = nameEnd; // not each of its parts again
            return true;
        }
        StartCall call;
        if (name.size() == 4)
            call.linkedServer = name.constFirst();
        takeArguments(call);
        m_found.calls.append(call);
        return true;
    }

    void takeArguments(StartCall& call)
    {
        // The order of sp_start_job's parameters.
        static const QStringList order{u"@job_name"_s,    u"@job_id"_s,    u"@error_flag"_s,
                                       u"@server_name"_s, u"@step_name"_s, u"@output_flag"_s};
        for (int position = 0; peek() && !isSymbol(u";"); ++position) {
            QString name = position < order.size() ? order.at(position) : QString();
            if (peek()->kind == Kind::Variable && isSymbol(u"=", 1)) {
                name = peek()->text.toLower();
                m_at += 2;
            } else if (position == 0 && isNextStatement()) {
                return; // no arguments at all
            }
            takeArgument(call, name);
            if (isWord(u"OUTPUT") || isWord(u"OUT"))
                ++m_at;
            if (!isSymbol(u","))
                return;
            ++m_at;
        }
    }
    void takeArgument(StartCall& call, const QString& name)
    {
        QString* target = name == "@job_name"_L1      ? &call.job
                          : name == "@job_id"_L1      ? &call.jobId
                          : name == "@server_name"_L1 ? &call.serverName
                          : name == "@step_name"_L1   ? &call.step
                                                      : nullptr;
        QString value;
        if (takeValue(value)) {
            if (target)
                *target = value;
            return;
        }
        if (!peek())
            return;
        // EXEC sp_start_job Load: a bare word is a string, too.
        if (peek()->kind == Kind::Word || peek()->kind == Kind::Quoted) {
            if (target && !peek()->is(Kind::Word, u"DEFAULT"))
                *target = peek()->text;
        } else if (target) {
            call.open.append(name);
        }
        ++m_at;
    }

    // Any other token: does the text do more than start a job?
    void look()
    {
        static const QSet<QString> more{u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s,   u"MERGE"_s, u"SELECT"_s,
                                        u"CREATE"_s, u"DROP"_s,   u"TRUNCATE"_s, u"ALTER"_s, u"BACKUP"_s};
        static const QSet<QString> waiting{u"WAITFOR"_s, u"WHILE"_s};
        if (peek()->kind == Kind::Word) {
            const QString word = peek()->text.toUpper();
            m_found.doesMore = m_found.doesMore || more.contains(word);
            m_found.waits = m_found.waits || waiting.contains(word);
        }
        ++m_at;
    }

    QList<TsqlToken> m_tokens;
    qsizetype m_at = 0;
    StartCalls m_found;
};

} // namespace

StartCalls findStartCalls(const QString& sql)
{
    if (sql.size() > kLongestStatement) {
        StartCalls refused;
        refused.tooLong = true;
        return refused;
    }
    StartCalls found = Finder(sql).run();
    const QString head = QStringView(sql).left(200).trimmed().toString();
    if (head.startsWith(u"-- Stellwerk outcome"_s))
        found.script = u"outcome"_s;
    else if (head.startsWith(u"-- Stellwerk start"_s))
        found.script = u"start"_s;
    return found;
}

} // namespace stellwerk
