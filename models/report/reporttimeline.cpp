// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/htmlwriter.h"
#include "report/reportfacts.h"
#include "report/reportpicture.h"
#include "report/reportwords.h"
#include "run/windowwatch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWidth = 1080;
constexpr double kLabel = 130;    // room for the servers' names
constexpr double kFoot = 22;      // for the times
constexpr int kMostRows = 60;     // of full height, with names
constexpr int kMostLowRows = 200; // above it only the load is drawn
constexpr int kBuckets = 475;     // of a load

QString number(double value)
{
    return QString::number(std::round(value * 10) / 10, 'g', 9);
}

class Timeline
{
public:
    Timeline(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
        : m_html(html)
        , m_facts(facts)
        , m_clock(clock)
        , m_begin(facts.begin().toMSecsSinceEpoch())
        , m_span(double(std::max<qint64>(1, facts.end().toMSecsSinceEpoch() - m_begin)))
    {}

    void write()
    {
        sortIntoLanes();
        int rows = 0;
        for (const Lane& lane : m_lanes)
            rows += lane.rows;
        const bool load = rows > kMostLowRows;
        const int shown = load ? int(m_lanes.size()) : rows;
        m_row = shown <= kMostRows ? 22 : shown <= kMostLowRows ? 9 : 6;
        double height = 6 + kFoot;
        for (const Lane& lane : m_lanes)
            height += laneHeight(lane, load);
        m_html.open("svg", {{"class", u"timeline"_s},
                            {"viewBox", u"0 0 %1 %2"_s.arg(number(kWidth), number(height))},
                            {"role", u"img"_s},
                            {"aria-label", ReportText::tr("The run over time, by server")}});
        grid(height);
        double top = 6;
        for (const Lane& lane : m_lanes) {
            label(lane, top, load);
            if (load)
                drawLoad(lane, top);
            else
                drawBars(lane, top);
            top += laneHeight(lane, load);
        }
        windowEnd(height);
        m_html.close().newLine();
        if (load)
            m_html.leaf("p",
                        ReportText::tr("%n attempts are too many to draw each: the picture shows how much of "
                                       "its most each server had to do, and crosses where something failed.",
                                       nullptr, int(m_facts.timeline().bars().size())),
                        {{"class", u"soft"_s}});
    }

private:
    struct Lane
    {
        QString server;
        std::vector<std::pair<int, int>> bars; // bar, row
        int rows = 0;
    };
    [[nodiscard]] qint64 endOf(const TimelineModel::Bar& bar) const
    {
        return bar.ended.isValid() ? bar.ended.toMSecsSinceEpoch() : m_facts.end().toMSecsSinceEpoch();
    }
    [[nodiscard]] double laneHeight(const Lane& lane, bool load) const
    {
        return load ? m_row : lane.rows * m_row + (m_row > 12 ? 6 : 2);
    }
    [[nodiscard]] double x(qint64 at) const
    {
        return kLabel + (kWidth - kLabel - 2) * std::clamp(double(at - m_begin) / m_span, 0.0, 1.0);
    }

    // Bars of a server in as many rows as stand side by side.
    void sortIntoLanes()
    {
        const QList<TimelineModel::Bar>& bars = m_facts.timeline().bars();
        QHash<QString, std::vector<int>> of;
        for (qsizetype i = 0; i < bars.size(); ++i)
            of[bars.at(i).server].push_back(int(i));
        QStringList servers = of.keys();
        servers.sort(Qt::CaseInsensitive);
        for (const QString& server : std::as_const(servers)) {
            Lane lane{server, {}, 0};
            std::vector<int>& own = of[server];
            std::stable_sort(own.begin(), own.end(),
                             [&](int a, int b) { return bars.at(a).requested < bars.at(b).requested; });
            std::vector<qint64> ends;
            for (const int bar : own) {
                const qint64 from = bars.at(bar).requested.toMSecsSinceEpoch();
                size_t row = 0;
                while (row < ends.size() && ends[row] > from)
                    ++row;
                if (row == ends.size())
                    ends.push_back(0);
                ends[row] = endOf(bars.at(bar));
                lane.bars.emplace_back(bar, int(row));
            }
            lane.rows = int(ends.size());
            m_lanes.push_back(std::move(lane));
        }
    }

    // About eight times, at full minutes, hours … of the report's zone.
    void grid(double height)
    {
        static constexpr std::array<qint64, 20> kSteps{1,     2,     5,     10,    15,     30,    60,
                                                       120,   300,   600,   900,   1800,   3600,  7200,
                                                       10800, 21600, 43200, 86400, 172800, 604800};
        qint64 step = kSteps.back() * 1000;
        for (const qint64 seconds : kSteps) {
            if (m_span / double(seconds * 1000) <= 8) {
                step = seconds * 1000;
                break;
            }
        }
        const qint64 shift = qint64(m_facts.input().zone.offsetFromUtc(m_facts.begin())) * 1000;
        const double bottom = height - kFoot + 4;
        int marks = 0; // a run of years must not draw a million
        for (qint64 at = (m_begin + shift + step - 1) / step * step - shift;
             double(at - m_begin) <= m_span && marks < 60; at += step, ++marks) {
            m_html.empty(
                "line",
                {{"x1", number(x(at))}, {"x2", number(x(at))}, {"y1", u"0"_s}, {"y2", number(bottom)}});
            const bool last = x(at) > kWidth - 30;
            m_html.leaf("text", m_clock.time(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)),
                        {{"class", u"tick"_s},
                         {"x", number(x(at))},
                         {"y", number(height - 5)},
                         {"text-anchor", last ? u"end"_s : u"middle"_s}});
        }
    }
    void label(const Lane& lane, double top, bool load)
    {
        const QString text = lane.server.isEmpty() ? ReportText::tr("no server") : lane.server;
        if (!load || m_row > 8)
            m_html.leaf("text", text.size() > 18 ? text.left(17) + u'…' : text,
                        {{"x", u"0"_s}, {"y", number(top + std::min(15.0, m_row))}});
        m_html.empty(
            "line",
            {{"x1", u"0"_s}, {"x2", number(kWidth)}, {"y1", number(top - 3)}, {"y2", number(top - 3)}});
    }

