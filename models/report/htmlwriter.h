// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <initializer_list>

namespace stellwerk {

// Writes HTML that is XML as well: every element that is opened is closed, and no text can leave its place,
// whatever it holds. Tags and attributes' names are the program's own. A value; any thread.
class HtmlWriter
{
public:
    struct Attribute
    {
        const char* name;
        QString value;
    };
    using Attributes = std::initializer_list<Attribute>;

    HtmlWriter& open(const char* tag, Attributes attributes = {});
    HtmlWriter& close(); // the innermost
    HtmlWriter& text(QStringView text);
    // An element with a text only.
    HtmlWriter& leaf(const char* tag, QStringView text, Attributes attributes = {});
    // An element that never has content: <br/>, <meta/>, shapes of a picture.
    HtmlWriter& empty(const char* tag, Attributes attributes = {});
    HtmlWriter& newLine();
    // The program's own, as it stands: a style sheet.
    HtmlWriter& raw(QStringView html);

    [[nodiscard]] int depth() const { return int(m_open.size()); }
    [[nodiscard]] QByteArray finished(); // closes what is open

    // What HTML and XML can hold: control characters, halves of pairs and what is no character are replaced.
    [[nodiscard]] static QString clean(QStringView text);

private:
    void begin(const char* tag, Attributes attributes);
    QString m_html;
    QList<const char*> m_open;
};

} // namespace stellwerk
