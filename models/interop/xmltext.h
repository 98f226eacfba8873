// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace stellwerk {

// Writes XML the way the SSIS designer does: attributes each on a line of its own where there are many. Every
// value is escaped so that a reader gets it back exactly, line breaks included; what XML cannot hold is
// replaced.
class XmlText
{
public:
    using Attributes = std::vector<std::pair<QString, QString>>;

    explicit XmlText(QString declaration)
        : m_text(std::move(declaration))
    {}
    void open(const QString& name, const Attributes& attributes = {});
    void close();
    void empty(const QString& name, const Attributes& attributes = {});
    // <name …>text</name>
    void leaf(const QString& name, const Attributes& attributes, const QString& text);
    // As it is, within a CDATA section; `text` must not hold "]]>".
    void cdata(const QString& name, const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }

private:
    void begin(const QString& name, const Attributes& attributes);
    [[nodiscard]] QString indent() const { return QString(2 * qsizetype(m_open.size()), u' '); }

    QString m_text;
    std::vector<QString> m_open;
};

} // namespace stellwerk
