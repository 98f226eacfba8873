// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/opendocument.h"

#include <QFileInfo>

namespace stellwerk {

OpenDocument::OpenDocument(const QString& configFolder, QObject* parent)
    : QObject(parent)
    , m_editor(&m_document)
    , m_lock(configFolder)
{
    ParentPackage fresh;
    fresh.name = tr("New parent package");
    m_editor.setPackage(fresh);
    connect(&m_editor, &PackageEditor::modifiedChanged, this, &OpenDocument::titleChanged);
    connect(&m_document, &PackageDocument::settingsChanged, this, &OpenDocument::titleChanged);
}

QString OpenDocument::title() const
{
    return m_file.isEmpty() ? package().name : QFileInfo(m_file).completeBaseName();
}

bool OpenDocument::isPristine() const
{
    return m_file.isEmpty() && !isModified() && package().tasks.isEmpty();
}

void OpenDocument::load(const LoadedPackage& loaded, const QString& file, std::optional<ParentPackage> saved)
{
    m_file = file;
    m_lines = loaded.lines;
    const bool same = saved && *saved == loaded.package;
    m_editor.setPackage(loaded.package, !same);
    if (!same && saved)
        m_editor.setSaved(std::move(saved));
    Q_EMIT titleChanged();
}

void OpenDocument::setFile(const QString& file)
{
    m_file = file;
    m_missing.reset();
    m_editor.markSaved();
    Q_EMIT titleChanged();
}

void OpenDocument::reload(const LoadedPackage& loaded)
{
    m_missing.reset();
    replace(loaded, tr("Reload from the file"));
    m_editor.markSaved();
    Q_EMIT titleChanged();
}

void OpenDocument::recover(const LoadedPackage& loaded)
{
    replace(loaded, tr("Recover unsaved changes"));
    Q_EMIT titleChanged();
}

void OpenDocument::replace(const LoadedPackage& loaded, const QString& what)
{
    m_lines = loaded.lines;
    const bool readOnly = m_editor.isReadOnly();
    m_editor.setReadOnly(false);
    m_editor.replacePackage(loaded.package, what);
    m_editor.setReadOnly(readOnly);
}

void OpenDocument::keepOver(std::optional<ParentPackage> saved)
{
    m_editor.setSaved(std::move(saved));
    Q_EMIT titleChanged();
}

void OpenDocument::setFileState(FileState state)
{
    const FileState before = std::exchange(m_fileState, state);
    // A file that is gone has nothing in common with ours; when it comes back unchanged, all is as before.
    if (state == FileState::Missing && before != FileState::Missing) {
        m_missing = m_editor.saved();
        m_editor.setSaved(std::nullopt);
    } else if (state == FileState::Same && before == FileState::Missing && m_missing) {
        m_editor.setSaved(std::exchange(m_missing, std::nullopt));
    }
    Q_EMIT fileStateChanged();
}

void OpenDocument::setWritable(bool on)
{
    m_writable = on;
    Q_EMIT fileStateChanged();
}

void OpenDocument::takeLock()
{
    m_owner = m_file.isEmpty() ? std::nullopt : m_lock.take(m_file);
    m_editor.setReadOnly(m_owner.has_value());
    Q_EMIT fileStateChanged();
}

void OpenDocument::openAnyway()
{
    m_owner.reset();
    m_editor.setReadOnly(false);
    Q_EMIT fileStateChanged();
}

} // namespace stellwerk
