// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where each package was looked at.
#include "shell/sessionkeeper.h"

#include "canvas/canvasview.h"
#include "shell/documenttabs.h"
#include "shell/sessionfile.h"
#include "shell/workspace.h"

#include <QJsonObject>
#include <QPointer>
#include <QScrollBar>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kFarthest = 0.05;
constexpr double kNearest = 8;

QString fileOf(const QJsonValue& place)
{
    return place.toObject().value(u"file"_s).toString();
}

bool isPlace(const QJsonObject& place)
{
    const double zoom = place.value(u"zoom"_s).toDouble();
    return zoom >= kFarthest && zoom <= kNearest && place.value(u"x"_s).isDouble() &&
           place.value(u"y"_s).isDouble();
}

} // namespace

// After the canvas has fitted the whole package into itself.
void SessionKeeper::opened(OpenDocument* document)
{
    CanvasView* canvas = m_tabs->canvasOf(document);
    if (!canvas || canvas->property("placeKept").toBool()) // shown again
        return;
    canvas->setProperty("placeKept", true);
    QJsonObject place;
    for (const QJsonValue& known : std::as_const(m_places)) {
        if (!document->file().isEmpty() && fileOf(known) == document->file())
            place = known.toObject();
    }
    if (isPlace(place)) {
        QMetaObject::invokeMethod(
            canvas,
            [canvas, place] {
                canvas->setZoom(place.value(u"zoom"_s).toDouble(), canvas->viewport()->rect().center());
                canvas->centerOn(place.value(u"x"_s).toDouble(), place.value(u"y"_s).toDouble());
            },
            Qt::QueuedConnection);
    }
    connect(canvas, &CanvasView::zoomChanged, this, &SessionKeeper::touch);
    connect(canvas->horizontalScrollBar(), &QScrollBar::valueChanged, this, &SessionKeeper::touch);
    connect(canvas->verticalScrollBar(), &QScrollBar::valueChanged, this, &SessionKeeper::touch);
}

void SessionKeeper::rememberPlace(const OpenDocument* document)
{
    const CanvasView* canvas = m_tabs->canvasOf(const_cast<OpenDocument*>(document));
    if (!canvas || document->file().isEmpty() || !canvas->property("placeKept").toBool() ||
        canvas->viewport()->rect().isEmpty())
        return;
    const QRectF sight(canvas->viewport()->rect());
    const QPointF centre = canvas->viewportTransform().inverted().mapRect(sight).center();
    const QJsonObject place{{u"file"_s, document->file()},
                            {u"zoom"_s, canvas->zoom()},
                            {u"x"_s, centre.x()},
                            {u"y"_s, centre.y()}};
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        if (fileOf(m_places.at(i)) != document->file())
            continue;
        if (m_places.at(i) == place)
            return;
        m_places.removeAt(i);
        break;
    }
    m_places.prepend(place);
    while (m_places.size() > kMostPlaces)
        m_places.removeLast();
    touch();
}

void SessionKeeper::keepPlaces()
{
    for (const OpenDocument* document : m_workspace->documents())
        rememberPlace(document);
    m_soon.stop(); // that was no change
    m_file->setValue(u"places"_s, m_places);
}

} // namespace stellwerk
