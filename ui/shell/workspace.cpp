// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrent>

namespace stellwerk {

Workspace::Workspace(FleetSession::Options options, Keychain* keychain, QObject* parent)
    : QObject(parent)
    , m_configFolder(options.configFolder)
    , m_session(std::make_unique<FleetSession>(std::move(options)))
    , m_settings(m_configFolder)
    , m_recovery(m_configFolder)
    , m_keychain(keychain)
{}

Workspace::~Workspace()
{
    m_recovery.saveNow(); // nothing is left to save unless the program was told to end at once
    if (m_headless) {
        m_session.reset(); // lets go of the run
        m_headless->start();
    }
}

OpenDocument* Workspace::documentOf(const QString& file) const
{
    const QFileInfo wanted(file);
    for (OpenDocument* document : m_documents) {
        if (!document->file().isEmpty() && QFileInfo(document->file()) == wanted)
            return document;
    }
    return nullptr;
}

OpenDocument* Workspace::add()
{
    auto* document = new OpenDocument(this);
    m_documents.append(document);
    m_recovery.watch(document);
    return document;
}

OpenDocument* Workspace::create()
{
    OpenDocument* document = add();
    Q_EMIT documentOpened(document);
    return document;
}

void Workspace::open(const QString& file)
{
    if (OpenDocument* known = documentOf(file)) {
        Q_EMIT documentOpened(known);
        return;
    }
    read(file, QFileInfo(file).absoluteFilePath(), false);
}

void Workspace::recover(const Recovery::Leftover& leftover)
{
    read(leftover.copy, leftover.file, true);
}

void Workspace::read(const QString& source, const QString& file, bool modified)
{
    using Result = tl::expected<LoadedPackage, PackageFileError>;
    auto* watcher = new QFutureWatcher<Result>(this);
    Q_EMIT loadingChanged(++m_loading);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, source, file, modified] {
        watcher->deleteLater();
        Q_EMIT loadingChanged(--m_loading);
        const Result result = watcher->result();
        if (!result) {
            m_settings.removeRecentFile(file);
            Q_EMIT openFailed(source, result.error().message());
            return;
        }
        OpenDocument* document = add();
        document->load(*result, file, modified);
        if (!modified)
            m_settings.addRecentFile(file);
        else
            m_recovery.discard({source, file}); // the new document has a copy of its own
        for (OpenDocument* other : QList(m_documents)) {
            if (other != document && other->isPristine())
                close(other);
        }
        Q_EMIT documentOpened(document);
    });
    watcher->setFuture(QtConcurrent::run([source] { return loadPackage(source); }));
}

QString Workspace::save(OpenDocument* document, const QString& file)
{
    const auto saved = savePackage(document->package(), file);
    if (!saved)
        return saved.error().message();
    document->setFile(QFileInfo(file).absoluteFilePath());
    m_settings.addRecentFile(document->file());
    return {};
}

void Workspace::close(OpenDocument* document)
{
    Q_EMIT documentClosing(document);
    m_recovery.forget(document);
    m_documents.removeAll(document);
    if (m_runDocument == document)
        setRunDocument(nullptr);
    document->deleteLater();
}

void Workspace::leaveToHeadless()
{
    m_headless.emplace();
    m_headless->run = m_session->runId();
    m_headless->configFolder = m_configFolder;
    m_headless->passwords = m_session->passwordsInMemory();
    m_session->leaveRun();
}

void Workspace::showAsRun(const ParentPackage& package, const QString& file,
                          std::function<void(OpenDocument*)> done)
{
    for (OpenDocument* document : std::as_const(m_documents)) {
        if (document->package() == package) {
            Q_EMIT documentOpened(document);
            done(document);
            return;
        }
    }
    using Result = tl::expected<LoadedPackage, PackageFileError>;
    auto* watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, package, file, done = std::move(done)] {
                watcher->deleteLater();
                const Result onDisk = watcher->result();
                const bool same = onDisk && onDisk->package == package && !documentOf(file);
                OpenDocument* document = add();
                document->load(same ? *onDisk : LoadedPackage{package, {}}, same ? file : QString());
                for (OpenDocument* other : QList(m_documents)) {
                    if (other != document && other->isPristine())
                        close(other);
                }
                Q_EMIT documentOpened(document);
                done(document);
            });
    watcher->setFuture(QtConcurrent::run([file] { return loadPackage(file); }));
}

void Workspace::rememberOpenFiles()
{
    QStringList files;
    for (const OpenDocument* document : std::as_const(m_documents)) {
        if (!document->file().isEmpty())
            files.append(document->file());
    }
    m_settings.setOpenFiles(files);
}

void Workspace::setRunDocument(OpenDocument* document)
{
    m_runDocument = document;
    Q_EMIT runDocumentChanged();
}

} // namespace stellwerk
