// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/statement.h"

#include "agent/connection.h"
#include "agent/servertime.h"

#include <QCoreApplication>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif
#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

constexpr std::size_t kLargeRow = 1 << 20; // units: the room for such a row is given back

} // namespace

static_assert(sizeof(SQLWCHAR) == sizeof(char16_t), "ODBC text is UTF-16");

// A parameter's memory must stay where it is until the statement ran.
struct Statement::Bound
{
    qint64 number = 0;
    QString text;
    SQLLEN length = 0;
};

bool RowView::isNull(int column) const
{
    return column < 0 || column >= columns() || m_cells[static_cast<std::size_t>(column)].null;
}

QStringView RowView::view(int column) const
{
    if (isNull(column))
        return {};
    const Cell& cell = m_cells[static_cast<std::size_t>(column)];
    return QStringView(m_text.data() + cell.offset, static_cast<qsizetype>(cell.length));
}

QString RowView::text(int column) const
{
    if (!isNull(column) && m_cells[static_cast<std::size_t>(column)].isNumber)
        return QString::number(int64(column));
    return view(column).toString();
}

qint64 RowView::int64(int column) const
{
    if (isNull(column))
        return 0;
    const Cell& cell = m_cells[static_cast<std::size_t>(column)];
    return cell.isNumber ? cell.number : view(column).toLongLong();
}

int RowView::int32(int column) const
{
    return static_cast<int>(int64(column));
}

QUuid RowView::uuid(int column) const
{
    return QUuid::fromString(view(column));
}

QDateTime RowView::wallClock(int column) const
{
    return wallClockFromText(view(column));
}

Statement::Statement(Connection& connection)
    : m_connection(connection)
{}

Statement::~Statement()
{
    close();
}

Statement& Statement::bind(const QString& text)
{
    m_parameters.emplace_back(text);
    return *this;
}

Statement& Statement::bind(int number)
{
    m_parameters.emplace_back(number);
    return *this;
}

Statement& Statement::bind(qint64 number)
{
    m_parameters.emplace_back(number);
    return *this;
}

Statement& Statement::bind(const QUuid& id)
{
    return bind(id.toString(QUuid::WithoutBraces).toUpper());
}

Statement& Statement::bindNull()
{
    m_parameters.emplace_back(nullptr);
    return *this;
}

void Statement::close()
{
    if (!m_handle)
        return;
    m_connection.leave(); // first: a cancel must not meet a freed handle
    SQLFreeHandle(SQL_HANDLE_STMT, m_handle);
    m_handle = nullptr;
    m_open = false;
    m_columns.clear();
}

QList<Diagnostic> Statement::diagnostics() const
{
    QList<Diagnostic> records;
    for (SQLSMALLINT i = 1;; ++i) {
        SQLWCHAR state[6] = {};
        SQLINTEGER number = 0;
        SQLSMALLINT length = 0;
        std::u16string text(1024, u'\0');
        const auto read = [&] {
            return SQLGetDiagRecW(SQL_HANDLE_STMT, m_handle, i, state, &number,
                                  reinterpret_cast<SQLWCHAR*>(text.data()),
                                  static_cast<SQLSMALLINT>(text.size()), &length);
        };
        SQLRETURN code = read();
        if (code == SQL_SUCCESS_WITH_INFO && static_cast<std::size_t>(length) >= text.size()) {
            text.resize(static_cast<std::size_t>(length) + 1);
            code = read();
        }
        if (!SQL_SUCCEEDED(code))
            return records;
        text.resize(std::min(text.size(), static_cast<std::size_t>(std::max<SQLSMALLINT>(length, 0))));
        records.append({QString::fromUtf16(reinterpret_cast<const char16_t*>(state), 5), number,
                        QString::fromStdU16String(text)});
    }
}

AgentError Statement::fail()
{
    AgentError error = errorFrom(diagnostics(), m_connection.server().name, false);
    if (error.kind == AgentError::Kind::Protocol &&
        m_connection.isDead()) { // FreeTDS: "Unknown error", number 0
        error.kind = AgentError::Kind::ContactLost;
        error.text = QCoreApplication::translate("AgentError", "The connection to the server broke.");
    }
    m_connection.noteError(error);
    close();
    return error;
}

