// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/packageeditor.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace stellwerk {

class FleetModel;

// Type to filter the fleet's jobs, Enter puts one on the canvas. A child of the canvas, not a window.
class QuickAdd final : public QFrame
{
    Q_OBJECT
public:
    explicit QuickAdd(QWidget* parent);

    // Opens at a point of the parent, kept inside of it.
    void open(const FleetModel* fleet, const QPoint& at);
    void remember(const DroppedJob& job); // among the first the next time

Q_SIGNALS:
    void picked(const stellwerk::DroppedJob& job, bool keepOpen); // Ctrl+Enter keeps it open
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void pick(bool keepOpen);
    void close();

    QLineEdit* m_text;
    QListWidget* m_list;
    QList<DroppedJob> m_jobs;
    QList<DroppedJob> m_recent;
};

} // namespace stellwerk
