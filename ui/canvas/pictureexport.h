// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QColor>
#include <QImage>
#include <QPicture>
#include <QSet>
#include <QString>

namespace stellwerk {

class CanvasScene;

// How a picture of the canvas is to be.
struct PictureRequest
{
    enum class Format { Png, Svg, Pdf };
    enum class Look { AsShown, Light, Dark };
    enum class Page { Fitted, A4, A3, Letter }; // PDF: a page as big as the picture, or the picture on a page

    Format format = Format::Png;
    Look look = Look::Light;
    Page page = Page::Fitted;
    double scale = 2;           // PNG: pixels for each canvas unit
    bool selectionOnly = false; // the selected tasks and what stands between them
    QString title;              // of the document
    bool operator==(const PictureRequest&) const = default;
};

// A canvas as drawing commands: made on the main thread in a moment, drawn elsewhere.
struct RecordedPicture
{
    QPicture commands; // the picture's top left is the origin
    QSizeF size;       // canvas units
    QColor ground;
    [[nodiscard]] bool isEmpty() const { return size.isEmpty(); }
};

// Where it lies on the canvas.
[[nodiscard]] QRectF pictureBounds(const CanvasScene& scene, const QSet<TaskId>& only = {});
// At full detail, without selection, hover and search marks. `only`: these tasks; empty: everything.
[[nodiscard]] RecordedPicture recordPicture(CanvasScene* scene, PictureRequest::Look look,
                                            const QSet<TaskId>& only = {});

// Any thread from here on. Empty, or why it could not be written.
[[nodiscard]] QString writePicture(const RecordedPicture& picture, const PictureRequest& request,
                                   const QString& file);
[[nodiscard]] QSize picturePixels(const QSizeF& size, double scale);
[[nodiscard]] bool canBePicture(const QSize& pixels); // so many are drawn and no more
[[nodiscard]] QImage pictureAsImage(const RecordedPicture& picture, double scale); // null: too big
[[nodiscard]] QByteArray pictureAsSvg(const RecordedPicture& picture, const QString& title);

} // namespace stellwerk
