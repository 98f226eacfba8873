// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagediff.h"

#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace stellwerk {

class DiffCanvas;

// A window that shows what differs between two versions of a package: a canvas with both, and a list of the
// changes, field by field, that leads to their places. Main thread.
class DiffWindow final : public QWidget
{
    Q_OBJECT
public:
    struct Version
    {
        QString title; // "Saved version", a file's name
        ParentPackage package;
    };
    DiffWindow(const Version& before, const Version& after, const PackageDiff& diff,
               QWidget* parent = nullptr);

    [[nodiscard]] DiffCanvas* canvas() const { return m_canvas; }
    [[nodiscard]] QTreeWidget* list() const { return m_list; }

private:
    void fillList();
    void step(int by);
    void chosen(const QTreeWidgetItem* item);
    void choose(const QString& list, const QString& id);
    [[nodiscard]] QString nameOf(const DiffItem& item) const;
    [[nodiscard]] QString legend() const;

    PackageDiff m_diff;
    DiffCanvas* m_canvas;
    QTreeWidget* m_list;
    QLabel* m_legend;
};

// A field of a package in the user's words; the file's key if it has none.
[[nodiscard]] QString diffFieldName(const QString& key);

} // namespace stellwerk
