// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dtsxfile.h"
#include "interop/xmlnode.h"

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostAnnotations = 5'000;
constexpr double kFarthest = 1e6;                  // canvas units; what lies beyond is a mistake
constexpr double kPixelsPerHimetric = 96 / 2540.0; // the old designer counted hundredths of a millimetre

// "230,297": a decimal point, a comma between, whatever the language.
std::optional<std::pair<double, double>> pairOf(const QString& text)
{
    const qsizetype comma = text.indexOf(u',');
    bool first = false;
    bool second = false;
    const double x = QStringView(text).left(std::max<qsizetype>(0, comma)).toDouble(&first);
    const double y = QStringView(text).mid(comma + 1).toDouble(&second);
    if (comma < 0 || !first || !second || !std::isfinite(x) || !std::isfinite(y) || std::abs(x) > kFarthest ||
        std::abs(y) > kFarthest)
        return {};
    return std::pair(x, y);
}

QSizeF sizeOf(const QString& text)
{
    const auto pair = pairOf(text);
    return pair ? QSizeF(pair->first, pair->second) : QSizeF();
}

void readLayoutNode(const XmlNode& node, DtsxFile& file)
{
    const auto at = pairOf(node.attribute(u"TopLeft"));
    const bool isNode = node.name == "NodeLayout"_L1;
    const bool isContainer = node.name == "ContainerLayout"_L1;
    if (at && (isNode || isContainer)) {
        DtsxPlace place{QPointF(at->first, at->second), sizeOf(node.attribute(u"Size")), 0};
        bool ok = false;
        const double header = node.attribute(u"HeaderHeight").toDouble(&ok);
        place.header = isContainer ? (ok && header >= 0 && header < 1000 ? header : 43) : 0;
        file.places.insert(node.attribute(u"Id"), place);
    } else if (at && node.name == "AnnotationLayout"_L1) {
        if (file.annotations.size() >= kMostAnnotations) {
            ++file.annotationsTooMany;
            return;
        }
        QString text = node.attribute(u"Text");
        if (text.startsWith(u"{}")) // XAML's way to say that a brace is one
            text.remove(0, 2);
        file.annotations.push_back(DtsxAnnotation{node.attribute(u"Id"), node.attribute(u"ParentId"), text,
                                                  QPointF(at->first, at->second),
                                                  sizeOf(node.attribute(u"Size"))});
    } else {
        for (const XmlNode& child : node.children)
            readLayoutNode(child, file);
    }
}

XmlLimits layoutLimits()
{
    XmlLimits limits;
    limits.skip = {u"EdgeLayout"_s};
    return limits;
}

} // namespace

bool readDesignTimeProperties(const QString& text, DtsxFile& file)
{
    // Its declaration, if any, must stand at the very beginning.
    const auto root = readXml(text.trimmed().toUtf8(), layoutLimits());
    if (!root)
        return false;
    for (const XmlNode& child : root->children) {
        if (child.name == "Package"_L1) // the control flow; TaskHost: data flows
            readLayoutNode(child, file);
    }
    return true;
}

bool readDiagram(const QString& text, DtsxFile& file)
{
    const auto root = readXml(text.trimmed().toUtf8(), layoutLimits());
    if (!root)
        return false;
    if (root->name != "Package"_L1)
        return true; // of a data flow, a path, a constraint
    std::vector<const XmlNode*> open{&*root};
    while (!open.empty()) {
        const XmlNode* node = open.back();
        open.pop_back();
        for (const XmlNode& child : node->children)
            open.push_back(&child);
        if (node->name != "ddscontrol"_L1)
            continue;
        if (node->attribute(u"controlprogid").contains(u"Text"_s)) {
            ++file.unreadAnnotations;
            continue;
        }
        const XmlNode* object = node->child(u"layoutobject");
        object = object ? object->child(u"ddsxmlobj") : nullptr;
        if (!object)
            continue;
        for (const XmlNode& property : object->children) {
            if (property.attribute(u"name") != "LogicalObject"_L1)
                continue;
            bool fits = false;
            bool fitsToo = false;
            const double left = node->attribute(u"left").toDouble(&fits);
            const double top = node->attribute(u"top").toDouble(&fitsToo);
            const QSizeF size(node->attribute(u"width").toDouble(), node->attribute(u"height").toDouble());
            if (fits && fitsToo && std::abs(left) < kFarthest && std::abs(top) < kFarthest)
                file.places.insert(
                    property.attribute(u"value"),
                    DtsxPlace{QPointF(left, top) * kPixelsPerHimetric, size * kPixelsPerHimetric, 0});
        }
    }
    return true;
}

} // namespace stellwerk
