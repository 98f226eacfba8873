// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/pictureexport.h"

#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/taskitem.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMarginsF>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QStyleOptionGraphicsItem>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMargin = 24;
constexpr int kResolution = 96; // canvas units are logical pixels

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::PictureExport)
};

bool isWanted(const CanvasScene& scene, const QGraphicsItem* item, const QSet<TaskId>& only,
              const QRectF& selected)
{
    if (!item->isVisible() || item->type() <= QGraphicsItem::UserType) // rings, ghosts and the like
        return false;
    if (only.isEmpty())
        return true;
    if (item->type() == TaskItem::Type)
        return only.contains(static_cast<const TaskItem*>(item)->id());
    if (item->type() == ConstraintItem::Type) {
        const Constraint* line =
            scene.editor()->package().constraint(static_cast<const ConstraintItem*>(item)->id());
        return line && only.contains(line->from) && only.contains(line->to);
    }
    return selected.contains(item->sceneBoundingRect());
}

// QPicture stretches what it plays by the resolutions of screen and paper; canvas units are pixels here.
void play(QPainter* painter, const RecordedPicture& picture)
{
    painter->scale(double(picture.commands.logicalDpiX()) / painter->device()->logicalDpiX(),
                   double(picture.commands.logicalDpiY()) / painter->device()->logicalDpiY());
    painter->drawPicture(0, 0, picture.commands);
}

QString writeData(const QString& file, const QByteArray& data)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(data) != data.size() || !out.commit())
        return out.errorString();
    return {};
}

QString writePng(const RecordedPicture& picture, double scale, const QString& file)
{
    const QImage image = pictureAsImage(picture, scale);
    if (image.isNull()) {
        const QSize pixels = picturePixels(picture.size, scale);
        return Text::tr("%1 × %2 pixels are too many. Choose a smaller scale, SVG or PDF.")
            .arg(pixels.width())
            .arg(pixels.height());
    }
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return Text::tr("The picture could not be made.");
    return writeData(file, data);
}

QPageLayout layoutOf(const RecordedPicture& picture, PictureRequest::Page page)
{
    if (page == PictureRequest::Page::Fitted) {
        const QSizeF points = picture.size * 72.0 / kResolution;
        return {QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, {}};
    }
    const QPageSize::PageSizeId id = page == PictureRequest::Page::A4   ? QPageSize::A4
                                     : page == PictureRequest::Page::A3 ? QPageSize::A3
                                                                        : QPageSize::Letter;
    const auto turn =
        picture.size.width() > picture.size.height() ? QPageLayout::Landscape : QPageLayout::Portrait;
    return {QPageSize(id), turn, QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter};
}

QString writePdf(const RecordedPicture& picture, const PictureRequest& request, const QString& file)
{
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(request.title);
        writer.setCreator(u"Stellwerk"_s);
        writer.setResolution(kResolution);
        writer.setPageLayout(layoutOf(picture, request.page));
        QPainter painter;
        if (!painter.begin(&writer))
            return Text::tr("The picture could not be made.");
        const QSizeF room(writer.width(), writer.height());
        const double zoom =
            request.page == PictureRequest::Page::Fitted
                ? 1.0
                : std::min({room.width() / picture.size.width(), room.height() / picture.size.height(), 1.0});
        const QSizeF shown = picture.size * zoom;
        painter.translate((room.width() - shown.width()) / 2, (room.height() - shown.height()) / 2);
        painter.scale(zoom, zoom);
        painter.fillRect(QRectF({}, picture.size), picture.ground);
        play(&painter, picture);
    }
    return writeData(file, data);
}

} // namespace

