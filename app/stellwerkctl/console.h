// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

QT_FORWARD_DECLARE_CLASS(QIODevice)

namespace stellwerk {

// Where a command speaks: results on `out`, everything else on `err`. With JSON asked for, `out` carries
// nothing but JSON. Text is UTF-8. The devices are not owned. Main thread.
class Console
{
public:
    struct Setup
    {
        QIODevice* in = nullptr;
        QIODevice* out = nullptr;
        QIODevice* err = nullptr;
        bool outIsTerminal = false;
        bool inIsTerminal = false;
        bool isUtf8 = false; // the terminal shows more than ASCII
        int width = 80;      // of the terminal, columns
    };
    explicit Console(const Setup& setup);

    void setJson(bool on) { m_json = on; }
    void setColor(bool on) { m_color = on; }
    [[nodiscard]] bool isJson() const { return m_json; }
    [[nodiscard]] bool hasColor() const { return m_color; }
    [[nodiscard]] bool isTerminal() const { return m_setup.outIsTerminal; }
    [[nodiscard]] const Setup& setup() const { return m_setup; }

    void line(const QString& text = {}); // a result for people; nothing with JSON
    void raw(const QString& text);       // the same without a line's end
    void note(const QString& text);      // to err
    void error(const QString& text, const QString& nextStep = {});
    void document(const QJsonObject& object); // one indented JSON document
    void document(const QJsonArray& array);
    void jsonLine(const QJsonObject& object); // one line of NDJSON
    void jsonLine(const QByteArray& compact);
    // Columns as wide as their longest cell; the last one is not padded.
    void table(const QStringList& header, const QList<QStringList>& rows);

private:
    Setup m_setup;
    bool m_json = false;
    bool m_color = false;
};

} // namespace stellwerk
