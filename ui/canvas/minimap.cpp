// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/minimap.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"
#include "canvas/taskitem.h"

#include <QMouseEvent>
#include <QPainter>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFewTasks = 6;     // nobody gets lost among so few
constexpr qsizetype kManyTasks = 5000; // must stay cheap

} // namespace

Minimap::Minimap(CanvasView* view, CanvasScene* scene)
    : QWidget(view)
    , m_view(view)
    , m_scene(scene)
{
    setObjectName(u"canvas.minimap"_s);
    setAccessibleName(tr("Overview of the package"));
    setToolTip(tr("Overview: click or drag to go there"));
    setFixedSize(192, 128);
    setCursor(Qt::ArrowCursor);
    hide();
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(250);
    connect(&m_redraw, &QTimer::timeout, this, &Minimap::redraw);
    const auto later = [this] {
        if (!m_redraw.isActive())
            m_redraw.start();
    };
    connect(scene->editor()->document(), &PackageDocument::edited, this, later);
    connect(scene, &CanvasScene::taskStateChanged, this, later);
    connect(&Theme::instance(), &Theme::changed, this, later);
    connect(view, &CanvasView::marksChanged, this, later);
    later();
}

void Minimap::setWanted(bool wanted)
{
    m_wanted = wanted;
    viewChanged();
}

QRectF Minimap::visibleScene() const
{
    return m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
}

void Minimap::viewChanged()
{
    const qsizetype count = m_scene->editor()->package().tasks.size();
    const bool room = m_view->width() > 3 * width() && m_view->height() > 3 * height();
    setVisible(m_wanted && room && count > kFewTasks && count < kManyTasks && !m_contents.isEmpty() &&
               !visibleScene().contains(m_contents));
    if (isVisible())
        update();
}

void Minimap::redraw()
{
    m_contents = m_scene->contents();
    const QRectF inner = QRectF(rect()).adjusted(8, 8, -8, -8);
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(Qt::transparent);
    if (m_contents.isEmpty())
        return viewChanged();
    const double scale = std::min(inner.width() / m_contents.width(), inner.height() / m_contents.height());
    m_toMap = QTransform::fromTranslate(-m_contents.center().x(), -m_contents.center().y()) *
              QTransform::fromScale(scale, scale) *
              QTransform::fromTranslate(inner.center().x(), inner.center().y());
    QPainter painter(&m_picture);
    paintParts(&painter);
    QList<QRectF> found;
    for (const Task& task : m_scene->editor()->package().tasks) {
        const TaskItem* item = m_scene->taskItem(task.id);
        if (!item || !item->isVisible())
            continue;
        QRectF card = m_toMap.mapRect(item->card());
        card.setSize(card.size().expandedTo(QSizeF(2, 2)));
        const auto look = item->picture().look;
        painter.fillRect(card, look ? colorOf(*look) : themeColor(ColorToken::StateWaiting));
        if (item->isMarked(CanvasPainter::Found))
            found.append(card);
    }
    // What a search found: a frame, over its neighbours.
    painter.setPen(QPen(themeColor(ColorToken::StateWarnings), 1.5));
    painter.setBrush(Qt::NoBrush);
    for (const QRectF& card : std::as_const(found))
        painter.drawRect(card.adjusted(-1.5, -1.5, 1.5, 1.5));
    painter.end();
    viewChanged();
}

// Groups and notes, faint, below the cards; a folded group as the card it is.
void Minimap::paintParts(QPainter* painter) const
{
    for (const GroupItem* group : m_scene->groups()->items()) {
        const QRectF place = m_toMap.mapRect(group->outline());
        const auto look = group->picture().look;
        if (group->isFolded()) {
            painter->fillRect(place, look ? colorOf(*look) : themeColor(ColorToken::StateWaiting));
            continue;
        }
        QColor ground = themeColor(ColorToken::TextMuted);
        ground.setAlpha(40);
        painter->fillRect(place, ground);
    }
    for (const NoteItem* note : m_scene->notes()->items()) {
        const QRectF place = m_toMap.mapRect(note->card());
        painter->fillRect(place, themeColor(tokenOf(note->color())));
        painter->setPen(themeColor(ColorToken::CardBorder));
        painter->drawRect(place);
    }
}

void Minimap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = themeColor(ColorToken::Surface);
    ground.setAlpha(235);
    painter.setPen(themeColor(ColorToken::Border));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
    painter.drawPixmap(0, 0, m_picture);
    QColor fill = themeColor(ColorToken::Accent);
    painter.setPen(QPen(fill, 1.5));
    fill.setAlpha(26);
    painter.setBrush(fill);
    const QRectF sight = m_toMap.mapRect(visibleScene()).intersected(QRectF(rect()).adjusted(2, 2, -2, -2));
    painter.drawRoundedRect(sight, 2, 2);
}

void Minimap::goTo(const QPoint& at)
{
    m_view->centerOn(m_toMap.inverted().map(QPointF(at)));
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        goTo(event->position().toPoint());
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->position().toPoint());
}

} // namespace stellwerk
