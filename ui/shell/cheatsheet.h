// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/commandcatalog.h"

#include <QPointer>
#include <QWidget>

class QScrollArea;

namespace stellwerk {

// The keys of all commands over the window, by menu, in columns; made from what the actions say at this
// moment. Esc, the same key again or a click beside it closes it.
class CheatSheet final : public QWidget
{
    Q_OBJECT
public:
    explicit CheatSheet(QWidget* parent);

    void open(QWidget* window, const QList<Command>& commands);
    void close();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line
    {
        QString text;
        QString keys;
    };
    struct Group
    {
        QString title;
        QList<Line> lines;
    };
    [[nodiscard]] static QList<Group> groupsOf(const QList<Command>& commands);
    [[nodiscard]] QWidget* makeGroup(const Group& group);
    void fill();

    QList<Group> m_groups;
    QScrollArea* m_area;
    QRect m_frame; // what is painted; beside it a click closes
    QPointer<QWidget> m_before;
};

} // namespace stellwerk
