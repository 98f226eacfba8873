// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/gridpanel.h"

#include "activity/failurecause.h"
#include "activity/gridmodel.h"
#include "activity/gridview.h"
#include "dialogs/dialogs.h"
#include "dialogs/tableexport.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kRuns = 20;
constexpr int kNightRuns = 40;
constexpr auto kWriteFor = 8ms; // of a turn of the event loop
constexpr qsizetype kToolTipMessage = 1'000;

enum Range { Runs, Night, Week, Month, Quarter, Year };
constexpr int kDays[]{0, 0, 7, 30, 90, 365};

OutcomeRange rangeOf(int choice)
{
    OutcomeRange range;
    range.days = kDays[choice];
    range.runs = choice == Night ? kNightRuns : kRuns;
    if (choice == Night)
        range.sinceUtc = QDateTime(QDate::currentDate().addDays(-1), QTime(18, 0)).toUTC();
    return range;
}

} // namespace

// A table that is written a piece at a time: a year of a large fleet is more than one turn of the event loop.
struct GridPanel::Csv
{
    explicit Csv(const QString& file)
        : out(file)
    {}
    QSaveFile out;
    int row = 0;
};

GridPanel::GridPanel(OutcomeFeed* feed, GridModel* model, HistoryStore* history, Dialogs* dialogs,
                     QWidget* parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_model(model)
    , m_history(history)
    , m_dialogs(dialogs)
    , m_view(new GridView(model, this))
    , m_bar(new QWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_message(new QLabel(this))
    , m_progress(new QLabel(this))
{
    setObjectName(u"grid"_s);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
    row->setSpacing(space::kRelated);
    setUpChoices();
    m_progress->setObjectName(u"grid.progress"_s);
    row->addStretch(1);
    row->addWidget(m_progress);
    m_message->setObjectName(u"grid.message"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_view);
    m_view->viewport()->installEventFilter(this);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions(exportActions());
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT jobSelected(m_model->serverOf(index.row(), index.column()), m_model->jobOf(index.row()));
    });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT jobActivated(m_model->serverOf(index.row(), index.column()), m_model->jobOf(index.row()));
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &GridPanel::update);
    connect(model, &QAbstractItemModel::modelReset, this, &GridPanel::update);
    connect(feed, &OutcomeFeed::progressed, this, &GridPanel::update);
    update();
}

QToolButton* GridPanel::addChoice(QMenu* menu, const QString& name)
{
    auto* button = new QToolButton(m_bar);
    button->setObjectName(name);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_bar->layout()->addWidget(button);
    return button;
}

void GridPanel::setUpChoices()
{
    const auto choice = [this](const QString& name, const QString& title, QMenu*& menu, QActionGroup*& group,
                               const QList<std::pair<QString, QString>>& entries, auto&& chosen) {
        menu = new QMenu(title, this);
        menu->setObjectName(u"menu.activity."_s + name);
        group = new QActionGroup(this);
        QToolButton* button = addChoice(menu, u"grid."_s + name);
        for (int i = 0; i < int(entries.size()); ++i) {
            QAction* action = menu->addAction(entries.at(i).second);
            action->setObjectName(u"activity."_s + name + u'.' + entries.at(i).first);
            action->setCheckable(true);
            action->setData(i);
            group->addAction(action);
        }
        const auto tell = [button, title](const QAction* action) {
            button->setText(QString(action->text()).remove(u'&'));
            button->setAccessibleName(QString(title).remove(u'&') + u": "_s + button->text());
            button->setToolTip(QString(title).remove(u'&'));
        };
        connect(group, &QActionGroup::triggered, this, [chosen, tell](QAction* action) {
            tell(action);
            chosen(action->data().toInt());
        });
        group->actions().first()->setChecked(true);
        tell(group->actions().first());
    };
    choice(u"range"_s, tr("&Range of outcomes"), m_rangeMenu, m_ranges,
           {{u"runs"_s, tr("Last %n run(s)", nullptr, kRuns)},
            {u"night"_s, tr("Since yesterday 18:00")},
            {u"week"_s, tr("%n day(s)", nullptr, 7)},
            {u"month"_s, tr("%n day(s)", nullptr, 30)},
            {u"quarter"_s, tr("%n day(s)", nullptr, 90)},
            {u"year"_s, tr("%n day(s)", nullptr, 365)}},
           [this](int range) { setRange(range); });
    choice(u"layout"_s, tr("&Layout of outcomes"), m_layoutMenu, m_layouts,
           {{u"time"_s, tr("Jobs over time")}, {u"servers"_s, tr("Jobs × servers")}},
           [this](int layout) { m_model->setLayoutKind(GridLayout(layout)); });
    choice(u"order"_s, tr("&Order of outcomes"), m_orderMenu, m_orders,
           {{u"failures"_s, tr("Most failures first")},
            {u"lateness"_s, tr("Slowest against usual first")},
            {u"name"_s, tr("By name")}},
           [this](int order) { m_model->setOrder(GridOrder(order)); });
    m_shade = new QAction(tr("&Shade outcomes by lateness"), this);
    m_shade->setObjectName(u"activity.shade"_s);
    m_shade->setCheckable(true);
    m_shade->setChecked(true);
    connect(m_shade, &QAction::toggled, m_view, &GridView::setShaded);
    m_exportPng = new QAction(icon(Icon::Export), tr("Export outcomes as P&NG…"), this);
    m_exportPng->setObjectName(u"activity.exportPng"_s);
    m_exportCsv = new QAction(icon(Icon::Export), tr("Export outcomes as &CSV…"), this);
    m_exportCsv->setObjectName(u"activity.exportCsv"_s);
    connect(m_exportPng, &QAction::triggered, this, &GridPanel::exportPng);
    connect(m_exportCsv, &QAction::triggered, this, &GridPanel::exportCsv);
}

