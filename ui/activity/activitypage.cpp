// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/activitypage.h"

#include "activity/activitysince.h"
#include "activity/activitywords.h"
#include "activity/failurespanel.h"
#include "activity/gridpanel.h"
#include "activity/gridview.h"
#include "activity/runningmodel.h"
#include "activity/runningpanel.h"
#include "session/fleetsession.h"
#include "theme/freshnesslabel.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kSoon = 150ms;
constexpr qsizetype kNamedServers = 5;
constexpr qsizetype kHeadError = 300;

} // namespace

ActivityPage::ActivityPage(FleetSession* session, Dialogs* dialogs, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_failures(new FailureReader(session, this))
    , m_watch(new RunningWatch(session, this))
    , m_runningModel(new RunningModel(m_watch, this))
    , m_feed(new OutcomeFeed(session, this))
    , m_gridModel(new GridModel(
          m_feed, [this](const QString& server) { return knowledgeOf(server); }, this))
    , m_headline(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_since(new ActivitySince(this))
    , m_filter(new QLineEdit(this))
    , m_parts(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_failed(new FailuresPanel(m_failures, this))
    , m_running(new RunningPanel(m_runningModel, this))
    , m_grid(new GridPanel(m_feed, m_gridModel, session->history(), dialogs, this))
    , m_fresh(new FreshnessLabel(this))
    , m_menu(new QMenu(tr("Activity pa&ge"), this))
{
    setObjectName(u"activityPage"_s);
    setWindowTitle(tr("Fleet activity"));
    setWindowIcon(icon(Icon::History));
    m_failed->setKept(session->history() != nullptr);
    setUpHead();
    for (QWidget* part : std::initializer_list<QWidget*>{m_failed, m_running, m_grid}) {
        m_pages->addWidget(part);
        m_fresh->cover(part);
    }
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(m_pages, 1);
    setUpMenu();
    connectSession();
    m_historyFresh.setInterval(HistoryPace().small);
    partChanged();
    updateServers();
}

ActivityPage::~ActivityPage() = default;

void ActivityPage::setUpHead()
{
    auto* head = new QWidget(this);
    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(space::kGroup, space::kRelated, space::kGroup, space::kUnit);
    lines->setSpacing(space::kUnit);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::kGroup);
    top->addWidget(m_headline, 1);
    top->addWidget(m_fresh, 0, Qt::AlignTop);
    lines->addLayout(top);
    lines->addWidget(m_reason);
    for (QLabel* label : {m_headline, m_reason}) {
        label->setTextFormat(Qt::PlainText); // names and messages come from servers
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_headline->setObjectName(u"activity.headline"_s);
    m_reason->setObjectName(u"activity.reason"_s);
    QFont bold = m_headline->font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_headline->setFont(bold);
    m_parts->setObjectName(u"activity.parts"_s);
    m_parts->setAccessibleName(tr("Parts of the fleet's activity"));
    m_parts->setExpanding(false);
    m_parts->setDrawBase(false);
    m_parts->setUsesScrollButtons(false); // there are three, and they have the room
    m_parts->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    for (int part = 0; part < 3; ++part)
        m_parts->addTab({});
    m_filter->setObjectName(u"activity.filter"_s);
    m_filter->setPlaceholderText(tr("Filter servers and jobs"));
    m_filter->setAccessibleName(tr("Filter servers and jobs"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(32 * fontMetrics().averageCharWidth());
    m_fresh->setObjectName(u"activity.fresh"_s);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::kRelated, 0, space::kGroup, space::kUnit);
    bar->setSpacing(space::kRelated);
    bar->addWidget(m_parts);
    bar->addStretch(1);
    bar->addWidget(m_since);
    bar->addWidget(m_filter, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(bar);
    setFocusProxy(m_parts);
    connect(m_parts, &QTabBar::currentChanged, this, &ActivityPage::partChanged);
    connect(m_since, &ActivitySince::changed, this, [this] { m_failures->setSince(m_since->since()); });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_running->setFilter(words);
        m_grid->setFilter(words);
    });
}

void ActivityPage::setUpMenu()
{
    m_menu->setObjectName(u"menu.activity"_s);
    m_menu->setToolTipsVisible(true);
    m_menu->addActions(m_failed->commands());
    auto* copy = new QAction(icon(Icon::Copy), tr("&Copy rows"), this);
    copy->setObjectName(u"activity.copy"_s);
    // Its key is that of copying in whatever view has the focus, as everywhere: no key of the window.
    m_copy = copy;
    for (QAbstractItemView* view :
         std::initializer_list<QAbstractItemView*>{m_failed->view(), m_running->view(), m_grid->view()}) {
        view->addAction(copy);
        view->installEventFilter(this);
    }
    connect(copy, &QAction::triggered, this, [this] {
        switch (part()) {
        case Part::Failed:
            m_failed->copy();
            break;
        case Part::Running:
            m_running->copy();
            break;
        case Part::Outcomes:
            m_grid->copy();
            break;
        }
    });
    m_menu->addAction(copy);
    m_menu->addSeparator();
    m_menu->addMenu(m_grid->rangeMenu());
    m_menu->addMenu(m_grid->layoutMenu());
    m_menu->addMenu(m_grid->orderMenu());
    m_menu->addAction(m_grid->shadeAction());
    m_menu->addActions(m_grid->exportActions());
}

void ActivityPage::connectSession()
{
    m_serversSoon.setSingleShot(true);
    m_serversSoon.setInterval(kSoon);
    connect(&m_serversSoon, &QTimer::timeout, this, &ActivityPage::updateServers);
    connect(m_failures, &FailureReader::changed, this, &ActivityPage::updateHead);
    connect(m_failures, &FailureReader::read, &m_historyFresh, &Freshness::update);
    connect(m_feed, &OutcomeFeed::progressed, &m_historyFresh, &Freshness::update);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_runningModel, signal, this, &ActivityPage::updateHead);
    connect(m_watch, &RunningWatch::looked, &m_runningFresh, &Freshness::update);
    connect(m_session, &FleetSession::historyChanged, this, [this](const QString& server) {
        m_gridModel->refreshKnowledge(server);
        if (isVisible())
            m_failures->refresh();
    });
    connect(m_session->fleet(), &FleetModel::contactChanged, this, [this](const QString& server) {
        m_gridModel->refreshKnowledge(server);
        if (!m_serversSoon.isActive())
            m_serversSoon.start();
        if (isVisible())
            m_failures->refresh(); // errors that could not be read may be read now
    });
    connect(m_session, &FleetSession::serversChanged, &m_serversSoon, qOverload<>(&QTimer::start));
    m_runningModel->setOurs([this](const QString& server, const QString& job) {
        if (!m_session->isRunning())
            return QString();
        const ParentPackage package = m_session->runPackage();
        for (const RunModel::TaskRow& row : m_session->run()->rows()) {
            const Task* task = row.state == TaskState::Running ? package.task(row.id) : nullptr;
            if (task && task->job == job && row.server.compare(server, Qt::CaseInsensitive) == 0)
                return tr("%1 of %2", "task, package").arg(row.name, package.name);
        }
        return QString();
    });
    const auto tell = [this](auto* panel) {
        using Panel = std::remove_pointer_t<decltype(panel)>;
        connect(panel, &Panel::jobSelected, this, &ActivityPage::jobSelected);
        connect(panel, &Panel::jobActivated, this, &ActivityPage::jobActivated);
    };
    tell(m_failed);
    tell(m_running);
    tell(m_grid);
    connect(m_grid, &GridPanel::failed, this, &ActivityPage::failed);
    connect(m_failed, &FailuresPanel::hiddenChanged, this, &ActivityPage::applyHidden);
    connect(m_failed->showHiddenAction(), &QAction::toggled, this,
            [this] { applyHidden(m_failures->hidden()); });
}

GridModel::Knowledge ActivityPage::knowledgeOf(const QString& server) const
{
    const QModelIndex index = m_session->fleet()->indexOf(server);
    GridModel::Knowledge knowledge;
    knowledge.away = Contact(index.data(FleetModel::ContactRole).toInt()) == Contact::Trouble;
    knowledge.why = index.data(FleetModel::ErrorTextRole).toString();
    knowledge.completeUntil = m_session->historyProgress(server).completeUntil;
    return knowledge;
}

void ActivityPage::applyHidden(const HiddenJobs& hidden)
{
    const bool shown = m_failed->showHiddenAction()->isChecked();
    m_failures->setHidden(hidden, shown);
    m_running->setHidden(hidden, shown);
    m_gridModel->setHidden(hidden, shown);
}

void ActivityPage::updateServers()
{
    QStringList away;
    int unread = 0;
    for (const Server& server : m_session->servers()) {
        const QModelIndex index = m_session->fleet()->indexOf(server.name);
        const auto contact = Contact(index.data(FleetModel::ContactRole).toInt());
        if (contact == Contact::Trouble)
            away.append(server.name);
        else if (contact != Contact::Online)
            ++unread;
    }
    QStringList lines;
    if (!away.isEmpty()) {
        QString names = away.first(std::min(kNamedServers, away.size())).join(u", "_s);
        if (away.size() > kNamedServers)
            names += u" …"_s;
        lines.append(tr("%n server(s) cannot be reached, what failed there since is not known: %1", nullptr,
                        int(away.size()))
                         .arg(names));
    }
    if (unread > 0)
        lines.append(tr("%n server(s) were not read yet.", nullptr, unread));
    m_failed->setUnknown(lines.join(u'\n'));
    const QString reason = away.isEmpty() ? QString() : tr("%n server(s) away", nullptr, int(away.size()));
    m_runningFresh.setReason(reason);
    m_historyFresh.setReason(reason);
    updateHead();
}

void ActivityPage::updateHead()
{
    const QList<FailureCause>& causes = m_failures->causes();
    m_parts->setTabText(int(Part::Failed),
                        causes.isEmpty() ? tr("What failed") : tr("What failed (%1)").arg(causes.size()));
    const int running = m_runningModel->rowCount();
    m_parts->setTabText(int(Part::Running),
                        running == 0 ? tr("Running now") : tr("Running now (%1)").arg(running));
    m_parts->setTabText(int(Part::Outcomes), tr("Last outcomes"));
    m_runningFresh.setInterval(running > 0 ? RunningWatch::kPace : 0ms);
    if (causes.isEmpty()) {
        const bool read = m_failures->updatedAt().isValid();
        m_headline->setText(read ? tr("Nothing failed since %1, as far as is known").arg(m_since->text())
                                 : tr("Fleet activity"));
        m_reason->clear();
        m_reason->hide();
        return;
    }
    const FailureCause& first = causes.constFirst();
    const QString when = ActivityWords::moment(first.firstUtc, QDateTime::currentDateTimeUtc());
    QString head = tr("First failed, %1: %2 on %3", "time, job, server")
                       .arg(when, first.first().job, first.first().server);
    if (const QString step = ActivityWords::stepOf(first.error, first.run()); !step.isEmpty())
        head += tr(", step %1").arg(step);
    m_headline->setText(head);
    QStringList more{ActivityWords::briefError(first.error, first.run()).left(kHeadError)};
    if (const QString slower = ActivityWords::slower(first.first().habits); !slower.isEmpty())
        more.append(slower);
    more += ActivityWords::delayed(*m_failures, first.first());
    m_reason->setText(more.join(u'\n'));
    m_reason->show();
}

ActivityPage::Part ActivityPage::part() const
{
    return Part(m_parts->currentIndex());
}

void ActivityPage::showPart(Part part)
{
    m_parts->setCurrentIndex(int(part));
}

void ActivityPage::partChanged()
{
    m_pages->setCurrentIndex(m_parts->currentIndex());
    m_since->setVisible(part() == Part::Failed);
    m_filter->setVisible(part() != Part::Failed);
    m_fresh->setFreshness(part() == Part::Running ? &m_runningFresh : &m_historyFresh);
    lookAt(isVisible());
}

void ActivityPage::lookAt(bool looking)
{
    m_runningModel->setLooking(looking && part() == Part::Running);
    m_feed->setLooking(looking && part() == Part::Outcomes);
}

void ActivityPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_looked = true;
    m_failures->setSince(m_since->since());
    m_failures->refresh();
    lookAt(true);
    updateHead();
}

bool ActivityPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!key || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_copy->trigger();
    return true;
}

void ActivityPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    lookAt(false);
}

void ActivityPage::focusFilter()
{
    if (part() == Part::Failed)
        showPart(Part::Outcomes);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ActivityPage::showJob(const QString& server, const QString& job)
{
    m_grid->view()->reveal(server, job);
}

QByteArray ActivityPage::state() const
{
    const QDateTime look = m_looked ? QDateTime::currentDateTimeUtc() : m_lastLook;
    const QJsonObject object{{u"part"_s, m_parts->currentIndex()},
                             {u"since"_s, m_since->choice()},
                             {u"moment"_s, m_since->moment().toString(Qt::ISODate)},
                             {u"lastLook"_s, look.toString(Qt::ISODate)},
                             {u"filter"_s, m_filter->text()},
                             {u"hidden"_s, QJsonArray::fromStringList(m_failures->hidden().toTexts())},
                             {u"grid"_s, m_grid->state()}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void ActivityPage::restoreState(const QByteArray& state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    m_lastLook = QDateTime::fromString(object.value(u"lastLook"_s).toString(), Qt::ISODate);
    m_since->setLastLook(m_lastLook);
    m_since->setMoment(QDateTime::fromString(object.value(u"moment"_s).toString(), Qt::ISODate));
    m_since->setChoice(object.value(u"since"_s).toInt());
    QStringList hidden;
    for (const QJsonValue text : object.value(u"hidden"_s).toArray())
        hidden.append(text.toString());
    applyHidden(HiddenJobs::fromTexts(hidden));
    m_grid->restoreState(object.value(u"grid"_s).toObject());
    m_filter->setText(object.value(u"filter"_s).toString());
    const int part = object.value(u"part"_s).toInt();
    if (part >= 0 && part < m_parts->count())
        m_parts->setCurrentIndex(part);
}

} // namespace stellwerk
