// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/failurespanel.h"

#include "activity/failuredetail.h"
#include "activity/failuresmodel.h"
#include "dialogs/tableexport.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBesideFrom = 150; // average letters: from there on the detail stands beside the list

} // namespace

FailuresPanel::FailuresPanel(FailureReader* failures, QWidget* parent)
    : QWidget(parent)
    , m_failures(failures)
    , m_model(new FailuresModel(failures, this))
    , m_view(new QTreeView(this))
    , m_detail(new FailureDetail(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_pages(new QStackedWidget(this))
    , m_message(new QLabel(this))
    , m_unknown(new QLabel(this))
{
    setObjectName(u"failures"_s);
    m_view->setObjectName(u"failures.view"_s);
    m_view->setAccessibleName(tr("What failed"));
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAlternatingRowColors(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setFont(Theme::tabular(m_view->font()));
    const int letter = fontMetrics().averageCharWidth();
    const int letters[]{22, 12, 24, 20, 52, 10, 26, 40};
    for (int column = 0; column < FailuresModel::ColumnCount; ++column)
        m_view->header()->resizeSection(column, letters[column] * letter);
    m_view->header()->setStretchLastSection(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setObjectName(u"failures.message"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_message);
    m_unknown->setObjectName(u"failures.unknown"_s);
    m_unknown->setWordWrap(true);
    m_unknown->setTextFormat(Qt::PlainText);
    m_unknown->setMargin(space::kUnit);
    m_unknown->setAutoFillBackground(true);
    m_unknown->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_unknown);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_view);
    setUpActions();
    const auto paint = [this] {
        QPalette palette = m_unknown->palette();
        palette.setColor(QPalette::Window, themeColor(ColorToken::WarningSurface));
        palette.setColor(QPalette::WindowText, themeColor(ColorToken::Text));
        m_unknown->setPalette(palette);
    };
    paint();
    connect(&Theme::instance(), &Theme::changed, this, paint);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FailuresPanel::currentChanged);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { currentChanged(); });
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT jobSelected(index.data(FailuresModel::ServerRole).toString(),
                           index.data(FailuresModel::JobRole).toString());
    });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT jobActivated(index.data(FailuresModel::ServerRole).toString(),
                            index.data(FailuresModel::JobRole).toString());
    });
    m_view->setExpandsOnDoubleClick(false); // that opens the job's history
    connect(failures, &FailureReader::changed, this, &FailuresPanel::update);
    update();
}

void FailuresPanel::setUpActions()
{
    const auto make = [this](const QString& name, const QString& text) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        m_view->addAction(action);
        return action;
    };
    m_hideJob = make(u"activity.hideJob"_s, tr("&Hide this job"));
    m_hideServer = make(u"activity.hideServer"_s, tr("Hide this &server"));
    m_showHidden = make(u"activity.showHidden"_s, tr("Show hidden &jobs"));
    m_showHidden->setCheckable(true);
    for (QAction* action : {m_hideJob, m_hideServer})
        action->setProperty("disabledReason", tr("Select a failure first."));
    connect(m_hideJob, &QAction::triggered, this, [this] { hide(false); });
    connect(m_hideServer, &QAction::triggered, this, [this] { hide(true); });
    connect(m_showHidden, &QAction::toggled, this,
            [this](bool on) { m_failures->setHidden(m_failures->hidden(), on); });
}

void FailuresPanel::setKept(bool kept)
{
    m_kept = kept;
    update();
}

void FailuresPanel::setUnknown(const QString& text)
{
    m_unknown->setText(text);
    m_unknown->setVisible(!text.isEmpty());
}

void FailuresPanel::setHidden(const HiddenJobs& hidden)
{
    m_failures->setHidden(hidden, m_showHidden->isChecked());
}

void FailuresPanel::hide(bool wholeServer)
{
    HiddenJobs hidden = m_failures->hidden();
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty())
        rows.append(m_view->currentIndex());
    for (const QModelIndex& index : rows) {
        const FailureCause* cause = m_model->cause(index);
        if (!cause)
            continue;
        // A cause stands for all its jobs.
        const bool whole = index.data(FailuresModel::RunRole).toInt() < 0;
        for (const FailedJob& job : whole ? cause->jobs : QList<FailedJob>{*m_model->job(index)}) {
            if (!wholeServer && hidden.hides(job.server, job.job))
                hidden.show(job.server, job.job);
            else
                hidden.hide(job.server, wholeServer ? QString() : job.job);
        }
    }
    m_failures->setHidden(hidden, m_showHidden->isChecked());
    Q_EMIT hiddenChanged(hidden);
}

void FailuresPanel::copy() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) {
        const auto place = [](const QModelIndex& i) {
            return std::pair(i.data(FailuresModel::CauseRole).toInt(),
                             i.data(FailuresModel::RunRole).toInt());
        };
        return place(a) < place(b);
    });
    QStringList lines;
    QStringList header;
    for (int column = 0; column < FailuresModel::ColumnCount; ++column)
        header.append(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    lines.append(header.join(u'\t'));
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < FailuresModel::ColumnCount; ++column)
            cells.append(row.siblingAtColumn(column).data().toString().simplified());
        lines.append(cells.join(u'\t'));
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void FailuresPanel::currentChanged()
{
    const QModelIndex index = m_view->currentIndex();
    const FailureCause* cause = m_model->cause(index);
    const FailedJob* job = m_model->job(index);
    const FinishedRun* run = m_model->run(index);
    const bool any = cause && job && run;
    for (QAction* action : {m_hideJob, m_hideServer})
        action->setEnabled(any);
    if (!any) {
        m_detail->clear();
        return;
    }
    const bool hidden = m_failures->hidden().hides(job->server, job->job);
    m_hideJob->setText(hidden ? tr("Do not &hide this job any more") : tr("&Hide this job"));
    m_failures->readError(job->server, *run);
    m_detail->show(*m_failures, *cause, *job, *run);
}

void FailuresPanel::update()
{
    QString message;
    const int hidden = m_failures->hiddenFailures();
    if (!m_kept)
        message = tr("The program keeps no history of job runs, so it cannot tell what failed.");
    else if (!m_failures->error().isEmpty())
        message = tr("The history of job runs cannot be read: %1").arg(m_failures->error());
    else if (!m_failures->updatedAt().isValid())
        message = tr("Reading what failed…");
    else if (m_failures->causes().isEmpty())
        message = hidden > 0 ? tr("Nothing failed in this time but %n hidden job(s).", nullptr, hidden)
                             : tr("Nothing failed in this time, as far as the servers were read.");
    m_message->setText(message);
    m_pages->setCurrentIndex(message.isEmpty() ? 0 : 1);
    m_showHidden->setText(hidden > 0 ? tr("Show hidden &jobs (%n failed)", nullptr, hidden)
                                     : tr("Show hidden &jobs"));
    if (message.isEmpty() && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0, 0)); // what failed first
    currentChanged();
}

void FailuresPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool beside = width() >= kBesideFrom * fontMetrics().averageCharWidth();
    m_splitter->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
}

} // namespace stellwerk
