// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QPixmap>
#include <QTableView>

namespace stellwerk {

class GridHeader;
class GridModel;

// The grid of outcomes. A table view in all that keys, selection and screen readers need; its cells are
// painted straight from the model, those in sight only, from pictures made once. Main thread.
class GridView final : public QTableView
{
    Q_OBJECT
public:
    explicit GridView(GridModel* model, QWidget* parent = nullptr);

    // Paints how late a run was into its cell.
    void setShaded(bool shaded);
    [[nodiscard]] bool isShaded() const { return m_shaded; }
    // With all columns, and of the rows those from the first on that a picture can hold.
    [[nodiscard]] QImage picture() const;
    static constexpr int kPictureRows = 1'000;
    // The current cell stays with its job when the model begins anew.
    void reveal(const QString& server, const QString& job);

    void keyboardSearch(const QString& text) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void sizeCells();
    void paintCell(QPainter* painter, const QRect& rect, int row, int column) const;
    [[nodiscard]] const QPixmap& stamp(quint32 key, const QSize& size, qreal ratio) const;
    void paintStamp(QPainter* painter, const QRectF& rect, quint32 key) const;

    GridModel* m_model;
    GridHeader* m_header;
    mutable QHash<quint32, QPixmap> m_stamps;
    mutable QSize m_stampSize;
    mutable qreal m_stampRatio = 0;
    bool m_shaded = true;
    QString m_search;
    QElapsedTimer m_searching;
    QString m_server; // of the current cell
    QString m_job;
};

} // namespace stellwerk
