// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sessionfile.h"

#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QSaveFile>
#include <QtConcurrent>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDelay = 1000; // of a drag only the end is written

} // namespace

SessionFile::SessionFile(const QString& configFolder, QObject* parent)
    : QObject(parent)
    , m_file(QDir(configFolder).filePath(u"session.json"_s))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kDelay);
    connect(&m_soon, &QTimer::timeout, this, &SessionFile::write);
    read();
}

SessionFile::~SessionFile()
{
    flush();
}

void SessionFile::read()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes)
        return;
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    if (all.value(u"version"_s).toInt() == kVersion)
        m_values = all.value(u"session"_s).toObject();
}

void SessionFile::setValue(const QString& name, const QJsonValue& value)
{
    if (m_values.value(name) == value)
        return;
    if (value.isUndefined())
        m_values.remove(name);
    else
        m_values.insert(name, value);
    m_dirty = true;
    if (!m_soon.isActive()) // not started anew: what changes all the time is written, too
        m_soon.start();
}

void SessionFile::write()
{
    if (!m_dirty)
        return;
    if (m_writing.isRunning()) {
        m_soon.start();
        return;
    }
    m_dirty = false;
    auto* watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        Q_EMIT written();
    });
    m_writing = QtConcurrent::run([name = m_file, values = m_values] {
        const QJsonObject all{{u"version"_s, kVersion}, {u"session"_s, values}};
        QSaveFile file(name);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(QJsonDocument(all).toJson());
            file.commit(); // a place that cannot be written: the next start finds the defaults
        }
    });
    watcher->setFuture(m_writing);
}

void SessionFile::flush()
{
    m_soon.stop();
    m_writing.waitForFinished();
    write();
    m_writing.waitForFinished();
}

QJsonValue SessionFile::fromBytes(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray SessionFile::toBytes(const QJsonValue& value)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

} // namespace stellwerk
