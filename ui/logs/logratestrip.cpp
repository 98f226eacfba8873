// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logratestrip.h"

#include "logs/loghits.h"
#include "theme/durationtext.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kColumn = 4; // pixels
constexpr int kHeight = 24;
constexpr int kErrorLane = 5; // below the columns: where errors are, whatever their number
constexpr int kMargin = 6;
constexpr qint64 kDay = 86'400'000;

QString momentText(qint64 at, bool seconds)
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(seconds ? u"yyyy-MM-dd HH:mm:ss"_s
                                                               : u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

LogRateStrip::LogRateStrip(const LogModel* log, const LogHits* warnings, const LogHits* errors,
                           QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_warnings(warnings)
    , m_errors(errors)
{
    setObjectName(u"logRate"_s);
    setAccessibleName(tr("Lines over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_soon.setSingleShot(true);
    m_soon.setInterval(110ms);
    connect(&m_soon, &QTimer::timeout, this, &LogRateStrip::count);
    connect(m_log, &QAbstractItemModel::rowsInserted, this, &LogRateStrip::updateSoon);
    connect(m_log, &QAbstractItemModel::rowsRemoved, this, &LogRateStrip::updateSoon);
    connect(m_log, &QAbstractItemModel::modelReset, this, &LogRateStrip::updateSoon);
    connect(m_warnings, &LogHits::changed, this, &LogRateStrip::updateSoon);
    connect(m_errors, &LogHits::changed, this, &LogRateStrip::updateSoon);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LogRateStrip::sizeHint() const
{
    return {400, kHeight + kErrorLane + fontMetrics().height() + 3};
}

void LogRateStrip::updateSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void LogRateStrip::count()
{
    if (m_dragging) { // what is being chosen must not move
        m_soon.start();
        return;
    }
    const auto timeOf = [this](int stretch) { return m_rate.from + m_rate.width * stretch; };
    const qint64 cursor = timeOf(m_cursor);
    const qint64 anchor = timeOf(m_anchor);
    m_rate = LogRate::of(*m_log, *m_warnings, *m_errors, std::max(1, area().width() / kColumn));
    m_cursor = m_cursor < 0 ? -1 : m_rate.indexOf(cursor);
    m_anchor = m_anchor < 0 ? -1 : m_rate.indexOf(anchor);
    update();
}

void LogRateStrip::setInSight(qint64 from, qint64 to)
{
    const bool changed = m_sightFrom != from || m_sightTo != to;
    m_sightFrom = from;
    m_sightTo = to;
    if (changed && !m_soon.isActive()) // else it goes with the next count
        update();
}

QRect LogRateStrip::area() const
{
    return {kMargin, 2, std::max(1, width() - 2 * kMargin), kHeight - 2};
}

double LogRateStrip::xOf(double stretch) const
{
    const auto count = double(std::max<size_t>(1, m_rate.stretches.size()));
    return area().left() + area().width() * stretch / count;
}

int LogRateStrip::stretchAt(double x) const
{
    const auto count = int(m_rate.stretches.size());
    if (count == 0)
        return -1;
    return std::clamp(int((x - area().left()) * count / area().width()), 0, count - 1);
}

QString LogRateStrip::textOf(int stretch) const
{
    const LogRate::Stretch& here = m_rate.stretches[size_t(stretch)];
    const qint64 from = m_rate.from + m_rate.width * stretch;
    const bool seconds = m_rate.width < 60'000;
    QString text = tr("%1 to %2: %n line(s)", nullptr, here.rows)
                       .arg(momentText(from, seconds), momentText(from + m_rate.width, seconds).sliced(11));
    if (here.errors > 0)
        text += u", "_s + tr("%n error(s)", nullptr, here.errors);
    if (here.warnings > 0)
        text += u", "_s + tr("%n warning(s)", nullptr, here.warnings);
    return text;
}

void LogRateStrip::paintColumns(QPainter& painter) const
{
    const int highest = m_rate.highest();
    if (highest == 0)
        return;
    const QRect room = area();
    const QColor plain = themeColor(ColorToken::StateSkipped);
    const QColor warnings = themeColor(ColorToken::StateWarnings);
    const QColor errors = themeColor(ColorToken::StateFailed);
    for (size_t at = 0; at < m_rate.stretches.size(); ++at) {
        const LogRate::Stretch& here = m_rate.stretches[at];
        if (here.rows == 0)
            continue;
        const double left = xOf(double(at));
        const double width = std::max(1.0, xOf(double(at) + 1) - left - 1);
        double bottom = room.bottom() + 1;
        const auto part = [&](int rows, const QColor& color, double least) {
            if (rows == 0)
                return;
            const double height = std::max(least, double(room.height()) * rows / highest);
            painter.fillRect(QRectF(left, std::max<double>(room.top(), bottom - height), width, height),
                             color);
            bottom -= height;
        };
        // Errors at the bottom, where columns can be compared.
        part(here.errors, errors, 1);
        part(here.warnings, warnings, 1);
        part(here.rows - here.errors - here.warnings, plain, here.errors + here.warnings > 0 ? 0 : 1);
        if (here.errors > 0) { // a mark of its own: one error among thousands of lines is not seen above
            QPainterPath mark;
            const double middle = left + width / 2;
            mark.moveTo(middle, room.bottom() + 2);
            mark.lineTo(middle + 3, room.bottom() + 1 + kErrorLane);
            mark.lineTo(middle - 3, room.bottom() + 1 + kErrorLane);
            mark.closeSubpath();
            painter.fillPath(mark, errors);
        }
    }
}

void LogRateStrip::paintTimes(QPainter& painter) const
{
    const bool seconds = m_rate.width < 60'000;
    const bool days = m_rate.to() - m_rate.from > kDay ||
                      m_rate.from < QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    const auto text = [&](qint64 at) { return momentText(at, seconds).sliced(days ? 0 : 11); };
    const QRect line(area().left(), kHeight + kErrorLane + 1, area().width(), fontMetrics().height());
    painter.setFont(Theme::tabular(font()));
    painter.setPen(themeColor(ColorToken::TextMuted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text(m_rate.from));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, text(m_rate.to()));
    const QLocale locale;
    const QString most =
        tr("at most %1 lines in %2", "lines over time")
            .arg(locale.toString(m_rate.highest()), durationText(std::chrono::seconds(m_rate.width / 1000)));
    // Where there is no room for all three, from when to when is what matters.
    const int ends = std::max(painter.fontMetrics().horizontalAdvance(text(m_rate.from)),
                              painter.fontMetrics().horizontalAdvance(text(m_rate.to())));
    if (painter.fontMetrics().horizontalAdvance(most) + 2 * (ends + space::kRelated) <= line.width())
        painter.drawText(line, Qt::AlignHCenter | Qt::AlignVCenter, most);
}

void LogRateStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorToken::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), themeColor(ColorToken::Border));
    if (m_rate.stretches.empty())
        return;
    const QRect room = area();
    const auto span = [&](int one, int other) {
        const double left = xOf(std::min(one, other));
        return QRectF(left, room.top() - 2, xOf(std::max(one, other) + 1) - left, room.height() + 3);
    };
    if (m_sightTo > 0)
        painter.fillRect(span(m_rate.indexOf(m_sightFrom), m_rate.indexOf(m_sightTo)),
                         themeColor(ColorToken::AccentSoft));
    painter.fillRect(QRectF(room.left(), room.bottom() + 1, room.width(), 1), themeColor(ColorToken::Border));
    painter.setRenderHint(QPainter::Antialiasing);
    paintColumns(painter);
    if (m_cursor >= 0 && (hasFocus() || m_anchor >= 0)) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(themeColor(ColorToken::Accent), 1));
        painter.drawRect(span(m_anchor >= 0 ? m_anchor : m_cursor, m_cursor).adjusted(0, 0, -1, 0));
    }
    paintTimes(painter);
}