namespace {

QList<QGraphicsItem*> itemsOf(const CanvasScene& scene, const QSet<TaskId>& only)
{
    const QRectF selected = scene.boundsOf(QList<TaskId>(only.cbegin(), only.cend()))
                                .adjusted(-kMargin, -kMargin, kMargin, kMargin);
    QList<QGraphicsItem*> items = scene.items(Qt::AscendingOrder);
    items.removeIf([&](const QGraphicsItem* item) { return !isWanted(scene, item, only, selected); });
    return items;
}

QRectF boundsOf(const QList<QGraphicsItem*>& items)
{
    QRectF all;
    for (const QGraphicsItem* item : items)
        all |= item->type() == TaskItem::Type ? static_cast<const TaskItem*>(item)->card()
                                              : item->sceneBoundingRect();
    return all.isEmpty() ? all : QRectF(all.adjusted(-kMargin, -kMargin, kMargin, kMargin).toAlignedRect());
}

} // namespace

QRectF pictureBounds(const CanvasScene& scene, const QSet<TaskId>& only)
{
    return boundsOf(itemsOf(scene, only));
}

RecordedPicture recordPicture(CanvasScene* scene, PictureRequest::Look look, const QSet<TaskId>& only)
{
    const bool dark = look == PictureRequest::Look::AsShown ? Theme::instance().isDark()
                                                            : look == PictureRequest::Look::Dark;
    const Theme::Borrowed colors(dark);
    const CanvasPainter::PictureScope plain;
    RecordedPicture picture;
    picture.ground = themeColor(ColorToken::Canvas);
    const QList<QGraphicsItem*> items = itemsOf(*scene, only);
    const QRectF all = boundsOf(items);
    if (all.isEmpty())
        return picture;
    picture.size = all.size();
    QPainter painter(&picture.commands);
    painter.setRenderHint(QPainter::Antialiasing);
    const QTransform home = QTransform::fromTranslate(-all.left(), -all.top());
    QStyleOptionGraphicsItem option;
    for (QGraphicsItem* item : items) {
        painter.save();
        painter.setTransform(item->sceneTransform() * home);
        option.exposedRect = item->boundingRect();
        item->paint(&painter, &option, nullptr);
        painter.restore();
    }
    painter.end();
    return picture;
}

QSize picturePixels(const QSizeF& size, double scale)
{
    return {int(std::ceil(size.width() * scale)), int(std::ceil(size.height() * scale))};
}

bool canBePicture(const QSize& pixels)
{
    constexpr double kMostPixels = 128e6; // half a gigabyte in memory
    constexpr int kMostSide = 32'000;
    return double(pixels.width()) * pixels.height() <= kMostPixels && pixels.width() <= kMostSide &&
           pixels.height() <= kMostSide;
}

QImage pictureAsImage(const RecordedPicture& picture, double scale)
{
    const QSize pixels = picturePixels(picture.size, scale);
    if (pixels.isEmpty() || !canBePicture(pixels))
        return {};
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.setDotsPerMeterX(qRound(kResolution * scale / 0.0254));
    image.setDotsPerMeterY(qRound(kResolution * scale / 0.0254));
    image.fill(picture.ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    play(&painter, picture);
    return image;
}

QByteArray pictureAsSvg(const RecordedPicture& picture, const QString& title)
{
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(kResolution);
        generator.setTitle(title);
        generator.setSize(picture.size.toSize());
        generator.setViewBox(QRectF({}, picture.size));
        QPainter painter(&generator);
        painter.fillRect(QRectF({}, picture.size), picture.ground);
        play(&painter, picture);
    }
    return data;
}

QString writePicture(const RecordedPicture& picture, const PictureRequest& request, const QString& file)
{
    if (picture.isEmpty())
        return Text::tr("There is nothing to draw.");
    switch (request.format) {
    case PictureRequest::Format::Png:
        return writePng(picture, request.scale, file);
    case PictureRequest::Format::Svg:
        return writeData(file, pictureAsSvg(picture, request.title));
    case PictureRequest::Format::Pdf:
        break;
    }
    return writePdf(picture, request, file);
}

} // namespace stellwerk
