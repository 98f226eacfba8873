// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/halts.h"
#include "canvas/packageeditor.h"
#include "package/packagefile.h"
#include "shell/filelock.h"
#include "shell/filewatch.h"

#include <QObject>
#include <QString>

namespace stellwerk {

// A parent package that is open: the document, its editor with the undo history, and its file. Main thread.
class OpenDocument final : public QObject
{
    Q_OBJECT
public:
    explicit OpenDocument(const QString& configFolder, QObject* parent = nullptr);

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

    // `saved` is what its file says; null: nothing that could be read, or there is no file.
    void load(const LoadedPackage& loaded, const QString& file, std::optional<ParentPackage> saved);
    void setFile(const QString& file); // saved there
    // The file was read again: one step, so that what was edited can be had back.
    void reload(const LoadedPackage& loaded);
    // What an earlier program kept of it, as one step.
    void recover(const LoadedPackage& loaded);
    // Ours goes on; `saved` is what the file says now.
    void keepOver(std::optional<ParentPackage> saved);

    // How the file is, beside what was read from it.
    [[nodiscard]] FileState fileState() const { return m_fileState; }
    void setFileState(FileState state);
    [[nodiscard]] bool isWritable() const { return m_writable; } // the file's permission
    void setWritable(bool on);
    // Another program has it open: then it is open here for reading only, unless a person wants it otherwise.
    [[nodiscard]] const std::optional<FileOwner>& owner() const { return m_owner; }
    void takeLock();
    void releaseLock()
    {
        m_lock.release();
    } // it is closed; it may be opened again before this object is gone
    void openAnyway();

Q_SIGNALS:
    void titleChanged();
    void fileStateChanged(); // any of the above

private:
    void replace(const LoadedPackage& loaded, const QString& what);

    PackageDocument m_document;
    PackageEditor m_editor;
    Halts m_halts;
    QString m_file;
    PackageLines m_lines; // of the file as it was read
    FileState m_fileState = FileState::Same;
    std::optional<ParentPackage> m_missing; // what the file said before it went
    bool m_writable = true;
    FileLock m_lock;
    std::optional<FileOwner> m_owner;
};

} // namespace stellwerk
