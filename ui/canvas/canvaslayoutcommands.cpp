// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "theme/motion.h"

#include <QAction>

#include <algorithm>

// Arranging: what is asked of the layout, and how the cards go to their new places.
namespace stellwerk {

namespace {

constexpr int kArrangingTime = 220;      // ms
constexpr qsizetype kMostAnimated = 400; // tasks; more of them would stutter

} // namespace

bool CanvasView::Private::runLayouts(CanvasCommand command)
{
    using C = CanvasCommand;
    GraphLayout::Options options;
    switch (command) {
    case C::LayoutAll:
        arrange(options);
        return true;
    case C::LayoutSelection:
        options.only = selectedSet();
        arrange(options);
        return true;
    case C::LayoutNew:
        options.only = editor->newTasks();
        options.beside = true;
        if (options.only.isEmpty())
            Q_EMIT q->hintChanged(
                CanvasView::tr("No task was added since the package was saved that you have not moved."));
        else
            arrange(options);
        return true;
    case C::LayoutTopDown:
    case C::LayoutKeepPlaced:
    case C::LayoutWrap: // looked at when something is arranged
        return true;
    default:
        return false;
    }
}

void CanvasView::Private::arrange(GraphLayout::Options options)
{
    using C = CanvasCommand;
    const auto isOn = [this](C command) { return actions->action(command)->isChecked(); };
    options.flow = isOn(C::LayoutTopDown) ? Qt::Vertical : Qt::Horizontal;
    options.wrap = isOn(C::LayoutWrap);
    options.keep = editor->package().locked;
    if (isOn(C::LayoutKeepPlaced))
        options.keep += editor->placedByHand();
    if (options.beside)
        options.only -= options.keep;
    layout->arrange(editor->package(), options);
}

// The document has the new places at once, in one step; only the picture glides there.
void CanvasView::Private::showArranged(const QHash<TaskId, QPointF>& places)
{
    QHash<TaskId, QPointF> before;
    for (auto it = places.cbegin(); it != places.cend(); ++it)
        before.insert(it.key(), editor->package().layout.value(it.key()));
    if (before == places)
        return;
    editor->applyLayout(places);
    if (places.size() == editor->package().tasks.size())
        q->zoomToFit();
    if (Motion::instance().isReduced() || places.size() > kMostAnimated || !q->isVisible())
        return;
    scene->preview(before);
    arranging = new QVariantAnimation(q);
    arranging->setDuration(kArrangingTime);
    arranging->setStartValue(0.0);
    arranging->setEndValue(1.0);
    arranging->setEasingCurve(QEasingCurve::OutCubic);
    QObject::connect(arranging, &QVariantAnimation::valueChanged, q,
                     [this, before, places](const QVariant& value) {
                         const double way = value.toDouble();
                         QHash<TaskId, QPointF> now;
                         for (auto it = places.cbegin(); it != places.cend(); ++it) {
                             const QPointF from = before.value(it.key());
                             now.insert(it.key(), from + (it.value() - from) * way);
                         }
                         scene->preview(now);
                     });
    QObject::connect(arranging, &QVariantAnimation::finished, q, [this] { endArranging(); });
    arranging->start();
}

// Also when something else begins: the cards are where the document says.
void CanvasView::Private::endArranging()
{
    QVariantAnimation* animation = arranging;
    if (!animation)
        return;
    arranging.clear();
    animation->disconnect(q);
    animation->stop();
    animation->deleteLater();
    scene->preview({});
}

} // namespace stellwerk
