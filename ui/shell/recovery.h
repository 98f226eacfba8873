// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QHash>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>

namespace stellwerk {

class OpenDocument;

// Keeps a copy of every unsaved document beside the configuration, so that a crash costs seconds of work and
// not hours; offers what an earlier program left behind. Copies in use by another program are locked and not
// offered. Main thread; writing happens on another.
class Recovery final : public QObject
{
    Q_OBJECT
public:
    explicit Recovery(const QString& configFolder, QObject* parent = nullptr);
    ~Recovery() override;

    void watch(OpenDocument* document);
    void forget(OpenDocument* document); // closed on purpose

    struct Leftover
    {
        QString copy; // the file to read
        QString file; // where it belongs, empty: never saved
    };
    [[nodiscard]] QList<Leftover> leftovers() const;
    void discard(const Leftover& leftover);
    // `document` has what the leftover kept: the leftover goes once the document's own copy is written.
    void replace(const Leftover& leftover, OpenDocument* document);
    void saveNow(); // what has changed since the last copy

private:
    struct Copy;
    void save(OpenDocument* document, Copy& copy, const std::optional<Leftover>& instead = {});
    void drop(Copy& copy);
    void keepSoon(OpenDocument* document);

    QString m_folder;
    std::unordered_map<OpenDocument*, std::unique_ptr<Copy>> m_copies;
    QTimer m_soon;
};

} // namespace stellwerk
