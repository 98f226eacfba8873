// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/jsonlines.h"

#include <algorithm>

namespace stellwerk {

// A walk over bytes that looks only at strings, brackets, commas and line ends.
class ItemScanner
{
public:
    ItemScanner(const QByteArray& json, JsonLines& lines)
        : m_json(json)
        , m_lines(lines)
    {}

    void scan()
    {
        for (; m_at < m_json.size(); ++m_at) {
            const char c = m_json.at(m_at);
            if (c == '\n')
                ++m_line;
            else if (c == '"')
                string();
            else if (c == '{' || c == '[')
                open(c);
            else if (c == '}' || c == ']')
                --m_depth;
            else if (c == ',' && m_depth == 2)
                ++m_index;
            else if (c == ',' && m_depth == 1)
                m_expectKey = true;
            else if (c == ':' && m_depth <= 2)
                m_expectKey = false;
        }
    }

private:
    void string()
    {
        const int line = m_line;
        const qsizetype begin = ++m_at;
        while (m_at < m_json.size() && m_json.at(m_at) != '"')
            m_at += m_json.at(m_at) == '\\' ? 2 : 1;
        const QByteArray text = m_json.mid(begin, std::min(m_at, m_json.size()) - begin);
        if (m_depth == 1 && m_expectKey) {
            m_key = QString::fromUtf8(text);
            m_lines.m_keys.insert(m_key, line);
        } else if (m_depth == 2 && !m_inArray) {
            m_lines.m_keys.insert(m_key + u'.' + QString::fromUtf8(text), line);
        }
    }
    void open(char bracket)
    {
        ++m_depth;
        if (m_depth == 1) {
            m_expectKey = true;
        } else if (m_depth == 2) {
            m_inArray = bracket == '[';
            m_index = 0;
            if (m_inArray)
                m_items = &(m_lines.m_objects[m_key] = {});
        } else if (m_depth == 3 && m_inArray) {
            m_items->resize(m_index + 1);
            m_items->back() = m_line;
        }
    }

    const QByteArray& m_json;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_depth = 0;
    int m_index = 0;
    bool m_expectKey = false;
    bool m_inArray = false;
    QString m_key;
    JsonLines& m_lines;
    QList<int>* m_items = nullptr; // of the array that is walked
};

JsonLines::JsonLines(const QByteArray& json)
{
    ItemScanner(json, *this).scan();
}

int JsonLines::lineOfItem(const QString& array, qsizetype index) const
{
    return m_objects.value(array).value(index);
}

int JsonLines::lineOf(QString path) const
{
    while (!path.isEmpty()) {
        const qsizetype bracket = path.lastIndexOf(u'[');
        int line = m_keys.value(path);
        if (line == 0 && path.endsWith(u']') && bracket >= 0)
            line = lineOfItem(path.left(bracket), path.mid(bracket + 1).chopped(1).toInt());
        if (line != 0)
            return line;
        path.truncate(std::max<qsizetype>(std::max(path.lastIndexOf(u'.'), bracket), 0));
    }
    return 0;
}

int lineOfOffset(const QByteArray& json, qsizetype offset)
{
    const qsizetype end = std::clamp<qsizetype>(offset, 0, json.size());
    return 1 + int(std::count(json.cbegin(), json.cbegin() + end, '\n'));
}

} // namespace stellwerk
