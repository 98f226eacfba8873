// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportpicture.h"

#include "report/htmlwriter.h"
#include "report/picturelayout.h"
#include "report/reportfacts.h"
#include "report/reportwords.h"
#include "run/runwords.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPage = 1080;       // px that a page is wide
constexpr double kReadable = 0.5;    // of the canvas's own size: smaller cards cannot be read
constexpr int kMostWithWords = 1500; // tasks; above it cards have their state and name only

QString number(double value)
{
    return QString::number(std::round(value * 10) / 10, 'g', 9);
}

// In a square of 16; drawn, so that no font has to have it.
QString glyphOf(const QString& css)
{
    static const QHash<QString, QString> glyphs{
        {u"succeeded"_s, u"M3 8.5 6.5 12 13 4.5"_s},
        {u"succeeded_with_warnings"_s, u"M8 1.5 15 14H1ZM5.5 10 7.5 12 10.5 8"_s},
        {u"failed"_s, u"M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5"_s},
        {u"unknown"_s, u"M5 6a3 3 0 1 1 4.4 2.6C8.4 9.1 8 9.6 8 10.6M8 13.2v.6"_s},
        {u"cancelled"_s, u"M4 4H12V12H4Z"_s},
        {u"skipped"_s, u"M3 3.5 7.5 8 3 12.5M8 3.5 12.5 8 8 12.5"_s},
        {u"running"_s, u"M8 2.5A5.5 5.5 0 1 1 2.5 8"_s},
        {u"queued"_s, u"M8 2A6 6 0 1 1 7.99 2ZM8 4.5V8L10.5 9.5"_s},
        {u"waiting"_s, u"M8 2.5A5.5 5.5 0 1 1 7.99 2.5Z"_s}};
    return glyphs.value(css);
}

QString elided(const QString& text, qsizetype most)
{
    const QString plain = text.simplified();
    if (plain.size() <= most)
        return plain;
    const qsizetype half = (most - 1) / 2;
    return plain.left(half).trimmed() + u'…' + plain.right(most - 1 - half).trimmed();
}

// Corners rounded.
QString pathOf(const QList<QPointF>& points)
{
    constexpr double kCorner = 8;
    const auto at = [](const QPointF& p) { return number(p.x()) + u' ' + number(p.y()); };
    QString path = u'M' + at(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QPointF before = points.at(i) - points.at(i - 1);
        const QPointF after = points.at(i + 1) - points.at(i);
        const double a = std::hypot(before.x(), before.y());
        const double b = std::hypot(after.x(), after.y());
        const double r = std::min({kCorner, a / 2, b / 2});
        if (r < 0.5) {
            path += u'L' + at(points.at(i));
            continue;
        }
        path += u'L' + at(points.at(i) - before / a * r) + u'Q' + at(points.at(i)) + u' ' +
                at(points.at(i) + after / b * r);
    }
    return path + u'L' + at(points.last());
}

class Picture
{
public:
    Picture(HtmlWriter& html, const ReportFacts& facts)
        : m_html(html)
        , m_facts(facts)
        , m_package(facts.package())
        , m_layout(facts.package())
        , m_full(facts.package().tasks.size() <= kMostWithWords)
    {
        for (qsizetype i = 0; i < m_package.tasks.size(); ++i)
            m_index.insert(m_package.tasks.at(i).id, int(i));
        for (const Constraint& constraint : m_package.constraints) {
            m_leaving[constraint.from] |= 1U << int(constraint.kind);
            m_coming[constraint.to] |= 1U << int(constraint.kind);
        }
    }

