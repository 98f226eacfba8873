// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/packageeditor.h"
#include "package/packagediff.h"

#include <QGraphicsView>

#include <memory>

namespace stellwerk {

class CanvasScene;
class Pulse;

// Two versions of a package on one canvas that cannot be edited: what was added, removed, changed and moved
// is marked by a sign, a line style and a colour; what is the same is pale. Main thread.
class DiffCanvas final : public QGraphicsView
{
    Q_OBJECT
public:
    DiffCanvas(const ParentPackage& before, const ParentPackage& after, const PackageDiff& diff,
               QWidget* parent = nullptr);
    ~DiffCanvas() override;

    [[nodiscard]] CanvasScene* canvasScene() const { return m_scene; }
    [[nodiscard]] const ParentPackage& both() const;
    void lead(const DiffItem& item); // selects it, brings it into sight and pulses
    void zoomToFit();

Q_SIGNALS:
    void clicked(const QString& list, const QString& id); // a task or a constraint

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;

private:
    void mark(const PackageDiff& diff);
    void zoomBy(double factor, const QPoint& anchor);
    [[nodiscard]] QRectF placeOf(const DiffItem& item) const;

    std::unique_ptr<PackageDocument> m_document;
    std::unique_ptr<PackageEditor> m_editor;
    CanvasScene* m_scene;
    Pulse* m_pulse;
    bool m_fitted = false;
};

} // namespace stellwerk