void GridPanel::setRange(int choice)
{
    m_feed->setRange(rangeOf(choice));
}

void GridPanel::setFilter(const QString& words)
{
    m_model->setFilter(words);
    update();
}

void GridPanel::update()
{
    const qsizetype waiting = m_feed->waiting();
    QString message;
    if (!m_history)
        message = tr("The program keeps no history of job runs, so there are no outcomes to show.");
    else if (!m_feed->error().isEmpty())
        message = tr("The history of job runs cannot be read: %1").arg(m_feed->error());
    else if (m_feed->servers().isEmpty())
        message = tr("There are no servers yet.");
    else if (m_model->rowCount() == 0)
        message = waiting > 0 ? tr("Reading the history…")
                              : tr("Nothing to show: no job is known, or all are filtered or hidden.");
    m_message->setText(message);
    m_pages->setCurrentIndex(message.isEmpty() ? 0 : 1);
    m_progress->setText(waiting > 1 && m_history
                            ? tr("Reading: %1 of %2 servers")
                                  .arg(std::max<qsizetype>(0, m_feed->servers().size() - waiting))
                                  .arg(m_feed->servers().size())
                            : tr("%n row(s)", nullptr, m_model->rowCount()));
    m_exportPng->setEnabled(message.isEmpty());
    m_exportCsv->setEnabled(message.isEmpty() && !m_csv);
}

