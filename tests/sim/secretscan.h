// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace stellwerk::test {

// Looks for passwords where none may be: as UTF-8, as UTF-16 of either byte order, as LOGIN7 obfuscates them
// (each byte of the UTF-16LE with its nibbles exchanged, exclusive-or A5), as JSON escapes them. Beside the
// whole password its longest run of letters and digits is searched for, so that no other quoting hides it.
class SecretScan
{
public:
    void add(const QString& secret)
    {
        QString core, run;
        for (const QChar c : secret + u' ') {
            if (c.unicode() < 128 && c.isLetterOrNumber()) {
                run += c;
                continue;
            }
            if (run.size() > core.size())
                core = run;
            run.clear();
        }
        Q_ASSERT(core.size() >= 8); // shorter ones could be anywhere by chance
        for (const QString& text : {secret, core}) {
            QByteArray little, big, obfuscated;
            for (const QChar c : text) {
                const char low = char(c.unicode() & 0xff), high = char(c.unicode() >> 8);
                little.append(low).append(high);
                big.append(high).append(low);
            }
            for (const char byte : little) {
                const auto value = static_cast<unsigned char>(byte);
                obfuscated.append(char(((value << 4 | value >> 4) & 0xff) ^ 0xa5));
            }
            QByteArray json;
            for (const QChar c : text)
                json += c.unicode() < 128
                            ? QByteArray(1, char(c.unicode()))
                            : "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
            m_forms << text.toUtf8() << little << big << obfuscated << json;
        }
    }
    [[nodiscard]] const QByteArrayList& forms() const { return m_forms; }
    [[nodiscard]] bool isIn(const QByteArray& bytes) const
    {
        return std::any_of(m_forms.begin(), m_forms.end(),
                           [&](const QByteArray& form) { return bytes.contains(form); });
    }
    // The files below a folder that hold one.
    [[nodiscard]] QStringList filesWith(const QString& folder)
    {
        QStringList found;
        QDirIterator walk(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.open(QIODevice::ReadOnly))
                continue; // gone since, or a socket
            ++filesRead;
            if (isIn(file.readAll()))
                found.append(file.fileName());
        }
        return found;
    }
    // The command lines of all processes of this machine that hold one.
    [[nodiscard]] QStringList commandLinesWith()
    {
        QStringList found;
        for (const QString& pid :
             QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
            if (!pid[0].isDigit() || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray words = file.readAll();
            ++commandLinesRead;
            if (isIn(words))
                found.append(QString::fromUtf8(words).replace(QChar(0), u' '));
        }
        return found;
    }
    int filesRead = 0, commandLinesRead = 0;

private:
    QByteArrayList m_forms;
};

} // namespace stellwerk::test
