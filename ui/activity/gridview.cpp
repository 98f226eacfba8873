// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/gridview.h"

#include "activity/gridheader.h"
#include "activity/gridmodel.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace stellwerk {

namespace {

constexpr int kLabelLetters = 34; // of a row
constexpr int kShades = 4;        // of lateness
constexpr int kPercentAShade = 50;

// What a cell looks like, in a number: its state, how late, whether it is not known.
quint32 keyOf(StateLook look, bool late, int shade, bool unknown)
{
    return quint32(look) | quint32(late) << 8 | quint32(shade) << 9 | quint32(unknown) << 16;
}

constexpr quint32 kNothing = 1u << 24;

} // namespace

GridView::GridView(GridModel* model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_header(new GridHeader(model, this))
{
    setObjectName(QStringLiteral("grid.view"));
    setAccessibleName(tr("Last outcomes"));
    setHorizontalHeader(m_header);
    setModel(model);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setSectionsClickable(false);
    verticalHeader()->setHighlightSections(true);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    sizeCells();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_stamps.clear();
        viewport()->update();
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_header->updateGeometry();
        updateGeometries();
        if (!m_job.isEmpty())
            reveal(m_server, m_job);
        if (m_model->columnCount() > 0)
            horizontalScrollBar()->setValue(horizontalScrollBar()->maximum()); // the newest
    });
}

void GridView::sizeCells()
{
    const int height = fontMetrics().height();
    const int side = std::max(18, height + 4);
    m_header->setMinimumSectionSize(8);
    m_header->setDefaultSectionSize(side);
    verticalHeader()->setMinimumSectionSize(8);
    verticalHeader()->setDefaultSectionSize(side);
    verticalHeader()->setFixedWidth(kLabelLetters * fontMetrics().averageCharWidth());
    m_stamps.clear();
}

void GridView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        sizeCells();
}

void GridView::setShaded(bool shaded)
{
    m_shaded = shaded;
    viewport()->update();
}

void GridView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid()) { // a model that begins anew is no wish of a person's
        m_server = current.data(GridModel::ServerRole).toString();
        m_job = current.data(GridModel::JobRole).toString();
    }
    m_header->viewport()->update();
}

void GridView::reveal(const QString& server, const QString& job)
{
    const int row = m_model->rowOf(server, job);
    if (row < 0)
        return;
    const int byServer = m_model->columnOf(server);
    const int column = byServer >= 0 ? byServer : m_model->columnCount() - 1;
    setCurrentIndex(m_model->index(row, column));
}

void GridView::keyboardSearch(const QString& text)
{
    const bool goesOn =
        m_searching.isValid() && m_searching.elapsed() < QApplication::keyboardInputInterval() * 2;
    m_searching.start();
    m_search = goesOn ? m_search + text : text;
    const int rows = m_model->rowCount();
    const int from = std::max(0, currentIndex().row());
    // The same letter again and again goes on; a longer word may stay where it is.
    for (int step = m_search.size() > 1 ? 0 : 1; step <= rows; ++step) {
        const int row = (from + step) % std::max(1, rows);
        if (m_model->jobOf(row).startsWith(m_search, Qt::CaseInsensitive) ||
            m_model->rowText(row).startsWith(m_search, Qt::CaseInsensitive)) {
            setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column())));
            return;
        }
    }
}

void GridView::paintStamp(QPainter* painter, const QRectF& rect, quint32 key) const
{
    const QRectF inner = rect.adjusted(1, 1, -1, -1);
    painter->setRenderHint(QPainter::Antialiasing);
    if (key == kNothing) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(ColorToken::Border));
        painter->drawEllipse(rect.center(), 1.3, 1.3);
        return;
    }
    const auto look = StateLook(key & 0xff);
    const bool late = key >> 8 & 1;
    const int shade = int(key >> 9 & 0x7);
    const bool unknown = key >> 16 & 1;
    const QColor color = colorOf(unknown ? StateLook::Unknown : look);
    const bool loud = !unknown && (look == StateLook::Failed || look == StateLook::Cancelled);
    QColor fill = color;
    if (!loud)
        fill.setAlphaF(unknown ? 0.10F : 0.16F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(inner, 3, 3);
    if (!loud && late && shade > 0) { // how late: the fuller the later
        QColor warm = colorOf(StateLook::Warnings);
        warm.setAlphaF(0.16F * float(shade));
        painter->setBrush(warm);
        painter->drawRoundedRect(inner, 3, 3);
    }
    if (unknown) {
        painter->setBrush(QBrush(color, Qt::BDiagPattern));
        painter->drawRoundedRect(inner, 3, 3);
    }
    const double side = std::min(inner.width(), inner.height()) * 0.66;
    const QRectF place(inner.center().x() - side / 2, inner.center().y() - side / 2, side, side);
    paintGlyph(painter, place, unknown ? StateLook::Unknown : look,
               loud ? themeColor(ColorToken::Surface) : color);
    if (late) { // a triangle in the corner, as beside a slower job in the tree
        painter->setPen(Qt::NoPen);
        painter->setBrush(loud ? themeColor(ColorToken::Surface) : colorOf(StateLook::Warnings));
        const double corner = inner.width() * 0.38;
        painter->drawPolygon(QPolygonF{inner.topRight(), inner.topRight() - QPointF(corner, 0),
                                       inner.topRight() + QPointF(0, corner)});
    }
}

