// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

namespace stellwerk {

class LogHits;

// Beside the scroll bar of the log: where errors (left), hits of the search (middle) and bookmarks (right)
// are in the whole of the lines shown. A click goes there. Main thread.
class LogMarkBar final : public QWidget
{
    Q_OBJECT
public:
    LogMarkBar(const LogHits* errors, const LogHits* hits, QWidget* parent = nullptr);

    void setBookmarks(std::vector<int> rows, int rowCount);
    // Where the table's rows begin and end, from the top of this bar.
    void setInset(int top, int bottom);
    [[nodiscard]] QSize sizeHint() const override { return {11, 40}; }

public Q_SLOTS:
    void updateSoon(); // at most ten times a second

Q_SIGNALS:
    void wanted(double part); // of the whole, 0 … 1

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int length() const;
    const LogHits* m_errors;
    const LogHits* m_hits;
    std::vector<int> m_bookmarks;
    int m_rowCount = 0;
    int m_top = 0, m_bottom = 0;
    QTimer m_soon;
};

} // namespace stellwerk
