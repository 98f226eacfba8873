// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/statementtext.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMutex>
#include <QStringList>

using namespace Qt::StringLiterals;

// Must stand outside any namespace; a static library's resource is only linked in by this call.
static void initStatements()
{
    Q_INIT_RESOURCE(statements);
}

namespace stellwerk {

namespace {

const QString& folder()
{
    static const QString path = [] {
        initStatements();
        return u":/stellwerk/statements"_s;
    }();
    return path;
}

QString load(const QString& name)
{
    QFile file(folder() + u'/' + name + u".sql"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_ASSERT_X(false, "statementText", "no such statement");
        return {};
    }
    QString text;
    bool head = true;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        head = head && (line.startsWith("--"_L1) || line.trimmed().isEmpty());
        if (!head)
            text += line + u'\n';
    }
    return text;
}

} // namespace

QString statementText(const QString& name)
{
    static QMutex mutex;
    static QHash<QString, QString> texts;
    const QMutexLocker lock(&mutex);
    const auto known = texts.constFind(name);
    return known != texts.constEnd() ? *known : *texts.insert(name, load(name));
}

QString repeated(const QString& statement, qsizetype times)
{
    const QString begin = u"/*each*/"_s, end = u"/*or each*/"_s;
    QString result;
    qsizetype at = 0;
    for (;;) {
        const qsizetype first = statement.indexOf(begin, at);
        const qsizetype last = first < 0 ? -1 : statement.indexOf(end, first);
        if (last < 0)
            return result + statement.sliced(at);
        result += statement.sliced(at, first - at);
        const QString condition = statement.sliced(first + begin.size(), last - first - begin.size());
        QStringList conditions(times, condition);
        result += times > 0 ? u'(' + conditions.join(u" OR "_s) + u')' : u"(1 = 0)"_s;
        at = last + end.size();
    }
}

QString repeatedStatements(const QString& batch, qsizetype times)
{
    const QString begin = u"/*each*/"_s, end = u"/*and each*/"_s;
    const qsizetype first = batch.indexOf(begin), last = batch.indexOf(end);
    Q_ASSERT_X(first >= 0 && last > first, "repeatedStatements", "nothing to repeat");
    const QString part = batch.sliced(first + begin.size(), last - first - begin.size());
    return batch.first(first) + part.repeated(times) + batch.sliced(last + end.size());
}

QStringList statementNames()
{
    QStringList names;
    for (const QString& file : QDir(folder()).entryList({u"*.sql"_s}, QDir::Files))
        names.append(file.chopped(4));
    return names;
}

} // namespace stellwerk