const QPixmap& GridView::stamp(quint32 key, const QSize& size, qreal ratio) const
{
    if (size != m_stampSize || ratio != m_stampRatio) {
        m_stamps.clear();
        m_stampSize = size;
        m_stampRatio = ratio;
    }
    auto it = m_stamps.find(key);
    if (it == m_stamps.end()) {
        QPixmap pixmap(size * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintStamp(&painter, QRectF(QPointF(), QSizeF(size)), key);
        it = m_stamps.insert(key, pixmap);
    }
    return *it;
}

void GridView::paintCell(QPainter* painter, const QRect& rect, int row, int column) const
{
    const GridModel::Cell cell = m_model->cell(row, column);
    quint32 key = kNothing;
    if (cell.kind != GridModel::Cell::Kind::Nothing) {
        const bool unknown = cell.kind == GridModel::Cell::Kind::Unknown;
        const bool late = cell.outcome && cell.outcome->late && !unknown;
        const int over = late && m_shaded ? (int(cell.outcome->percent) - 100) / kPercentAShade : 0;
        key = keyOf(cell.outcome ? lookOf(cell.outcome->worst) : StateLook::Unknown, late,
                    std::clamp(over, late && m_shaded ? 1 : 0, kShades), unknown);
    }
    painter->drawPixmap(rect.topLeft(), stamp(key, rect.size(), painter->device()->devicePixelRatioF()));
}

void GridView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QRect area = event->rect();
    painter.fillRect(area, palette().color(QPalette::Base));
    const int rows = m_model->rowCount();
    const int columns = m_model->columnCount();
    if (rows == 0 || columns == 0)
        return;
    // All sections are of one size: places are reckoned, not asked for.
    const int side = m_header->defaultSectionSize();
    const int height = verticalHeader()->defaultSectionSize();
    const int left = columnViewportPosition(0);
    const int top = rowViewportPosition(0);
    const int firstRow = std::max(0, (area.top() - top) / height);
    const int lastRow = std::min(rows - 1, (area.bottom() - top) / height);
    const int firstColumn = std::max(0, (area.left() - left) / side);
    const int lastColumn = std::min(columns - 1, (area.right() - left) / side);
    const QModelIndex current = currentIndex();
    for (int row = firstRow; row <= lastRow; ++row) {
        const int y = top + row * height;
        if (row == current.row())
            painter.fillRect(QRect(left, y, columns * side, height), themeColor(ColorToken::AccentSoft));
        for (int column = firstColumn; column <= lastColumn; ++column)
            paintCell(&painter, QRect(left + column * side, y, side, height), row, column);
    }
    if (current.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(themeColor(hasFocus() ? ColorToken::FocusRing : ColorToken::Accent), 2));
        painter.drawRoundedRect(
            QRectF(left + current.column() * side, top + current.row() * height, side, height)
                .adjusted(1, 1, -1, -1),
            3, 3);
    }
}

QImage GridView::picture() const
{
    const int rows = std::min(m_model->rowCount(), kPictureRows);
    const int columns = m_model->columnCount();
    const int side = m_header->defaultSectionSize();
    const int height = verticalHeader()->defaultSectionSize();
    int label = 0;
    for (int row = 0; row < rows; ++row)
        label = std::max(label, fontMetrics().horizontalAdvance(m_model->rowText(row)));
    label += 2 * space::kRelated;
    const int head = m_header->sizeHint().height();
    const QSize size(label + columns * side + space::kRelated, head + rows * height + space::kRelated);
    const qreal ratio = std::min(2.0, 30'000.0 / std::max(1, std::max(size.width(), size.height())));
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(ratio);
    image.fill(themeColor(ColorToken::Surface));
    QPainter painter(&image);
    painter.setFont(font());
    for (int column = 0; column < columns; ++column)
        m_header->paintColumn(&painter, QRect(label + column * side, 0, side, head), column);
    for (int row = 0; row < rows; ++row) {
        painter.setPen(themeColor(ColorToken::Text));
        painter.drawText(QRect(space::kRelated, head + row * height, label - 2 * space::kRelated, height),
                         Qt::AlignLeft | Qt::AlignVCenter, m_model->rowText(row));
        for (int column = 0; column < columns; ++column)
            paintCell(&painter, QRect(label + column * side, head + row * height, side, height), row, column);
    }
    return image;
}

} // namespace stellwerk
