// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"
#include "charts/chartview.h"
#include "dialogs/dialogs.h"
#include "dialogs/tableexport.h"
#include "theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolButton>

// How a ChartPanel gives away what it shows.
namespace stellwerk {

using namespace Qt::StringLiterals;

void ChartPanel::setUpExport()
{
    m_exports = new QMenu(m_bar);
    m_exports->setObjectName(objectName() + u".exports"_s);
    const QString reason = tr("There is nothing to be seen in this chart yet.");
    const auto add = [&](Icon picture, const QString& text, const QString& name, auto&& run,
                         const QKeySequence& keys = {}) {
        QAction* action = m_exports->addAction(icon(picture), text);
        action->setObjectName(objectName() + u'.' + name);
        action->setProperty("disabledReason", reason);
        adopt(action, keys, nullptr);
        connect(action, &QAction::triggered, this, run);
    };
    add(
        Icon::Copy, tr("Copy &picture"), u"copyPicture"_s, [this] { copyPicture(); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    add(
        Icon::Copy, tr("Copy &figures"), u"copyTable"_s, [this] { copyTable(); }, QKeySequence::Copy);
    m_exports->addSeparator();
    add(Icon::Export, tr("Export as P&NG…"), u"exportPng"_s, [this] { exportPicture(Picture::Png); });
    add(Icon::Export, tr("Export as &SVG…"), u"exportSvg"_s, [this] { exportPicture(Picture::Svg); });
    add(Icon::Export, tr("Export as P&DF…"), u"exportPdf"_s, [this] { exportPicture(Picture::Pdf); });
    add(Icon::Export, tr("Export figures as &CSV…"), u"exportTable"_s, [this] { exportTable(); });
    m_exportButton = addChoice(m_exports);
    m_exportButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_exportButton->setIcon(icon(Icon::Export));
    m_exportButton->setToolTip(tr("Export and copy"));
    m_exportButton->setAccessibleName(tr("Export and copy"));
}

std::unique_ptr<QAbstractItemModel> ChartPanel::exportedTable() const
{
    return nullptr;
}

QString ChartPanel::fileName(const QString& suffix) const
{
    const QString& view = m_views.at(m_current).name;
    return (m_views.size() > 1 ? objectName() + u'-' + view : objectName()) + u'.' + suffix;
}

void ChartPanel::exportPicture(Picture kind)
{
    static const QString suffixes[]{u"png"_s, u"svg"_s, u"pdf"_s};
    const QString suffix = suffixes[int(kind)];
    const QString filters[]{tr("Pictures (*.png)"), tr("Scalable pictures (*.svg)"), tr("Documents (*.pdf)")};
    const FileRequest request{tr("Export chart"), {}, fileName(suffix), filters[int(kind)], suffix};
    m_dialogs->saveFile(this, request, [this, kind](const QString& file) {
        if (!file.isEmpty() && !writePicture(file, kind))
            Q_EMIT failed(tr("The picture could not be written to %1.").arg(file));
    });
}

bool ChartPanel::writePicture(const QString& file, Picture kind) const
{
    ChartView* chart = chartView();
    const QSize size = chart->pictureSize();
    if (kind == Picture::Png)
        return chart->picture().save(file, "PNG");
    // Written beside the file first: what stood there stays when the disk is full.
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    QCPPainter painter;
    const auto paint = [&](QPaintDevice* device) {
        if (!painter.begin(device))
            return false;
        painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
        chart->paintPicture(&painter);
        return painter.end();
    };
    bool painted = false;
    if (kind == Picture::Svg) {
        QSvgGenerator svg;
        svg.setOutputDevice(&out);
        svg.setSize(size);
        svg.setResolution(96); // as the widgets: letters keep their size beside the bars
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(chart->accessibleName());
        svg.setDescription(chart->summary());
        painted = paint(&svg);
    } else {
        QPdfWriter pdf(&out);
        pdf.setTitle(chart->accessibleName());
        pdf.setResolution(96);
        pdf.setPageMargins({});
        pdf.setPageSize(QPageSize(QSizeF(size) * 72.0 / 96.0, QPageSize::Point, {}, QPageSize::ExactMatch));
        painted = paint(&pdf);
    }
    return painted && out.commit();
}

void ChartPanel::exportTable()
{
    const FileRequest request{tr("Export figures"), {}, fileName(u"csv"_s), tr("Tables (*.csv)"), u"csv"_s};
    m_dialogs->saveFile(this, request, [this](const QString& file) {
        if (file.isEmpty())
            return;
        QSaveFile out(file);
        const std::unique_ptr<QAbstractItemModel> own = exportedTable();
        const QByteArray text = tableAsCsv(own ? *own : *m_views.at(m_current).table).toUtf8();
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
            Q_EMIT failed(tr("The figures could not be written to %1: %2.").arg(file, out.errorString()));
    });
}

void ChartPanel::copyPicture()
{
    QApplication::clipboard()->setPixmap(chartView()->picture());
}

void ChartPanel::copyTable()
{
    const std::unique_ptr<QAbstractItemModel> own = exportedTable();
    const QAbstractItemModel& table = own ? *own : *m_views.at(m_current).table;
    QModelIndexList rows;
    rows.reserve(table.rowCount());
    for (int row = 0; row < table.rowCount(); ++row)
        rows.append(table.index(row, 0));
    QApplication::clipboard()->setText(rowsAsTsv(table, rows));
}

} // namespace stellwerk