AgentResult<void> Statement::accept(int returnCode)
{
    if (returnCode == SQL_SUCCESS_WITH_INFO)
        m_messages += diagnostics();
    if (SQL_SUCCEEDED(returnCode) || returnCode == SQL_NO_DATA)
        return {};
    return tl::make_unexpected(fail());
}

AgentResult<void> Statement::bindAll()
{
    m_bound.clear();
    m_bound.resize(m_parameters.size());
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        Bound& bound = m_bound[i];
        const Parameter& parameter = m_parameters[i];
        const auto position = static_cast<SQLUSMALLINT>(i + 1);
        SQLRETURN code = SQL_ERROR;
        if (const auto* text = std::get_if<QString>(&parameter)) {
            bound.text = *text;
            bound.length = static_cast<SQLLEN>(text->size() * 2);
            code =
                SQLBindParameter(m_handle, position, SQL_PARAM_INPUT, SQL_C_WCHAR, SQL_WVARCHAR,
                                 static_cast<SQLULEN>(std::max<qsizetype>(1, text->size())), 0,
                                 const_cast<char16_t*>(reinterpret_cast<const char16_t*>(bound.text.utf16())),
                                 bound.length, &bound.length);
        } else if (std::holds_alternative<std::nullptr_t>(parameter)) {
            bound.length = SQL_NULL_DATA;
            code = SQLBindParameter(m_handle, position, SQL_PARAM_INPUT, SQL_C_WCHAR, SQL_WVARCHAR, 1, 0,
                                    nullptr, 0, &bound.length);
        } else {
            const bool wide = std::holds_alternative<qint64>(parameter);
            bound.number = wide ? std::get<qint64>(parameter) : std::get<int>(parameter);
            bound.length = sizeof(bound.number);
            code = SQLBindParameter(m_handle, position, SQL_PARAM_INPUT, SQL_C_SBIGINT,
                                    wide ? SQL_BIGINT : SQL_INTEGER, 0, 0, &bound.number, 0, &bound.length);
        }
        if (auto ok = accept(code); !ok)
            return ok;
    }
    m_parameters.clear();
    return {};
}

AgentResult<void> Statement::execute(const QString& sql)
{
    close();
    m_messages.clear();
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, m_connection.handle(), &m_handle))) {
        m_handle = nullptr;
        AgentError error;
        error.kind = AgentError::Kind::ContactLost;
        error.server = m_connection.server().name;
        error.text = u"No statement can be made on this connection."_s;
        m_connection.noteError(error);
        return tl::make_unexpected(error);
    }
    const auto timeout = m_timeout.count() > 0 ? m_timeout : m_connection.queryTimeout();
    SQLSetStmtAttr(m_handle, SQL_ATTR_QUERY_TIMEOUT, reinterpret_cast<SQLPOINTER>(timeout.count()),
                   SQL_IS_UINTEGER);
    if (auto bound = bindAll(); !bound)
        return bound;
    if (!m_connection.enter(m_handle)) {
        close();
        AgentError error;
        error.kind = AgentError::Kind::Cancelled;
        error.server = m_connection.server().name;
        error.text = u"Cancelled."_s;
        return tl::make_unexpected(error);
    }
    m_open = true;
    const int code = SQLExecDirectW(m_handle, reinterpret_cast<SQLWCHAR*>(const_cast<ushort*>(sql.utf16())),
                                    static_cast<SQLINTEGER>(sql.size()));
    if (auto ok = accept(code); !ok)
        return ok;
    if (auto described = describe(); !described)
        return described;
    if (!hasColumns()) { // a statement that only counts, or none at all
        auto next = nextResult();
        if (!next)
            return tl::make_unexpected(next.error());
    }
    return {};
}

