// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runningpanel.h"

#include "activity/runningmodel.h"
#include "dialogs/tableexport.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

// By words in the server's or the job's name, and without hidden ones. What runs is few: a proxy will do.
class RunningPanel::Proxy final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& words)
    {
        m_words = words.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }
    void setHidden(const HiddenJobs& hidden, bool shown)
    {
        m_hidden = shown ? HiddenJobs() : hidden;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        const QString server = index.data(RunningModel::ServerRole).toString();
        const QString job = index.data(RunningModel::JobRole).toString();
        if (m_hidden.hides(server, job))
            return false;
        const QString text = server.toCaseFolded() + u'\n' + job.toCaseFolded();
        return std::all_of(m_words.cbegin(), m_words.cend(),
                           [&text](const QString& word) { return text.contains(word); });
    }

private:
    QStringList m_words;
    HiddenJobs m_hidden;
};

RunningPanel::RunningPanel(RunningModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_proxy(new Proxy(this))
    , m_view(new QTreeView(this))
    , m_pages(new QStackedWidget(this))
    , m_message(new QLabel(this))
{
    setObjectName(u"running"_s);
    m_proxy->setSourceModel(model);
    m_proxy->setSortRole(RunningModel::SortRole);
    m_view->setObjectName(u"running.view"_s);
    m_view->setAccessibleName(tr("Running jobs"));
    m_view->setModel(m_proxy);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAlternatingRowColors(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setFont(Theme::tabular(m_view->font()));
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(RunningModel::Since, Qt::AscendingOrder); // what runs longest
    const int letter = fontMetrics().averageCharWidth();
    const int letters[]{14, 22, 20, 11, 12, 14, 12, 18, 44};
    for (int column = 0; column < RunningModel::ColumnCount; ++column)
        m_view->header()->resizeSection(column, letters[column] * letter);
    m_message->setObjectName(u"running.message"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    setFocusProxy(m_view);
    const auto tell = [](const QModelIndex& index, auto&& how) {
        how(index.data(RunningModel::ServerRole).toString(), index.data(RunningModel::JobRole).toString());
    };
    connect(m_view, &QTreeView::clicked, this, [this, tell](const QModelIndex& index) {
        tell(index, [this](const QString& server, const QString& job) { Q_EMIT jobSelected(server, job); });
    });
    connect(m_view, &QTreeView::activated, this, [this, tell](const QModelIndex& index) {
        tell(index, [this](const QString& server, const QString& job) { Q_EMIT jobActivated(server, job); });
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &RunningPanel::update);
    update();
}

void RunningPanel::setFilter(const QString& words)
{
    m_proxy->setWords(words);
    update();
}

void RunningPanel::setHidden(const HiddenJobs& hidden, bool shown)
{
    m_proxy->setHidden(hidden, shown);
    update();
}

void RunningPanel::update()
{
    const bool any = m_proxy->rowCount() > 0;
    m_message->setText(m_model->rowCount() == 0
                           ? tr("Nothing runs now on the servers that were read.")
                           : tr("Of what runs now nothing is to be shown: filtered or hidden."));
    m_pages->setCurrentIndex(any ? 0 : 1);
}

void RunningPanel::copy() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        for (int row = 0; row < m_proxy->rowCount(); ++row)
            rows.append(m_proxy->index(row, 0));
    }
    std::sort(rows.begin(), rows.end());
    QApplication::clipboard()->setText(rowsAsTsv(*m_proxy, rows));
}

} // namespace stellwerk
