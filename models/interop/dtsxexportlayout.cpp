// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The designer's picture of an exported package.
#include "interop/dtsxexporter.h"
#include "interop/dtsxguid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr QSizeF kCard(208, 64);
constexpr QSizeF kNote(240, 120);
constexpr double kHeader = 43;     // of a container
constexpr double kPadding = 24;    // around a container's tasks
constexpr QPointF kMargin(40, 90); // of the topmost, leftmost thing: room for a container around it
constexpr int kColumns = 5;        // of what has no place

QString numberText(double value)
{
    QString text = QString::number(value, 'f', 3);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == "-0"_L1 ? u"0"_s : text;
}

QString pairText(double a, double b)
{
    return numberText(a) + u',' + numberText(b);
}

bool isUsable(QPointF place)
{
    constexpr double farthest = 500'000; // beyond, nobody would find it again
    return std::isfinite(place.x()) && std::isfinite(place.y()) && std::abs(place.x()) < farthest &&
           std::abs(place.y()) < farthest;
}

} // namespace

void DtsxExporter::planPlaces()
{
    QStringList ids;
    for (const Task& task : m_package.tasks)
        ids.append(task.id);
    for (const StickyNote& note : m_package.notes)
        ids.append(note.id);
    QPointF least(std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
    double bottom = 0;
    QStringList open;
    for (const QString& id : std::as_const(ids)) {
        const auto it = m_package.layout.constFind(id);
        if (it == m_package.layout.cend() || !isUsable(*it)) {
            open.append(id);
            continue;
        }
        least = QPointF(std::min(least.x(), it->x()), std::min(least.y(), it->y()));
    }
    m_origin = open.size() == ids.size() ? QPointF() : least - kMargin;
    // Whole numbers keep sums exact.
    m_origin = QPointF(std::floor(m_origin.x()), std::floor(m_origin.y()));
    const QSet<QString> unplaced(open.cbegin(), open.cend());
    for (const QString& id : std::as_const(ids)) {
        if (unplaced.contains(id))
            continue;
        const QPointF place = m_package.layout.value(id) - m_origin;
        m_shown.insert(id, place);
        bottom = std::max(bottom, place.y() + kNote.height() + kPadding);
    }
    for (qsizetype i = 0; i < open.size(); ++i) {
        const QPointF cell(double(i % kColumns) * (kCard.width() + 52), double(i / kColumns) * 150);
        m_shown.insert(open.at(i), kMargin + QPointF(0, bottom) + cell);
    }
    for (Container& container : m_containers) {
        QRectF frame;
        for (const Task* task : std::as_const(container.tasks))
            frame |= QRectF(m_shown.value(task->id), kCard);
        frame.adjust(-kPadding, -kPadding, kPadding, kPadding);
        container.frame = QRectF(QPointF(std::floor(frame.left()), std::floor(frame.top())), frame.size());
    }
}

QString DtsxExporter::designTime() const
{
    XmlText xml(u"<?xml version=\"1.0\"?>"_s);
    xml.open(u"Objects"_s, {{u"Version"_s, isNew() ? u"8"_s : u"sql11"_s}});
    xml.open(u"Package"_s, {{u"design-time-name"_s, u"Package"_s}});
    xml.open(u"LayoutInfo"_s);
    const qsizetype nodes = m_package.tasks.size() + m_containers.size() + m_package.notes.size();
    qsizetype capacity = 4;
    while (capacity < nodes)
        capacity *= 2;
    xml.open(u"GraphLayout"_s,
             {{u"Capacity"_s, QString::number(capacity)},
              {u"xmlns"_s,
               u"clr-namespace:Microsoft.SqlServer.IntegrationServices.Designer.Model.Serialization;assembly="
               "Microsoft.SqlServer.IntegrationServices.Graph"_s},
              {u"xmlns:x"_s, u"http://schemas.microsoft.com/winfx/2006/xaml"_s}});
    for (const Task& task : m_package.tasks) {
        QPointF place = m_shown.value(task.id);
        // Inside a container places count from its content.
        if (const auto at = m_containerOf.constFind(task.id); at != m_containerOf.cend())
            place -= m_containers.at(*at).frame.topLeft();
        xml.empty(u"NodeLayout"_s, {{u"Size"_s, pairText(kCard.width(), kCard.height())},
                                    {u"Id"_s, m_refIds.value(task.id)},
                                    {u"TopLeft"_s, pairText(place.x(), place.y())}});
    }
    for (const Container& container : m_containers) {
        const QRectF& frame = container.frame;
        xml.empty(u"ContainerLayout"_s, {{u"HeaderHeight"_s, numberText(kHeader)},
                                         {u"IsExpanded"_s, u"True"_s},
                                         {u"PanelSize"_s, pairText(frame.width(), frame.height())},
                                         {u"Size"_s, pairText(frame.width(), frame.height() + kHeader)},
                                         {u"Id"_s, container.refId},
                                         {u"TopLeft"_s, pairText(frame.left(), frame.top() - kHeader)}});
    }
    for (const StickyNote& note : m_package.notes) {
        const QPointF place = m_shown.value(note.id);
        const QSizeF size = m_package.noteSizes.value(note.id, kNote);
        xml.empty(u"AnnotationLayout"_s,
                  // A brace at the beginning would be an instruction of XAML.
                  {{u"Text"_s, note.text.startsWith(u'{') ? u"{}"_s + note.text : note.text},
                   {u"ParentId"_s, u"Package"_s},
                   {u"FontInfo"_s, u"{x:Null}"_s},
                   {u"Size"_s, pairText(size.width(), size.height())},
                   {u"Id"_s, dtsxGuid(m_name, u"note"_s, note.id).toString(QUuid::WithoutBraces)},
                   {u"TopLeft"_s, pairText(place.x(), place.y())}});
    }
    xml.close();
    xml.close();
    xml.close();
    xml.close();
    return xml.text();
}

} // namespace stellwerk