AgentResult<void> Statement::describe()
{
    SQLSMALLINT count = 0;
    m_columns.clear();
    if (auto ok = accept(SQLNumResultCols(m_handle, &count)); !ok)
        return ok;
    m_columns.resize(static_cast<std::size_t>(count));
    m_row.m_cells.assign(static_cast<std::size_t>(count), {});
    for (SQLSMALLINT i = 0; i < count; ++i) {
        SQLWCHAR name[256] = {};
        SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
        SQLULEN size = 0;
        const int code = SQLDescribeColW(m_handle, static_cast<SQLUSMALLINT>(i + 1), name, 256, &length,
                                         &type, &size, &digits, &nullable);
        if (auto ok = accept(code); !ok)
            return ok;
        Column& column = m_columns[static_cast<std::size_t>(i)];
        column.name = QString::fromUtf16(reinterpret_cast<const char16_t*>(name));
        column.isInteger = type == SQL_INTEGER || type == SQL_SMALLINT || type == SQL_TINYINT ||
                           type == SQL_BIGINT || type == SQL_BIT;
    }
    return {};
}

QString Statement::columnName(int column) const
{
    return column >= 0 && column < columnCount() ? m_columns[static_cast<std::size_t>(column)].name
                                                 : QString();
}

AgentResult<void> Statement::readCell(int column)
{
    constexpr std::size_t kPiece = 4096;
    RowView::Cell& cell = m_row.m_cells[static_cast<std::size_t>(column)];
    const auto position = static_cast<SQLUSMALLINT>(column + 1);
    SQLLEN indicator = 0;
    cell = {};
    cell.offset = m_textUsed;
    if (m_columns[static_cast<std::size_t>(column)].isInteger) {
        cell.isNumber = true;
        const int code =
            SQLGetData(m_handle, position, SQL_C_SBIGINT, &cell.number, sizeof(cell.number), &indicator);
        cell.null = indicator == SQL_NULL_DATA;
        return SQL_SUCCEEDED(code) ? AgentResult<void>() : accept(code);
    }
    std::u16string& text = m_row.m_text;
    std::size_t end = cell.offset;
    for (std::size_t piece = kPiece;;) {
        if (text.size() < end + piece) // kept from row to row: filling it anew costs more than the row
            text.resize(std::max(end + piece, 2 * text.size()));
        const int code = SQLGetData(m_handle, position, SQL_C_WCHAR, text.data() + end,
                                    static_cast<SQLLEN>(piece * sizeof(char16_t)), &indicator);
        if (code == SQL_NO_DATA)
            break;
        if (!SQL_SUCCEEDED(code))
            return accept(code);
        cell.null = indicator == SQL_NULL_DATA;
        if (cell.null)
            break;
        const bool whole =
            indicator != SQL_NO_TOTAL && static_cast<std::size_t>(indicator) <= (piece - 1) * 2;
        end += whole ? static_cast<std::size_t>(indicator) / 2 : piece - 1; // a piece ends with a NUL
        if (whole)
            break;
        if (indicator != SQL_NO_TOTAL)
            piece = std::max(kPiece, static_cast<std::size_t>(indicator) / 2 - (piece - 1) + 1);
    }
    m_textUsed = end;
    cell.length = end - cell.offset;
    return {};
}

AgentResult<bool> Statement::fetch()
{
    if (!m_handle || !hasColumns())
        return false;
    const int code = SQLFetch(m_handle);
    if (code == SQL_NO_DATA)
        return false;
    if (auto ok = accept(code); !ok)
        return tl::make_unexpected(ok.error());
    if (m_row.m_text.size() > kLargeRow)
        m_row.m_text = {};
    m_textUsed = 0;
    for (int i = 0; i < columnCount(); ++i) {
        if (auto ok = readCell(i); !ok)
            return tl::make_unexpected(ok.error());
    }
    return true;
}

AgentResult<bool> Statement::nextResult()
{
    while (m_open && m_handle) {
        const int code = SQLMoreResults(m_handle);
        if (auto ok = accept(code); !ok)
            return tl::make_unexpected(ok.error());
        if (code == SQL_NO_DATA) {
            close();
            return false;
        }
        if (auto described = describe(); !described)
            return tl::make_unexpected(described.error());
        if (hasColumns())
            return true;
    }
    return false;
}

AgentResult<void> Statement::drain()
{
    for (;;) {
        auto more = nextResult();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
    }
}

} // namespace stellwerk
