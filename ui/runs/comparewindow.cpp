// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/comparewindow.h"

#include "dialogs/dialogs.h"
#include "dialogs/tableexport.h"
#include "runs/comparebars.h"
#include "runs/comparemodel.h"
#include "theme/durationtext.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString oneRun(const QString& which, const QDateTime& started, std::optional<RunOutcome> outcome,
               std::chrono::milliseconds makespan)
{
    return CompareWindow::tr("%1: %2, %3, %4", "first or second run, date and time, outcome, duration")
        .arg(which, QLocale().toString(started.toLocalTime(), QLocale::ShortFormat),
             outcome ? shownWord(*outcome) : CompareWindow::tr("not over"),
             durationText(std::chrono::round<std::chrono::seconds>(makespan)));
}

} // namespace

CompareWindow::CompareWindow(RunComparison comparison, Dialogs* dialogs, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_model(new CompareModel(std::move(comparison), this))
    , m_dialogs(dialogs)
    , m_table(new QTableView(this))
    , m_status(new QLabel(this))
{
    const RunComparison& both = m_model->comparison();
    setObjectName(u"compareRuns"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Two runs of %1").arg(both.secondPackage));
    auto* head = new QLabel(summary(), this);
    head->setObjectName(u"compareRuns.summary"_s);
    head->setTextFormat(Qt::PlainText);
    head->setWordWrap(true);
    head->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(CompareModel::SortRole);
    m_table->setObjectName(u"compareRuns.table"_s);
    m_table->setAccessibleName(windowTitle());
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as it comes: the most first
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(26, fontMetrics().height() + 10));
    m_table->setItemDelegateForColumn(CompareModel::Bars, new CompareBars(m_model, m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int em = fontMetrics().averageCharWidth();
    const int widths[CompareModel::ColumnCount]{30, 25, 18, 16, 18, 16, 28, 12, 30};
    for (int column = 0; column < CompareModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * em);
    connect(m_table, &QTableView::activated, this, [this, sorted](const QModelIndex& index) {
        const int row = sorted->mapToSource(index).row();
        if (const TaskId task = m_model->comparison().rows.at(row).task; !task.isEmpty())
            Q_EMIT taskActivated(task);
    });

    auto* copyAll = new QPushButton(icon(Icon::Copy), tr("&Copy"), this);
    copyAll->setObjectName(u"compareRuns.copy"_s);
    auto* save = new QPushButton(icon(Icon::Export), tr("&Export as CSV…"), this);
    save->setObjectName(u"compareRuns.export"_s);
    connect(copyAll, &QPushButton::clicked, this, &CompareWindow::copy);
    connect(save, &QPushButton::clicked, this, &CompareWindow::exportTable);
    m_status->setObjectName(u"compareRuns.status"_s);
    m_status->setTextFormat(Qt::PlainText);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_status, 1);
    buttons->addWidget(copyAll);
    buttons->addWidget(save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kRelated, space::kGroup, space::kRelated);
    column->setSpacing(space::kRelated);
    column->addWidget(head);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    resize(1320, 600);
    m_table->setFocus();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(sorted->index(0, 0));
}

QString CompareWindow::summary() const
{
    const RunComparison& both = m_model->comparison();
    QStringList lines{oneRun(tr("First run"), both.firstStarted, both.firstOutcome, both.firstMakespan),
                      oneRun(tr("Second run"), both.secondStarted, both.secondOutcome, both.secondMakespan)};
    const auto moved = std::chrono::round<std::chrono::seconds>(both.moved());
    if (moved.count() == 0)
        lines.append(tr("Both took the same time."));
    else if (moved.count() > 0)
        lines.append(tr("The second run took %1 longer.").arg(durationText(moved)));
    else
        lines.append(tr("The second run took %1 less.").arg(durationText(-moved)));
    if (both.firstPackage != both.secondPackage)
        lines.append(tr("These are two packages: %1 and %2.").arg(both.firstPackage, both.secondPackage));
    else if (!both.samePackage)
        lines.append(tr("The package was changed between these runs."));
    return lines.join(u'\n');
}

void CompareWindow::copy()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() < 2) {
        rows.clear();
        for (int row = 0; row < m_table->model()->rowCount(); ++row)
            rows.append(m_table->model()->index(row, 0));
    }
    QApplication::clipboard()->setText(rowsAsTsv(*m_table->model(), rows));
    m_status->setText(tr("Copied %n row(s).", nullptr, int(rows.size())));
}

void CompareWindow::exportTable()
{
    const QString name = u"%1-%2.csv"_s.arg(m_model->comparison().first, m_model->comparison().second);
    m_dialogs->saveFile(
        this, {tr("Export the comparison"), {}, name, tr("Tables (*.csv)"), u"csv"_s},
        [this](const QString& file) {
            if (file.isEmpty())
                return;
            QSaveFile out(file);
            const QByteArray text = tableAsCsv(*m_table->model()).toUtf8();
            if (out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit())
                m_status->setText(tr("Wrote %1.").arg(file));
            else
                m_status->setText(tr("%1 cannot be written: %2").arg(file, out.errorString()));
        });
}

void CompareWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Cancel) || event->matches(QKeySequence::Close)) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace stellwerk
