// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/quickadd.h"

#include "fleet/fleetmodel.h"
#include "theme/floatingpanel.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShown = 200;
constexpr int kRecent = 8;

} // namespace

QuickAdd::QuickAdd(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"canvas.quickAdd"_s);
    setAccessibleName(tr("Add a task"));
    m_text->setObjectName(u"canvas.quickAdd.filter"_s);
    m_text->setPlaceholderText(tr("Job or server"));
    m_text->setAccessibleName(tr("Filter of jobs"));
    m_text->setClearButtonEnabled(true);
    m_list->setObjectName(u"canvas.quickAdd.jobs"_s);
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    layout->setSpacing(space::kUnit);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    setFocusProxy(m_text);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &QuickAdd::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this] { pick(false); });
    hide();
}

void QuickAdd::open(const FleetModel* fleet, const QPoint& at)
{
    m_jobs.clear();
    if (fleet) {
        for (const Server& server : fleet->servers()) {
            for (const AgentJob& job : fleet->jobs(server.name))
                m_jobs.append({server.name, job.name});
        }
    }
    std::stable_sort(m_jobs.begin(), m_jobs.end(), [this](const DroppedJob& a, const DroppedJob& b) {
        const auto rank = [this](const DroppedJob& job) {
            const qsizetype index = m_recent.indexOf(job);
            return index < 0 ? m_recent.size() : index;
        };
        return rank(a) < rank(b);
    });
    m_text->clear();
    filter({});
    resize(fontMetrics().averageCharWidth() * 46, fontMetrics().height() * 20);
    const QRect room = parentWidget()->rect().adjusted(8, 8, -8 - width(), -8 - height());
    QWidget::move(std::max(room.left(), std::min(at.x(), room.right())),
                  std::max(room.top(), std::min(at.y(), room.bottom())));
    show();
    raise();
    m_text->setFocus(Qt::PopupFocusReason);
}

void QuickAdd::paintEvent(QPaintEvent*)
{
    paintFloatingPanel(this);
}

void QuickAdd::filter(const QString& text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    for (const DroppedJob& job : std::as_const(m_jobs)) {
        const QString line = job.job + u" \u00b7 "_s + job.server;
        const bool fits = std::all_of(words.cbegin(), words.cend(), [&](const QString& word) {
            return line.contains(word, Qt::CaseInsensitive);
        });
        if (!fits)
            continue;
        auto* item = new QListWidgetItem(line, m_list);
        item->setSizeHint({0, std::max(space::kMinimumTarget, fontMetrics().height() + space::kRelated)});
        item->setData(Qt::UserRole, job.server);
        item->setData(Qt::UserRole + 1, job.job);
        if (m_list->count() == kShown)
            break;
    }
    if (m_list->count() == 0) {
        auto* item = new QListWidgetItem(
            m_jobs.isEmpty() ? tr("No job has been read from a server yet.") : tr("No job matches."), m_list);
        item->setFlags(Qt::NoItemFlags);
        return;
    }
    m_list->setCurrentRow(0);
}

void QuickAdd::pick(bool keepOpen)
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->flags() == Qt::NoItemFlags)
        return;
    const DroppedJob job{item->data(Qt::UserRole).toString(), item->data(Qt::UserRole + 1).toString()};
    remember(job);
    if (!keepOpen)
        close();
    Q_EMIT picked(job, keepOpen);
}

void QuickAdd::remember(const DroppedJob& job)
{
    m_recent.removeAll(job);
    m_recent.prepend(job);
    m_recent.resize(std::min<qsizetype>(m_recent.size(), kRecent));
}

void QuickAdd::close()
{
    if (!isVisible())
        return;
    // Before it is hidden: from a hidden widget the focus goes to the next in the chain, and the canvas would
    // step to its first task.
    parentWidget()->setFocus(Qt::PopupFocusReason);
    if (!isVisible())
        return; // losing the focus has closed it
    hide();
    Q_EMIT closed();
}

bool QuickAdd::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) { // never takes the focus back
        hide();
        Q_EMIT closed();
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<const QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(key->modifiers() & Qt::ControlModifier);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(0, m_list->currentRow() - 1));
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(m_list->count() - 1, m_list->currentRow() + 1));
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // nothing else to reach; Esc leaves
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace stellwerk
