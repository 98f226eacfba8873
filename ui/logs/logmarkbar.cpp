// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logmarkbar.h"

#include "logs/loghits.h"
#include "theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kLane = 3;

void paintLane(QPainter& painter, int x, int top, const std::vector<bool>& marks, const QColor& color)
{
    for (size_t at = 0; at < marks.size(); ++at) {
        if (marks[at])
            painter.fillRect(x, top + int(at) - 1, kLane, 2, color);
    }
}

} // namespace

LogMarkBar::LogMarkBar(const LogHits* errors, const LogHits* hits, QWidget* parent)
    : QWidget(parent)
    , m_errors(errors)
    , m_hits(hits)
{
    setObjectName(u"logMarks"_s);
    setAccessibleName(tr("Marks of errors, hits and bookmarks"));
    setToolTip(tr("Where errors (left), hits (middle) and bookmarks (right) are. A click goes there."));
    setFixedWidth(sizeHint().width());
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_soon, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(m_errors, &LogHits::changed, this, &LogMarkBar::updateSoon);
    connect(m_hits, &LogHits::changed, this, &LogMarkBar::updateSoon);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LogMarkBar::updateSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void LogMarkBar::setBookmarks(std::vector<int> rows, int rowCount)
{
    m_bookmarks = std::move(rows);
    m_rowCount = rowCount;
    updateSoon();
}

void LogMarkBar::setInset(int top, int bottom)
{
    if (m_top == top && m_bottom == bottom)
        return;
    m_top = top;
    m_bottom = bottom;
    update();
}

int LogMarkBar::length() const
{
    return std::max(0, height() - m_top - m_bottom);
}

void LogMarkBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorToken::SurfaceSunken));
    paintLane(painter, 0, m_top, m_errors->stretches(length()), themeColor(ColorToken::StateFailed));
    paintLane(painter, kLane + 1, m_top, m_hits->stretches(length()), themeColor(ColorToken::Accent));
    std::vector<bool> bookmarks(size_t(length()), false);
    for (const int row : m_bookmarks) {
        if (m_rowCount > 0 && row < m_rowCount && !bookmarks.empty())
            bookmarks[size_t(qint64(row) * length() / m_rowCount)] = true;
    }
    paintLane(painter, 2 * (kLane + 1), m_top, bookmarks, themeColor(ColorToken::StateWarnings));
}

void LogMarkBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && length() > 0)
        Q_EMIT wanted(std::clamp((event->position().y() - m_top) / length(), 0.0, 1.0));
}

} // namespace stellwerk
