// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/backgroundtasks.h"

#include <QTimer>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool isOver(BackgroundTasks::State state)
{
    return state != BackgroundTasks::State::Running && state != BackgroundTasks::State::Cancelling;
}

} // namespace

BackgroundTasks::BackgroundTasks(QObject* parent)
    : QAbstractListModel(parent)
{}

BackgroundTasks::Id BackgroundTasks::begin(const QString& title, std::function<void()> cancel)
{
    const Id id = ++m_last;
    m_new.push_back({id, title, {}, 0, 0, State::Running, std::move(cancel)});
    QTimer::singleShot(m_grace, this, [this, id] { show(id); });
    return id;
}

BackgroundTasks::Work* BackgroundTasks::find(Id id)
{
    for (std::vector<Work>* list : {&m_rows, &m_new}) {
        const auto found = std::ranges::find(*list, id, &Work::id);
        if (found != list->end())
            return &*found;
    }
    return nullptr;
}

void BackgroundTasks::show(Id id)
{
    const auto found = std::ranges::find(m_new, id, &Work::id);
    if (found == m_new.end())
        return;
    Work work = std::move(*found);
    m_new.erase(found);
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
    m_rows.push_back(std::move(work));
    endInsertRows();
    Q_EMIT changed();
}

void BackgroundTasks::tell(const Work* work)
{
    if (work < m_rows.data() || work >= m_rows.data() + m_rows.size())
        return; // not shown yet
    const QModelIndex row = index(int(work - m_rows.data()));
    Q_EMIT dataChanged(row, row);
    Q_EMIT changed();
}

void BackgroundTasks::setProgress(Id id, qint64 done, qint64 total, const QString& detail)
{
    Work* work = find(id);
    if (!work || isOver(work->state))
        return;
    const int before = permilleOf(*work);
    work->done = done;
    work->total = total;
    if (permilleOf(*work) == before && work->detail == detail)
        return; // a thousand steps are seen, not a million
    work->detail = detail;
    tell(work);
}

void BackgroundTasks::finish(Id id, const QString& detail)
{
    const Work* work = find(id);
    if (!work)
        return;
    end(id, work->state == State::Cancelling ? State::Cancelled : State::Finished, detail);
}

void BackgroundTasks::fail(Id id, const QString& error)
{
    end(id, State::Failed, error);
}

void BackgroundTasks::end(Id id, State state, const QString& detail)
{
    const auto waiting = std::ranges::find(m_new, id, &Work::id);
    if (waiting != m_new.end()) {
        if (state != State::Failed) {
            m_new.erase(waiting);
            return;
        }
        show(id);
    }
    Work* work = find(id);
    if (!work || isOver(work->state))
        return;
    work->state = state;
    work->detail = detail;
    work->cancel = {};
    tell(work);
    forgetOldest();
}

void BackgroundTasks::gone(Id id)
{
    std::erase_if(m_new, [id](const Work& work) { return work.id == id; });
    const auto found = std::ranges::find(m_rows, id, &Work::id);
    if (found != m_rows.end())
        remove(std::size_t(found - m_rows.begin()));
}

void BackgroundTasks::cancel(Id id)
{
    Work* work = find(id);
    if (!work || work->state != State::Running || !work->cancel)
        return;
    work->state = State::Cancelling;
    const std::function<void()> cancel = std::exchange(work->cancel, {});
    tell(work);
    cancel(); // may end it here and now
}

void BackgroundTasks::dismiss(Id id)
{
    if (const Work* work = find(id); work && isOver(work->state))
        gone(id);
}

void BackgroundTasks::dismissEnded()
{
    for (std::size_t row = m_rows.size(); row-- > 0;) {
        if (isOver(m_rows[row].state))
            remove(row);
    }
}

void BackgroundTasks::remove(std::size_t row)
{
    beginRemoveRows({}, int(row), int(row));
    m_rows.erase(m_rows.begin() + std::ptrdiff_t(row));
    endRemoveRows();
    Q_EMIT changed();
}

void BackgroundTasks::forgetOldest()
{
    auto over = std::ranges::count_if(m_rows, [](const Work& work) { return isOver(work.state); });
    for (std::size_t row = 0; row < m_rows.size() && over > kMostEnded;) {
        if (!isOver(m_rows[row].state)) {
            ++row;
            continue;
        }
        remove(row);
        --over;
    }
}

int BackgroundTasks::runningCount() const
{
    return int(std::ranges::count_if(m_rows, [](const Work& work) { return !isOver(work.state); }));
}

int BackgroundTasks::count(State state) const
{
    return int(std::ranges::count(m_rows, state, &Work::state));
}

int BackgroundTasks::permilleOf(const Work& work)
{
    return work.total < 1 ? -1 : int(std::clamp(double(work.done) / double(work.total), 0.0, 1.0) * 1000);
}

int BackgroundTasks::permille() const
{
    int sum = 0;
    int known = 0;
    for (const Work& work : m_rows) {
        const int own = permilleOf(work);
        if (own < 0 || isOver(work.state))
            continue;
        sum += own;
        ++known;
    }
    return known == 0 ? -1 : sum / known;
}

int BackgroundTasks::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant BackgroundTasks::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Work& work = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return work.title;
    case IdRole:
        return work.id;
    case StateRole:
        return int(work.state);
    case PermilleRole:
        return permilleOf(work);
    case DetailRole:
        return work.detail;
    case CancellableRole:
        return bool(work.cancel);
    default:
        return {};
    }
}

} // namespace stellwerk
