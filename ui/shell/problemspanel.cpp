// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/problemspanel.h"

#include "session/fleetsession.h"
#include "shell/opendocument.h"
#include "shell/problemsmodel.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ProblemsPanel::ProblemsPanel(FleetSession* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ProblemsModel(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
{
    setObjectName(u"problemsPanel"_s);
    m_table->setObjectName(u"problems"_s);
    m_table->setAccessibleName(tr("Problems of the parent package"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setIconSize({14, 14});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max<int>(space::kMinimumTarget, fontMetrics().height() + 8));
    m_table->horizontalHeader()->setSectionResizeMode(ProblemsModel::Description, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(ProblemsModel::Place, fontMetrics().averageCharWidth() * 36);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(m_table);
    m_soon.setSingleShot(true);
    m_soon.setInterval(300ms);
    connect(&m_soon, &QTimer::timeout, this, &ProblemsPanel::check);
    connect(&m_checking, &QFutureWatcherBase::finished, this, &ProblemsPanel::take);
    connect(session, &FleetSession::fleetRefreshed, &m_soon, qOverload<>(&QTimer::start));
    connect(session, &FleetSession::serversChanged, &m_soon, qOverload<>(&QTimer::start));
    const auto activate = [this](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT problemActivated(m_model->problem(index.row()));
    };
    connect(m_table, &QTableView::activated, this, activate);
    connect(m_table, &QTableView::doubleClicked, this, activate);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                // Problems that come and go under the selection are no wish of a person's.
                if (index.isValid() && m_table->hasFocus())
                    Q_EMIT problemSelected(m_model->problem(index.row()));
            });
    update();
}

void ProblemsPanel::showSelection(const QList<TaskId>& tasks)
{
    QItemSelectionModel* selection = m_table->selectionModel();
    const QModelIndexList now = selection->selectedRows();
    if (!now.isEmpty() && tasks.contains(m_model->problem(now.first().row()).task))
        return; // one of them is
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!tasks.contains(m_model->problem(row).task))
            continue;
        // Selected, not made current: what is current scrolls into sight.
        selection->select(m_model->index(row, 0),
                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return;
    }
    selection->clearSelection();
}

void ProblemsPanel::setDocument(OpenDocument* document)
{
    if (m_document == document)
        return;
    if (m_document)
        disconnect(m_document->document(), nullptr, &m_soon, nullptr);
    m_document = document;
    if (document)
        connect(document->document(), &PackageDocument::edited, &m_soon, qOverload<>(&QTimer::start));
    check();
}

void ProblemsPanel::check()
{
    if (!m_document) {
        m_model->setProblems({}, {});
        update();
        return;
    }
    if (m_checking.isRunning()) {
        m_stale = true;
        return;
    }
    m_stale = false;
    m_checking.setFuture(QtConcurrent::run([package = m_document->package(), facts = m_session->facts()] {
        return checkPackage(package, facts);
    }));
}

void ProblemsPanel::take()
{
    if (m_stale) {
        check();
        return;
    }
    if (m_document)
        m_model->setProblems(m_checking.result(), m_document->package());
    update();
}

void ProblemsPanel::update()
{
    const int rows = m_model->rowCount();
    m_table->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
    m_empty->setText(!m_document              ? tr("No parent package is open.")
                     : m_checking.isRunning() ? tr("Checking the parent package…")
                                              : tr("No problems found."));
    Q_EMIT countsChanged(m_model->errorCount(), rows - m_model->errorCount());
    Q_EMIT checked();
}

} // namespace stellwerk