    void write()
    {
        const QRectF bounds = m_layout.bounds();
        const double scale = std::clamp(kPage / std::max(1.0, bounds.width()), kReadable, 1.0);
        m_html.open("div", {{"class", u"scroll"_s}});
        m_html.open("svg",
                    {{"class", u"canvas"_s},
                     {"viewBox", u"%1 %2 %3 %4"_s.arg(number(bounds.x()), number(bounds.y()),
                                                      number(bounds.width()), number(bounds.height()))},
                     {"width", number(std::ceil(bounds.width() * scale))},
                     {"height", number(std::ceil(bounds.height() * scale))},
                     {"role", u"img"_s},
                     {"aria-label", ReportText::tr("The parent package with the states of its tasks")}});
        for (qsizetype i = 0; i < m_package.groups.size(); ++i)
            group(m_package.groups.at(i), m_layout.groupAt(int(i)));
        for (const Constraint& constraint : m_package.constraints)
            line(constraint);
        for (qsizetype i = 0; i < m_package.notes.size(); ++i)
            note(m_package.notes.at(i), m_layout.noteAt(int(i)));
        for (qsizetype i = 0; i < m_package.tasks.size(); ++i)
            card(m_package.tasks.at(i), m_layout.taskAt(int(i)));
        m_html.close().close().newLine();
    }

private:
    // Constraints of several kinds at one side of a card keep apart.
    using Kinds = QHash<TaskId, unsigned>;
    [[nodiscard]] static double laneOf(const Kinds& kinds, const TaskId& task, const Constraint& constraint)
    {
        const unsigned all = kinds.value(task);
        const unsigned before = all & ((1U << int(constraint.kind)) - 1);
        return (std::popcount(before) - (std::popcount(all) - 1) / 2.0) * 16;
    }
    void box(const char* css, const QRectF& place, double radius)
    {
        m_html.empty("rect", {{"class", QString::fromLatin1(css)},
                              {"x", number(place.x())},
                              {"y", number(place.y())},
                              {"width", number(place.width())},
                              {"height", number(place.height())},
                              {"rx", number(radius)}});
    }
    void words(const char* css, double x, double y, const QString& text)
    {
        m_html.leaf("text", text, {{"class", QString::fromLatin1(css)}, {"x", number(x)}, {"y", number(y)}});
    }
    void group(const Group& group, const QRectF& place)
    {
        if (place.isNull())
            return;
        box("group", place, 8);
        QString title = elided(group.title, qsizetype(place.width() / 8));
        if (group.maxConcurrent)
            title +=
                u"  "_s + ReportText::tr("max %1", "tasks of a group at a time").arg(*group.maxConcurrent);
        words("title", place.x() + 12, place.y() + 19, title);
    }
    void note(const StickyNote& note, const QRectF& place)
    {
        static constexpr const char* kColors[] = {"note yellow", "note blue", "note green", "note red",
                                                  "note grey"};
        m_html.open("g");
        m_html.leaf("title", note.text.left(2000));
        box(kColors[std::clamp(int(note.color), 0, 4)], place, 3);
        const QStringList lines = note.text.left(4000).split(u'\n', Qt::SkipEmptyParts);
        double y = place.y() + 18;
        for (const QString& line : lines) {
            if (y > place.bottom() - 4)
                break;
            words("small", place.x() + 8, y, elided(line, qsizetype(std::max(8.0, place.width() / 6.6))));
            y += 16;
        }
        m_html.close();
    }
    void line(const Constraint& constraint)
    {
        static constexpr const char* kKinds[] = {"line success", "line failure", "line completion"};
        const int from = m_index.value(constraint.from, -1);
        const int to = m_index.value(constraint.to, -1);
        if (from < 0 || to < 0)
            return;
        const QList<QPointF> way = PictureLayout::way(m_layout.taskAt(from), m_layout.taskAt(to),
                                                      laneOf(m_leaving, constraint.from, constraint),
                                                      laneOf(m_coming, constraint.to, constraint));
        const QPointF tip = way.last() + QPointF(8, 0);
        const QPointF sign = way.last() - QPointF(12, 0);
        const bool critical = m_facts.isOnTheWay(constraint);
        m_html.open("g", {{"class", QString::fromLatin1(kKinds[std::clamp(int(constraint.kind), 0, 2)]) +
                                        (critical ? u" critical"_s : QString())}});
        m_html.leaf("title", u"%1 → %2: %3"_s.arg(m_facts.nameOf(constraint.from),
                                                  m_facts.nameOf(constraint.to), kindText(constraint.kind)));
        m_html.empty("path", {{"class", u"way"_s}, {"d", pathOf(way)}});
        m_html.empty("path", {{"class", u"head"_s},
                              {"d", u"M%1 %2l-9 -4.5v9Z"_s.arg(number(tip.x()), number(tip.y()))}});
        m_html.empty(
            "circle",
            {{"class", u"disc"_s}, {"cx", number(sign.x())}, {"cy", number(sign.y())}, {"r", u"7"_s}});
        if (constraint.kind == ConstraintKind::Completion) {
            m_html.empty(
                "circle",
                {{"class", u"sign"_s}, {"cx", number(sign.x())}, {"cy", number(sign.y())}, {"r", u"3"_s}});
        } else {
            m_html.empty(
                "path",
                {{"class", u"sign"_s},
                 {"d", glyphOf(constraint.kind == ConstraintKind::Success ? u"succeeded"_s : u"failed"_s)},
                 {"transform",
                  u"translate(%1 %2) scale(.55)"_s.arg(number(sign.x() - 4.4), number(sign.y() - 4.4))}});
        }
        m_html.close();
    }
    void card(const Task& task, const QPointF& place)
    {
        const RunModel::TaskRow* row = m_facts.run().row(task.id);
        if (!row)
            return;
        const ReportLook look = lookOfTask(*row);
        const bool critical = m_facts.isOnTheWay(task.id);
        const QString name = m_facts.nameOf(task.id);
        m_html.open("a", {{"href", u'#' + m_facts.anchorOf(task.id)}});
        m_html.open("g", {{"class", u"card "_s + look.css},
                          {"transform", u"translate(%1 %2)"_s.arg(number(place.x()), number(place.y()))}});
        m_html.leaf("title", toolTip(name, *row, look));
        if (critical) {
            box("halo", {-3, -3, 214, 70}, 8);
            box("halo", {-6, -6, 220, 76}, 10);
        }
        box("body", {0, 0, 208, 64}, 6);
        m_html.empty("path", {{"class", u"band"_s}, {"d", u"M6 0Q0 0 0 6V58Q0 64 6 64Z"_s}});
        m_html.empty("path",
                     {{"class", u"sign"_s}, {"d", glyphOf(look.css)}, {"transform", u"translate(14 12)"_s}});
        fitted("name", 25, elided(name, 27), 19);
        if (m_full)
            fitted("small", 46, elided(figure(task, *row, look), 34), 25);
        m_html.close().close();
    }
    // A line of a card. Nobody knows the reader's font: what might be too long is fitted by the reader.
    void fitted(const char* css, double y, const QString& text, int sure)
    {
        const auto wide =
            std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() > 0x10ff; });
        if (text.size() + wide <= sure)
            words(css, 38, y, text);
        else
            m_html.leaf("text", text,
                        {{"class", QString::fromLatin1(css)},
                         {"x", u"38"_s},
                         {"y", number(y)},
                         {"textLength", u"162"_s},
                         {"lengthAdjust", u"spacingAndGlyphs"_s}});
    }
    [[nodiscard]] QString figure(const Task& task, const RunModel::TaskRow& row, const ReportLook& look) const
    {
        QStringList parts{task.disabled ? ReportText::tr("disabled", "task") : look.word};
        if (!row.server.isEmpty())
            parts.append(row.server);
        if (row.started.isValid() && row.ended.isValid() && row.attempts > 0)
            parts.append(reportSpan(std::chrono::milliseconds(row.started.msecsTo(row.ended)),
                                    m_facts.input().locale));
        if (row.attempts > 1)
            parts.append(u"×%1"_s.arg(row.attempts));
        return parts.join(u" · "_s);
    }
    [[nodiscard]] static QString toolTip(const QString& name, const RunModel::TaskRow& row,
                                         const ReportLook& look)
    {
        QStringList lines{name, row.outcome ? endText(*row.outcome, row.failure) : look.word};
        if (!row.server.isEmpty())
            lines.append(row.server);
        if (!row.error.isEmpty())
            lines.append(row.error.left(400));
        return lines.join(u'\n');
    }

    HtmlWriter& m_html;
    const ReportFacts& m_facts;
    const ParentPackage& m_package;
    PictureLayout m_layout;
    bool m_full;
    QHash<TaskId, int> m_index;
    Kinds m_leaving, m_coming;
};

} // namespace

void writeReportPicture(HtmlWriter& html, const ReportFacts& facts)
{
    if (!facts.package().tasks.isEmpty())
        Picture(html, facts).write();
}

} // namespace stellwerk