bool GridPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        showFacts(m_view->indexAt(help->pos()), help->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// At once what the cell knows; the message of a failure when the history has told it.
void GridPanel::showFacts(const QModelIndex& index, const QPoint& at)
{
    const QString text = index.data(Qt::ToolTipRole).toString();
    const QRect place = m_view->visualRect(index);
    QToolTip::showText(at, text, m_view->viewport(), place);
    const GridModel::Cell cell = m_model->cell(index.row(), index.column());
    if (m_asked != 0 && m_history)
        m_history->cancel(std::exchange(m_asked, 0));
    if (!m_history || text.isEmpty() || !cell.outcome || cell.outcome->worst != RunStatus::Failed)
        return;
    const qint64 started = cell.outcome->startedLocal;
    RunsQuery query;
    query.server = m_model->serverOf(index.row(), index.column());
    query.job = m_model->jobOf(index.row());
    query.sinceUtc = QDateTime::fromSecsSinceEpoch(started - cell.outcome->offset * 60 - 1, Qt::UTC);
    m_asked = m_history->runs(query, this, [=, this](const HistoryAnswer<QList<FinishedRun>>& runs) {
        m_asked = 0;
        if (!runs || !QToolTip::isVisible() || QToolTip::text() != text)
            return;
        for (const FinishedRun& run : *runs) {
            if (run.startedLocal.toSecsSinceEpoch() == started) {
                QToolTip::showText(at, text + u"<br>"_s + run.message.left(kToolTipMessage).toHtmlEscaped(),
                                   m_view->viewport(), place);
                return;
            }
        }
    });
}

QStringList GridPanel::header() const
{
    QStringList header{tr("Job")};
    if (m_model->layoutKind() == GridLayout::Time)
        header.prepend(tr("Server"));
    const bool days = m_model->feed()->range().days > 0 && m_model->layoutKind() == GridLayout::Time;
    for (int column = 0; column < m_model->columnCount(); ++column)
        header.append(days ? m_model->day(column).toString(Qt::ISODate)
                           : m_model->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString());
    return header;
}

QStringList GridPanel::cells(int row) const
{
    QStringList cells{m_model->jobOf(row)};
    if (m_model->layoutKind() == GridLayout::Time)
        cells.prepend(m_model->serverOf(row, 0));
    for (int column = 0; column < m_model->columnCount(); ++column)
        cells.append(m_model->cellText(row, column));
    return cells;
}

void GridPanel::copy() const
{
    if (!m_view->currentIndex().isValid())
        return;
    QStringList cells = this->cells(m_view->currentIndex().row());
    for (QString& cell : cells)
        cell = cell.simplified();
    QApplication::clipboard()->setText(header().join(u'\t') + u'\n' + cells.join(u'\t'));
}

void GridPanel::exportPng()
{
    const FileRequest request{tr("Export outcomes"), {}, u"outcomes.png"_s, tr("Pictures (*.png)"), u"png"_s};
    m_dialogs->saveFile(this, request, [this](const QString& file) {
        if (!file.isEmpty() && !m_view->picture().save(file, "PNG"))
            Q_EMIT failed(tr("The picture could not be written to %1.").arg(file));
    });
}

void GridPanel::exportCsv()
{
    const FileRequest request{tr("Export outcomes"), {}, u"outcomes.csv"_s, tr("Tables (*.csv)"), u"csv"_s};
    m_dialogs->saveFile(this, request, [this](const QString& file) {
        if (file.isEmpty() || m_csv)
            return;
        m_csv = std::make_shared<Csv>(file);
        if (!m_csv->out.open(QIODevice::WriteOnly)) {
            Q_EMIT failed(
                tr("The figures could not be written to %1: %2.").arg(file, m_csv->out.errorString()));
            m_csv.reset();
            return;
        }
        m_csv->out.write(csvLine(header()).toUtf8());
        update();
        writeCsvPart();
    });
}

void GridPanel::writeCsvPart()
{
    QElapsedTimer clock;
    clock.start();
    while (m_csv->row < m_model->rowCount() && !clock.hasExpired(kWriteFor.count())) {
        m_csv->out.write(csvLine(cells(m_csv->row++)).toUtf8());
    }
    if (m_csv->row < m_model->rowCount()) {
        QTimer::singleShot(0, this, &GridPanel::writeCsvPart);
        return;
    }
    if (!m_csv->out.commit())
        Q_EMIT failed(tr("The figures could not be written to %1: %2.")
                          .arg(m_csv->out.fileName(), m_csv->out.errorString()));
    m_csv.reset();
    update();
}

QJsonObject GridPanel::state() const
{
    return {{u"range"_s, m_ranges->checkedAction()->data().toInt()},
            {u"layout"_s, m_layouts->checkedAction()->data().toInt()},
            {u"order"_s, m_orders->checkedAction()->data().toInt()},
            {u"shade"_s, m_shade->isChecked()}};
}

void GridPanel::restoreState(const QJsonObject& state)
{
    const auto choose = [&state](const QActionGroup* group, const QString& key) {
        const int chosen = state.value(key).toInt(0);
        if (chosen > 0 && chosen < group->actions().size())
            group->actions().at(chosen)->trigger();
    };
    choose(m_ranges, u"range"_s);
    choose(m_layouts, u"layout"_s);
    choose(m_orders, u"order"_s);
    m_shade->setChecked(state.value(u"shade"_s).toBool(true));
}

} // namespace stellwerk
