// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include "theme/theme.h"
#include "theme/themedicon.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Source
{
    bool ours;
    QLatin1StringView name;
};

Source sourceOf(Icon id)
{
    switch (id) {
#define OURS(icon, file)                                                                                     \
    case Icon::icon:                                                                                         \
        return {true, file##_L1};
#define BREEZE(icon, folder, file)                                                                           \
    case Icon::icon:                                                                                         \
        return {false, file##_L1};
#include "theme/iconlist.h"
#undef OURS
#undef BREEZE
    case Icon::Count:
        break;
    }
    return {true, "task"_L1};
}

// The drawing that was made for about this many logical pixels.
QString pathOf(const Source& source, double side, bool dark)
{
    if (source.ours)
        return u":/stellwerk/icons/%1.svg"_s.arg(source.name);
    const QString folder = dark ? u"dark"_s : u"light"_s;
    const std::array sizes = side <= 18 ? std::array{16, 22} : std::array{22, 16};
    for (const int size : sizes) {
        const QString path = u":/stellwerk/breeze/%1/%2/%3.svg"_s.arg(folder).arg(size).arg(source.name);
        if (QFile::exists(path))
            return path;
    }
    return {};
}

// Our drawings are made in Breeze's light text colour and turned into its dark one. The same is done to
// Breeze's own: a few of its dark files still carry the light colour.
QByteArray drawing(const QString& path, bool dark)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    if (dark)
        svg.replace("#232629", "#eff0f1");
    return svg;
}

QSvgRenderer* rendererOf(const QString& path, bool dark)
{
    static QHash<QString, std::shared_ptr<QSvgRenderer>> renderers;
    std::shared_ptr<QSvgRenderer>& renderer = renderers[path + (dark ? u'd' : u'l')];
    if (!renderer)
        renderer = std::make_shared<QSvgRenderer>(drawing(path, dark));
    return renderer.get();
}

} // namespace

QIcon icon(Icon id)
{
    static QHash<Icon, QIcon> made;
    QIcon& entry = made[id];
    if (entry.isNull()) {
        entry = QIcon(new ThemedPainterIcon([source = sourceOf(id)](QPainter* painter, const QRectF& rect) {
            const bool dark = Theme::instance().isDark();
            const double side = qMin(rect.width(), rect.height());
            const QRectF square(rect.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
            rendererOf(pathOf(source, side, dark), dark)->render(painter, square);
        }));
    }
    return entry;
}

} // namespace stellwerk
