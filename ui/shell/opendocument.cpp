// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/opendocument.h"

#include <QFileInfo>

namespace stellwerk {

OpenDocument::OpenDocument(QObject* parent)
    : QObject(parent)
    , m_editor(&m_document)
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

void OpenDocument::load(const LoadedPackage& loaded, const QString& file, bool modified)
{
    m_file = file;
    m_lines = loaded.lines;
    m_editor.setPackage(loaded.package, modified);
    Q_EMIT titleChanged();
}

void OpenDocument::setFile(const QString& file)
{
    m_file = file;
    m_editor.markSaved();
    Q_EMIT titleChanged();
}

} // namespace stellwerk
