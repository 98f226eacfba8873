// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotlibrary.h"
#include "package/parentpackage.h"

#include <QSet>
#include <QWidget>

namespace stellwerk {

// A chart that a ChartPanel can show, export and copy: a QCustomPlot in the program's colours. Main thread.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    [[nodiscard]] QCustomPlot* plot() const { return m_plot; }
    virtual void setSelectedTasks(const QSet<TaskId>& tasks) { (void)tasks; }
    [[nodiscard]] virtual TaskId taskAt(const QPoint& global) const // of what is drawn there, or empty
    {
        (void)global;
        return {};
    }
    // The whole chart in the time that is shown, also what does not fit into the widget.
    [[nodiscard]] virtual QSize pictureSize() const;
    [[nodiscard]] QPixmap picture(double scale = 2.0);
    void paintPicture(QCPPainter* painter);
    // One sentence of what is to be seen: what a screen reader says.
    void setSummary(const QString& text);
    [[nodiscard]] QString summary() const { return m_summary; }
    void redraw(); // soon, once for many

Q_SIGNALS:
    void taskClicked(const stellwerk::TaskId& task);
    void rangeTouched(); // the user zoomed or panned
    void fitRequested(); // double click beside everything, or 0
    void followRequested();

protected:
    explicit ChartView(QWidget* parent);
    virtual void restyle(); // colours and fonts, again whenever the theme or the font changes
    virtual void beforePicture() {}
    virtual void afterPicture() {}
    void changeEvent(QEvent* event) override;

private:
    QCustomPlot* m_plot;
    QString m_summary;
};

// Lines of a cross-hair and its labels, and the ring around the keyboard's bar, on a layer with a buffer of
// its own: following the pointer does not repaint the chart below.
class ChartOverlay final : public QCPLayerable
{
    Q_OBJECT
public:
    explicit ChartOverlay(QCustomPlot* plot); // the plot owns it

    void setCross(const QPointF& at, const QString& below, const QString& beside = {});
    void clearCross();
    void setRing(const std::function<QRectF()>& place) { m_ring = place; } // null rectangle: none
    void update();

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;
    [[nodiscard]] QRect clipRect() const override;

private:
    void drawChip(QCPPainter* painter, const QPointF& at, const QString& text) const;

    std::optional<QPointF> m_at;
    QString m_below, m_beside;
    std::function<QRectF()> m_ring;
};

} // namespace stellwerk