    void drawBars(const Lane& lane, double top)
    {
        const QList<TimelineModel::Bar>& bars = m_facts.timeline().bars();
        // Bars too narrow to be told apart become one, of the same outcome only.
        struct Thin
        {
            double from = 0, to = 0;
            QString css;
            int count = 0;
        };
        std::vector<Thin> thin(size_t(lane.rows));
        const auto flush = [&](int row) {
            Thin& t = thin[size_t(row)];
            if (t.count > 0)
                m_html.empty("rect", {{"class", u"bar "_s + t.css},
                                      {"x", number(t.from)},
                                      {"y", number(top + row * m_row)},
                                      {"width", number(std::max(1.0, t.to - t.from))},
                                      {"height", number(m_row - 4)}});
            t = {};
        };
        for (const auto& [index, row] : lane.bars) {
            const TimelineModel::Bar& bar = bars.at(index);
            const double from = x(bar.requested.toMSecsSinceEpoch());
            const double to = x(endOf(bar));
            if (to - from >= 2) {
                flush(row);
                drawBar(bar, top + row * m_row);
                continue;
            }
            const QString css = lookOf(bar).css;
            Thin& t = thin[size_t(row)];
            if (t.count > 0 && (t.css != css || from - t.to > 1))
                flush(row);
            if (thin[size_t(row)].count++ == 0)
                thin[size_t(row)] = {from, to, css, 1};
            thin[size_t(row)].to = std::max(thin[size_t(row)].to, to);
        }
        for (int row = 0; row < lane.rows; ++row)
            flush(row);
    }
    [[nodiscard]] static ReportLook lookOf(const TimelineModel::Bar& bar)
    {
        return bar.outcome ? lookOfOutcome(*bar.outcome)
                           : ReportLook{u"running"_s, u"▶"_s, ReportText::tr("Running", "attempt")};
    }
    void drawBar(const TimelineModel::Bar& bar, double top)
    {
        const ReportLook look = lookOf(bar);
        const qint64 end = endOf(bar);
        const qint64 begin = bar.started.isValid() ? bar.started.toMSecsSinceEpoch() : end;
        const double requested = x(bar.requested.toMSecsSinceEpoch());
        const double from = x(begin);
        const double to = std::max(x(end), from + 2);
        const double height = m_row - 4;
        m_html.open("a", {{"href", u'#' + m_facts.anchorOf(bar.task)}});
        m_html.open("g", {{"class", look.css}});
        m_html.leaf("title", toolTip(bar, look));
        if (from - requested > 0.5) // waiting: half as high
            m_html.empty("rect", {{"class", u"queue"_s},
                                  {"x", number(requested)},
                                  {"y", number(top + height / 4)},
                                  {"width", number(from - requested)},
                                  {"height", number(height / 2)}});
        m_html.empty("rect", {{"class", u"bar"_s},
                              {"x", number(from)},
                              {"y", number(top)},
                              {"width", number(to - from)},
                              {"height", number(height)},
                              {"rx", u"3"_s}});
        const bool well = bar.outcome == TaskOutcome::Succeeded;
        QString text = bar.attempt > 1 ? u"%1 ×%2"_s.arg(bar.taskName).arg(bar.attempt) : bar.taskName;
        if (!well)
            text = look.sign + u' ' + text;
        const qsizetype room = qsizetype((to - from - 8) / 6.4);
        if (m_row > 12 && (room >= 5 || !well)) {
            if (text.size() > room)
                text = room >= 5 ? text.left(room - 1) + u'…' : look.sign;
            const bool inside = room >= 2;
            m_html.leaf("text", text,
                        {{"class", inside ? u"on"_s : u"sign"_s},
                         {"x", number(inside ? from + 4 : to + 2)},
                         {"y", number(top + 13)}});
        }
        m_html.close().close();
    }
    [[nodiscard]] QString toolTip(const TimelineModel::Bar& bar, const ReportLook& look) const
    {
        const QLocale& locale = m_facts.input().locale;
        QStringList lines{ReportText::tr("%1, attempt %2: %3", "task, number, outcome")
                              .arg(bar.taskName, QString::number(bar.attempt), look.word)};
        if (bar.started.isValid()) {
            lines.append(
                ReportText::tr("waited %1, ran %2 (%3 to %4)", "two spans, two times")
                    .arg(reportSpan(std::chrono::milliseconds(bar.requested.msecsTo(bar.started)), locale),
                         reportSpan(std::chrono::milliseconds(endOf(bar) - bar.started.toMSecsSinceEpoch()),
                                    locale),
                         m_clock.time(bar.started), m_clock.time(bar.ended)));
        }
        return lines.join(u'\n');
    }

