// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrent>

namespace stellwerk {

Workspace::Workspace(FleetSession::Options options, Keychain* keychain, QObject* parent)
    : QObject(parent)
    , m_configFolder(options.configFolder)
    , m_session(std::make_unique<FleetSession>(std::move(options)))
    , m_shown(std::make_unique<ShownRun>(m_session.get()))
    , m_settings(m_configFolder)
    , m_sessionFile(m_configFolder)
    , m_recovery(m_configFolder)
    , m_keychain(keychain)
{
    connect(&m_watch, &FileWatch::stateChanged, this, [this](const QString& file, FileState state) {
        if (OpenDocument* document = documentOf(file))
            document->setFileState(state);
    });
    connect(m_shown.get(), &ShownRun::sourceChanged, this, &Workspace::shownChanged);
    connect(this, &Workspace::runDocumentChanged, this, &Workspace::shownChanged);
}

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

// A file as another thread read it.
struct Workspace::Read
{
    QString source; // what was read: the file, or a copy of it that recovery kept
    QString file;   // where it belongs
    tl::expected<LoadedPackage, PackageFileError> package;
    std::optional<ParentPackage> onDisk; // what `file` says
    QByteArray fingerprint;              // of `file`
    bool writable = true;
};

namespace {

// A package and the fingerprint of the very bytes it was read from: another program may write the file
// meanwhile, and what it wrote is not what was read here.
struct PrintedPackage
{
    tl::expected<LoadedPackage, PackageFileError> package;
    QByteArray fingerprint;
};

PrintedPackage loadPrinted(const QString& file)
{
    QFile in(file);
    if (in.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = in.read(kMaxPackageBytes + 1); // one more tells that it is too large
        if (in.error() == QFileDevice::NoError)
            return {parsePackage(bytes), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
    }
    return {loadPackage(file), {}}; // says why not
}

} // namespace

Workspace::Read Workspace::readFile(const QString& source, const QString& file)
{
    const PrintedPackage loaded = loadPrinted(source);
    Read read{source, file, loaded.package, {}, {}, true};
    if (file.isEmpty())
        return read;
    read.writable = !QFileInfo::exists(file) || QFileInfo(file).isWritable();
    const auto [original, fingerprint] = source == file ? loaded : loadPrinted(file);
    read.fingerprint = fingerprint;
    if (original)
        read.onDisk = original->package;
    return read;
}

void Workspace::readLater(const QString& source, const QString& file, std::function<void(const Read&)> done)
{
    auto* watcher = new QFutureWatcher<Read>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run([source, file] { return readFile(source, file); }));
}

OpenDocument* Workspace::add()
{
    auto* document = new OpenDocument(m_configFolder, this);
    m_documents.append(document);
    m_recovery.watch(document);
    return document;
}

void Workspace::adopt(OpenDocument* document, const Read& read)
{
    if (document->file().isEmpty())
        return;
    document->setWritable(read.writable);
    document->takeLock();
    m_watch.watch(document->file(), read.fingerprint);
    if (!read.onDisk)
        m_watch.lookAgain();
}

void Workspace::closePristine(const OpenDocument* but)
{
    for (OpenDocument* other : QList(m_documents)) {
        if (other != but && other->isPristine())
            close(other);
    }
}

OpenDocument* Workspace::create()
{
    OpenDocument* document = add();
    Q_EMIT documentOpened(document);
    return document;
}

OpenDocument* Workspace::createFrom(const ParentPackage& package)
{
    OpenDocument* document = add();
    document->load({package, {}}, {}, std::nullopt);
    closePristine(document);
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

void Workspace::read(const QString& source, const QString& file, bool recovered)
{
    Q_EMIT loadingChanged(++m_loading);
    readLater(source, file, [this, recovered](const Read& read) {
        Q_EMIT loadingChanged(--m_loading);
        if (!read.package) {
            m_settings.removeRecentFile(read.file);
            Q_EMIT openFailed(read.source, read.package.error().message());
            return;
        }
        takeRead(read, recovered);
    });
}

// It may have been opened while it was read, or before a copy of it is recovered: one file has one document.
void Workspace::takeRead(const Read& read, bool recovered)
{
    OpenDocument* document = read.file.isEmpty() ? nullptr : documentOf(read.file);
    if (document) {
        if (recovered && document->package() != read.package->package)
            document->recover(*read.package);
    } else {
        document = add();
        document->load(*read.package, read.file, read.onDisk);
        adopt(document, read);
    }
    if (recovered)
        m_recovery.replace({read.source, read.file}, document);
    else
        m_settings.addRecentFile(read.file);
    closePristine(document);
    Q_EMIT documentOpened(document);
}

QString Workspace::save(OpenDocument* document, const QString& file)
{
    const QString target = QFileInfo(file).absoluteFilePath();
    const QString before = document->file();
    if (target != before) {
        if (const OpenDocument* other = documentOf(target); other && other != document)
            return tr("It is open in another tab.");
        if (const auto owner = FileLock::ownerOf(m_configFolder, target); owner)
            return tr("It is open in another Stellwerk (process %1).").arg(owner->process);
    }
    const auto saved = savePackage(document->package(), target);
    if (!saved)
        return saved.error().message();
    const QByteArray text = serializePackage(document->package());
    if (!before.isEmpty() && before != target)
        m_watch.forget(before);
    m_watch.watch(target, QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    document->setFile(target);
    document->setWritable(true);
    document->setFileState(FileState::Same);
    if (target != before)
        document->takeLock();
    m_settings.addRecentFile(target);
    return {};
}

bool Workspace::wouldOverwrite(const OpenDocument* document) const
{
    const auto now = fingerprintOf(document->file());
    return now && *now != m_watch.known(document->file());
}

void Workspace::reload(OpenDocument* document)
{
    readLater(document->file(), document->file(), [this, guard = QPointer(document)](const Read& read) {
        if (!guard)
            return;
        if (!read.package) {
            Q_EMIT openFailed(read.file, read.package.error().message());
            return;
        }
        guard->reload(*read.package);
        m_watch.watch(read.file, read.fingerprint);
    });
}

void Workspace::keepMine(OpenDocument* document)
{
    readLater(document->file(), document->file(), [this, guard = QPointer(document)](const Read& read) {
        if (!guard)
            return;
        guard->keepOver(read.onDisk);
        m_watch.watch(read.file, read.fingerprint);
    });
}

void Workspace::close(OpenDocument* document)
{
    Q_EMIT documentClosing(document);
    document->releaseLock();
    m_recovery.forget(document);
    if (!document->file().isEmpty())
        m_watch.forget(document->file());
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
    readLater(file, file, [this, package, done = std::move(done)](const Read& onDisk) {
        const bool same = onDisk.package && onDisk.package->package == package && !documentOf(onDisk.file);
        OpenDocument* document = add();
        document->load(same ? *onDisk.package : LoadedPackage{package, {}}, same ? onDisk.file : QString(),
                       package);
        adopt(document, onDisk);
        closePristine(document);
        Q_EMIT documentOpened(document);
        done(document);
    });
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

void Workspace::showPastRun(const RunId& run, std::function<void(const QString& error)> done)
{
    m_shown->showPast(run, [this, done = std::move(done)](const QString& error) {
        const RunRecord* past = m_shown->record();
        if (!error.isEmpty() || !past) {
            if (error.isEmpty() && m_runDocument)
                Q_EMIT documentOpened(m_runDocument); // it was the session's own
            done(error);
            return;
        }
        showAsRun(past->package, past->file, [this, done](OpenDocument* document) {
            m_pastDocument = document;
            Q_EMIT shownChanged();
            done({});
        });
    });
}

void Workspace::setRunDocument(OpenDocument* document)
{
    m_runDocument = document;
    Q_EMIT runDocumentChanged();
}

} // namespace stellwerk