void LogRateStrip::setCursorAt(int stretch, bool extend)
{
    const auto count = int(m_rate.stretches.size());
    if (count == 0)
        return;
    if (extend && m_anchor < 0)
        m_anchor = std::max(m_cursor, 0);
    if (!extend)
        m_anchor = -1;
    m_cursor = std::clamp(stretch, 0, count - 1);
    setAccessibleDescription(textOf(m_cursor));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void LogRateStrip::goTo(int stretch)
{
    // Lines may have come since they were counted.
    if (stretch >= 0 && m_log->rowCount() > 0)
        Q_EMIT rowWanted(std::min(m_log->rowAt(m_rate.from + m_rate.width * stretch), m_log->rowCount() - 1));
}

void LogRateStrip::takeTime(int one, int other)
{
    const auto [from, to] = std::minmax(one, other);
    m_anchor = -1;
    Q_EMIT timeWanted(m_rate.from + m_rate.width * from, m_rate.from + m_rate.width * (to + 1) - 1);
}

void LogRateStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_rate.stretches.empty())
        return;
    m_from = event->position();
    m_dragging = false;
}

void LogRateStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_from || !event->buttons().testFlag(Qt::LeftButton))
        return;
    if (!m_dragging && (event->position() - *m_from).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!std::exchange(m_dragging, true))
        setCursorAt(stretchAt(m_from->x()), false);
    setCursorAt(stretchAt(event->position().x()), true);
    const QString text =
        m_anchor == m_cursor
            ? textOf(m_cursor)
            : tr("%1 to %2", "a time that is chosen")
                  .arg(momentText(m_rate.from + m_rate.width * std::min(m_anchor, m_cursor), true),
                       momentText(m_rate.from + m_rate.width * (std::max(m_anchor, m_cursor) + 1), true));
    QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

void LogRateStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_from)
        return;
    m_from.reset();
    if (std::exchange(m_dragging, false)) {
        if (m_anchor >= 0)
            takeTime(m_anchor, m_cursor);
        return;
    }
    setCursorAt(stretchAt(event->position().x()), false);
    goTo(m_cursor);
}

void LogRateStrip::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT wholeWanted();
}

void LogRateStrip::keyPressEvent(QKeyEvent* event)
{
    const auto last = int(m_rate.stretches.size()) - 1;
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = event->key() == Qt::Key_Left ? -1 : 1;
        setCursorAt(m_cursor < 0 ? (step > 0 ? 0 : last) : m_cursor + step, extend);
        return;
    }
    case Qt::Key_Home:
        setCursorAt(0, extend);
        return;
    case Qt::Key_End:
        setCursorAt(last, extend);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_anchor >= 0)
            takeTime(m_anchor, m_cursor);
        else
            goTo(m_cursor);
        return;
    case Qt::Key_Escape:
        if (std::exchange(m_anchor, -1) >= 0) {
            m_from.reset();
            m_dragging = false;
            update();
        } else {
            Q_EMIT wholeWanted();
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void LogRateStrip::leaveEvent(QEvent* event)
{
    QToolTip::hideText();
    QWidget::leaveEvent(event);
}

void LogRateStrip::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    updateSoon();
}

void LogRateStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateSoon();
}

bool LogRateStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int stretch = stretchAt(help->pos().x()); stretch >= 0)
            QToolTip::showText(
                help->globalPos(),
                textOf(stretch) + u'\n' +
                    tr("A click goes there, a drag shows that time only, a double click all of it."),
                this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace stellwerk
