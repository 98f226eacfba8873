// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetview.h"

#include "fleet/fleetdelegate.h"
#include "fleet/fleetfilterproxy.h"
#include "fleet/fleetmodel.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QDrag>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>
#include <QPainter>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FleetView::FleetView(FleetModel* fleet, QWidget* parent)
    : QTreeView(parent)
    , m_fleet(fleet)
    , m_proxy(new FleetFilterProxy(this))
    , m_delegate(new FleetDelegate(this))
{
    setObjectName(u"fleetView"_s);
    setAccessibleName(tr("Servers and jobs"));
    m_proxy->setSourceModel(fleet);
    setModel(m_proxy);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    for (int column = 1; column < FleetModel::ColumnCount; ++column)
        setColumnHidden(column, true);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setDragDropMode(DragOnly);
    setDragEnabled(true);
    setIndentation(14);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(true);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) { remember(index, false); });
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &FleetView::unfoldNew);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    m_animation.setInterval(100ms);
    connect(&m_animation, &QTimer::timeout, this, &FleetView::animate);
    m_animation.start();
    restoreExpansion();
}

QString FleetView::pathOf(const QModelIndex& index)
{
    QString path;
    for (QModelIndex i = index; i.isValid(); i = i.parent())
        path = u'/' + i.data(Qt::DisplayRole).toString() + path;
    return path;
}

void FleetView::remember(const QModelIndex& index, bool expanded)
{
    // What the filter unfolds or hides is not the user's doing.
    if (m_restoring || !m_proxy->words().isEmpty())
        return;
    const QString path = pathOf(index);
    (expanded ? m_unfolded : m_folded).insert(path);
    (expanded ? m_folded : m_unfolded).remove(path);
}

void FleetView::restoreExpansion(const QModelIndex& parent)
{
    const bool outermost = !m_restoring;
    m_restoring = true;
    for (int row = 0; row < m_proxy->rowCount(parent); ++row) {
        const QModelIndex index = m_proxy->index(row, 0, parent);
        const auto kind = FleetModel::Kind(index.data(FleetModel::KindRole).toInt());
        if (kind == FleetModel::Kind::Job)
            break; // jobs stand among themselves
        // Groups are open until folded. Servers too in a fleet that fits on a screen.
        const bool openByItself = kind == FleetModel::Kind::Group || m_fleet->servers().size() <= 12;
        const QString path = pathOf(index);
        setExpanded(index, openByItself ? !m_folded.contains(path) : m_unfolded.contains(path));
        restoreExpansion(index);
    }
    if (outermost)
        m_restoring = false;
}

void FleetView::unfoldNew(const QModelIndex& parent, int first, int)
{
    const auto kind = FleetModel::Kind(m_proxy->index(first, 0, parent).data(FleetModel::KindRole).toInt());
    if (kind == FleetModel::Kind::Job && !m_proxy->words().isEmpty())
        return;
    // A server's first jobs: it could not be unfolded while it was empty.
    if (kind == FleetModel::Kind::Job) {
        if (first == 0 && m_fleet->servers().size() <= 12 && !m_folded.contains(pathOf(parent)))
            expand(parent);
        return;
    }
    restoreExpansion(parent);
}

void FleetView::setFilter(const QString& text)
{
    const QModelIndex current = m_proxy->mapToSource(currentIndex());
    m_proxy->setWords(text);
    if (m_proxy->words().isEmpty())
        restoreExpansion();
    else
        unfoldMatches();
    const QModelIndex kept = m_proxy->mapFromSource(current);
    if (kept.isValid())
        scrollTo(kept);
}

void FleetView::unfoldMatches(const QModelIndex& parent)
{
    constexpr int kFewEnough = 100; // servers; beyond that the user unfolds what he looks for
    if (parent.isValid() && parent.data(FleetModel::KindRole).toInt() == int(FleetModel::Kind::Server)) {
        expand(parent);
        return;
    }
    const int rows = std::min(m_proxy->rowCount(parent), kFewEnough);
    for (int row = 0; row < rows; ++row)
        unfoldMatches(m_proxy->index(row, 0, parent));
    if (parent.isValid())
        expand(parent);
}

void FleetView::reveal(const QString& server, const QString& job)
{
    const QModelIndex index = m_proxy->mapFromSource(m_fleet->indexOf(server, job));
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void FleetView::animate()
{
    if (!isVisible() || !m_delegate->takeRunningPainted())
        return;
    m_turn += 0.08;
    m_turn -= std::floor(m_turn);
    m_delegate->setTurn(m_turn);
    viewport()->update();
}

void FleetView::startDrag(Qt::DropActions)
{
    QMimeData* jobData = m_proxy->mimeData(selectionModel()->selectedIndexes());
    if (!jobData)
        return;
    const qsizetype jobs =
        QJsonDocument::fromJson(jobData->data(QLatin1StringView(FleetModel::kJobMimeType))).array().size();
    if (jobs == 0) {
        delete jobData;
        return;
    }
    auto* drag = new QDrag(this); // Qt deletes it after the drop
    drag->setMimeData(jobData);
    drag->setPixmap(dragPicture(int(jobs)));
    drag->setHotSpot({-space::kRelated, -space::kRelated});
    drag->exec(Qt::CopyAction);
}

QPixmap FleetView::dragPicture(int jobs) const
{
    const QString text = jobs == 1 && currentIndex().isValid()
                             ? currentIndex().data(Qt::DisplayRole).toString()
                             : tr("%n job(s)", "being dragged", jobs);
    const QString elided = fontMetrics().elidedText(text, Qt::ElideMiddle, 220);
    const QSize size(fontMetrics().horizontalAdvance(elided) + 40, fontMetrics().height() + 12);
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(themeColor(ColorToken::Accent));
    painter.setBrush(themeColor(ColorToken::Card));
    painter.drawRoundedRect(QRectF({0.5, 0.5}, QSizeF(size) - QSizeF(1, 1)), space::kRadius, space::kRadius);
    icon(Icon::Task).paint(&painter, QRect(8, (size.height() - 16) / 2, 16, 16));
    painter.setPen(themeColor(ColorToken::Text));
    painter.setFont(font());
    painter.drawText(QRect(30, 0, size.width() - 34, size.height()), int(Qt::AlignLeft | Qt::AlignVCenter),
                     elided);
    return picture;
}

} // namespace stellwerk
