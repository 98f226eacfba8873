// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace stellwerk {

// Who has a file open.
struct FileOwner
{
    qint64 process = 0;
    QString host;
    QDateTime since;
};

// Says to other programs of this user that a package is open here, as long as this object lives. The lock
// lies in the configuration's folder, not beside the file, where it would end up in somebody's repository. A
// program that died leaves nothing that counts. Main thread.
class FileLock final
{
public:
    explicit FileLock(const QString& configFolder);

    // Takes the file, letting go of the one before; else who has it.
    std::optional<FileOwner> take(const QString& file);
    void release();
    // Who else has it; nothing is taken.
    [[nodiscard]] static std::optional<FileOwner> ownerOf(const QString& configFolder, const QString& file);
    [[nodiscard]] bool isHeld() const { return m_lock != nullptr; }

private:
    [[nodiscard]] QString pathFor(const QString& file) const;

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace stellwerk
