// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/halts.h"
#include "canvas/packageeditor.h"
#include "package/packagefile.h"

#include <QObject>
#include <QString>

namespace stellwerk {

// A parent package that is open: the document, its editor with the undo history, and its file. Main thread.
class OpenDocument final : public QObject
{
    Q_OBJECT
public:
    explicit OpenDocument(QObject* parent = nullptr);

    [[nodiscard]] PackageDocument* document() { return &m_document; }
    [[nodiscard]] PackageEditor* editor() { return &m_editor; }
    [[nodiscard]] Halts* halts() { return &m_halts; } // of its next run
    [[nodiscard]] const ParentPackage& package() const { return m_document.package(); }
    [[nodiscard]] QString file() const { return m_file; } // empty: never saved
    [[nodiscard]] QString title() const;                  // of the tab: the file's name, else the package's
    [[nodiscard]] const PackageLines& lines() const { return m_lines; }
    [[nodiscard]] bool isModified() const { return m_editor.isModified(); }
    // New, empty and untouched: replaced by the next document that is opened.
    [[nodiscard]] bool isPristine() const;

    void load(const LoadedPackage& loaded, const QString& file, bool modified = false);
    void setFile(const QString& file); // saved there

Q_SIGNALS:
    void titleChanged();

private:
    PackageDocument m_document;
    PackageEditor m_editor;
    Halts m_halts;
    QString m_file;
    PackageLines m_lines; // of the file as it was read
};

} // namespace stellwerk
