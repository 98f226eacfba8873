// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace stellwerk {

// How the window was left, for the next start: session.json in the configuration folder, beside stellwerk.ini
// with what was chosen. Values of any shape by name. Written whole and atomically a moment after a change, on
// another thread; a file that cannot be read, or of another version, counts as none. Main thread.
class SessionFile final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kVersion = 1;
    static constexpr qint64 kMostBytes = 4 * 1024 * 1024;

    explicit SessionFile(const QString& configFolder, QObject* parent = nullptr);
    ~SessionFile() override; // writes what is not written yet

    [[nodiscard]] QJsonValue value(const QString& name) const { return m_values.value(name); }
    void setValue(const QString& name, const QJsonValue& value); // undefined removes it
    void setDelay(int milliseconds) { m_soon.setInterval(milliseconds); }
    void flush(); // what is not written yet, now
    [[nodiscard]] QString fileName() const { return m_file; }

    // Bytes as text, and back; empty if it is none.
    [[nodiscard]] static QJsonValue fromBytes(const QByteArray& bytes);
    [[nodiscard]] static QByteArray toBytes(const QJsonValue& value);

Q_SIGNALS:
    void written();

private:
    void read();
    void write();

    QString m_file;
    QJsonObject m_values;
    QTimer m_soon;
    QFuture<void> m_writing;
    bool m_dirty = false;
};

} // namespace stellwerk
