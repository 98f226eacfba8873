// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include <QIODevice>
#include <QJsonDocument>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString row(const QStringList& cells, const QList<qsizetype>& widths)
{
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i + 1 == cells.size())
            text += cells[i];
        else
            text += cells[i].leftJustified(widths[i] + 2);
    }
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

} // namespace

Console::Console(const Setup& setup)
    : m_setup(setup)
{}

void Console::line(const QString& text)
{
    raw(text + u'\n');
}

void Console::raw(const QString& text)
{
    if (!m_json)
        m_setup.out->write(text.toUtf8());
}

void Console::note(const QString& text)
{
    m_setup.err->write((text + u'\n').toUtf8());
}

void Console::error(const QString& text, const QString& nextStep)
{
    note(u"stellwerkctl: "_s + text);
    if (!nextStep.isEmpty())
        note(u"              "_s + nextStep);
}

void Console::document(const QJsonObject& object)
{
    m_setup.out->write(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Console::document(const QJsonArray& array)
{
    m_setup.out->write(QJsonDocument(array).toJson(QJsonDocument::Indented));
}

void Console::jsonLine(const QJsonObject& object)
{
    jsonLine(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Console::jsonLine(const QByteArray& compact)
{
    m_setup.out->write(compact + '\n');
}

void Console::table(const QStringList& header, const QList<QStringList>& rows)
{
    QList<qsizetype> widths(header.size(), 0);
    const auto measure = [&](const QStringList& cells) {
        for (qsizetype i = 0; i < cells.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());
    };
    measure(header);
    for (const QStringList& cells : rows)
        measure(cells);
    line(m_color ? u"\x1b[1m"_s + row(header, widths) + u"\x1b[0m"_s : row(header, widths));
    for (const QStringList& cells : rows)
        line(row(cells, widths));
}

} // namespace stellwerk
