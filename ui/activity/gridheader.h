// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace stellwerk {

class GridModel;

// What stands above the grid: names of servers, turned so that they take little room, days with the month
// where it begins, or how many runs ago. Main thread.
class GridHeader final : public QHeaderView
{
    Q_OBJECT
public:
    GridHeader(const GridModel* model, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    // Of one column, also where no header is (a picture).
    void paintColumn(QPainter* painter, const QRect& rect, int column) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;

private:
    [[nodiscard]] bool turned() const;
    const GridModel* m_model;
};

} // namespace stellwerk