    // How many attempts ran at a time, as a step line filled to its most, with crosses for failures.
    void drawLoad(const Lane& lane, double top)
    {
        std::array<int, kBuckets + 1> change{};
        const auto bucket = [&](qint64 at) {
            return size_t(std::clamp(double(at - m_begin) / m_span, 0.0, 1.0) * (kBuckets - 1));
        };
        const QList<TimelineModel::Bar>& bars = m_facts.timeline().bars();
        QString crosses;
        for (const auto& [index, row] : lane.bars) {
            const TimelineModel::Bar& bar = bars.at(index);
            ++change[bucket(bar.requested.toMSecsSinceEpoch())];
            --change[bucket(endOf(bar)) + 1];
            if (bar.outcome == TaskOutcome::Failed || bar.outcome == TaskOutcome::Unknown)
                crosses +=
                    u"M%1 %2l4 4m0 -4l-4 4"_s.arg(number(x(endOf(bar)) - 2), number(top + m_row / 2 - 2));
        }
        int most = 1;
        int now = 0;
        for (const int by : change)
            most = std::max(most, now += by);
        const double wide = (kWidth - kLabel - 2) / kBuckets;
        QString path = u"M%1 %2"_s.arg(number(kLabel), number(top + m_row - 2));
        now = 0;
        for (size_t i = 0; i < kBuckets; ++i) {
            now += change[i];
            path += u"L%1 %2h%3"_s.arg(number(kLabel + double(i) * wide),
                                       number(top + m_row - 2 - (m_row - 3) * now / most), number(wide));
        }
        path += u"V%1Z"_s.arg(number(top + m_row - 2));
        m_html.open("g");
        m_html.leaf("title", ReportText::tr("%1: at most %n at a time", "server", most).arg(lane.server));
        m_html.empty("path", {{"class", u"load"_s}, {"d", path}});
        if (!crosses.isEmpty())
            m_html.empty("path", {{"class", u"crosses failed"_s}, {"d", crosses}});
        m_html.close();
    }
    void windowEnd(double height)
    {
        const QDateTime end =
            WindowWatch(m_facts.package(), m_facts.begin(), m_facts.input().zone).windowEnd();
        if (!end.isValid() || end > m_facts.end())
            return;
        const double at = x(end.toMSecsSinceEpoch());
        m_html.empty("line", {{"class", u"window"_s},
                              {"x1", number(at)},
                              {"x2", number(at)},
                              {"y1", u"0"_s},
                              {"y2", number(height - kFoot)}});
    }

    HtmlWriter& m_html;
    const ReportFacts& m_facts;
    const ReportClock& m_clock;
    std::vector<Lane> m_lanes;
    qint64 m_begin;
    double m_span;
    double m_row = 22;
};

} // namespace

void writeReportTimeline(HtmlWriter& html, const ReportFacts& facts, const ReportClock& clock)
{
    if (!facts.timeline().bars().isEmpty())
        Timeline(html, facts, clock).write();
}

} // namespace stellwerk
